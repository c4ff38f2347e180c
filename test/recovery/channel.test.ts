import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import type { DeskOptions } from "../support/desk.ts";
import {
  type Channel,
  channelRights,
  deskRights,
  dice,
  type Person,
  photo,
  renderMessage,
  sticker,
  type StoredMessage,
} from "../telegram/actors.ts";
import { passUntil } from "../durability/passing.ts";
import { realLimits } from "../telegram/limits.ts";
import { alerts, clientSees, emojiOn, minute, openStory, passes, said, second, type Story } from "./story.ts";

interface ChannelStory {
  story: Story;
  channel: Channel;
}

async function openChannel(t: TestContext, options: DeskOptions = {}): Promise<ChannelStory> {
  const story = await openStory(t, { kind: "channel", ...options });
  return { story, channel: story.desk.channel };
}

/** Posts for this client's tickets, oldest first. */
function postsOf({ channel }: ChannelStory, name: string): StoredMessage[] {
  return channel.posts.filter(({ content }) => content.text?.includes(`Клиент: ${name}`));
}

function postOf(opened: ChannelStory, name: string): StoredMessage {
  const [post, ...more] = postsOf(opened, name);
  assert.ok(post, `${name} has no post`);
  assert.deepEqual(more.map(renderMessage), [], `${name} has more than one post`);
  return post;
}

/** The client's messages, `<name> <anything>`, in the comments on their post. */
function deskSees(opened: ChannelStory, name: string): string[] {
  return said(opened.channel.commentsOf(postOf(opened, name)), name);
}

function newClient({ story }: ChannelStory, name: string): Person {
  return story.desk.telegram.client(name, { language_code: "ru" });
}

async function asks(opened: ChannelStory, name: string): Promise<Person> {
  const client = newClient(opened, name);
  await client.writes(`${name} 0`);
  await passes(opened.story, 5 * second);
  assert.deepEqual(deskSees(opened, name), [`${name} 0`]);
  return client;
}

function numbered(name: string, from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => `${name} ${from + index}`);
}

for (const when of ["before the answer", "after the answer"] as const) {
  test(`a post that is forwarded ${when} is found at once`, async (t) => {
    const opened = await openChannel(t);
    opened.channel.automaticForwards = when;
    const anna = newClient(opened, "Анна");
    await anna.writes("Анна 0");
    await anna.writes("Анна 1");
    await passes(opened.story, second);
    assert.deepEqual(deskSees(opened, "Анна"), ["Анна 0", "Анна 1"]);
  });
}

test("forwards that come up to a minute late, in any order, with 429s: nothing is lost, doubled or out of order", async (t) => {
  const opened = await openChannel(t, { limits: realLimits });
  const { story, channel } = opened;
  const { faults } = story.desk.telegram;
  // The delay depends on the post's number, so that every run is the same and late posts overtake early ones.
  channel.automaticForwards = { delay: ({ message_id }) => (message_id * 37_123) % 60_000 };
  faults.seed(5);
  const method = ["sendMessage", "sendMediaGroup", "copyMessage", "editMessageText"];
  faults.tooManyRequests(7, { method, probability: 0.05 });
  faults.serverError({ method, probability: 0.03 });
  const names = Array.from({ length: 10 }, (_, index) => `Клиент${index}`);
  const people = names.map((name) => newClient(opened, name));
  for (let number = 0; number < 8; number += 1) {
    for (const [index, person] of people.entries()) {
      if (number === 3) {
        await person.sendsAlbum([photo(`${names[index]} 3`), photo(`${names[index]} 4`)]);
      } else await person.writes(`${names[index]} ${number > 3 ? number + 1 : number}`);
    }
    await passes(story, 10 * second);
  }
  await passes(story, 20 * minute);
  faults.heal();
  await passes(story, 5 * minute);
  for (const name of names) assert.deepEqual(deskSees(opened, name), numbered(name, 0, 8));
  assert.equal(channel.posts.length, names.length, "one post for each ticket");
  const outside = said(channel.discussion!.messages, "Клиент");
  assert.deepEqual(outside, [], "nothing outside of the threads");
  assert.deepEqual(alerts(story), []);
});

