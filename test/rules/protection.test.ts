import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { definitions } from "../../src/handle/settings/definitions.ts";
import { Window } from "../../src/handle/protection/window.ts";
import type { MessageKind } from "../../src/ticket/message.ts";
import {
  findStopWord,
  findUnwanted,
  isAttachment,
  type Limits,
  limitedKinds,
  readStopWords,
} from "../../src/ticket/protection.ts";

const free: Limits = { maxLength: null, maxFiles: null, allow: null };

/** kind; characters; attachments of the day before it; limits; what is wrong with it */
const judged: [MessageKind, number, number, Partial<Limits>, string][] = [
  ["text", 4_096, 0, {}, "-"],
  ["text", 10, 0, { maxLength: 10 }, "-"],
  ["text", 11, 0, { maxLength: 10 }, "length"],
  ["photo", 11, 0, { maxLength: 10 }, "length"],
  ["rich_message", 20_000, 0, { maxLength: 500 }, "length"],
  ["photo", 0, 0, { maxLength: 10 }, "-"],
  ["photo", 0, 49, { maxFiles: 50 }, "-"],
  ["photo", 0, 50, { maxFiles: 50 }, "files"],
  ["voice", 0, 50, { maxFiles: 50 }, "files"],
  ["text", 5, 50, { maxFiles: 50 }, "-"],
  ["sticker", 0, 50, { maxFiles: 50 }, "-"],
  ["location", 0, 50, { maxFiles: 50 }, "-"],
  ["text", 5, 0, { allow: [] }, "-"],
  ["rich_message", 5, 0, { allow: [] }, "-"],
  ["photo", 0, 0, { allow: ["photo"] }, "-"],
  ["live_photo", 0, 0, { allow: ["photo"] }, "-"],
  ["video", 0, 0, { allow: ["photo"] }, "kind"],
  ["story", 0, 0, { allow: [...limitedKinds] }, "kind"],
  ["story", 0, 0, {}, "-"],
  ["video", 99, 99, { allow: ["photo"], maxLength: 10, maxFiles: 1 }, "kind"],
];

test("which messages the team does not want", () => {
  for (const [kind, characters, files, limits, expected] of judged) {
    const found = findUnwanted({ kind, text: "я".repeat(characters) }, { ...free, ...limits }, () => files);
    assert.equal(found?.reason ?? "-", expected, `${kind} ${characters} ${files} ${JSON.stringify(limits)}`);
  }
});

test("a surrogate pair is one character", () => {
  const limits = { ...free, maxLength: 3 };
  assert.equal(
    findUnwanted({ kind: "text", text: "😀😀😀" }, limits, () => 0),
    undefined,
  );
});

test("attachments are counted only for attachments", () => {
  const limits = { ...free, maxFiles: 1 };
  assert.equal(
    findUnwanted({ kind: "text", text: "" }, limits, () => assert.fail("counted")),
    undefined,
  );
  assert.equal(isAttachment({ kind: "sticker" }), false);
});

/** stop-words; text; the word found */
const words: [string, string, string | undefined][] = [
  ["казино", "Играй в КАЗИНО!", "казино"],
  ["казино", "казиношка", undefined],
  ["казино*", "казиношка", "казино*"],
  ["казино", "каз\u200Bино", "казино"],
  ["Ёлка", "где елка?", "елка"],
  ["елка", "ЁЛКА", "елка"],
  ["кредит*, займ", "Займ", "займ"],
  ["кредит*, займ", "взять в кредиты", "кредит*"],
  ["лёгкие деньги", "Легкие   ДЕНЬГИ тут", "легкие деньги"],
  ["лёгкие деньги", "деньги лёгкие", undefined],
  ["онлайн", "казино-онлайн", "онлайн"],
  ["no", "yes, no.", "no"],
  ["no", "not", undefined],
  ["казино", "", undefined],
  ["1xbet", "зайди на 1XBET.com", "1xbet"],
  ["кол*", "около колодца", "кол*"],
];

test("stop-words are whole words, in any case", () => {
  for (const [written, text, expected] of words)
    assert.equal(findStopWord(text, readStopWords(written)!)?.join(" "), expected, `${written}: ${text}`);
});

test("a list of stop-words without a word in some part is not understood", () => {
  for (const written of ["", " ", ",", "казино, *", "*", "!!!", "казино, —"])
    assert.equal(readStopWords(written), undefined, written);
  assert.deepEqual(readStopWords("казино,, кредит* ,"), [["казино"], ["кредит*"]]);
});

/** setting; as written; as read; undefined when it is refused */
const written: [keyof typeof definitions, string, unknown][] = [
  ["flood", "20", 20],
  ["flood", "1", 1],
  ["flood", "off", null],
  ["flood", "0", undefined],
  ["flood", "-1", undefined],
  ["flood", "1001", undefined],
  ["flood", "20.5", undefined],
  ["flood", "двадцать", undefined],
  ["flood", "", undefined],
  ["max_length", "4096", null],
  ["max_length", "4097", undefined],
  ["max_length", "500", 500],
  ["max_files", "50", 50],
  ["max_files", "off", null],
  ["max_files", "5 штук", undefined],
  ["allow", "all", null],
  ["allow", "Photo, voice", ["photo", "voice"]],
  ["allow", "text", []],
  ["allow", "voice photo", ["photo", "voice"]],
  ["allow", "photo, gif", ["photo", "animation"]],
  ["allow", "photo, foto", undefined],
  ["allow", "all, photo", undefined],
  ["allow", "", undefined],
  ["stop_words", "off", []],
  ["stop_words", "Казино, кредит*", [["казино"], ["кредит*"]]],
  ["stop_words", ",", undefined],
];

test("settings of protection as they are written", () => {
  for (const [key, value, expected] of written)
    assert.deepEqual(definitions[key].parse(value), expected, `${key} ${value}`);
});

test("a window counts like a list of all times, up to what it has to know", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ key: fc.nat(2), pause: fc.nat(40) }), { maxLength: 200 }),
      fc.integer({ min: 1, max: 12 }),
      (steps, most) => {
        const window = new Window(100);
        const all: { key: number; at: number }[] = [];
        let at = 0;
        for (const { key, pause } of steps) {
          at += pause;
          all.push({ key, at });
          const count = all.filter((each) => each.key === key && each.at > at - 100).length;
          assert.equal(window.add(key, at, most), Math.min(count, most));
        }
      },
    ),
  );
});
