import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { startTelegram } from "./actors.ts";
import { rawCaller } from "./raw-call.ts";

async function start(t: TestContext) {
  const telegram = await startTelegram();
  t.after(() => telegram.stop());
  const anna = telegram.client("Anna");
  await anna.starts();
  return { telegram, call: rawCaller(telegram), anna };
}

const button = (fields: object) => ({ reply_markup: { inline_keyboard: [[{ text: "Go", ...fields }]] } });
const manyButtons = Array.from({ length: 101 }, () => [{ text: "x", callback_data: "x" }]);

const violations: Record<string, [method: string, parameters: object, description: RegExp]> = {
  "an unknown method": ["sendTelepathy", {}, /^Not Found: method not found$/],
  "an unknown parameter": ["sendMessage", { text: "x", colour: "red" }, /unknown parameter "colour"/],
  "an unknown field deep inside": [
    "sendMessage",
    { text: "x", ...button({ callback_data: "x", colour: 1 }) },
    /unknown parameter "colour"/,
  ],
  "a rich message of two kinds": [
    "sendRichMessage",
    { rich_message: { html: "x", blocks: [{ type: "paragraph", text: "x" }] } },
    /exactly one of html, markdown and blocks/,
  ],
  "an unknown field of a table's cell": [
    "sendRichMessage",
    { rich_message: { blocks: [{ type: "table", cells: [[{ align: "left", valign: "top", colour: 1 }]] }] } },
    /unknown parameter "colour"/,
  ],
  "a table's cell without its alignment": [
    "sendRichMessage",
    { rich_message: { blocks: [{ type: "table", cells: [[{ text: "x", align: "left" }]] }] } },
    /valign is empty/,
  ],
  "a table of one dimension": [
    "sendRichMessage",
    { rich_message: { blocks: [{ type: "table", cells: [{ align: "left", valign: "top" }] }] } },
    /expected, got/,
  ],
  "a paragraph that is a number": [
    "sendRichMessage",
    { rich_message: { blocks: [{ type: "paragraph", text: 5 }] } },
    /expected, got 5/,
  ],
  "a missing text": ["sendMessage", {}, /^Bad Request: message text is empty$/],
  "a text of spaces": ["sendMessage", { text: " \n " }, /^Bad Request: message text is empty$/],
  "a text of a wrong type": ["sendMessage", { text: 5 }, /String expected, got 5/],
  "a flag of a wrong type": ["sendMessage", { text: "x", protect_content: "maybe" }, /Boolean expected/],
  "a text over 4096 characters": [
    "sendMessage",
    { text: "x".repeat(4097) },
    /^Bad Request: message is too long$/,
  ],
  "a text over 32 KiB": ["sendMessage", { text: "ё".repeat(16_385) }, /^Bad Request: text is too long$/],
  "callback data over 64 bytes": [
    "sendMessage",
    { text: "x", ...button({ callback_data: "ё".repeat(33) }) },
    /^Bad Request: BUTTON_DATA_INVALID$/,
  ],
  "empty callback data": [
    "sendMessage",
    { text: "x", ...button({ callback_data: "" }) },
    /^Bad Request: BUTTON_DATA_INVALID$/,
  ],
  "a button that does nothing": [
    "sendMessage",
    { text: "x", ...button({}) },
    /Text buttons are unallowed in the inline keyboard/,
  ],
  "a button that does two things": [
    "sendMessage",
    { text: "x", ...button({ callback_data: "x", url: "https://example.org" }) },
    /it has url and callback_data/,
  ],
  "a button to nowhere": ["sendMessage", { text: "x", ...button({ url: "localhost" }) }, /Wrong HTTP URL/],
  "a button of an unknown style": [
    "sendMessage",
    { text: "x", ...button({ callback_data: "x", style: "red" }) },
    /wrong value "red" of "style"/,
  ],
  "over 100 buttons": [
    "sendMessage",
    { text: "x", reply_markup: { inline_keyboard: manyButtons } },
    /^Bad Request: reply markup is too long$/,
  ],
  "an entity outside of its text": [
    "sendMessage",
    { text: "x", entities: [{ type: "bold", offset: 0, length: 2 }] },
    /outside of the text/,
  ],
  "an entity that splits a character": [
    "sendMessage",
    { text: "😀", entities: [{ type: "bold", offset: 1, length: 1 }] },
    /middle of a UTF-16 symbol/,
  ],
  MarkdownV2: ["sendMessage", { text: "x", parse_mode: "MarkdownV2" }, /not emulated/],
  "a wrong chat action": ["sendChatAction", { action: "thinking" }, /wrong value "thinking"/],
  "a caption over 1024 characters": [
    "sendPhoto",
    { photo: "https://example.org/a.jpg", caption: "x".repeat(1025) },
    /^Bad Request: message caption is too long$/,
  ],
  "an answer over 200 characters": [
    "answerCallbackQuery",
    { callback_query_id: "1", text: "x".repeat(201) },
    /^Bad Request: MESSAGE_TOO_LONG$/,
  ],
  "a command with a capital": [
    "setMyCommands",
    { commands: [{ command: "Help", description: "x" }] },
    /^Bad Request: BOT_COMMAND_INVALID$/,
  ],
};

for (const [name, [method, parameters, description]] of Object.entries(violations)) {
  test(`${name} is refused and listed as a violation`, async (t) => {
    const { call, anna, telegram } = await start(t);
    const needsChat = method.startsWith("send") && method !== "sendTelepathy";
    const answer = await call(method, { ...(needsChat ? { chat_id: anna.id } : {}), ...parameters });
    assert.equal(answer.ok, false);
    assert.match(answer.description ?? "", description);
    assert.equal(telegram.violations.length, 1);
    assert.match(telegram.violations[0] ?? "", new RegExp(`^${method}: `));
  });
}

test("what is just within the limits is taken", async (t) => {
  const { call, anna, telegram } = await start(t);
  const hundred = Array.from({ length: 20 }, () =>
    Array.from({ length: 5 }, () => ({ text: "x", callback_data: "x" })),
  );
  const sent: object[] = [
    { text: "😀".repeat(4096) },
    { text: `<b>${"x".repeat(4096)}</b>`, parse_mode: "HTML" },
    { text: "x", ...button({ callback_data: "ё".repeat(32), style: "danger" }) },
    { text: "x", reply_markup: { inline_keyboard: hundred } },
    { text: "x", reply_markup: JSON.stringify({ inline_keyboard: [[{ text: "Go", callback_data: "x" }]] }) },
    { text: "x", chat_id: String(anna.id), protect_content: "yes" },
  ];
  for (const parameters of sent) {
    const answer = await call("sendMessage", { chat_id: anna.id, ...parameters });
    assert.deepEqual([answer.ok, answer.description], [true, undefined]);
  }
  assert.equal(anna.messages.at(-1)?.has_protected_content, true);
  assert.deepEqual(telegram.violations, []);
});

test("an expected refusal is no violation", async (t) => {
  const { call, anna, telegram } = await start(t);
  assert.equal(
    (await call("copyMessage", { chat_id: anna.id, from_chat_id: anna.id, message_id: 999 })).ok,
    false,
  );
  assert.equal(
    (await call("sendMessage", { chat_id: 404, text: "x" })).description,
    "Bad Request: chat not found",
  );
  assert.deepEqual(telegram.violations, []);
});