test("a post whose answer was lost is known by its forward: there is no second one", async (t) => {
  const opened = await openChannel(t);
  const { story, channel } = opened;
  story.desk.telegram.faults.cutAfter({ method: "sendMessage", chat_id: channel.id, times: 1 });
  const anna = newClient(opened, "Анна");
  await anna.writes("Анна 0");
  await passes(story, minute);
  assert.deepEqual(deskSees(opened, "Анна"), ["Анна 0"]);
  assert.equal(
    story.desk.telegram.calls.count("sendMessage", ({ chat_id }) => chat_id === channel.id),
    1,
  );
});

test("a post whose answer was lost and whose forward comes late is deleted: the second one is the ticket's", async (t) => {
  const opened = await openChannel(t);
  const { story, channel } = opened;
  channel.automaticForwards = "held";
  story.desk.telegram.faults.cutAfter({ method: "sendMessage", chat_id: channel.id, times: 1 });
  const anna = newClient(opened, "Анна");
  await anna.writes("Анна 0");
  await passes(story, 10 * second);
  assert.equal(channel.posts.length, 2);
  const [first, second_] = channel.heldPosts;
  channel.releaseForwards(second_!, first!);
  await passes(story, minute);
  assert.deepEqual(deskSees(opened, "Анна"), ["Анна 0"]);
  assert.equal(postOf(opened, "Анна"), second_);
});

test("of two posts in a row whose answers were lost one stays, whichever forward comes first", async (t) => {
  for (const order of [
    [0, 1],
    [1, 0],
  ] as const) {
    const opened = await openChannel(t);
    const { story, channel } = opened;
    channel.automaticForwards = "held";
    story.desk.telegram.faults.cutAfter({ method: "sendMessage", chat_id: channel.id, times: 2 });
    story.desk.telegram.faults.cutAfter({ method: "editMessageReplyMarkup", times: 1 });
    const anna = newClient(opened, "Анна");
    await anna.writes("Анна 0");
    await passUntil(story.clock, () => channel.heldPosts.length === 2);
    const posts = [...channel.heldPosts];
    channel.automaticForwards = "immediate";
    channel.releaseForwards(...order.map((index) => posts[index]!));
    await passes(story, 2 * minute);
    assert.deepEqual(deskSees(opened, "Анна"), ["Анна 0"]);
    assert.deepEqual(
      channel.posts.filter(({ isDeleted }) => !isDeleted),
      [postOf(opened, "Анна")],
    );
    await story.boris.in(postOf(opened, "Анна")).writes("Ответ 0");
    await passes(story, 5 * second);
    assert.deepEqual(clientSees(anna), ["Ответ 0"]);
  }
});

test("a forward that never comes is waited for two minutes; then the ticket is posted anew", async (t) => {
  const opened = await openChannel(t);
  const { story, channel } = opened;
  channel.automaticForwards = "lost";
  const anna = newClient(opened, "Анна");
  await anna.writes("Анна 0");
  await passes(story, minute);
  const first = postOf(opened, "Анна");
  await anna.writes("Анна 1");
  channel.automaticForwards = "immediate";
  await passes(story, 2 * minute);
  assert.notEqual(postOf(opened, "Анна"), first);
  assert.deepEqual(deskSees(opened, "Анна"), ["Анна 0", "Анна 1"]);
  assert.deepEqual(alerts(story), []);
});

test("when no post comes to the group the admin is told once, and everything arrives when they do again", async (t) => {
  const opened = await openChannel(t);
  const { story, channel } = opened;
  channel.automaticForwards = "lost";
  const anna = newClient(opened, "Анна");
  const vera = newClient(opened, "Вера");
  for (let number = 0; number < 4; number += 1) {
    await anna.writes(`Анна ${number}`);
    await vera.writes(`Вера ${number}`);
    await passes(story, 3 * minute);
  }
  assert.equal(alerts(story).length, 1, alerts(story).join("\n"));
  assert.match(alerts(story)[0]!, /Публикации из канала «Обращения» не появляются в его группе обсуждений/);
  channel.automaticForwards = "immediate";
  await passes(story, 10 * minute);
  assert.deepEqual(deskSees(opened, "Анна"), numbered("Анна", 0, 3));
  assert.deepEqual(deskSees(opened, "Вера"), numbered("Вера", 0, 3));
  assert.equal(alerts(story).length, 1, alerts(story).join("\n"));
});

