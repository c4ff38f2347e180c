import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { fill, placeholders } from "../../src/ticket/template.ts";

const values = { name: "Анна", manager: "Борис", ticket: "12" };

for (const [written, named, unnamed] of [
  ["Здравствуйте, {name}!", "Здравствуйте, Анна!", "Здравствуйте!"],
  ["{name}, добрый день!", "Анна, добрый день!", "Добрый день!"],
  ["Привет! {name}, это {manager}.", "Привет! Анна, это Борис.", "Привет! Это Борис."],
  ["Для вас, {name}, скидка", "Для вас, Анна, скидка", "Для вас, скидка"],
  ["Уважаемая {name} ждёт ответа", "Уважаемая Анна ждёт ответа", "Уважаемая ждёт ответа"],
  ["{name}! Спасибо.", "Анна! Спасибо.", "Спасибо."],
  ["Добрый день\n{name}, заказ №{ticket}", "Добрый день\nАнна, заказ №12", "Добрый день\nЗаказ №12"],
  ["{name}", "Анна", ""],
  ["{name} {name}", "Анна Анна", ""],
  ["{другое} {Name}", "{другое} {Name}", "{другое} {Name}"],
  ["<b>{name}</b>", "<b>Анна</b>", "<b></b>"],
] as const)
  test(`«${written.replaceAll("\n", "⏎")}» with and without a name`, () => {
    assert.equal(fill(written, [], values).text, named);
    assert.equal(fill(written, [], { ...values, name: null }).text, unnamed);
  });

test("formatting stays on its words, whatever is filled in before and within it", () => {
  const text = "{name}, это 👍 {manager}: жирно";
  const bold = { type: "bold", offset: text.indexOf("жирно"), length: 5 };
  const whole = { type: "italic", offset: text.indexOf("{manager}"), length: "{manager}".length };
  const covered = (name: string | null) => {
    const filled = fill(text, [whole, bold], { ...values, name });
    return filled.formatting.map(({ offset, length }) => filled.text.slice(offset, offset + length));
  };
  assert.deepEqual(covered("Анна-Мария"), ["Борис", "жирно"]);
  assert.deepEqual(covered(null), ["Борис", "жирно"]);
  const lost = fill("Да, {name}!", [{ type: "bold", offset: 4, length: 6 }], { ...values, name: null });
  assert.deepEqual(lost, { text: "Да!", formatting: [] });
});

test("whatever is written, formatting stays within the words, and no placeholder is left", () => {
  const piece = fc.constantFrom(
    "{name}",
    "{manager}",
    "{ticket}",
    "a",
    " ",
    ", ",
    "👍",
    "\n",
    "Да.",
    "{",
    "}",
  );
  const spans = fc.array(fc.record({ offset: fc.nat(30), length: fc.integer({ min: 1, max: 30 }) }));
  const given = fc.record({ pieces: fc.array(piece, { maxLength: 12 }), spans, hasName: fc.boolean() });
  fc.assert(
    fc.property(given, ({ pieces, spans: wanted, hasName }) => {
      const text = pieces.join("");
      const formatting = wanted.filter(({ offset, length }) => offset + length <= text.length);
      const filled = fill(text, formatting, { ...values, name: hasName ? "Анна" : null });
      for (const { offset, length } of filled.formatting) {
        assert.ok(offset >= 0 && length > 0 && offset + length <= filled.text.length, JSON.stringify(filled));
      }
      for (const name of placeholders) assert.ok(!filled.text.includes(`{${name}}`) || text.includes("{{"));
    }),
  );
});
