import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { photo, startTelegram, type ChannelOptions } from "./actors.ts";
import { setOwnerAnonymous } from "./membership.ts";
import { rawCaller, type Json } from "./raw-call.ts";

async function start(t: TestContext, options: Partial<ChannelOptions> = {}) {
  const telegram = await startTelegram();
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
  const { result } = await call("sendMessage", { chat_id: channel.id, text: "a ticket" });
  const post = channel.chat.messages.get(result.message_id)!;
  const forward = channel.forwardOf(post)!;
  const updates = async () => {
    const { result: all } = await call("getUpdates");
    await call("getUpdates", { offset: all.at(-1)?.update_id + 1 || 0 });
    return all.map(({ message }: Json) => message);
  };
  await updates();
  return { telegram, call, boris, vera, channel, group, post, forward, updates };
}

test("a comment belongs to the post's thread and answers its forward", async (t) => {
  const { vera, channel, post, forward, updates } = await start(t);
  const comment = await vera.in(post).writes("on it");
  const [message] = await updates();
  assert.equal(message.message_thread_id, forward.message_id);
  assert.equal("is_topic_message" in message, false);
  assert.equal(message.reply_to_message.message_id, forward.message_id);
  assert.equal(message.reply_to_message.is_automatic_forward, true);
  assert.equal(message.from.id, vera.id);
  assert.deepEqual(channel.commentsOf(post), [comment]);
  assert.deepEqual(vera.in(post).messages, [comment]);
});

test("an answer to a comment, and an answer to that, stay in the thread", async (t) => {
  const { boris, vera, post, forward, updates } = await start(t);
  const first = await vera.in(post).writes("one");
  const second = await boris.in(post).repliesTo(first, "two");
  await vera.in(post).deletes(first);
  await vera.in(post).repliesTo(second, "three");
  const [, two, three] = await updates();
  assert.deepEqual(
    [two.message_thread_id, three.message_thread_id],
    [forward.message_id, forward.message_id],
  );
  assert.deepEqual(
    [two.reply_to_message.message_id, three.reply_to_message.message_id],
    [first, second].map((each) => each.message_id),
  );
});

test("an answer to an ordinary message begins a thread of its own, what stands alone has none", async (t) => {
  const { boris, vera, group, updates } = await start(t);
  const ordinary = await vera.in(group).writes("lunch?");
  const answer = await boris.in(group).repliesTo(ordinary, "yes");
  await vera.in(group).repliesTo(answer, "where?");
  const threads = (await updates()).map(({ message_thread_id }: Json) => message_thread_id);
  assert.deepEqual(threads, [undefined, ordinary.message_id, ordinary.message_id]);
});

test("the bot comments by answering the forward; a thread's id alone does nothing", async (t) => {
  const { call, vera, group, post, forward } = await start(t);
  const chat_id = group.id;
  const message_thread_id = forward.message_id;
  const ignored = await call("sendMessage", { chat_id, message_thread_id, text: "outside" });
  assert.equal("message_thread_id" in ignored.result || "reply_to_message" in ignored.result, false);
  const reply_parameters = { message_id: forward.message_id };
  const { result } = await call("sendMessage", { chat_id, reply_parameters, text: "inside" });
  assert.equal(result.message_thread_id, forward.message_id);
  assert.equal(result.reply_to_message.message_id, forward.message_id);
  assert.equal((await vera.in(post).sees("inside")).message_id, result.message_id);
  const answer = { chat_id, reply_parameters: { message_id: result.message_id }, text: "deeper" };
  assert.equal((await call("sendMessage", answer)).result.message_thread_id, forward.message_id);
});

test("copies comment one by one only, and albums as a whole", async (t) => {
  const { call, vera, channel, group, post, forward } = await start(t);
  const [one, two] = await vera.sendsAlbum([photo("one"), photo()]);
  const copy = { chat_id: group.id, from_chat_id: vera.id };
  const message_ids = [one!.message_id, two!.message_id];
  await call("copyMessages", { ...copy, message_ids });
  assert.deepEqual(channel.commentsOf(post), []);
  const refused = await call("copyMessages", {
    ...copy,
    message_ids,
    reply_parameters: { message_id: forward.message_id },
  });
  assert.equal(refused.ok, false);
  const reply_parameters = { message_id: forward.message_id };
  await call("copyMessage", { ...copy, message_id: one!.message_id, reply_parameters });
  const media = [one, two].map((each) => ({ type: "photo", media: each!.content.photo![0]!.file_id }));
  const album = await call("sendMediaGroup", { chat_id: group.id, media, reply_parameters });
  const threads = album.result.map(({ message_thread_id }: Json) => message_thread_id);
  assert.deepEqual(threads, [forward.message_id, forward.message_id]);
  assert.equal(channel.commentsOf(post).length, 3);
});

