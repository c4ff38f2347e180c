import assert from "node:assert/strict";
import { test } from "node:test";
import { on, openLedger } from "./ledger.ts";

const november = { first: "2026-11-01", last: "2026-11-30", unit: "month" } as const;

test("a printed page is no wider than can be read, and names its rows", async (t) => {
  const ledger = openLedger(t);
  ledger.opens(1, on("3 9:00"));
  ledger.claims(1, 1, on("3 9:05"));
  for (const kind of ["tickets", "staff"] as const) {
    const { book } = (await ledger.report(kind, november, on("25 12:00")))!;
    const [sheet] = book.worksheets;
    const width = sheet!.columns.reduce((sum, column) => sum + (column.width ?? 0), 0);
    const { fitToWidth, printTitlesRow, printTitlesColumn } = sheet!.pageSetup;
    assert.ok(width / fitToWidth! < 200, `${kind}: ${width} characters on ${fitToWidth} pages`);
    // exceljs reads titles of both kinds as one of them.
    assert.ok(printTitlesRow !== undefined || printTitlesColumn !== undefined, kind);
  }
});
