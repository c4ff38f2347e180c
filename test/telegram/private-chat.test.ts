import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { TestClock } from "../support/clock.ts";
import { photo, startTelegram, text, voice, videoNote } from "./actors.ts";
import { rawCaller, type Json } from "./raw-call.ts";

async function start(t: TestContext) {
  const clock = new TestClock();
  const telegram = await startTelegram({ clock });
  t.after(() => telegram.stop());
  return {
    clock,
    telegram,
    call: rawCaller(telegram),
    anna: telegram.client("Anna", { language_code: "ru" }),
  };
}

test("a bot cannot write first", async (t) => {
  const { telegram, anna, call } = await start(t);
  const send = { chat_id: anna.id, text: "x" };
  assert.equal((await call("sendMessage", send)).description, "Bad Request: chat not found");
  telegram.forum("Support", { owner: anna });
  const met = await call("sendMessage", send);
  assert.deepEqual(
    [met.status, met.description],
    [403, "Forbidden: bot can't initiate conversation with a user"],
  );
  await anna.starts("order-5");
  assert.equal(anna.messages.at(-1)?.content.text, "/start order-5");
  assert.equal((await call("sendMessage", send)).ok, true);
});

test("who blocks the bot is told to it once, and cannot be written to until they unblock", async (t) => {
  const { anna, call } = await start(t);
  await anna.starts();
  await anna.blocks();
  await anna.blocks();
  const refused = await call("sendMessage", { chat_id: anna.id, text: "x" });
  assert.deepEqual([refused.status, refused.description], [403, "Forbidden: bot was blocked by the user"]);
  await assert.rejects(anna.writes("x"), /blocked the bot/);
  await anna.unblocks();
  assert.equal((await call("sendMessage", { chat_id: anna.id, text: "x" })).ok, true);
  const { result } = await call("getUpdates");
  const changes = result.flatMap(({ my_chat_member }: Json) =>
    my_chat_member ? [my_chat_member.new_chat_member.status] : [],
  );
  assert.deepEqual(changes, ["kicked", "member"]);
});

