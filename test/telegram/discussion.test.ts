import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { TestClock } from "../support/clock.ts";
import { photo, startTelegram, type ChannelOptions } from "./actors.ts";
import { setTopics } from "./migration.ts";
import { rawCaller, type Json } from "./raw-call.ts";

async function start(t: TestContext, options: Partial<ChannelOptions> = {}) {
  const clock = new TestClock();
  const telegram = await startTelegram({ clock });
  t.after(() => telegram.stop());
  const call = rawCaller(telegram);
  const boris = telegram.client("Boris");
  const vera = telegram.client("Vera");
  const channel = telegram.channel("Desk", {
    owner: boris,
    members: [vera],
    discussion: "Desk talk",
    ...options,
  });
  const group = channel.discussion!;
  const posts = async (text: string, more: object = {}) => {
    const { result } = await call("sendMessage", { chat_id: channel.id, text, ...more });
    return channel.chat.messages.get(result.message_id)!;
  };
  const updates = async () => {
    const { result } = await call("getUpdates");
    await call("getUpdates", { offset: result.at(-1)?.update_id + 1 || 0 });
    return result;
  };
  await updates();
  return { telegram, clock, call, boris, vera, channel, group, posts, updates };
}

test("the channel and its group name each other", async (t) => {
  const { call, channel, group } = await start(t);
  assert.equal((await call("getChat", { chat_id: channel.id })).result.linked_chat_id, group.id);
  assert.equal((await call("getChat", { chat_id: group.id })).result.linked_chat_id, channel.id);
  channel.unlink();
  assert.equal((await call("getChat", { chat_id: channel.id })).result.linked_chat_id, undefined);
  assert.equal((await call("getChat", { chat_id: group.id })).result.linked_chat_id, undefined);
});

test("a channel has one group at a time, and a group one channel", async (t) => {
  const { telegram, boris, channel, group, posts, updates } = await start(t);
  const other = telegram.group("Other talk", { owner: boris });
  channel.link(other);
  await updates();
  await posts("a ticket");
  assert.deepEqual(
    (await updates()).map(({ message }: Json) => message.chat.id),
    [other.id],
  );
  const second = telegram.channel("Second", { owner: boris, discussion: other });
  assert.deepEqual(
    [channel.discussion, second.discussion, group.chat.linkedChannel],
    [undefined, other, undefined],
  );
});

test("topics and a channel exclude each other", async (t) => {
  const { telegram, boris, group, channel } = await start(t);
  const forum = telegram.group("Support", { owner: boris });
  setTopics(telegram.world, forum.chat, true);
  assert.throws(() => telegram.channel("Second", { owner: boris, discussion: forum }), /has topics/);
  assert.throws(() => setTopics(telegram.world, group.chat, true), /CHAT_DISCUSSION_UNALLOWED/);
  channel.unlink();
  setTopics(telegram.world, group.chat, true);
});

test("the bot's own post reaches it in the group, from Telegram in the name of the channel", async (t) => {
  const { channel, group, posts, updates } = await start(t);
  const reply_markup = { inline_keyboard: [[{ text: "Take", callback_data: "take" }]] };
  const post = await posts("a ticket", { reply_markup });
  const [{ message }, ...rest] = await updates();
  assert.deepEqual(rest, []);
  assert.deepEqual(
    [message.chat.id, message.from.id, message.sender_chat.id, message.is_automatic_forward, message.text],
    [group.id, 777000, channel.id, true, "a ticket"],
  );
  assert.deepEqual(message.forward_origin, {
    type: "channel",
    chat: { id: channel.id, type: "channel", title: "Desk" },
    message_id: post.message_id,
    date: post.date,
  });
  assert.equal(message.forward_from_message_id, post.message_id);
  assert.equal("reply_markup" in message || "message_thread_id" in message, false);
  assert.equal(channel.forwardOf(post)?.message_id, message.message_id);
});

test("a forward is pinned, and Telegram says nothing of it unless it is told to", async (t) => {
  const { call, channel, group, posts, updates } = await start(t);
  const post = await posts("a ticket");
  const { result } = await call("getChat", { chat_id: group.id });
  assert.equal(result.pinned_message.message_id, channel.forwardOf(post)?.message_id);
  await updates();
  channel.doubts.reportPins = true;
  await posts("another");
  const [, { message }] = await updates();
  assert.equal(message.pinned_message.text, "another");
});

test("a post that is a forward itself names where it came from first", async (t) => {
  const { boris, vera, channel, updates } = await start(t);
  const written = await vera.writes("a question");
  await boris.in(channel).forwards(written);
  const message = (await updates()).at(-1).message;
  assert.equal(message.is_automatic_forward, true);
  assert.deepEqual([message.forward_origin.type, message.forward_origin.sender_user.id], ["user", vera.id]);
});

test("service messages of the channel stay there", async (t) => {
  const { call, channel, group, posts } = await start(t);
  const { message_id } = await posts("a ticket");
  await call("pinChatMessage", { chat_id: channel.id, message_id });
  assert.equal(group.messages.filter(({ automaticForwardOf }) => automaticForwardOf).length, 1);
});

