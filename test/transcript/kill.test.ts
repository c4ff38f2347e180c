import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { openProcessDesk } from "../durability/process-desk.ts";
import { until } from "../support/until.ts";
import { photo } from "../telegram/actors.ts";

test("killed while it loads a transcript's files, the bot leaves none behind, and the transcript comes once", async (t) => {
  const desk = await openProcessDesk(t);
  const bot = await desk.setUp();
  const { olga, telegram } = desk;
  await olga.starts();
  await telegram.client("Анна").sends(photo("вопрос"));
  await desk.settles();
  const files = () => readdirSync(desk.directory).filter((name) => !/^(topicdesk|lock)\.db/.test(name));
  const before = files();
  const heal = telegram.faults.latency(15_000, { method: "download" });
  await olga.writes("/transcript 1");
  await until(() => telegram.calls.count("download") === 1, "nothing is loaded");
  assert.deepEqual(files(), before, "a transcript is no file on the disk");
  await bot.kill();
  heal();
  await desk.start();
  await olga.sees(({ content }) => content.document?.file_name === "topicdesk-ticket-1.html");
  await desk.settles();
  const sent = olga.messages.filter(({ content }) => content.document !== undefined);
  assert.equal(sent.length, 1);
  assert.deepEqual(files(), before);
});
