import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { TestClock } from "../support/clock.ts";
import { photo, startTelegram, type ChannelOptions } from "./actors.ts";
import { rawCaller, type Json } from "./raw-call.ts";

async function start(t: TestContext, options: Partial<ChannelOptions> = {}) {
  const clock = new TestClock();
  const telegram = await startTelegram({ clock });
  t.after(() => telegram.stop());
  const call = rawCaller(telegram);
  const boris = telegram.client("Boris");
  const vera = telegram.client("Vera");
  const channel = telegram.channel("Desk", { owner: boris, members: [vera], ...options });
  const allowed_updates = [
    "channel_post",
    "edited_channel_post",
    "message",
    "my_chat_member",
    "callback_query",
  ];
  await call("getUpdates", { offset: -1, allowed_updates: [...allowed_updates, "message_reaction_count"] });
  const updates = async () => {
    const { result } = await call("getUpdates");
    await call("getUpdates", { offset: result.at(-1)?.update_id + 1 || 0 });
    return result;
  };
  const first = await updates();
  return { telegram, clock, call, boris, vera, channel, updates, first };
}

test("a post is the channel's: it has a sender_chat and no from", async (t) => {
  const { call, channel } = await start(t);
  const { result } = await call("sendMessage", { chat_id: channel.id, text: "a ticket" });
  assert.deepEqual(result.chat, { id: channel.id, type: "channel", title: "Desk" });
  assert.deepEqual(result.sender_chat, result.chat);
  assert.equal("from" in result || "author_signature" in result, false);
});

test("people's posts and edits come as channel_post and edited_channel_post, the bot's own never", async (t) => {
  const { call, boris, channel, updates } = await start(t);
  const { result } = await call("sendMessage", { chat_id: channel.id, text: "by the bot" });
  await call("editMessageText", { chat_id: channel.id, message_id: result.message_id, text: "edited" });
  const post = await boris.in(channel).writes("by Boris");
  await boris.in(channel).edits(post, "by Boris again");
  const [posted, edited, ...rest] = await updates();
  assert.deepEqual(
    [posted.channel_post.text, edited.edited_channel_post.text],
    ["by Boris", "by Boris again"],
  );
  assert.equal("from" in posted.channel_post, false);
  assert.deepEqual(rest, []);
});

test("posts carry their author's name where the channel signs them", async (t) => {
  const { call, boris, channel, updates } = await start(t, { signsPosts: true });
  await boris.in(channel).writes("by Boris");
  assert.equal((await updates())[0].channel_post.author_signature, "Boris");
  const { result } = await call("sendMessage", { chat_id: channel.id, text: "by the bot" });
  assert.equal(result.author_signature, "Topicdesk");
});

test("the bot becomes an administrator of a channel without being a member, and knows rights of channels only", async (t) => {
  const { telegram, call, channel, first, updates } = await start(t, { botRights: ["can_post_messages"] });
  const [{ my_chat_member }] = first;
  assert.equal(my_chat_member.chat.type, "channel");
  assert.deepEqual(
    [my_chat_member.old_chat_member.status, my_chat_member.new_chat_member.status],
    ["left", "administrator"],
  );
  const { result } = await call("getChatMember", { chat_id: channel.id, user_id: telegram.bot.id });
  assert.deepEqual([result.can_post_messages, result.can_edit_messages], [true, false]);
  assert.equal("can_pin_messages" in result || "can_manage_topics" in result, false);
  channel.demote(telegram.bot);
  assert.equal((await updates())[0].my_chat_member.new_chat_member.status, "left");
});

test("nobody is told of subscribers who come and go", async (t) => {
  const { telegram, channel, updates } = await start(t);
  const anna = telegram.client("Anna");
  channel.add(anna);
  channel.leave(anna);
  assert.deepEqual(await updates(), []);
});

test("a bot that may not post is told so, whatever it sends", async (t) => {
  const { call, channel } = await start(t, { botRights: ["can_edit_messages"] });
  const chat_id = channel.id;
  const refusals = [
    await call("sendMessage", { chat_id, text: "x" }),
    await call("sendPhoto", { chat_id, photo: "https://example.com/a.jpg" }),
    await call("copyMessage", { chat_id, from_chat_id: chat_id, message_id: 1 }),
  ].map(({ description }) => description);
  const refusal = "Bad Request: need administrator rights in the channel chat";
  assert.deepEqual(refusals, [refusal, refusal, "Bad Request: message to copy not found"]);
});

test("a bot that was put out of a channel is told so on every call", async (t) => {
  const { telegram, call, channel } = await start(t);
  channel.leave(telegram.bot);
  const send = { chat_id: channel.id, text: "x" };
  assert.equal(
    (await call("sendMessage", send)).description,
    "Forbidden: bot is not a member of the channel chat",
  );
  channel.promote(telegram.bot, ["can_post_messages"]);
  channel.kick(telegram.bot);
  assert.equal(
    (await call("sendMessage", send)).description,
    "Forbidden: bot was kicked from the channel chat",
  );
});