test("a forward that the bot was not told of is found among the pinned", async (t) => {
  const opened = await openChannel(t);
  const { story, channel } = opened;
  const { bot } = story.desk.telegram;
  channel.discussion!.kick(bot);
  const anna = newClient(opened, "Анна");
  await anna.writes("Анна 0");
  await passes(story, minute);
  const post = postOf(opened, "Анна");
  channel.discussion!.promote(bot, deskRights);
  await passes(story, 3 * minute);
  assert.equal(postOf(opened, "Анна"), post);
  assert.deepEqual(deskSees(opened, "Анна"), ["Анна 0"]);
});

test("the process stops while it waits for a forward", async (t) => {
  const opened = await openChannel(t);
  const { story, channel } = opened;
  channel.automaticForwards = "held";
  const anna = newClient(opened, "Анна");
  await anna.writes("Анна 0");
  await passes(story, 5 * second);
  await story.desk.stop();
  channel.releaseForwards();
  await story.desk.start();
  await passes(story, minute);
  assert.deepEqual(deskSees(opened, "Анна"), ["Анна 0"]);
});

for (const outlivePosts of [false, true]) {
  test(`a deleted post comes back with what nobody answered${outlivePosts ? ", though its comments are there" : ""}`, async (t) => {
    const opened = await openChannel(t);
    const { story, channel } = opened;
    channel.doubts.outlivePosts = outlivePosts;
    const anna = await asks(opened, "Анна");
    await story.boris.in(postOf(opened, "Анна")).writes("Ответ 0");
    await passes(story, 5 * second);
    await anna.writes("Анна 1");
    await anna.sendsAlbum([photo("Анна 2"), photo("Анна 3")]);
    await passes(story, 5 * second);
    channel.deletePost(postOf(opened, "Анна"));
    await anna.writes("Анна 4");
    await passes(story, minute);
    assert.deepEqual(deskSees(opened, "Анна"), numbered("Анна", 1, 4));
    await story.boris.in(postOf(opened, "Анна")).writes("Ответ 1");
    await passes(story, 5 * second);
    assert.deepEqual(clientSees(anna), ["Ответ 0", "Ответ 1"]);
    assert.deepEqual(alerts(story), []);
  });
}

test("who answers under a post that was replaced is told where the ticket is now", async (t) => {
  const opened = await openChannel(t);
  const { story, channel } = opened;
  const { boris } = story;
  channel.doubts.outlivePosts = true;
  const anna = await asks(opened, "Анна");
  const old = postOf(opened, "Анна");
  const place = boris.in(old);
  const copy = await place.sees(/^Анна 0$/);
  channel.deletePost(old);
  await anna.writes("Анна 1");
  await passes(story, minute);
  for (const written of [await place.writes("Ответ 0"), await place.repliesTo(copy, "Ответ 1")]) {
    await passes(story, 5 * second);
    const told = place.messages.find(({ replyTo }) => replyTo === written);
    assert.match(told?.content.text ?? "", /^Обращение №1 теперь под другой публикацией: открыть\. Отсюда/);
  }
  assert.deepEqual(clientSees(anna), []);
});

test("a reaction to what came anew under another post is shown to the client, wherever it is set", async (t) => {
  const opened = await openChannel(t);
  const { story, channel } = opened;
  const { boris } = story;
  channel.doubts.outlivePosts = true;
  const anna = await asks(opened, "Анна");
  const old = postOf(opened, "Анна");
  const place = boris.in(old);
  const copy = await place.sees(/^Анна 0$/);
  const question = anna.messages.find(({ content }) => content.text === "Анна 0")!;
  channel.deletePost(old);
  await anna.writes("Анна 1");
  await passes(story, minute);
  assert.deepEqual(deskSees(opened, "Анна"), ["Анна 0", "Анна 1"]);
  await place.reacts(copy, "👍");
  await passes(story, 5 * second);
  assert.deepEqual(emojiOn(question), ["👍"]);
});

