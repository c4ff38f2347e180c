import assert from "node:assert/strict";
import { test } from "node:test";
import { sheetOf, valuesOf } from "./books.ts";
import { on, openLedger } from "./ledger.ts";

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