test("forwards are held until they are released, in any order, one by one or all", async (t) => {
  const { channel, posts, updates } = await start(t);
  channel.automaticForwards = "held";
  const [one, two, three] = [await posts("one"), await posts("two"), await posts("three")];
  assert.deepEqual(await updates(), []);
  assert.equal(channel.forwardOf(one), undefined);
  channel.releaseForwards(three, one);
  assert.deepEqual(channel.heldPosts, [two]);
  channel.releaseForwards();
  const texts = (await updates()).map(({ message }: Json) => message.text);
  assert.deepEqual(texts, ["three", "one", "two"]);
  assert.throws(() => channel.releaseForwards(two), /is held/);
});

test("forwards come late by the clock, each in its time", async (t) => {
  const { clock, channel, posts, updates } = await start(t);
  channel.automaticForwards = { delay: ({ content }) => Number(content.text) };
  await posts("60000");
  await posts("1500");
  assert.deepEqual(await updates(), []);
  clock.advance(60_000);
  const texts = (await updates()).map(({ message }: Json) => message.text);
  assert.deepEqual(texts, ["1500", "60000"]);
});

test("a forward is lost when it is to be, or when its post is gone before it sets out", async (t) => {
  const { boris, channel, posts, updates } = await start(t);
  channel.automaticForwards = "lost";
  await posts("lost");
  channel.automaticForwards = "held";
  const post = await posts("deleted");
  await boris.in(channel).deletes(post);
  channel.releaseForwards(post);
  assert.deepEqual(await updates(), []);
});

for (const when of ["before the answer", "after the answer"] as const) {
  test(`a waiting bot has the forward ${when} to its post`, { timeout: 60_000 }, async (t) => {
    const { call, channel } = await start(t);
    channel.automaticForwards = when;
    const heard: string[] = [];
    const poll = call("getUpdates", { timeout: 50 }).then(() => heard.push("forward"));
    // When the server has responded to a later call, the poll is waiting.
    await call("getMe");
    const post = call("sendMessage", { chat_id: channel.id, text: "x" }).then(() => heard.push("answer"));
    await Promise.all([poll, post]);
    assert.deepEqual(heard, when === "before the answer" ? ["forward", "answer"] : ["answer", "forward"]);
  });
}

test("an edit of the post reaches its forward, where nobody hears of it unless that is wanted", async (t) => {
  const { call, channel, posts, updates } = await start(t);
  const { message_id } = await posts("one");
  const post = channel.chat.messages.get(message_id)!;
  await updates();
  const edit = { chat_id: channel.id, message_id };
  await call("editMessageText", { ...edit, text: "two" });
  assert.equal(channel.forwardOf(post)?.content.text, "two");
  assert.deepEqual(await updates(), []);
  Object.assign(channel.doubts, { reportEdits: true, getButtonsByEdits: true });
  const reply_markup = { inline_keyboard: [[{ text: "Take", callback_data: "take" }]] };
  await call("editMessageText", { ...edit, text: "three", reply_markup });
  const [{ edited_message: edited }, ...rest] = await updates();
  assert.deepEqual([edited.text, edited.is_automatic_forward, rest.length], ["three", true, 0]);
  assert.deepEqual(edited.reply_markup, reply_markup);
});

test("a deleted post takes its forward along, unless forwards outlive posts", async (t) => {
  const { call, channel, posts } = await start(t);
  const [one, two] = [await posts("one"), await posts("two")];
  await call("deleteMessage", { chat_id: channel.id, message_id: one.message_id });
  assert.equal(channel.forwardOf(one), undefined);
  channel.doubts.outlivePosts = true;
  channel.deletePost(two);
  assert.equal(channel.forwardOf(two)?.content.text, "two");
});

test("the bot may delete, but neither edit nor own, what Telegram forwarded for it", async (t) => {
  const { telegram, call, channel, group, posts } = await start(t);
  const { message_id } = channel.forwardOf(await posts("x"))!;
  const forward = { chat_id: group.id, message_id };
  const edit = await call("editMessageText", { ...forward, text: "y" });
  assert.equal(edit.description, "Bad Request: message can't be edited");
  group.promote(telegram.bot, []);
  const refused = await call("deleteMessage", forward);
  assert.equal(refused.description, "Bad Request: message can't be deleted");
  group.promote(telegram.bot, ["can_delete_messages"]);
  assert.equal((await call("deleteMessage", forward)).ok, true);
});

test("the items of an album are forwarded one by one, as an album, and commented on at the first", async (t) => {
  const { boris, vera, channel, updates } = await start(t);
  const [first, second] = await boris.in(channel).sendsAlbum([photo("one"), photo()]);
  const forwards = (await updates()).flatMap(({ message }: Json) => message ?? []);
  assert.equal(forwards.length, 2);
  assert.equal(forwards[0].media_group_id, forwards[1].media_group_id);
  assert.notEqual(forwards[0].media_group_id, first!.media_group_id);
  const comment = await vera.in(second!).writes("hm");
  assert.equal(comment.threadId, forwards[0].message_id);
  assert.deepEqual(channel.commentsOf(first!), [comment]);
});

test("who reacts to a forward stays unknown", async (t) => {
  const { call, vera, channel, group, posts, updates } = await start(t);
  await call("getUpdates", { allowed_updates: ["message_reaction", "message_reaction_count"] });
  await vera.in(group).reacts(channel.forwardOf(await posts("x"))!, "👍");
  const types = (await updates()).flatMap((update: object) => Object.keys(update).slice(1));
  assert.deepEqual(types.at(-1), "message_reaction_count");
  assert.equal(types.includes("message_reaction"), false);
});
