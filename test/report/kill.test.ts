import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import Sqlite from "better-sqlite3";
import { openProcessDesk } from "../durability/process-desk.ts";
import { until } from "../support/until.ts";

test("killed while it makes a report, the bot leaves no file behind, and the admin gets it all the same", async (t) => {
  const desk = await openProcessDesk(t);
  const bot = await desk.setUp();
  await desk.olga.starts();
  await desk.telegram.client("Анна").writes("вопрос");
  await desk.settles();
  const files = () => readdirSync(desk.directory).filter((name) => !/^(topicdesk|lock)\.db/.test(name));
  const before = files();
  const heal = desk.telegram.faults.hangBefore({ method: "sendDocument" });
  await desk.olga.writes("/report tickets");
  await until(() => desk.telegram.calls.count("sendDocument") === 1, "no report is sent");
  assert.deepEqual(files(), before, "a report is no file on the disk");
  const told = () => desk.olga.messages.filter(({ content }) => content.text?.startsWith("⏳"));
  await until(() => told().length === 1, "nobody says that the report is being made");
  await until(() => isShownKnown(desk.directory), "the bot does not keep which message says it");
  await bot.kill();
  heal();
  await desk.start();
  await desk.olga.sees(/^Отчёт «обращения»/);
  await until(() => told().length === 0, "it is said for ever that the report is being made");
  await desk.settles();
  assert.deepEqual(files(), before);
});

/** Whether the bot has kept the id of the message that says how far the report is. A kill before leaves it there. */
function isShownKnown(directory: string): boolean {
  const database = new Sqlite(join(directory, "topicdesk.db"), { readonly: true });
  const kept = database
    .prepare("SELECT count(*) FROM outbox WHERE lane LIKE 'making:%' AND effect LIKE '%shownId%'")
    .pluck()
    .get();
  database.close();
  return kept === 1;
}
