import assert from "node:assert/strict";
import { test } from "node:test";
import { excerptOf, findMatches, partsOf, readSearch } from "../../src/ticket/search.ts";

for (const [written, text, marked] of [
  ["возврат", "Хочу ВОЗВРАТ денег", "Хочу [ВОЗВРАТ] денег"],
  ["озвра", "Хочу возврат", "Хочу в[озвра]т"],
  ["еще", "Ещё ЕЩЁ еще", "[Ещё] [ЕЩЁ] [еще]"],
  ["Ёлка", "елка и ёлка", "[елка] и [ёлка]"],
  ["деньги возврат", "Возврат: где деньги?", "[Возврат]: где [деньги]?"],
  ["деньги возврат", "Где деньги?", undefined],
  ["не пришёл", "Заказ не пришел", "Заказ [не] [пришел]"],
  ["«возврат»", "Нужен возврат", "Нужен [возврат]"],
  ["воз AND", "возврат", undefined],
  ["ORD-123", "мой ord-123!", "мой [ord-123]!"],
  ["@anna", "пишите @Anna_K", "пишите [@Anna]_K"],
  ["@anna", "Suzanna", undefined],
  ["a@b.com", "почта A@B.COM.", "почта [A@B.COM]."],
  ["89123456789", "тел. +7 (912) 345-67-89", "тел. +7 ([912) 345-67-89]"],
  ["+7 912 345-67-89", "8(912)3456789, звоните", "8([912)3456789], звоните"],
  ["+7 912 345", "8 912 345 67 89", "8 [912 345] 67 89"],
  ["67-89", "345-67-89", "345-[67-89]"],
  ["6789", "345-67-89", "345-[67-89]"],
  ["6789", "67, 89", undefined],
  ["№4567", "Заказ 4567", "Заказ [4567]"],
  ["İstanbul", "в İSTANBUL", "в [İSTANBUL]"],
  ["ab", "abcabab", "[ab]c[abab]"],
  ["abc bcd", "xabcdx", "x[abcd]x"],
] as const)
  test(`«${written}» in «${text}»`, () => {
    const matches = findMatches(readSearch(written), text);
    assert.equal(matches && shown(excerptOf(text, matches)), marked);
  });

for (const [written, ticketId, parts] of [
  ["12", 12, []],
  ["№12", 12, []],
  ["# 12", 12, []],
  ["№012", null, ["012"]],
  ["12 возврат", null, ["воз", "звр", "рат"]],
  ["не", null, []],
  ["!!!", null, []],
  ["воз", null, ["воз"]],
  ["Ещё 🔥", null, ["еще"]],
  ["4567", 4567, ["456", "567"]],
] as const)
  test(`«${written}» asks for the request ${ticketId} and the parts ${parts.join(", ")}`, () => {
    const search = readSearch(written);
    assert.equal(search.ticketId, ticketId);
    assert.deepEqual(partsOf(search), parts);
  });

const filler = "Предложение перед этим, и довольно длинное. ";

for (const [what, text, expected] of [
  ["the sentence alone", `${filler}Нужен возврат. Дальше.`, "Нужен [возврат]."],
  ["the line alone", `Первая строка\n  Нужен возврат  \nтретья`, "Нужен [возврат]"],
  ["a question of its own", `Что? Нужен возврат! Нужен`, "Нужен [возврат]!"],
  ["tabs and double spaces as one", "Нужен\t  возврат", "Нужен [возврат]"],
  ["a point inside of a number", "Верните 10.50 за возврат", "Верните 10.50 за [возврат]"],
] as const)
  test(`an excerpt shows ${what}`, () => {
    assert.equal(shown(excerptOf(text, findMatches(readSearch("возврат"), text)!)), expected);
  });

test("a long sentence is cut between words around its first match", () => {
  const text = `${"начало ".repeat(60)}возврат${" конец".repeat(60)} возврат`;
  const excerpt = shown(excerptOf(text, findMatches(readSearch("возврат"), text)!));
  assert.match(excerpt, /^…(начало )+\[возврат\]( конец)+…$/);
  assert.ok(excerpt.length <= 170, `${excerpt.length}`);
});

test("a long word without spaces is cut, never inside of a character", () => {
  for (let at = 0; at < 4; at += 1) {
    const text = `${"а".repeat(at)}${"😀".repeat(300)}возврат${"😀".repeat(300)}`;
    const excerpt = shown(excerptOf(text, findMatches(readSearch("возврат"), text)!));
    assert.match(excerpt, /^…😀+\[возврат\]😀+…$/u);
    assert.ok(excerpt.isWellFormed());
  }
  const word = "я".repeat(4_000);
  const cut = excerptOf(word, findMatches(readSearch(word), word)!);
  assert.match(shown(cut), /^\[я{160}\]…$/);
});

function shown(parts: ReturnType<typeof excerptOf>): string {
  return parts.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join("");
}
