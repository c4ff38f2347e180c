import assert from "node:assert/strict";
import { test } from "node:test";
import { formatText } from "./formatted-text.ts";

const parsed: [html: string, text: string, entities: object[]][] = [
  ["a &lt;b&gt; &amp; &quot;c&quot; &#128512; &nbsp; & d", 'a <b> & "c" 😀 &nbsp; & d', []],
  ["😀<b>x</b>", "😀x", [{ type: "bold", offset: 2, length: 1 }]],
  [
    "<b>a<i>b</i></b>",
    "ab",
    [
      { type: "bold", offset: 0, length: 2 },
      { type: "italic", offset: 1, length: 1 },
    ],
  ],
  [
    `<a href="https://example.org/?a=1&amp;b=2">l</a>`,
    "l",
    [{ type: "text_link", offset: 0, length: 1, url: "https://example.org/?a=1&b=2" }],
  ],
  [
    `<a href="tg://user?id=1">l</a>`,
    "l",
    [{ type: "text_link", offset: 0, length: 1, url: "tg://user?id=1" }],
  ],
  ["<blockquote expandable>q</blockquote>", "q", [{ type: "expandable_blockquote", offset: 0, length: 1 }]],
  [
    `<pre><code class="language-ts">x</code></pre>`,
    "x",
    [{ type: "pre", offset: 0, length: 1, language: "ts" }],
  ],
  [
    `<span class="tg-spoiler">s</span><tg-spoiler>t</tg-spoiler>`,
    "st",
    [
      { type: "spoiler", offset: 0, length: 1 },
      { type: "spoiler", offset: 1, length: 1 },
    ],
  ],
  ["  <b>x</b>  \n", "x", [{ type: "bold", offset: 0, length: 1 }]],
  ["<b></b>x", "x", []],
  [
    "/start@topicdesk_bot now, see #tag",
    "/start@topicdesk_bot now, see #tag",
    [
      { type: "bot_command", offset: 0, length: 20 },
      { type: "hashtag", offset: 30, length: 4 },
    ],
  ],
];

for (const [html, text, entities] of parsed) {
  test(`HTML is read as Telegram reads it: ${JSON.stringify(html)}`, () => {
    assert.deepEqual(formatText(html, { parse_mode: "HTML" }), { text, entities });
  });
}

const refused: [html: string, reason: string][] = [
  ["<b>x", `Can't find end tag corresponding to start tag "b"`],
  ["x</b>", "Unexpected end tag at byte offset 1"],
  ["ё<b>x</i>", `Unmatched end tag at byte offset 6, expected "</b>", found "</i>"`],
  ["<table>", `Unsupported start tag "table" at byte offset 0`],
  ["1 < 2", `Unsupported start tag "" at byte offset 2`],
  ["<b", "Unclosed start tag at byte offset 0"],
  ["<b>x</b", "Unclosed end tag at byte offset 4"],
  ["<span>x</span>", `Tag "span" must have class "tg-spoiler"`],
];

for (const [html, reason] of refused) {
  test(`HTML is refused as Telegram refuses it: ${JSON.stringify(html)}`, () => {
    assert.throws(() => formatText(html, { parse_mode: "HTML" }), {
      description: `Bad Request: can't parse entities: ${reason}`,
    });
  });
}
