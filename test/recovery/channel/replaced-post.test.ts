import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { photo } from "../../telegram/actors.ts";
import { alerts, clientSees, emojiOn, minute, numbered, passes, said, second } from "../story.ts";
import { asks, deskSees, openChannel, postOf } from "./channel-story.ts";

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
  const { story, anna, place, copy } = await replaces(t);
  for (const written of [await place.writes("Ответ 0"), await place.repliesTo(copy, "Ответ 1")]) {
    await passes(story, 5 * second);
    const told = place.messages.find(({ replyTo }) => replyTo === written);
    assert.match(told?.content.text ?? "", /^Обращение №1 теперь под другой публикацией: открыть\. Отсюда/);
  }
  assert.deepEqual(clientSees(anna), []);
});

test("a reaction to what came anew under another post is shown to the client, wherever it is set", async (t) => {
  const { opened, story, anna, place, copy } = await replaces(t);
  const question = anna.messages.find(({ content }) => content.text === "Анна 0")!;
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

/** A ticket whose post was deleted and replaced, and the manager under the former post, which people still see. */
async function replaces(t: TestContext) {
  const opened = await openChannel(t);
  const { story, channel } = opened;
  channel.doubts.outlivePosts = true;
  const anna = await asks(opened, "Анна");
  const old = postOf(opened, "Анна");
  const place = story.boris.in(old);
  const copy = await place.sees(/^Анна 0$/);
  channel.deletePost(old);
  await anna.writes("Анна 1");
  await passes(story, minute);
  return { opened, story, anna, place, copy };
}
