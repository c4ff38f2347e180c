import assert from "node:assert/strict";
import { test } from "node:test";
import type { Chart } from "../../src/report/charts/chart.ts";
import type { Period } from "../../src/report/period/period.ts";
import { readFrom } from "../../src/report/source/reading.ts";
import { everything, type ReportFilter } from "../../src/report/request.ts";
import { staffColumns } from "../../src/report/staff/sheets.ts";
import { tellStats } from "../../src/report/stats/make.ts";
import { dayColumns, hourColumns, starColumns } from "../../src/report/summary/sheets.ts";
import { ticketColumns } from "../../src/report/tickets/sheet.ts";
import { rowsOf, sheetOf } from "../report/books.ts";
import { now, setNorms, writeExample } from "../report/example.ts";
import { type Ledger, on, openLedger, timeZone } from "../report/ledger.ts";

const november: Period = { first: "2026-11-01", last: "2026-11-30", unit: "month" };
const minute = 60_000;

type Kind = Chart["kind"];

/** What the pictures of a period show, by their kind. */
function chartsOf(ledger: Ledger, period: Period, at = now, filter: Partial<ReportFilter> = {}) {
  const all = { ...everything, ...filter };
  const constant = { language: "ru", timeZone, lowRating: 3, now: at } as const;
  const { context, source } = readFrom(ledger.store, constant, all);
  const told = tellStats({ period, filter: all }, context, source);
  return {
    finding: told?.finding ?? null,
    kinds: told?.charts.map(({ kind }) => kind) ?? [],
    of: <Wanted extends Kind>(kind: Wanted) => {
      const chart = told?.charts.find((each) => each.kind === kind);
      assert.ok(chart, `no picture of ${kind}`);
      return chart as Extract<Chart, { kind: Wanted }>;
    },
  };
}

test("what is drawn is what the workbooks say", async (t) => {
  const ledger = openLedger(t);
  setNorms(ledger);
  writeExample(ledger);
  const charts = chartsOf(ledger, november);
  assert.deepEqual(charts.kinds, ["load", "heat", "times", "ratings", "staff"]);
  const { book } = (await ledger.report("summary", november, now))!;
  const rows = (name: string, columns: readonly { key: string }[], of = book) =>
    rowsOf(
      sheetOf(of, name),
      columns.map(({ key }) => key),
    );

  const days = rows("По дням", dayColumns);
  const { opened, closed, backlog } = charts.of("load");
  assert.deepEqual(
    [opened, closed, backlog].map(({ values }) => values),
    ["opened", "closed_that_day", "backlog"].map((key) => days.map((day) => day[key])),
  );
  assert.deepEqual(
    [opened, closed, backlog].map(({ name }) => name),
    ["Открыто: 17", "Закрыто: 13", "Остаётся открыто: 6"],
  );

  const hours = new Map(
    rows("По часам", hourColumns).map((row) => [`${String(row["hour"])}:00`, row["client_messages"]]),
  );
  const { rows: busy, totals } = charts.of("heat");
  for (const { label, counts } of busy) {
    assert.equal(sum(counts), hours.get(label), label);
    hours.delete(label);
  }
  assert.equal(sum([...hours.values()].map(Number)), 0, "an hour with messages is not drawn");
  // By hand: 1, 4, 6, 9, 15 on Mondays; 3, 5, 10, 11, 12, 17, 18 on Tuesdays; 13, 14; 7, 8; 2.
  assert.deepEqual(totals, [9, 7, 2, 2, 1, 0, 0]);

  const stars = rows("Оценки", starColumns).toReversed();
  assert.deepEqual(
    charts.of("ratings").rows.map(({ stars: given, count }) => [given, count]),
    stars.map((row) => [row["stars"], row["tickets"]]),
  );
  assert.equal(charts.of("ratings").average, "3,5");

  const staff = (await ledger.report("staff", november, now))!;
  const work = rows("Сотрудники", staffColumns(String), staff.book).map((row) =>
    [row["manager"], row["replies"], row["tickets_closed"]].join(" "),
  );
  assert.deepEqual(
    charts
      .of("staff")
      .rows.map(({ name, replies, closed: ended }) => [name, replies, ended].join(" "))
      .toSorted((one, other) => one.localeCompare(other)),
    work.toSorted((one, other) => one.localeCompare(other)),
  );

  const tickets = (await ledger.report("tickets", november, now))!;
  const keys = ticketColumns("ru", String);
  const replies = Map.groupBy(
    rows("Обращения", keys, tickets.book).filter((row) => row["first_reply_min"] !== null),
    (row) => String(row["opened_at"]).slice(0, 10),
  );
  const { median, p90 } = charts.of("times");
  for (const [index, day] of days.entries()) {
    const times = (replies.get(String(day["day"]).slice(0, 10)) ?? [])
      .map((row) => Number(row["first_reply_min"]))
      .toSorted((one, other) => one - other);
    const middle = times.length / 2;
    const half = (times[Math.ceil(middle) - 1]! + times[Math.floor(middle)]!) / 2;
    assert.equal(median.values[index], times.length === 0 ? null : half, `median of ${String(day["day"])}`);
    assert.equal(p90.values[index], times[Math.ceil(times.length * 0.9) - 1] ?? null);
  }
});

