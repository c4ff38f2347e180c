import assert from "node:assert/strict";
import { test } from "node:test";
import { merge } from "../../src/handle/merge/merge.ts";
import { findTicket } from "../../src/store/tickets/tickets.ts";
import { staffColumns } from "../../src/report/staff/sheets.ts";
import { ticketColumns } from "../../src/report/tickets/sheet.ts";
import { rowsOf, sheetOf } from "./books.ts";
import { type Ledger, on, openLedger, timeZone } from "./ledger.ts";

const staffKeys = staffColumns(String).map(({ key }) => key);

test("a reply stays in its month when its ticket was joined into one that was opened later", async (t) => {
  const ledger = openLedger(t);
  ledger.opens(1, on("3 9:00"));
  ledger.claims(1, 1, on("3 9:05"));
  ledger.replies(1, 1, on("3 9:05"));
  ledger.calls(1, 1, on("3 9:30"));
  ledger.opens(2, on("20 9:00"));
  join(ledger, 1, 2, on("20 9:10"));
  const week = { first: "2026-11-02", last: "2026-11-08", unit: "week" } as const;
  const { book } = (await ledger.report("staff", week, on("25 12:00")))!;
  const [boris] = rowsOf(sheetOf(book, "Сотрудники"), staffKeys);
  assert.deepEqual(
    ["manager", "replies", "calls", "first_action_at", "last_action_at"].map((key) => boris![key]),
    ["Борис", 2, 1, "2026-11-03 09:05", "2026-11-03 09:30"],
  );
});

test("a call counts as the first reply though the server's clock is behind Telegram's", async (t) => {
  const ledger = openLedger(t);
  ledger.opens(1, on("3 9:00:40"));
  ledger.calls(1, 1, on("3 9:00:20"));
  ledger.replies(1, 1, on("3 11:00"));
  const day = { first: "2026-11-03", last: "2026-11-03", unit: "day" } as const;
  const { book } = (await ledger.report("tickets", day, on("25 12:00")))!;
  const keys = ticketColumns("ru", String).map(({ key }) => key);
  const [row] = rowsOf(sheetOf(book, "Обращения"), keys);
  assert.deepEqual([row!["first_reply_at"], row!["first_reply_min"]], ["2026-11-03 09:00", 0]);
});

test("a reply of a joined ticket from before is not the first one of the ticket that was opened later", async (t) => {
  const ledger = openLedger(t);
  ledger.opens(1, on("3 9:00"));
  ledger.replies(1, 1, on("3 9:05"));
  ledger.opens(2, on("3 10:00"));
  join(ledger, 1, 2, on("3 10:10"));
  ledger.replies(2, 2, on("3 10:20"));
  const day = { first: "2026-11-03", last: "2026-11-03", unit: "day" } as const;
  const { book } = (await ledger.report("tickets", day, on("25 12:00")))!;
  const keys = ticketColumns("ru", String).map(({ key }) => key);
  const rows = rowsOf(sheetOf(book, "Обращения"), keys);
  assert.deepEqual(
    rows.map((row) => [row["number"], row["first_reply_min"], row["manager_messages"]]),
    [[2, 20, 2]],
  );
});

function join({ store }: Ledger, from: number, into: number, now: number): void {
  store.transaction((tx) => {
    const handling = { tx, now, teamLanguage: "ru", timeZone, botUsername: "bot" } as const;
    merge(handling, findTicket(tx, from)!, findTicket(tx, into)!, { kind: "manager", id: 1 });
  });
}