test("without the forward there is nothing to comment on", async (t) => {
  const { call, vera, channel, group, post, forward } = await start(t);
  channel.deleteForward(post);
  await assert.rejects(vera.in(post).writes("x"), /has no forward/);
  const { message_id } = forward;
  const plain = { chat_id: group.id, text: "x", reply_parameters: { message_id } };
  assert.equal(
    (await call("sendMessage", plain)).description,
    "Bad Request: message to be replied not found",
  );
  const lenient = { ...plain, reply_parameters: { message_id, allow_sending_without_reply: true } };
  assert.equal((await call("sendMessage", lenient)).result.message_thread_id, undefined);
});

test("a post that nobody can discuss takes no comments", async (t) => {
  const { boris, vera, channel } = await start(t);
  channel.unlink();
  const post = await boris.in(channel).writes("silent");
  assert.throws(() => vera.in(post), /no discussion/);
});

test("comments wait for a forward that is late", async (t) => {
  const { boris, vera, channel } = await start(t);
  channel.automaticForwards = "held";
  const post = await boris.in(channel).writes("late");
  await assert.rejects(vera.in(post).writes("x"), /has no forward/);
  channel.releaseForwards();
  await vera.in(post).writes("now");
  await boris.in(post).sees("now");
});

test("an anonymous administrator comments as the group, somebody else as the channel", async (t) => {
  const { telegram, boris, vera, channel, group, post, forward, updates } = await start(t);
  setOwnerAnonymous(telegram.world, group.chat, boris.account, true);
  await boris.in(post).writes("as the group");
  channel.promote(vera, ["can_post_messages"]);
  const comment = await vera.commenting(post, { as: "channel" }).writes("as the channel");
  const [asGroup, asChannel] = await updates();
  assert.deepEqual([asGroup.from.id, asGroup.sender_chat.id], [1087968824, group.id]);
  assert.deepEqual([asChannel.from.id, asChannel.sender_chat.id], [136817688, channel.id]);
  assert.equal("is_automatic_forward" in asChannel, false);
  assert.equal(asChannel.message_thread_id, forward.message_id);
  await vera.in(post).edits(comment, "edited");
  channel.demote(vera);
  await assert.rejects(vera.commenting(post, { as: "channel" }).writes("x"), /may not write as the channel/);
});

test("subscribers comment without joining the group, unless it demands that", async (t) => {
  const { telegram, call, channel, group, post, updates } = await start(t);
  const anna = telegram.client("Anna");
  await assert.rejects(anna.in(post).writes("x"), /Anna is not in Desk talk/);
  channel.add(anna);
  const comment = await anna.in(post).writes("I may");
  assert.equal((await updates())[0].from.id, anna.id);
  const member = { chat_id: group.id, user_id: anna.id };
  assert.equal((await call("getChatMember", member)).result.status, "left");
  await anna.in(post).edits(comment, "I still may");
  await assert.rejects(anna.in(group).writes("x"), /Anna is not in Desk talk/);
  group.setOpen(false);
  assert.equal((await call("getChat", { chat_id: group.id })).result.join_to_send_messages, true);
  await assert.rejects(anna.in(post).writes("x"), /Anna is not in Desk talk/);
});

test("everybody comments where the channel is public", async (t) => {
  const { telegram, post, updates } = await start(t, { username: "desk_channel" });
  await telegram.client("Anna").in(post).writes("passing by");
  assert.equal((await updates())[0].text, "passing by");
});

test("people answer, react, press and delete in the comments as anywhere", async (t) => {
  const { call, boris, vera, group, post, forward } = await start(t);
  const reply_markup = { inline_keyboard: [[{ text: "Close", callback_data: "close" }]] };
  const reply_parameters = { message_id: forward.message_id };
  await call("sendMessage", { chat_id: group.id, reply_parameters, text: "card", reply_markup });
  const answer = vera.in(post).presses("Close");
  const query = (await call("getUpdates")).result.at(-1).callback_query;
  assert.equal(query.message.message_thread_id, forward.message_id);
  await call("answerCallbackQuery", { callback_query_id: query.id });
  await answer;
  const album = await vera.in(post).sendsAlbum([photo("one"), photo()]);
  assert.ok(album.every(({ threadId }) => threadId === forward.message_id));
  await boris.in(post).reacts(album[0]!, "👍");
  await boris.in(post).deletes(album[1]!);
  assert.equal(boris.in(post).messages.length, 2);
});

test("a forward names its own thread where Telegram is taken to do so", async (t) => {
  const { boris, channel, updates } = await start(t);
  channel.doubts.nameTheirThread = true;
  await boris.in(channel).writes("another");
  const message = (await updates()).at(-1);
  assert.equal(message.message_thread_id, message.message_id);
  assert.equal("reply_to_message" in message, false);
});
