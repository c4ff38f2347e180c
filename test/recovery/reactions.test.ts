import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import type { Person, Place, StoredMessage } from "../telegram/actors.ts";
import { asks, emojiOn, minute, openStory, passes, second, type Story, topicOf } from "./story.ts";

test("a manager's reaction that stood aside does not come back after a newer one", async (t) => {
  const { story, place, question, copy } = await converse(t);
  const olga = story.olga.in(topicOf(story, "Анна"));
  await standsAside(story, () => place.reacts(copy, "👍"));
  await olga.reacts(copy, "🔥");
  await passes(story, 30 * minute);
  assert.deepEqual(emojiOn(question), ["🔥"]);
  await standsAside(story, () => olga.reacts(copy));
  await place.reacts(copy);
  await passes(story, 30 * minute);
  assert.deepEqual(emojiOn(question), []);
});

test("nor does a client's", async (t) => {
  const { story, anna, answer, received } = await converse(t);
  await standsAside(story, () => anna.reacts(received, "👍"));
  await anna.reacts(received, "🔥");
  await passes(story, 30 * minute);
  assert.deepEqual(emojiOn(answer), ["🔥"]);
  await standsAside(story, () => anna.reacts(received));
  await anna.reacts(received, "👍");
  await passes(story, 30 * minute);
  assert.deepEqual(emojiOn(answer), ["👍"]);
});

interface Conversation {
  story: Story;
  anna: Person;
  /** The manager in the client's topic. */
  place: Place;
  question: StoredMessage;
  copy: StoredMessage;
  answer: StoredMessage;
  received: StoredMessage;
}

async function converse(t: TestContext): Promise<Conversation> {
  const story = await openStory(t);
  const anna = await asks(story, "Анна");
  const question = anna.messages.find(({ content }) => content.text === "Анна 0")!;
  const place = story.boris.in(topicOf(story, "Анна"));
  const copy = await place.sees(/^Анна 0$/);
  const answer = await place.writes("Ответ 0");
  await passes(story, 5 * second);
  return { story, anna, place, question, copy, answer, received: await anna.sees("Ответ 0") };
}

/**
 * Telegram refuses the reaction for some minutes and takes everything else. Then it refuses nothing any more, just after
 * a try: a newer row of the lane goes first.
 */
async function standsAside(story: Story, reacts: () => Promise<void>): Promise<void> {
  const { faults, calls } = story.desk.telegram;
  const heals = faults.serverError({ method: "setMessageReaction" });
  await reacts();
  const vera = await asks(story, `Вера-${calls.all.length}`);
  for (let times = 0; times < 18; times += 1) {
    await vera.writes("Вы тут?");
    await passes(story, 10 * second);
  }
  const tries = () => calls.count("setMessageReaction");
  const before = tries();
  assert.ok(before > 0, "it was tried");
  for (let waited = 0; tries() === before && waited < 60; waited += 1) await passes(story, 10 * second);
  assert.ok(tries() > before, "it is tried again");
  heals();
}