test("who comments on a post that only has a card's words is told where the ticket is", async (t) => {
  const opened = await openChannel(t);
  const { story, channel } = opened;
  const anna = await asks(opened, "Анна");
  const { text = "", entities } = postOf(opened, "Анна").content;
  const copied = await story.olga.in(channel).sends({ text, ...(entities && { entities }) });
  await passes(story, 5 * second);
  const written = await story.boris.in(copied).writes("Ответ 0");
  await passes(story, 5 * second);
  const told = channel.commentsOf(copied).find(({ replyTo }) => replyTo === written);
  assert.match(told?.content.text ?? "", /^Обращение №1 теперь под другой публикацией: открыть/);
  assert.deepEqual(clientSees(anna), []);
});

test("a post that cannot be commented on any more is replaced", async (t) => {
  const opened = await openChannel(t);
  const { story, channel } = opened;
  const anna = await asks(opened, "Анна");
  const first = postOf(opened, "Анна");
  channel.deleteForward(first);
  await anna.writes("Анна 1");
  await passes(story, minute);
  assert.notEqual(postOf(opened, "Анна"), first);
  assert.deepEqual(deskSees(opened, "Анна"), ["Анна 0", "Анна 1"]);
  assert.deepEqual(said(channel.discussion!.messages, "Анна"), [], "nothing falls out of the thread");
});

test("an answered comment that was deleted: the reply stays in the thread", async (t) => {
  const opened = await openChannel(t);
  const { story, channel } = opened;
  const anna = await asks(opened, "Анна");
  const answer = await story.boris.in(postOf(opened, "Анна")).writes("Ответ 0");
  await passes(story, 5 * second);
  await story.olga.in(channel.discussion!).deletes(answer);
  await anna.repliesTo(
    anna.messages.findLast(({ content }) => content.text === "Ответ 0")!,
    "Анна 1",
  );
  await passes(story, 5 * second);
  assert.deepEqual(deskSees(opened, "Анна"), ["Анна 0", "Анна 1"]);
});

test("a reply to a comment on an earlier post stands under the present one", async (t) => {
  const opened = await openChannel(t);
  const { story, channel } = opened;
  const anna = await asks(opened, "Анна");
  await story.boris.in(postOf(opened, "Анна")).writes("Ответ 0");
  await passes(story, 5 * second);
  channel.deleteForward(postOf(opened, "Анна"));
  await anna.writes("Анна 1");
  await passes(story, minute);
  await anna.repliesTo(await anna.sees("Ответ 0"), "Анна 2");
  await passes(story, 5 * second);
  assert.deepEqual(deskSees(opened, "Анна"), ["Анна 1", "Анна 2"]);
});

test("a reply to what could only be forwarded stands in the thread", async (t) => {
  const opened = await openChannel(t);
  const anna = await asks(opened, "Анна");
  const thrown = await anna.sends(dice());
  await passes(opened.story, 5 * second);
  await anna.repliesTo(thrown, "Анна 1");
  await passes(opened.story, 5 * second);
  assert.deepEqual(deskSees(opened, "Анна"), ["Анна 0", "Анна 1"]);
});

