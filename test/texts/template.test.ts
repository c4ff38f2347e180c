import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { escapeHtml } from "../../src/text/html.ts";
import { fillHtml, fillText, type Formatting, hasStrayBrace, toTemplate } from "../../src/text/template.ts";
import { parseHtml } from "../telegram/html.ts";
import { anyParts, sorted, write } from "./written.ts";

const values = { manager: "<b>Мария & {number}</b>", number: "12" };
const html = { manager: escapeHtml(values.manager), number: escapeHtml(values.number) };
const named = (name: string) => `{${name}}`;
const valueOf = (name: string) => values[name as keyof typeof values];

test("words and formatting come out as they were written, with the values as text", () => {
  fc.assert(
    fc.property(anyParts(["manager", "number"]), (parts) => {
      const written = write(parts, named);
      const template = toTemplate(written.text, written.entities);
      const expected = write(parts, valueOf);
      const shown = parseHtml(fillHtml(template, html));
      assert.equal(shown.text, expected.text);
      assert.deepEqual(sorted(shown.entities), sorted(expected.entities));
      assert.equal(fillText(template, values), expected.text);
    }),
    { numRuns: 1_000 },
  );
});

test("formatting that begins or ends inside of a placeholder, or crosses other formatting, still makes sound HTML", () => {
  const text = "До {manager} и {number} после";
  const at = fc.integer({ min: 0, max: text.length });
  const span = fc.tuple(fc.constantFrom("bold", "italic", "spoiler", "underline"), at, at);
  fc.assert(
    fc.property(fc.array(span, { maxLength: 5 }), (drawn) => {
      const formatting = drawn.map(([type, one, other]): Formatting => {
        return { type, offset: Math.min(one, other), length: Math.abs(one - other) };
      });
      const shown = parseHtml(fillHtml(toTemplate(text, formatting), html));
      assert.equal(shown.text, `До ${values.manager} и ${values.number} после`);
    }),
    { numRuns: 1_000 },
  );
});

test("formatting over half of a placeholder covers all of its value", () => {
  const template = toTemplate("Вас {manager} ждёт", [{ type: "bold", offset: 0, length: 7 }]);
  assert.equal(fillHtml(template, { manager: "Мария" }), "<b>Вас Мария</b> ждёт");
});

test("a mentioned person stays one; what Telegram finds by itself gets no tag", () => {
  const text = "Аня #тег";
  const template = toTemplate(text, [
    { type: "text_mention", offset: 0, length: 3, user: { id: 42 } },
    { type: "hashtag", offset: 4, length: 4 },
  ]);
  assert.equal(fillHtml(template, {}), '<a href="tg://user?id=42">Аня</a> #тег');
});

test("braces that belong to no name are found", () => {
  for (const text of ["{", "}", "a } b", "{{number}", "{number}}", "{a{number}", "}{"])
    assert.ok(hasStrayBrace(text), text);
  for (const text of ["", "{number}", "{}", "{a}{b}", "{ a }"]) assert.ok(!hasStrayBrace(text), text);
});
