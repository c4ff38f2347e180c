import assert from "node:assert/strict";
import { test } from "node:test";
import type { Period } from "../../src/report/period.ts";
import {
  addFaqAsking,
  addFaqEntry,
  findFaqAsking,
  removeFaqEntry,
  saveFaqOutcome,
} from "../../src/store/faq.ts";
import type { FaqOutcome } from "../../src/store/schema.ts";
import { sheetOf, valuesOf } from "./books.ts";
import { now, writeExample } from "./example.ts";
import { type Ledger, on, openLedger } from "./ledger.ts";

const november: Period = { first: "2026-11-01", last: "2026-11-30", unit: "month" };

test("the summary has how often each frequent question was asked, helped and did not, in its period", async (t) => {
  const ledger = openLedger(t);
  writeExample(ledger);
  const [delivery, hours, returns, gone] = ["=Доставка?", "Часы?", "Возврат?", "Скидка?"].map((question) =>
    adds(ledger, question),
  );
  asks(ledger, delivery!, on("1 0:00") - 1, "helped");
  asks(ledger, delivery!, on("1 0:00"), "helped", "helped", "wrote", null);
  asks(ledger, delivery!, on("11 0:00"), "helped");
  asks(ledger, hours!, on("3 9:00"), "wrote");
  asks(ledger, gone!, on("4 9:00"), "helped");
  const goneEarlier = adds(ledger, "Адрес?");
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
  adds(ledger, "Часы?");
  assert.deepEqual(await names(null), [true, true]);
  assert.deepEqual(await names(1), [false, false]);
});

test("questions alone are worth a summary, which then has no charts", async (t) => {
  const ledger = openLedger(t);
  const hours = adds(ledger, "Часы?");
  assert.equal(await ledger.report("summary", november, now), undefined);
  asks(ledger, hours, on("3 9:00"), "helped");
  const { book } = (await ledger.report("summary", november, now))!;
  assert.deepEqual(valuesOf(sheetOf(book, "Частые вопросы"))[1], ["Часы?", 1, 1, 0]);
  assert.equal(valuesOf(sheetOf(book, "Итоги"))[1]![1], 0);
  assert.ok(book.worksheets.every(({ name }) => name !== "Графики"));
});

function adds({ store }: Ledger, question: string): number {
  const answer = {
    kind: "text",
    text: "Так",
    entities: null,
    fileId: null,
    isCaptionAbove: false,
    hasSpoiler: false,
  } as const;
  return store.transaction((tx) => addFaqEntry(tx, { question, answer }));
}

/** The client presses the question once for each outcome, a minute apart. */
function asks({ store }: Ledger, id: number, at: number, ...outcomes: (FaqOutcome | null)[]): void {
  store.transaction((tx) => {
    for (const [index, outcome] of outcomes.entries()) {
      addFaqAsking(tx, id, 100, at + index * 60_000);
      if (outcome !== null) saveFaqOutcome(tx, findFaqAsking(tx, id, 100)!.id, outcome);
    }
  });
}
