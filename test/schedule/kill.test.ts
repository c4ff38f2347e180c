import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import Sqlite from "better-sqlite3";
import { openProcessDesk } from "../durability/process-desk.ts";
import { until } from "../support/until.ts";

const hour = 3_600_000;
const day = 24 * hour;
/** How far Moscow is ahead of UTC. */
const moscow = 3 * hour;

test("killed while it sends what was due, the bot sends it after all, and what has come does not come again", async (t) => {
  const desk = await openProcessDesk(t);
  let bot = await desk.setUp();
  await desk.olga.starts();
  await desk.telegram.client("Анна").writes("вопрос");
  await desk.olga.writes("/schedule report summary month 0 9 1 1 *");
  await desk.olga.sees(/^Расписание №1/);
  await desk.settles();
  await bot.kill();
  // In the month of the question, or its report would be empty and no file.
  const due = Math.max(Date.now() - 3 * day, startOfMonth(Date.now()));
  const connection = new Sqlite(join(desk.directory, "topicdesk.db"));
  connection.prepare("UPDATE schedules SET due_at = ?").run(due);
  connection.close();
  const heal = desk.telegram.faults.hangBefore({ method: "sendDocument" });
  bot = await desk.start();
  const next = () => desk.read<{ due_at: number }>("SELECT due_at FROM schedules")[0]!.due_at;
  await until(() => next() > Date.now(), "nothing is due");
  await until(() => desk.telegram.calls.count("sendDocument") === 1, "no report is sent");
  await bot.kill();
  heal();
  bot = await desk.start();
  await desk.olga.sees(/^Отчёт «сводка»[\s\S]*Расписание №1/);
  await desk.settles();
  const sent = desk.telegram.calls.count("sendDocument");
  await bot.kill();
  await desk.start();
  await desk.settles();
  assert.equal(desk.telegram.calls.count("sendDocument"), sent);
});

/** The beginning of the month in Moscow, in milliseconds since the Unix epoch. */
function startOfMonth(now: number): number {
  const there = new Date(now + moscow);
  return Date.UTC(there.getUTCFullYear(), there.getUTCMonth()) - moscow;
}
