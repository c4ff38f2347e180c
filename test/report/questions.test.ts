import assert from "node:assert/strict";
import { test } from "node:test";
import type { Period } from "../../src/report/period/period.ts";
import { removeFaqEntry } from "../../src/store/texts/faq.ts";
import { sheetOf, valuesOf } from "./books.ts";
import { now, writeExample } from "./example.ts";
import { on, openLedger } from "./ledger.ts";

const november: Period = { first: "2026-11-01", last: "2026-11-30", unit: "month" };

test("the summary has how often each frequent question was asked, helped and did not, in its period", async (t) => {
  const ledger = openLedger(t);
  writeExample(ledger);
  const [delivery, hours, returns, gone] = ["=Доставка?", "Часы?", "Возврат?", "Скидка?"].map((question) =>
    ledger.question(question),
  );
  ledger.presses(delivery!, on("1 0:00") - 1, "helped");
  ledger.presses(delivery!, on("1 0:00"), "helped", "helped", "wrote", null);
  ledger.presses(delivery!, on("11 0:00"), "helped");
  ledger.presses(hours!, on("3 9:00"), "wrote");
  ledger.presses(gone!, on("4 9:00"), "helped");
  const goneEarlier = ledger.question("Адрес?");
  ledger.store.transaction((tx) => {
    removeFaqEntry(tx, gone!, on("5 9:00"));
    removeFaqEntry(tx, goneEarlier, on("1 0:00"));
  });
  const period: Period = { ...november, last: "2026-11-10", unit: "range" };
  const { book } = (await ledger.report("summary", period, now))!;
  assert.deepEqual(valuesOf(sheetOf(book, "Частые вопросы")), [
    ["Частый вопрос", "Спросили", "Помогло", "Написали нам"],
    ["=Доставка?", 4, 2, 1],
    ["Часы?", 1, 0, 1],
    ["Возврат?", 0, 0, 0],
    ["Скидка?", 1, 1, 0],
    ["Итого", 6, 3, 2],
  ]);
  assert.ok(returns);
  const explained = valuesOf(sheetOf(book, "Как это считается")).map(([name]) => name);
  assert.ok(explained.includes("Частый вопрос"));
});

test("a report on one desk has no frequent questions, nor one of a team that has none", async (t) => {
  const ledger = openLedger(t);
  writeExample(ledger);
  const names = async (deskId: number | null) => {
    const { book } = (await ledger.report("summary", november, now, { deskId }))!;
    const explained = valuesOf(sheetOf(book, "Как это считается")).map(([name]) => name);
    return [
      book.worksheets.some(({ name }) => name === "Частые вопросы"),
      explained.includes("Частый вопрос"),
    ];
  };
  assert.deepEqual(await names(null), [false, false]);
  ledger.question("Часы?");
  assert.deepEqual(await names(null), [true, true]);
  assert.deepEqual(await names(1), [false, false]);
});

test("questions alone are worth a summary, which then has no charts", async (t) => {
  const ledger = openLedger(t);
  const hours = ledger.question("Часы?");
  assert.equal(await ledger.report("summary", november, now), undefined);
  ledger.presses(hours, on("3 9:00"), "helped");
  const { book } = (await ledger.report("summary", november, now))!;
  assert.deepEqual(valuesOf(sheetOf(book, "Частые вопросы"))[1], ["Часы?", 1, 1, 0]);
  assert.equal(valuesOf(sheetOf(book, "Итоги"))[1]![1], 0);
  assert.ok(book.worksheets.every(({ name }) => name !== "Графики"));
});
