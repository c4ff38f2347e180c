import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { startTelegram } from "./actors.ts";
import { addMember, promote, setOwnerAnonymous } from "./membership.ts";
import { migrateGroup } from "./migration.ts";
import { rawCaller, type Json } from "./raw-call.ts";

async function start(t: TestContext) {
  const telegram = await startTelegram();
  t.after(() => telegram.stop());
  const call = rawCaller(telegram);
  const boris = telegram.client("Boris");
  const vera = telegram.client("Vera");
  const updates = async (type: string) => {
    const { result } = await call("getUpdates");
    return result
      .map((update: Record<string, unknown>) => update[type])
      .filter((each: unknown) => each !== undefined);
  };
  return { telegram, call, boris, vera, updates };
}

test("the bot hears of each change of its own place in a group, old and new", async (t) => {
  const { telegram, boris, updates } = await start(t);
  const forum = telegram.forum("Support", { owner: boris, botRights: ["can_manage_topics"] });
  forum.demote(telegram.bot);
  forum.kick(telegram.bot);
  const changes = await updates("my_chat_member");
  const statuses = changes.map((each: Json) => [each.old_chat_member.status, each.new_chat_member.status]);
  assert.deepEqual(statuses, [
    ["left", "member"],
    ["member", "administrator"],
    ["administrator", "member"],
    ["member", "kicked"],
  ]);
  assert.equal(changes[1].new_chat_member.can_manage_topics, true);
  assert.equal(changes[1].new_chat_member.can_pin_messages, false);
  assert.equal(changes[0].from.first_name, "Boris");
});

test("a bot that was put out of a group is told so on every call", async (t) => {
  const { telegram, boris, call } = await start(t);
  const forum = telegram.forum("Support", { owner: boris });
  forum.leave(telegram.bot);
  const left = await call("getChat", { chat_id: forum.id });
  assert.deepEqual(
    [left.status, left.description],
    [403, "Forbidden: bot is not a member of the supergroup chat"],
  );
  forum.add(telegram.bot);
  forum.kick(telegram.bot);
  const kicked = await call("sendMessage", { chat_id: forum.id, text: "x" });
  assert.deepEqual(
    [kicked.status, kicked.description],
    [403, "Forbidden: bot was kicked from the supergroup chat"],
  );
  const never = telegram.forum("Other", { owner: boris, botRights: "absent" });
  assert.equal((await call("getChat", { chat_id: never.id })).description, "Bad Request: chat not found");
});

test("in privacy mode a bot gets commands to it and replies to it, as an administrator everything", async (t) => {
  const { telegram, boris, call, updates } = await start(t);
  const forum = telegram.forum("Support", { owner: boris, botRights: "none", is_forum: false });
  const general = boris.inGeneral(forum);
  await general.writes("unheard");
  await general.writes("/help@other_bot");
  await general.writes("/help@topicdesk_bot");
  await general.writes("/late");
  const { result } = await call("sendMessage", { chat_id: forum.id, text: "bot" });
  await general.writes("/now");
  await general.repliesTo(forum.chat.messages.get(result.message_id)!, "a reply");
  forum.promote(telegram.bot, []);
  await general.writes("heard");
  const texts = (await updates("message")).map(({ text }: { text?: string }) => text).filter(Boolean);
  assert.deepEqual(texts, ["/help@topicdesk_bot", "/now", "a reply", "heard"]);
});

test("an anonymous administrator writes as the group, through GroupAnonymousBot", async (t) => {
  const { telegram, boris, updates } = await start(t);
  const forum = telegram.forum("Support", { owner: boris });
  setOwnerAnonymous(telegram.world, forum.chat, boris.account, true);
  await boris.inGeneral(forum).writes("as the group");
  const message = (await updates("message")).at(-1);
  assert.equal(message.from.id, 1087968824);
  assert.equal(message.sender_chat.id, forum.id);
});

