import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { startTelegram, type ForumOptions } from "./actors.ts";
import { rawCaller } from "./raw-call.ts";

async function start(t: TestContext, options: Partial<ForumOptions> = {}) {
  const telegram = await startTelegram({
    bot: { first_name: "Desk", username: "desk_bot", can_read_all_group_messages: true },
  });
  t.after(() => telegram.stop());
  const call = rawCaller(telegram);
  const boris = telegram.client("Boris");
  const vera = telegram.client("Vera");
  const forum = telegram.forum("Support", { owner: boris, members: [vera], ...options });
  await call("getUpdates", { offset: -1 });
  const updates = async () => {
    const { result } = await call("getUpdates");
    await call("getUpdates", { offset: result.at(-1)?.update_id + 1 || 0 });
    return result;
  };
  await updates();
  return { telegram, call, boris, vera, forum, updates };
}

test("a topic's id is that of its first message, which the bot gets back although it made it", async (t) => {
  const { call, forum, updates } = await start(t);
  const { result } = await call("createForumTopic", { chat_id: forum.id, name: "  №1 \n Anna " });
  assert.deepEqual(result, {
    message_thread_id: result.message_thread_id,
    name: "№1 Anna",
    icon_color: 7322096,
  });
  const [{ message }] = await updates();
  assert.equal(message.message_id, result.message_thread_id);
  assert.equal(message.message_thread_id, result.message_thread_id);
  assert.equal(message.is_topic_message, true);
  assert.equal(message.chat.is_forum, true);
  assert.equal(message.forum_topic_created.name, "№1 Anna");
  assert.equal(message.reply_to_message, undefined);
});

test("the bot hears its own renames, closes, reopens and pins, but none of its other messages", async (t) => {
  const { call, forum, updates } = await start(t);
  const chat_id = forum.id;
  const { message_thread_id } = (await call("createForumTopic", { chat_id, name: "a" })).result;
  const sent = await call("sendMessage", { chat_id, message_thread_id, text: "card" });
  await call("editForumTopic", { chat_id, message_thread_id, name: "b" });
  await call("closeForumTopic", { chat_id, message_thread_id });
  await call("reopenForumTopic", { chat_id, message_thread_id });
  await call("pinChatMessage", { chat_id, message_id: sent.result.message_id });
  const kinds = (await updates()).map(({ message }: { message: object }) =>
    Object.keys(message).find(
      (key) => key.startsWith("forum_topic") || key === "pinned_message" || key === "text",
    ),
  );
  assert.deepEqual(kinds, [
    "forum_topic_created",
    "forum_topic_edited",
    "forum_topic_closed",
    "forum_topic_reopened",
    "pinned_message",
  ]);
});

test("a message in a topic implicitly answers the topic's first message, one in General answers nothing", async (t) => {
  const { boris, forum, updates } = await start(t);
  const topic = forum.createTopic("№1");
  const written = await boris.in(topic).writes("hello");
  await boris.in(topic).repliesTo(written, "again");
  await boris.inGeneral(forum).writes("general");
  const [, first, second, third] = (await updates()).map(({ message }: { message: object }) => message);
  assert.equal(first.message_thread_id, topic.id);
  assert.equal(first.reply_to_message.forum_topic_created.name, "№1");
  assert.equal(second.reply_to_message.message_id, written.message_id);
  assert.equal(second.reply_to_message.reply_to_message, undefined);
  assert.equal(
    "message_thread_id" in third || "is_topic_message" in third || "reply_to_message" in third,
    false,
  );
});

test("a reply to a message deleted since has no reply_to_message", async (t) => {
  const { boris, forum, updates } = await start(t);
  const place = boris.in(forum.createTopic("№1"));
  const gone = await place.writes("gone");
  await place.deletes(gone);
  await place.repliesTo(gone, "to nothing");
  assert.equal((await updates()).at(-1).message.reply_to_message, undefined);
});

test("a deleted topic is reported to nobody, and its messages are gone as sources", async (t) => {
  const { call, boris, forum, updates } = await start(t);
  const topic = forum.createTopic("№1");
  const { message_id } = await boris.in(topic).writes("hello");
  await updates();
  topic.delete();
  assert.deepEqual(await updates(), []);
  const thread = { chat_id: forum.id, message_thread_id: topic.id };
  const gone = "Bad Request: message thread not found";
  assert.equal((await call("sendMessage", { ...thread, text: "x" })).description, gone);
  assert.equal((await call("closeForumTopic", thread)).description, gone);
  const copy = await call("copyMessage", { chat_id: forum.id, from_chat_id: forum.id, message_id });
  assert.equal(copy.description, "Bad Request: message to copy not found");
});

test("General has no id: 1 is not found", async (t) => {
  const { call, forum } = await start(t);
  const refused = await call("sendMessage", { chat_id: forum.id, message_thread_id: 1, text: "x" });
  assert.equal(refused.description, "Bad Request: message thread not found");
  assert.equal(
    (await call("sendChatAction", { chat_id: forum.id, message_thread_id: 1, action: "typing" })).ok,
    true,
  );
});

