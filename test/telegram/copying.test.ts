import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import {
  animation,
  audio,
  contact,
  dice,
  document,
  giveaway,
  html,
  invoice,
  location,
  paidMedia,
  photo,
  poll,
  quiz,
  startTelegram,
  sticker,
  story,
  text,
  venue,
  video,
  videoNote,
  voice,
} from "./actors.ts";
import type { Content } from "./content.ts";
import { rawCaller } from "./raw-call.ts";

async function start(t: TestContext) {
  const telegram = await startTelegram();
  t.after(() => telegram.stop());
  const call = rawCaller(telegram);
  const anna = telegram.client("Anna");
  const boris = telegram.client("Boris");
  const forum = telegram.forum("Support", { owner: boris });
  const topic = forum.createTopic("№1");
  const toTopic = { chat_id: forum.id, message_thread_id: topic.id, from_chat_id: anna.id };
  const copy = (message_id: number, more: object = {}) =>
    call("copyMessage", { ...toTopic, message_id, ...more });
  return { telegram, call, anna, boris, forum, topic, toTopic, copy };
}

const copyable: Record<string, Content> = {
  text: text("plain words"),
  "formatted text": html(
    'See <b>bold <i>and</i></b> <a href="https://example.org/x">link</a> <tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>' +
      "<blockquote expandable>😀 quote</blockquote> /help @someone",
  ),
  photo: photo("caption", { show_caption_above_media: true, has_media_spoiler: true }),
  video: video("look: https://example.org/a"),
  animation: animation(),
  audio: audio("song"),
  document: document("invoice", { caption_entities: [{ type: "bold", offset: 0, length: 7 }] }),
  voice: voice(),
  "video note": videoNote(),
  sticker: sticker(),
  location: location(),
  venue: venue(),
  contact: contact(),
};

for (const [name, content] of Object.entries(copyable)) {
  test(`a copy of ${name} equals its original to the last entity`, async (t) => {
    const { anna, topic, telegram, copy } = await start(t);
    const original = await anna.sends(content);
    const { result } = await copy(original.message_id);
    assert.deepEqual(Object.keys(result), ["message_id"]);
    const copied = topic.messages.at(-1);
    assert.equal(copied?.message_id, result.message_id);
    assert.deepEqual(copied?.content, original.content);
    assert.equal(copied?.sender.account, telegram.bot);
    assert.equal(copied?.forward_origin, undefined);
  });
}

const uncopyable = {
  paid_media: paidMedia(),
  giveaway: giveaway(),
  story: story(),
  invoice: invoice(),
  quiz: quiz(),
};

for (const [name, content] of Object.entries(uncopyable)) {
  test(`${name} cannot be copied`, async (t) => {
    const { anna, copy } = await start(t);
    const { message_id } = await anna.sends(content);
    assert.equal((await copy(message_id)).description, "Bad Request: the message can't be copied");
  });
}

test("custom emoji become plain ones in the copies of a bot that may not send them", async (t) => {
  const { anna, topic, telegram, copy } = await start(t);
  telegram.bot.canSendCustomEmoji = false;
  const { message_id } = await anna.sends(html('<b>a</b> <tg-emoji emoji-id="5">👍</tg-emoji>'));
  await copy(message_id);
  assert.deepEqual(topic.messages.at(-1)?.content, {
    text: "a 👍",
    entities: [{ type: "bold", offset: 0, length: 1 }],
  });
});

test("a live location is copied as a place, a poll without its votes, dice with another throw", async (t) => {
  const { anna, topic, copy } = await start(t);
  await copy((await anna.sends(location(1, 2, 600))).message_id);
  assert.deepEqual(topic.messages.at(-1)?.content, { location: { latitude: 1, longitude: 2 } });
  await copy((await anna.sends(poll("Tea?"))).message_id);
  assert.equal(topic.messages.at(-1)?.content.poll?.question, "Tea?");
  await copy((await anna.sends(dice("🎯", 4))).message_id);
  assert.equal(topic.messages.at(-1)?.content.dice?.emoji, "🎯");
  assert.notEqual(topic.messages.at(-1)?.content.dice?.value, 4);
});

test("an absent caption stays in a copy, an empty one goes, a new one replaces it", async (t) => {
  const { anna, topic, copy } = await start(t);
  const { message_id } = await anna.sends(photo("old"));
  await copy(message_id);
  assert.equal(topic.messages.at(-1)?.content.caption, "old");
  await copy(message_id, { caption: "" });
  assert.equal(topic.messages.at(-1)?.content.caption, undefined);
  await copy(message_id, { caption: "<b>new</b>", parse_mode: "HTML" });
  assert.equal(topic.messages.at(-1)?.content.caption, "new");
  assert.deepEqual(topic.messages.at(-1)?.content.caption_entities, [{ type: "bold", offset: 0, length: 3 }]);
});

test("copyMessages keeps an album together, skips what is gone, and wants growing ids", async (t) => {
  const { anna, topic, toTopic, call, telegram } = await start(t);
  const album = await anna.sendsAlbum([photo("a"), photo("b"), video()]);
  const [first, second, third] = album.map(({ message_id }) => message_id) as [number, number, number];
  await anna.deletes(album[1] as (typeof album)[0]);
  const { result } = await call("copyMessages", { ...toTopic, message_ids: [first, second, third] });
  assert.equal(result.length, 2);
  const copies = topic.messages.slice(-2);
  assert.ok(copies[0]?.media_group_id);
  assert.equal(copies[0]?.media_group_id, copies[1]?.media_group_id);
  assert.notEqual(copies[0]?.media_group_id, album[0]?.media_group_id);
  assert.deepEqual(telegram.violations, []);
  const unordered = await call("copyMessages", { ...toTopic, message_ids: [third, first] });
  assert.equal(
    unordered.description,
    "Bad Request: message identifiers must be in a strictly increasing order",
  );
  assert.equal(telegram.violations.length, 1);
});

test("a message that is deleted cannot be copied any more", async (t) => {
  const { anna, copy } = await start(t);
  const message = await anna.writes("oops");
  await anna.deletes(message);
  assert.equal((await copy(message.message_id)).description, "Bad Request: message to copy not found");
});

test("a forward tells where it comes from, and protected content cannot be forwarded but copied", async (t) => {
  const { anna, call, toTopic, copy } = await start(t);
  const { message_id } = await anna.writes("mine");
  const { result } = await call("forwardMessage", { ...toTopic, message_id });
  assert.equal(result.forward_origin.sender_user.first_name, "Anna");
  const secret = await anna.writes("secret", { has_protected_content: true });
  const refused = await call("forwardMessage", { ...toTopic, message_id: secret.message_id });
  assert.equal(refused.description, "Bad Request: message has protected content and can't be forwarded");
  assert.equal((await copy(secret.message_id)).ok, true);
});