test("the right to edit is for others' posts, and for pins", async (t) => {
  const { telegram, call, boris, channel } = await start(t, { botRights: ["can_post_messages"] });
  const chat_id = channel.id;
  const { message_id } = await boris.in(channel).writes("by Boris");
  const edit = { chat_id, message_id, text: "by the bot" };
  assert.equal((await call("editMessageText", edit)).description, "Bad Request: message can't be edited");
  assert.equal(
    (await call("pinChatMessage", { chat_id, message_id })).description,
    "Bad Request: not enough rights to manage pinned messages in the chat",
  );
  channel.promote(telegram.bot, ["can_edit_messages"]);
  assert.equal((await call("editMessageText", edit)).ok, true);
  assert.equal((await call("pinChatMessage", { chat_id, message_id })).ok, true);
});

test("without the right to delete a bot deletes its own posts only, and no post after 48 hours", async (t) => {
  const { clock, call, boris, channel } = await start(t, { botRights: ["can_post_messages"] });
  const chat_id = channel.id;
  const refusal = "Bad Request: message can't be deleted";
  const own = (await call("sendMessage", { chat_id, text: "own" })).result.message_id;
  const old = (await call("sendMessage", { chat_id, text: "old" })).result.message_id;
  const others = (await boris.in(channel).writes("others'")).message_id;
  assert.equal((await call("deleteMessage", { chat_id, message_id: others })).description, refusal);
  assert.equal((await call("deleteMessages", { chat_id, message_ids: [own] })).ok, true);
  clock.advance(48 * 60 * 60 * 1000);
  assert.equal((await call("deleteMessage", { chat_id, message_id: old })).description, refusal);
});

test("subscribers only read; administrators post, and delete what they may", async (t) => {
  const { boris, vera, channel } = await start(t);
  await assert.rejects(vera.in(channel).writes("x"), /Vera may not write in Desk/);
  const post = await boris.in(channel).writes("by Boris");
  await assert.rejects(vera.in(channel).edits(post, "x"), /Vera did not write/);
  await assert.rejects(vera.in(channel).deletes(post), /Vera may not delete/);
  channel.promote(vera, ["can_post_messages", "can_edit_messages", "can_delete_messages"]);
  await vera.in(channel).edits(post, "by Vera");
  assert.equal((await channel.hasPost("by Vera")).message_id, post.message_id);
  await vera.in(channel).deletes(post);
  assert.deepEqual(channel.posts, []);
});

test("a button under a post is pressed in the channel", async (t) => {
  const { call, vera, channel, updates } = await start(t);
  const reply_markup = { inline_keyboard: [[{ text: "Take", callback_data: "take" }]] };
  await call("sendMessage", { chat_id: channel.id, text: "a ticket", reply_markup });
  const answer = vera.in(channel).presses("Take");
  const [{ callback_query: query }] = await updates();
  assert.deepEqual([query.message.chat.type, query.from.first_name, query.data], ["channel", "Vera", "take"]);
  await call("answerCallbackQuery", { callback_query_id: query.id, text: "Taken" });
  assert.deepEqual(await answer, { text: "Taken" });
});

test("a keyboard below the field has no place in a channel", async (t) => {
  const { telegram, call, channel } = await start(t);
  const send = { chat_id: channel.id, text: "x", reply_markup: { keyboard: [[{ text: "Yes" }]] } };
  assert.equal((await call("sendMessage", send)).description, "Bad Request: inline keyboard expected");
  assert.equal(telegram.violations.length, 1);
});

test("reactions to posts are counted, not told one by one", async (t) => {
  const { call, boris, vera, channel, updates } = await start(t);
  const { message_id } = (await call("sendMessage", { chat_id: channel.id, text: "x" })).result;
  const post = channel.findPost("x")!;
  await boris.in(channel).reacts(post, "👍");
  await vera.in(channel).reacts(post, "👍");
  assert.equal(
    (await call("setMessageReaction", { chat_id: channel.id, message_id, reaction: [] })).ok,
    true,
  );
  const counts = (await updates()).map(({ message_reaction_count: each }: Json) => each.reactions);
  const thumb = { type: "emoji", emoji: "👍" };
  assert.deepEqual(counts, [[{ type: thumb, total_count: 1 }], [{ type: thumb, total_count: 2 }]]);
});

test("a public channel is found by its name", async (t) => {
  const { call, channel } = await start(t, { username: "desk_channel" });
  assert.equal((await call("getChat", { chat_id: "@Desk_Channel" })).result.id, channel.id);
});

test("an album in a channel is a post for each of its items", async (t) => {
  const { call, boris, channel, updates } = await start(t);
  await boris.in(channel).sendsAlbum([photo("one"), photo()]);
  const posts = (await updates()).map(({ channel_post }: Json) => channel_post);
  assert.equal(posts.length, 2);
  assert.equal(posts[0].media_group_id, posts[1].media_group_id);
  const media = posts.map(({ photo: sizes }: Json) => ({ type: "photo", media: sizes[0].file_id }));
  const { result } = await call("sendMediaGroup", { chat_id: channel.id, media });
  assert.deepEqual(
    result.map(({ sender_chat }: Json) => sender_chat.id),
    [channel.id, channel.id],
  );
});
