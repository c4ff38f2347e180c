import assert from "node:assert/strict";
import { test } from "node:test";
import { dice } from "../../telegram/actors.ts";
import { clientSees, emojiOn, minute, passes, second } from "../story.ts";
import { asks, deskSees, openChannel, postOf } from "./channel-story.ts";

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
