import assert from "node:assert/strict";
import { test } from "node:test";
import { groups, numberOf } from "../../src/handle/texts/pages.ts";
import { findFault } from "../../src/handle/texts/read.ts";
import { sayCases, sayExample, sayWords } from "../../src/handle/texts/say.ts";
import {
  clientTextIds,
  findClientText,
  isFormatted,
  kindOfText,
  nameOfText,
} from "../../src/text/client-texts.ts";
import { languages, originalWording, shapeOf } from "../../src/text/text.ts";
import { parseHtml } from "../telegram/html.ts";

test("ids are lower-case words with hyphens, placeholders are lower-case words, and none is twice", () => {
  const names = clientTextIds.map(nameOfText);
  for (const name of names) assert.match(name, /^[a-z]+(-[a-z]+)*$/);
  assert.equal(new Set(names).size, names.length);
  for (const id of clientTextIds) {
    assert.equal(findClientText(nameOfText(id)), id);
    for (const name of shapeOf("ru", id).placeholders) assert.match(name, /^[a-z]+$/, id);
  }
});

test("no two texts or groups have one number in buttons", () => {
  const names = [...clientTextIds.map(nameOfText), ...groups];
  assert.equal(new Set(names.map(numberOf)).size, names.length);
});

for (const language of languages) {
  test(`every text in ${language} could be an admin's own`, () => {
    for (const id of clientTextIds) {
      if (sayCases(language, id).length > 1) continue;
      const text = sayWords(originalWording(language), id);
      assert.equal(findFault(language, id, { kind: "text", text, entities: null }), undefined, id);
    }
  });

  test(`every text in ${language} has its example, without a placeholder left in it`, () => {
    for (const id of clientTextIds) {
      const shown = parseHtml(sayExample(originalWording(language), id));
      assert.doesNotMatch(shown.text, /[{}]|undefined/, id);
      assert.notEqual(shown.text.trim(), "", id);
      if (!isFormatted(kindOfText(id))) assert.deepEqual(shown.entities, [], id);
    }
  });
}

test("a text that depends on the case is shown in every case", () => {
  const cases = sayCases("ru", "hours-opening");
  assert.equal(cases.length, 11);
  assert.ok(cases.includes("сегодня с 9:00" as never));
  assert.ok(cases.includes("2 января, после праздников, с 9:00" as never));
});
