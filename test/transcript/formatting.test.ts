import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { format } from "../../src/report/transcript/formatting.ts";

const formatted = (text: string, ...entities: object[]) => format(text, JSON.stringify(entities)).text;

test("formatting nests, and parts that cross each other are cut in two", () => {
  assert.equal(format("a < b & \"c\" 'd'", null).text, "a &lt; b &amp; &quot;c&quot; &#39;d&#39;");
  assert.equal(
    formatted(
      "жирно и курсив",
      { type: "bold", offset: 0, length: 14 },
      { type: "italic", offset: 8, length: 6 },
    ),
    "<b>жирно и <i>курсив</i></b>",
  );
  assert.equal(
    formatted("abcdef", { type: "bold", offset: 0, length: 4 }, { type: "italic", offset: 2, length: 4 }),
    "<b>ab<i>cd</i></b><i>ef</i>",
  );
  assert.equal(formatted("😀 x", { type: "code", offset: 3, length: 1 }), "😀 <code>x</code>");
  assert.equal(
    formatted("a", { type: "bold", offset: 5, length: 3 }, { type: "bold", offset: 0, length: 0 }),
    "a",
  );
});

test("only addresses that lead to a page, a mail or a call become links", () => {
  const linked = (url: string) => formatted("тут", { type: "text_link", offset: 0, length: 3, url });
  for (const bad of [
    "javascript:alert(1)",
    "data:text/html,<b>",
    "file:///etc/passwd",
    "",
    "//",
    "vbscript:x",
  ])
    assert.equal(linked(bad), "тут", bad);
  assert.equal(
    linked('https://example.org/?q="><script>'),
    '<a class="named" href="https://example.org/?q=%22%3E%3Cscript%3E" rel="noopener noreferrer nofollow">тут</a>',
  );
  assert.match(
    formatted("shop.example/a", { type: "url", offset: 0, length: 14 }),
    /href="https:\/\/shop\.example\/a"/,
  );
  assert.match(formatted("@anna", { type: "mention", offset: 0, length: 5 }), /href="https:\/\/t\.me\/anna"/);
  assert.match(
    formatted("+7 999 000", { type: "phone_number", offset: 0, length: 10 }),
    /href="tel:\+7999000"/,
  );
});

test("whatever the entities are, every character stands there once, in its order and escaped", () => {
  const type = fc.constantFrom("bold", "italic", "pre", "blockquote", "spoiler", "custom_emoji", "text_link");
  const entity = fc.record({
    type,
    offset: fc.nat(30),
    length: fc.nat(30),
    url: fc.constant("https://a.example/"),
  });
  fc.assert(
    fc.property(fc.string({ maxLength: 24 }), fc.array(entity, { maxLength: 8 }), (text, entities) => {
      const html = formatted(text, ...entities);
      const bare = html.replaceAll(/<[^>]*>/g, "");
      assert.equal(bare, format(text, null).text);
      const open: string[] = [];
      for (const [, slash, name] of html.matchAll(/<(\/?)(\w+)[^>]*>/g)) {
        if (slash === "") open.push(name!);
        else assert.equal(open.pop(), name);
      }
      assert.deepEqual(open, []);
    }),
    { numRuns: 300 },
  );
});
