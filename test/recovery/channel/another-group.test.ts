import assert from "node:assert/strict";
import { test } from "node:test";
import { deskRights, sticker } from "../../telegram/actors.ts";
import { passUntil } from "../../durability/passing.ts";
import { clientSees, minute, passes, said, second } from "../story.ts";
import { asks, deskSees, newClient, openChannel, postOf, postsOf } from "./channel-story.ts";

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
