import assert from "node:assert/strict";
import { test } from "node:test";
import { saveNorms } from "../../src/store/desks/norms.ts";
import { staffColumns } from "../../src/report/staff/sheets.ts";
import { ask } from "../contract/conversation.ts";
import { TestClock } from "../support/clock.ts";
import { openDesk } from "../support/desk.ts";
import { read, rowsOf, sheetOf, valuesOf } from "./books.ts";
import { on, openLedger } from "./ledger.ts";

const hour = 3_600_000;
const norms = { firstReply: hour, nextReply: hour, closing: hour };
const days = { first: "2026-11-03", last: "2026-11-05", unit: "range" } as const;

test("a message that opens a ticket again counts on the day of its date, though the bot got it after midnight", async (t) => {
  const ledger = openLedger(t);
  ledger.opens(1, on("3 9:00"));
  ledger.closes(1, 1, on("3 10:00"));
  ledger.reopens(1, "client", on("4 0:10"), on("3 23:50"));
  // Written before the closing that it came after: it was open all the time.
  ledger.opens(2, on("3 9:00"));
  ledger.closes(2, 1, on("4 0:05"));
  ledger.reopens(2, "client", on("4 0:10"), on("3 23:50"));
  const { book } = (await ledger.report("summary", days, on("5 12:00")))!;
  const rows = valuesOf(sheetOf(book, "По дням")).slice(1, 4);
  assert.deepEqual(
    rows.map((row) => row.slice(1)),
    [
      [2, 1, 2],
      [0, 1, 2],
      [0, 0, 2],
    ],
  );
});

test("an answer from before an outage claims its ticket on the day of its date, and so does what it lets pass", async (t) => {
  const clock = new TestClock(on("20 23:30"));
  const desk = await openDesk(t, { clock });
  const { olga, boris, telegram } = desk;
  await olga.starts();
  await olga.writes("/settings stop_words казино");
  await desk.settles();
  const { manager } = await ask(desk);
  const suspicious = await ask(desk, "Ваше казино", "Вера");
  await desk.stop();
  clock.advance(10 * 60_000);
  await manager.writes("Ответ");
  await suspicious.manager.writes("Это не к нам");
  clock.advance(40 * 60_000);
  await desk.start();
  await desk.settles();
  const counted = async (day: string) => {
    await olga.writes(`/report staff ${day}`);
    const { content } = await olga.sees(
      (message) => message.content.document?.file_name === `topicdesk-staff-${day.replace(" ", "_")}.xlsx`,
    );
    const { bytes } = telegram.world.files.find(content.document!.file_id)!;
    const rows = rowsOf(
      sheetOf(await read(bytes!), "Сотрудники"),
      staffColumns(String).map(({ key }) => key),
    );
    await desk.settles();
    return rows.find(({ manager: name }) => name === boris.account.first_name);
  };
  const before = (await counted("2026-11-20"))!;
  assert.deepEqual([before["tickets_taken"], before["replies"]], [2, 2]);
  const both = (await counted("2026-11-20 2026-11-21"))!;
  assert.deepEqual([both["active_days"], both["last_action_at"]], [1, "2026-11-20 23:40"]);
});

test("what ran out after an answer had claimed the ticket belongs to whoever answered, though the bot was down", async (t) => {
  const ledger = openLedger(t);
  ledger.opens(1, on("3 9:00"));
  ledger.replies(1, 1, on("3 9:30"));
  ledger.claims(1, 1, on("3 12:00"), on("3 9:30"));
  ledger.store.transaction((tx) => saveNorms(tx, 1, norms));
  const { book } = (await ledger.report("staff", days, on("5 12:00")))!;
  const rows = rowsOf(
    sheetOf(book, "Сотрудники"),
    staffColumns(String).map(({ key }) => key),
  );
  const overdue = rows.filter((row) => row["overdue_closings"] !== 0).map((row) => row["manager"]);
  assert.deepEqual(overdue, ["Борис"]);
});