test("deleted accounts and refused voices say so", async (t) => {
  const { anna, call, telegram } = await start(t);
  const vera = telegram.client("Vera", { is_premium: true, refusesVoice: true });
  await vera.starts();
  const { message_id } = await anna.sends(voice());
  const refused = await call("copyMessage", { chat_id: vera.id, from_chat_id: anna.id, message_id });
  assert.match(refused.description ?? "", /the message can't be copied/);
  const note = await anna.sends(videoNote());
  const file_id = note.content.video_note?.file_id;
  const sent = await call("sendVideoNote", { chat_id: vera.id, video_note: file_id });
  assert.match(sent.description ?? "", /user restricted receiving of video note messages/);
  vera.account.isDeactivated = true;
  assert.equal(
    (await call("sendMessage", { chat_id: vera.id, text: "x" })).description,
    "Forbidden: user is deactivated",
  );
});

test("an edit comes as edited_message with all of the message, a deletion never", async (t) => {
  const { anna, call, clock } = await start(t);
  const message = await anna.sends(photo("old"));
  clock.advance(5000);
  await anna.edits(message, "new");
  await anna.deletes(message);
  const { result } = await call("getUpdates");
  assert.equal(result.length, 2);
  const { edited_message } = result[1];
  assert.equal(edited_message.caption, "new");
  assert.deepEqual(edited_message.photo, message.content.photo);
  assert.equal(edited_message.edit_date - edited_message.date, 5);
});

test("the bot edits its own messages and nobody else's", async (t) => {
  const { anna, call, telegram } = await start(t);
  const theirs = await anna.writes("mine");
  const { message_id } = (await call("sendMessage", { chat_id: anna.id, text: "a" })).result;
  const edit = (more: object) => call("editMessageText", { chat_id: anna.id, message_id, ...more });
  assert.match(
    (await edit({ text: "a" })).description ?? "",
    /message is not modified: specified new message content/,
  );
  const edited = await edit({ text: "b" });
  assert.equal(edited.result.text, "b");
  assert.equal("reply_to_message" in edited.result, false);
  assert.equal(
    (await edit({ text: "c", message_id: theirs.message_id })).description,
    "Bad Request: message can't be edited",
  );
  assert.equal(
    (await edit({ text: "c", message_id: 999 })).description,
    "Bad Request: message to edit not found",
  );
  const caption = await call("editMessageCaption", { chat_id: anna.id, message_id, caption: "c" });
  assert.equal(caption.description, "Bad Request: there is no caption in the message to edit");
  assert.equal((await call("getUpdates")).result.length, 1);
  assert.deepEqual(telegram.violations, []);
});

test("an edit without reply_markup takes the buttons away", async (t) => {
  const { anna, call } = await start(t);
  await anna.starts();
  const reply_markup = { inline_keyboard: [[{ text: "Go", callback_data: "go" }]] };
  const { message_id } = (await call("sendMessage", { chat_id: anna.id, text: "a", reply_markup })).result;
  assert.deepEqual(anna.messages.at(-1)?.reply_markup, reply_markup);
  await call("editMessageText", { chat_id: anna.id, message_id, text: "b" });
  assert.equal(anna.messages.at(-1)?.reply_markup, undefined);
});

test("messages can be deleted for 48 hours, and missing ones do not stop a batch", async (t) => {
  const { anna, call, clock } = await start(t);
  const old = await anna.writes("old");
  clock.advance(48 * 3600 * 1000);
  const fresh = await anna.writes("fresh");
  const refused = await call("deleteMessages", {
    chat_id: anna.id,
    message_ids: [old.message_id, fresh.message_id],
  });
  assert.equal(refused.description, "Bad Request: message can't be deleted for everyone");
  assert.equal(anna.messages.length, 2);
  assert.equal(
    (await call("deleteMessages", { chat_id: anna.id, message_ids: [fresh.message_id, 999] })).result,
    true,
  );
  assert.deepEqual(anna.messages, [old]);
  const missing = await call("deleteMessage", { chat_id: anna.id, message_id: 999 });
  assert.equal(missing.description, "Bad Request: message to delete not found");
});

test("reactions are told, old and new, only to a bot that asked for them", async (t) => {
  const { anna, call } = await start(t);
  const message = await anna.writes("hi");
  await anna.reacts(message, "👍");
  await call("getUpdates", { allowed_updates: ["message_reaction"], offset: -1 });
  await anna.reacts(message, "🔥");
  await call("setMessageReaction", {
    chat_id: anna.id,
    message_id: message.message_id,
    reaction: [{ type: "emoji", emoji: "👀" }],
  });
  const { result } = await call("getUpdates");
  const reactions = result.flatMap(({ message_reaction }: Json) => message_reaction ?? []);
  assert.equal(reactions.length, 1);
  assert.deepEqual(reactions[0].old_reaction, [{ type: "emoji", emoji: "👍" }]);
  assert.deepEqual(reactions[0].new_reaction, [{ type: "emoji", emoji: "🔥" }]);
  assert.equal("message_thread_id" in reactions[0], false);
  assert.equal(message.reactions.size, 2);
  const wrong = await call("setMessageReaction", {
    chat_id: anna.id,
    message_id: message.message_id,
    reaction: [{ type: "emoji", emoji: "🚗" }],
  });
  assert.equal(wrong.description, "Bad Request: REACTION_INVALID");
});

test("a reaction of the bot's to an album goes to its first message", async (t) => {
  const { anna, call } = await start(t);
  const album = await anna.sendsAlbum([photo(), photo()]);
  const message_id = album[1]?.message_id;
  await call("setMessageReaction", {
    chat_id: anna.id,
    message_id,
    reaction: [{ type: "emoji", emoji: "👍" }],
  });
  assert.deepEqual(
    album.map(({ reactions }) => reactions.size),
    [1, 0],
  );
});

test("a reply carries the message it answers and the words it quotes", async (t) => {
  const { anna, call } = await start(t);
  const first = await anna.sends(text("one two three"));
  await anna.repliesTo(first, "this", { quote: "two" });
  const { message } = (await call("getUpdates")).result[1];
  assert.equal(message.reply_to_message.text, "one two three");
  assert.deepEqual(message.quote, { text: "two", position: 4, is_manual: true });
});