test("without the right to post the admin is told once, and everything arrives when it is back", async (t) => {
  const opened = await openChannel(t);
  const { story, channel } = opened;
  const { bot } = story.desk.telegram;
  const anna = await asks(opened, "Анна");
  channel.promote(bot, ["can_edit_messages"]);
  const vera = newClient(opened, "Вера");
  for (let number = 0; number < 4; number += 1) {
    await vera.writes(`Вера ${number}`);
    await anna.writes(`Анна ${number + 1}`);
    await passes(story, 2 * minute);
  }
  assert.equal(alerts(story).length, 1, alerts(story).join("\n"));
  assert.match(alerts(story)[0]!, /❌ Бот не может писать в канал[\s\S]*can_post_messages/);
  channel.promote(bot, channelRights);
  await passes(story, 3 * minute);
  assert.deepEqual(deskSees(opened, "Вера"), numbered("Вера", 0, 3));
  assert.deepEqual(deskSees(opened, "Анна"), numbered("Анна", 0, 4));
  assert.equal(alerts(story).length, 1, alerts(story).join("\n"));
});

for (const [where, what] of [
  ["channel", "the channel"],
  ["discussion", "its discussion group"],
] as const) {
  test(`the bot removed from ${what}: the admin is told once, and everything arrives when it is back`, async (t) => {
    const opened = await openChannel(t);
    const { story, channel } = opened;
    const { bot } = story.desk.telegram;
    const anna = await asks(opened, "Анна");
    const chat = where === "channel" ? channel : channel.discussion!;
    chat.kick(bot);
    const vera = newClient(opened, "Вера");
    for (let number = 0; number < 4; number += 1) {
      await vera.writes(`Вера ${number}`);
      await anna.writes(`Анна ${number + 1}`);
      await passes(story, 2 * minute);
    }
    assert.equal(alerts(story).length, 1, alerts(story).join("\n"));
    chat.promote(bot, where === "channel" ? channelRights : deskRights);
    await passes(story, 5 * minute);
    assert.deepEqual(deskSees(opened, "Вера"), numbered("Вера", 0, 3));
    assert.deepEqual(deskSees(opened, "Анна"), numbered("Анна", 0, 4));
  });
}

test("comments switched off: the admin is told once, and everything arrives when they are on again", async (t) => {
  const opened = await openChannel(t);
  const { story, channel } = opened;
  const group = channel.discussion!;
  channel.unlink();
  const vera = newClient(opened, "Вера");
  for (let number = 0; number < 4; number += 1) {
    await vera.writes(`Вера ${number}`);
    await passes(story, minute);
  }
  assert.equal(alerts(story).length, 1, alerts(story).join("\n"));
  assert.match(alerts(story)[0]!, /У канала нет группы обсуждений/);
  channel.link(group);
  await passes(story, 10 * minute);
  assert.deepEqual(deskSees(opened, "Вера"), numbered("Вера", 0, 3));
});

test("comments switched off: who writes for the first time then is heard when they are on again", async (t) => {
  const opened = await openChannel(t);
  const { story, channel } = opened;
  const group = channel.discussion!;
  channel.unlink();
  const vera = newClient(opened, "Вера");
  await vera.writes("Вера 0");
  await passes(story, minute);
  assert.equal(alerts(story).length, 1, alerts(story).join("\n"));
  const anna = newClient(opened, "Анна");
  await anna.writes("Анна 0");
  await passes(story, 10 * minute);
  channel.link(group);
  await passes(story, 5 * minute);
  assert.deepEqual(deskSees(opened, "Анна"), ["Анна 0"]);
  assert.equal(alerts(story).length, 1, alerts(story).join("\n"));
});

test("another discussion group: what nobody has answered comes there, and new tickets too", async (t) => {
  const opened = await openChannel(t);
  const { story, channel } = opened;
  const { telegram } = story.desk;
  const anna = await asks(opened, "Анна");
  const other = telegram.group("Новая группа", { owner: story.olga, members: [story.boris] });
  channel.unlink();
  channel.link(other);
  other.promote(telegram.bot, deskRights);
  await passes(story, minute);
  const vera = newClient(opened, "Вера");
  await vera.writes("Вера 0");
  await anna.writes("Анна 1");
  await passes(story, 5 * minute);
  const newest = (name: string) => said(channel.commentsOf(postsOf(opened, name).at(-1)!), name);
  assert.deepEqual(newest("Вера"), ["Вера 0"]);
  assert.deepEqual(newest("Анна"), ["Анна 0", "Анна 1"]);
  await story.boris.in(postsOf(opened, "Анна").at(-1)!).writes("Ответ 0");
  await passes(story, 5 * second);
  assert.deepEqual(clientSees(anna), ["Ответ 0"]);
});