test("a closed topic takes messages only from those who manage topics, and from its creator", async (t) => {
  const { call, forum, boris, vera, telegram } = await start(t, { botRights: [] });
  const topic = forum.createTopic("№1");
  const send = { chat_id: forum.id, message_thread_id: topic.id, text: "x" };
  topic.close();
  assert.equal((await call("sendMessage", send)).description, "Bad Request: TOPIC_CLOSED");
  await assert.rejects(vera.in(topic).writes("x"), /closed/);
  await boris.in(topic).writes("the owner may");
  forum.promote(telegram.bot, ["can_manage_topics"]);
  assert.equal((await call("sendMessage", send)).ok, true);
});

test("what changes nothing is TOPIC_NOT_MODIFIED, and an edit without anything is true", async (t) => {
  const { call, forum } = await start(t);
  const thread = { chat_id: forum.id, message_thread_id: forum.createTopic("№1").id };
  const unmodified = "Bad Request: TOPIC_NOT_MODIFIED";
  assert.equal((await call("editForumTopic", { ...thread, name: "№1" })).description, unmodified);
  assert.equal((await call("reopenForumTopic", thread)).description, unmodified);
  assert.equal((await call("editForumTopic", thread)).result, true);
});

test("topics need their rights", async (t) => {
  const { call, forum } = await start(t, { botRights: [] });
  const thread = { chat_id: forum.id, message_thread_id: forum.createTopic("№1").id };
  const refusal = async (method: string, parameters: object) => (await call(method, parameters)).description;
  const create = { chat_id: forum.id, name: "x" };
  assert.equal(await refusal("createForumTopic", create), "Bad Request: not enough rights to create a topic");
  assert.equal(
    await refusal("editForumTopic", { ...thread, name: "x" }),
    "Bad Request: not enough rights to edit the topic",
  );
  assert.equal(
    await refusal("closeForumTopic", thread),
    "Bad Request: not enough rights to close or open the topic",
  );
  assert.equal(
    await refusal("deleteForumTopic", thread),
    "Bad Request: not enough rights to delete the topic",
  );
  forum.setTopics(false);
  assert.equal(await refusal("createForumTopic", create), "Bad Request: the chat is not a forum");
});

test("over-long topic names are cut to 128 characters", async (t) => {
  const { call, forum } = await start(t);
  const { result } = await call("createForumTopic", { chat_id: forum.id, name: "😀".repeat(200) });
  assert.equal(result.name, "😀".repeat(128));
});

test("a reply lands in the topic of what it answers; with another topic's id it becomes an external reply", async (t) => {
  const { call, boris, forum } = await start(t);
  const [one, two] = [forum.createTopic("one"), forum.createTopic("two")];
  const { message_id } = await boris.in(one).writes("question");
  const reply = { chat_id: forum.id, text: "x", reply_parameters: { message_id } };
  const inOne = (await call("sendMessage", reply)).result;
  assert.equal(inOne.message_thread_id, one.id);
  assert.equal(inOne.reply_to_message.message_id, message_id);
  const inTwo = (await call("sendMessage", { ...reply, message_thread_id: two.id })).result;
  assert.equal(inTwo.message_thread_id, two.id);
  assert.equal(inTwo.external_reply.message_id, message_id);
  assert.equal(inTwo.reply_to_message.forum_topic_created.name, "two");
});

test("a reply to something gone fails, or goes to General when it need not answer and names no topic", async (t) => {
  const { call, boris, forum } = await start(t);
  const topic = forum.createTopic("one");
  const gone = await boris.in(topic).writes("gone");
  await boris.in(topic).deletes(gone);
  const { message_id } = gone;
  const plain = { chat_id: forum.id, text: "x", reply_parameters: { message_id } };
  assert.equal(
    (await call("sendMessage", plain)).description,
    "Bad Request: message to be replied not found",
  );
  const lenient = { ...plain, reply_parameters: { message_id, allow_sending_without_reply: true } };
  assert.equal((await call("sendMessage", lenient)).result.message_thread_id, undefined);
  assert.equal(
    (await call("sendMessage", { ...lenient, message_thread_id: topic.id })).result.message_thread_id,
    topic.id,
  );
});

test("a quote must be in the message it quotes", async (t) => {
  const { call, boris, forum } = await start(t);
  const { message_id } = await boris.inGeneral(forum).writes("😀 one two");
  const reply = (quote: string) => ({
    chat_id: forum.id,
    text: "x",
    reply_parameters: { message_id, quote },
  });
  assert.deepEqual((await call("sendMessage", reply("two"))).result.quote, {
    text: "two",
    position: 7,
    is_manual: true,
  });
  assert.equal((await call("sendMessage", reply("three"))).description, "Bad Request: QUOTE_TEXT_INVALID");
});

test("private chats have topics when the bot has them turned on", async (t) => {
  const telegram = await startTelegram({
    bot: { first_name: "Desk", username: "desk_bot", has_topics_enabled: true },
  });
  t.after(() => telegram.stop());
  const call = rawCaller(telegram);
  const anna = telegram.client("Anna");
  await anna.starts();
  const { result } = await call("createForumTopic", { chat_id: anna.id, name: "Order 5" });
  const sent = await call("sendMessage", {
    chat_id: anna.id,
    message_thread_id: result.message_thread_id,
    text: "x",
  });
  assert.equal(sent.result.message_thread_id, result.message_thread_id);
  assert.equal(sent.result.reply_to_message, undefined);
});
