import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { openProcessDesk } from "../durability/process-desk.ts";
import { until } from "../support/until.ts";

const day = 24 * 3_600_000;

test("killed before the pictures arrive, the bot draws them again and sends them once", async (t) => {
  const desk = await openProcessDesk(t);
  const bot = await desk.setUp();
  await desk.olga.starts();
  await desk.telegram.client("Анна").writes("вопрос");
  await desk.settles();
  const files = () => readdirSync(desk.directory).filter((name) => !/^(topicdesk|lock)\.db/.test(name));
  const before = files();
  const heal = desk.telegram.faults.hangBefore({ method: "sendMediaGroup" });
  // Of a single day there would be one picture, and no album.
  await desk.olga.writes(`/stats ${dayInMoscow(Date.now() - 7 * day)} ${dayInMoscow(Date.now())}`);
  await until(() => desk.telegram.calls.count("sendMediaGroup") === 1, "no pictures are sent");
  await bot.kill();
  heal();
  await desk.start();
  await desk.olga.sees(/^Статистика:/);
  await desk.settles();
  const captions = desk.olga.messages.filter(({ content }) => content.caption?.startsWith("Статистика:"));
  assert.equal(captions.length, 1);
  assert.deepEqual(files(), before, "a picture is no file on the disk");
});

function dayInMoscow(at: number): string {
  return new Date(at + 3 * 3_600_000).toISOString().slice(0, 10);
}
