import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { TestClock } from "../support/clock.ts";
import { photo, sticker, startTelegram } from "./actors.ts";
import { rawCaller } from "./raw-call.ts";

async function start(t: TestContext) {
  const clock = new TestClock();
  const bot = { first_name: "Topicdesk", username: "topicdesk_bot", supports_inline_queries: true };
  const telegram = await startTelegram({ clock, bot });
  t.after(() => telegram.stop());
  const call = rawCaller(telegram);
  const olga = telegram.client("Olga");
  const forum = telegram.forum("Team", { owner: olga });
  const asked = async () => {
    const { result } = await call("getUpdates", { allowed_updates: ["inline_query", "message"] });
    const found = result.find((update: { inline_query?: object }) => update.inline_query);
    return found.inline_query as { id: string; query: string; chat_type: string };
  };
  await call("getUpdates", { allowed_updates: ["inline_query", "message"] });
  return { clock, telegram, call, olga, forum, asked };
}

const article = (id: string, message_text: string, more: object = {}) => ({
  type: "article",
  id,
  title: `Title ${id}`,
  input_message_content: { message_text, ...more },
});

test("a search reaches the bot, and a chosen result is the person's message through the bot", async (t) => {
  const { telegram, call, olga, forum, asked } = await start(t);
  const { result: topic } = await call("createForumTopic", { chat_id: forum.id, name: "Topic" });
  const place = olga.in(forum, topic.message_thread_id);
  const searching = place.searches("@topicdesk_bot hel");
  const query = await asked();
  assert.equal(query.query, "hel");
  assert.equal(query.chat_type, "supergroup");
  const picture = photo();
  telegram.world.files.register(picture);
  const { file_id } = picture.photo!.at(-1)!;
  const bold = { type: "bold", offset: 0, length: 5 };
  const results = [
    article("1", " Hello {name} ", { entities: [{ ...bold, offset: 1 }] }),
    { type: "photo", id: "2", photo_file_id: file_id, caption: "Look", caption_entities: [] },
  ];
  const answer = { inline_query_id: query.id, results, is_personal: true, cache_time: 0 };
  assert.equal((await call("answerInlineQuery", answer)).ok, true);
  const [first, second] = await searching;
  await place.chooses(first!);
  await place.chooses(second!);
  const { result } = await call("getUpdates", {});
  const [words, looks] = result.slice(-2).map(({ message }: { message: object }) => message);
  assert.equal(words.text, "Hello {name}");
  assert.deepEqual(words.entities, [bold]);
  assert.equal(words.from.id, olga.id);
  assert.equal(words.via_bot.id, telegram.bot.id);
  assert.equal(words.message_thread_id, topic.message_thread_id);
  assert.equal(looks.caption, "Look");
  assert.equal(looks.photo.at(-1).file_id, file_id);
  const again = await call("answerInlineQuery", answer);
  assert.match(again.description ?? "", /query is too old/);
});

test("in the private chat with the bot the search says so, and one that is late cannot be answered", async (t) => {
  const { clock, call, olga, asked } = await start(t);
  const searching = assert.rejects(olga.searches("@topicdesk_bot ", { timeout: 1 }), /offers nothing/);
  const query = await asked();
  assert.equal(query.chat_type, "sender");
  clock.advance(10_000);
  const late = await call("answerInlineQuery", { inline_query_id: query.id, results: [] });
  assert.match(late.description ?? "", /query is too old and response timeout expired/);
  await searching;
});

for (const [name, results, said] of [
  ["more than 50 results", Array.from({ length: 51 }, (_, id) => article(String(id), "x")), /0 to 50/],
  ["two of one id", [article("1", "a"), article("1", "b")], /RESULT_ID_DUPLICATE/],
  ["an id of 65 bytes", [article("я".repeat(33), "a")], /"id"/],
  ["an empty text", [article("1", " ")], /message text is empty/],
  ["a long text", [article("1", "x".repeat(4097))], /message is too long/],
  [
    "formatting outside of the text",
    [article("1", "a", { entities: [{ type: "bold", offset: 0, length: 2 }] })],
    /outside/,
  ],
  [
    "no title",
    [{ type: "article", id: "1", input_message_content: { message_text: "a" } }],
    /InlineQueryResult/,
  ],
  ["a file that nobody has", [{ type: "photo", id: "1", photo_file_id: "AgAC" }], /wrong file identifier/],
  [
    "a type that is not emulated",
    [{ type: "location", id: "1", title: "x", latitude: 1, longitude: 1 }],
    /InlineQueryResult/,
  ],
  ["an unknown field", [{ ...article("1", "a"), caption: "x" }], /unknown parameter "caption"/],
] as const)
  test(`an answer with ${name} is refused`, async (t) => {
    const { call, olga, forum, asked } = await start(t);
    const searching = olga.in(forum).searches("@topicdesk_bot x");
    const query = await asked();
    const { ok, description } = await call("answerInlineQuery", { inline_query_id: query.id, results });
    assert.equal(ok, false);
    assert.match(description ?? "", said);
    assert.equal((await call("answerInlineQuery", { inline_query_id: query.id, results: [] })).ok, true);
    assert.deepEqual(await searching, []);
  });

test("a file is offered as what it is, and whoever may not use inline bots cannot choose it", async (t) => {
  const { telegram, call, olga, forum, asked } = await start(t);
  const cat = sticker();
  telegram.world.files.register(cat);
  const { file_id } = cat.sticker!;
  const vera = telegram.client("Vera");
  forum.add(vera);
  const searching = vera.in(forum).searches("@topicdesk_bot ");
  const query = await asked();
  const asPhoto = [{ type: "photo", id: "1", photo_file_id: file_id }];
  const wrong = await call("answerInlineQuery", { inline_query_id: query.id, results: asPhoto });
  assert.match(wrong.description ?? "", /can't use file of another type as photo/);
  const results = [{ type: "sticker", id: "1", sticker_file_id: file_id }];
  await call("answerInlineQuery", { inline_query_id: query.id, results });
  const [offer] = await searching;
  forum.chat.permissions.can_send_other_messages = false;
  await assert.rejects(vera.in(forum).chooses(offer!), /may not use inline bots/);
  assert.equal((await olga.in(forum).chooses(offer!)).content.sticker?.file_id, file_id);
});

test("a bot without inline mode is not asked", async (t) => {
  const { telegram, olga } = await start(t);
  telegram.bot.supports_inline_queries = false;
  await assert.rejects(olga.searches("@topicdesk_bot x"), /no bot with inline mode/);
  await assert.rejects(olga.searches("@another_bot x"), /no bot with inline mode/);
});