test("a group that becomes a supergroup has a new id, and the old one says which", async (t) => {
  const { telegram, boris, call, updates } = await start(t);
  const { world, bot } = telegram;
  const group = world.createGroup({ title: "Small", owner: boris.account, kind: "group" });
  addMember(world, group, bot, boris.account);
  const supergroup = migrateGroup(world, group, boris.account, { is_forum: true });
  const messages = await updates("message");
  assert.ok(
    messages.some((each: Json) => each.chat.id === group.id && each.migrate_to_chat_id === supergroup.id),
  );
  assert.ok(
    messages.some((each: Json) => each.chat.id === supergroup.id && each.migrate_from_chat_id === group.id),
  );
  const refused = await call("sendMessage", { chat_id: group.id, text: "x" });
  assert.equal(refused.description, "Bad Request: group chat was upgraded to a supergroup chat");
  assert.deepEqual(refused.parameters, { migrate_to_chat_id: supergroup.id });
});

test("private chats and basic groups share the bot's numbers, a supergroup counts for itself", async (t) => {
  const { telegram, boris, vera } = await start(t);
  const { world, bot } = telegram;
  const group = world.createGroup({ title: "Small", owner: boris.account, kind: "group" });
  addMember(world, group, bot, boris.account);
  const forum = telegram.forum("Support", { owner: boris });
  const before = bot.lastMessageId;
  const ids = [
    await boris.writes("a"),
    await vera.writes("b"),
    await boris.in(group).writes("c"),
    await boris.writes("d"),
  ];
  assert.deepEqual(
    ids.map(({ message_id }) => message_id - before),
    [1, 2, 3, 4],
  );
  const last = forum.chat.lastMessageId;
  assert.equal((await boris.inGeneral(forum).writes("e")).message_id, last + 1);
});

test("who may do what is told by getChatMember and getChatAdministrators", async (t) => {
  const { telegram, boris, vera, call } = await start(t);
  const forum = telegram.forum("Support", { owner: boris, members: [vera] });
  const status = async (user_id: number) =>
    (await call("getChatMember", { chat_id: forum.id, user_id })).result.status;
  assert.equal(await status(boris.id), "creator");
  assert.equal(await status(vera.id), "member");
  assert.equal(await status(telegram.bot.id), "administrator");
  promote(telegram.world, forum.chat, vera.account, ["can_pin_messages"], boris.account);
  const { result } = await call("getChatAdministrators", { chat_id: forum.id });
  assert.deepEqual(
    result.map((each: Json) => each.user.first_name),
    ["Boris", "Vera", "Topicdesk"],
  );
  assert.equal((await call("getChatMemberCount", { chat_id: forum.id })).result, 3);
  forum.kick(vera);
  assert.equal(await status(vera.id), "kicked");
});

test("what the group forbids its members a plain bot cannot send", async (t) => {
  const { telegram, boris, call } = await start(t);
  const forum = telegram.forum("Support", {
    owner: boris,
    botRights: "none",
    permissions: { can_send_messages: false },
  });
  const refused = await call("sendMessage", { chat_id: forum.id, text: "x" });
  assert.equal(refused.description, "Bad Request: not enough rights to send text messages to the chat");
});

test("bots never hear each other, but each hears the people", async (t) => {
  const { telegram, boris, call, updates } = await start(t);
  const other = telegram.world.createBot({ first_name: "Other", username: "other_bot" });
  const forum = telegram.forum("Support", { owner: boris });
  forum.promote(other, []);
  await call("sendMessage", { chat_id: forum.id, text: "from a bot" });
  await boris.inGeneral(forum).writes("from Boris");
  const heard = (bot: typeof other) => bot.queue.peek(100).flatMap(({ message }) => message?.text ?? []);
  assert.deepEqual(heard(other), ["from Boris"]);
  assert.deepEqual(
    (await updates("message")).flatMap(({ text }: Json) => text ?? []),
    ["from Boris"],
  );
});

test("reactions in a group are told to administrators only, without the topic", async (t) => {
  const { telegram, boris, call, updates } = await start(t);
  await call("getUpdates", { allowed_updates: ["message_reaction"] });
  const forum = telegram.forum("Support", { owner: boris, botRights: "none" });
  const place = boris.in(forum.createTopic("№1"));
  const message = await place.writes("hi");
  await place.reacts(message, "👍");
  assert.deepEqual(await updates("message_reaction"), []);
  forum.promote(telegram.bot, []);
  await place.reacts(message);
  const [reaction] = await updates("message_reaction");
  assert.deepEqual([reaction.old_reaction.length, reaction.new_reaction], [1, []]);
  assert.equal("message_thread_id" in reaction, false);
});