test("another discussion group while a post waits for its forward: one post stays, which can be commented on", async (t) => {
  const opened = await openChannel(t);
  const { story, channel } = opened;
  const { telegram } = story.desk;
  const other = telegram.group("Новая группа", { owner: story.olga, members: [story.boris] });
  channel.automaticForwards = "held";
  const anna = newClient(opened, "Анна");
  await anna.writes("Анна 0");
  await passUntil(story.clock, () => channel.heldPosts.length === 1);
  channel.unlink();
  channel.link(other);
  other.promote(telegram.bot, deskRights);
  channel.automaticForwards = "immediate";
  await passes(story, 10 * minute);
  assert.deepEqual(deskSees(opened, "Анна"), ["Анна 0"]);
  await story.boris.in(postOf(opened, "Анна")).writes("Ответ 0");
  await passes(story, 5 * second);
  assert.deepEqual(clientSees(anna), ["Ответ 0"]);
});

test("another discussion group: an answer that waits does not take the message that has its number there", async (t) => {
  const opened = await openChannel(t);
  const { story, channel } = opened;
  const { telegram } = story.desk;
  const anna = await asks(opened, "Анна");
  await anna.blocks();
  const answer = await story.boris.in(postOf(opened, "Анна")).sends(sticker());
  await story.boris.in(postOf(opened, "Анна")).writes("Ответ 1");
  await passes(story, 5 * second);
  const other = telegram.group("Новая группа", { owner: story.olga, members: [story.boris] });
  other.chat.lastMessageId = answer.message_id - 1;
  await story.boris.in(other).writes("Ответ другому");
  channel.link(other);
  other.promote(telegram.bot, deskRights);
  await passes(story, minute);
  await anna.unblocks();
  await passes(story, minute);
  assert.deepEqual(clientSees(anna), ["Ответ 1"]);
});

test("an answer that does not arrive has 💔 in the comments", async (t) => {
  const opened = await openChannel(t);
  const { story } = opened;
  const anna = await asks(opened, "Анна");
  await anna.blocks();
  const answer = await story.boris.in(postOf(opened, "Анна")).writes("Ответ 0");
  await passes(story, 5 * second);
  assert.deepEqual(emojiOn(answer), ["💔"]);
  await anna.unblocks();
  await passes(story, 5 * second);
  assert.deepEqual(clientSees(anna), ["Ответ 0"]);
});

test("a post that was given up is not taken again when its forward comes before it is deleted", async (t) => {
  const opened = await openChannel(t);
  const { story, channel } = opened;
  const { calls, faults } = story.desk.telegram;
  const isOnItsWay = (method: string) => () =>
    calls.all.some(
      (call) => call.method === method && call.chat_id === channel.id && call.outcome.kind === "pending",
    );
  channel.automaticForwards = "held";
  const anna = newClient(opened, "Анна");
  await anna.writes("Анна 0");
  await passUntil(story.clock, () => channel.heldPosts.length === 1);
  const group = channel.discussion!;
  channel.unlink();
  await passes(story, minute);
  faults.latency(40 * second, { method: "deleteMessage", chat_id: channel.id, times: 1 });
  faults.latency(20 * second, { method: "sendMessage", chat_id: channel.id, times: 1 });
  channel.link(group);
  await passUntil(story.clock, isOnItsWay("deleteMessage"));
  channel.automaticForwards = "immediate";
  channel.releaseForwards();
  await passUntil(story.clock, () => !isOnItsWay("deleteMessage")() && !isOnItsWay("sendMessage")());
  await passes(story, 10 * minute);
  assert.deepEqual(deskSees(opened, "Анна"), ["Анна 0"]);
  const everywhere = [...group.chat.messages.values()];
  assert.equal(everywhere.filter(({ content }) => content.text === "Анна 0").length, 1);
});
