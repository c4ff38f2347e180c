import assert from "node:assert/strict";
import { test } from "node:test";
import type { Period } from "../../src/report/period/period.ts";
import { staffColumns } from "../../src/report/staff/sheets.ts";
import { findManagers } from "../../src/store/people/managers.ts";
import { endShift, findLastShift, startShift } from "../../src/store/people/shifts.ts";
import { rowsOf, sheetOf } from "./books.ts";
import { now, writeExample } from "./example.ts";
import { type Ledger, openLedger } from "./ledger.ts";

const november: Period = { first: "2026-11-01", last: "2026-11-30", unit: "month" };

const hour = 3_600_000;

test("worked hours are the part of each shift within the period, one that goes on up to now", async (t) => {
  const ledger = openLedger(t);
  writeExample(ledger);
  const [boris, vera] = ["Борис", "Вера"].map((name) => idOf(ledger, name));
  const begin = Date.parse("2026-11-01T00:00:00+03:00");
  works(ledger, boris!, begin - 20 * hour, begin - 10 * hour);
  works(ledger, boris!, begin - 2 * hour, begin + 3 * hour);
  works(ledger, boris!, begin + 100 * hour, begin + 104.5 * hour);
  works(ledger, vera!, now - 1.5 * hour, null);
  const report = (await ledger.report("staff", november, now))!;
  const rows = rowsOf(
    sheetOf(report.book, "Сотрудники"),
    staffColumns(String).map(({ key }) => key),
  );
  const worked = new Map(rows.map(({ manager, worked_h }) => [manager, worked_h]));
  const hoursOf = (name: string) => Math.round(Number(worked.get(name)) * 24 * 100) / 100;
  assert.equal(hoursOf("Борис"), 7.5);
  assert.equal(hoursOf("Вера"), 1.5);
  assert.equal(worked.get("никто"), null);
});

function idOf({ store }: Ledger, name: string): number {
  return findManagers(store).find(({ firstName }) => firstName === name)!.id;
}

function works({ store }: Ledger, managerId: number, startedAt: number, endedAt: number | null): void {
  store.transaction((tx) => {
    startShift(tx, managerId, startedAt);
    const { id } = findLastShift(tx, managerId)!;
    if (endedAt !== null) endShift(tx, id, { endedAt, isForgotten: false });
  });
}