test("of a day the hours are shown, of a long time the weeks and the months, with the same sums", (t) => {
  const ledger = openLedger(t);
  writeExample(ledger);
  ledger.opens(19, Date.parse("2025-01-31T21:30:00Z"));
  for (const [period, title, labels, counts] of [
    [
      { first: "2026-11-16", last: "2026-11-16", unit: "day" },
      "Обращения по часам",
      [
        "0:00",
        "1:00",
        "2:00",
        "3:00",
        "4:00",
        "5:00",
        "6:00",
        "7:00",
        "8:00",
        "9:00",
        "10:00",
        "11:00",
        "12:00",
      ],
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1],
    ],
    [
      range("2026-11-14", "2026-11-17"),
      "Обращения по дням",
      ["сб 14", "вс 15", "пн 16", "вт 17"],
      [0, 0, 3, 2],
    ],
    [range("2026-10-31", "2026-11-17"), "Обращения по дням", ["31 окт.", "1 нояб."], [1, 0]],
    [range("2026-09-30", "2026-11-30"), "Обращения по неделям", ["30 сент.", "5 окт."], [0, 0]],
    [range("2025-02-01", "2026-11-30"), "Обращения по месяцам", ["февр. 2025", "март"], [1, 0]],
  ] as const) {
    const load = chartsOf(ledger, period).of("load");
    assert.equal(load.title, title);
    assert.deepEqual(load.labels.map((lines) => lines.join(" ")).slice(0, labels.length), labels);
    assert.deepEqual(load.opened.values.slice(0, counts.length), counts);
    assert.equal(load.opened.name, `Открыто: ${sum(load.opened.values)}`);
  }
});

test("a picture with nothing to compare is left out", (t) => {
  const ledger = openLedger(t);
  const day = { first: "2026-11-20", last: "2026-11-20", unit: "day" } as const;
  assert.deepEqual(chartsOf(ledger, day).kinds, []);
  ledger.opens(1, on("20 10:00"));
  assert.deepEqual(chartsOf(ledger, day).kinds, ["load"]);
  ledger.claims(1, 1, on("20 10:10"));
  ledger.replies(1, 1, on("20 10:10"));
  assert.deepEqual(chartsOf(ledger, day).kinds, ["load"]);
  ledger.opens(2, on("20 11:00"));
  ledger.claims(2, 2, on("20 11:10"));
  ledger.replies(2, 2, on("20 11:10"));
  assert.deepEqual(chartsOf(ledger, day).kinds, ["load", "times", "staff"]);
  assert.deepEqual(chartsOf(ledger, november).kinds, ["load", "heat", "staff"]);
  assert.deepEqual(chartsOf(ledger, november, now, { managerId: 1 }).kinds, ["load", "heat"]);
  assert.deepEqual(chartsOf(ledger, november, now, { deskId: 2 }).kinds, []);
});

test("of thirty managers the busiest are named and the others are counted together", (t) => {
  const ledger = openLedger(t);
  const names = ["😀 Лена 🇷🇺", "\u202Eмарк", "Ж".repeat(200), "👍🏽", "  Ян\n Два "];
  for (let id = 3; id <= 30; id += 1) ledger.manager(id, names[id - 3] ?? `Менеджер ${id}`);
  let ticket = 0;
  for (let id = 1; id <= 30; id += 1)
    for (let done = 0; done < 40 - id; done += 1) {
      ticket += 1;
      const at = on("16 10:00") + ticket * minute;
      ledger.opens(ticket, at);
      ledger.claims(ticket, id, at);
      ledger.replies(ticket, id, at);
      if (id > 15) ledger.closes(ticket, id, at + 2 * minute);
      if (id === 29 || id === 30) ledger.rates(ticket, id === 29 ? 5 : 2, at + 3 * minute);
    }
  const { rows, replies, closed } = chartsOf(ledger, november).of("staff");
  assert.deepEqual(
    rows.map(({ name }) => name),
    [
      "Борис",
      "Вера",
      "Лена",
      "марк",
      "Ж".repeat(200),
      "👍🏽",
      "Ян Два",
      "Менеджер 8",
      "Ещё 22 сотрудника вместе",
    ],
  );
  assert.deepEqual(
    rows.slice(0, 3).map((row) => row.replies),
    [39, 38, 37],
  );
  assert.equal(replies, `Ответы: ${sum(rows.map((row) => row.replies))}`);
  assert.equal(closed, `Закрыто: ${sum(rows.map((row) => row.closed))}`);
  // Eleven fives and ten twos.
  assert.equal(rows.at(-1)!.rating, "3,6");
});

function range(first: string, last: string): Period {
  return { first, last, unit: "range" };
}

function sum(numbers: readonly (number | null)[]): number {
  return numbers.reduce<number>((all, number) => all + (number ?? 0), 0);
}
