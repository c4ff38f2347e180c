import assert from "node:assert/strict";
import { test } from "node:test";
import { findDead } from "../../src/store/deliveries/dead.ts";
import { Failure } from "../telegram/failure.ts";
import { asks, deskSees, minute, openStory, passes, second, type Story } from "./story.ts";

const hour = 60 * minute;

test("a message that failed before and after its group could not be written to is not overtaken", async (t) => {
  const story = await openStory(t);
  const anna = await asks(story, "Анна");
  await failsAround(story, 5 * minute, async () => {
    await anna.writes("Анна 1");
    await passes(story, second);
    await anna.writes("Анна 2");
  });
  await passes(story, 5 * minute);
  assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 1", "Анна 2"]);
});

test("nor is it given up, for however long the group was away", async (t) => {
  const story = await openStory(t);
  const anna = await asks(story, "Анна");
  await failsAround(story, 8 * hour, () => anna.writes("Анна 1"));
  await passes(story, hour);
  assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 1"]);
  assert.deepEqual(findDead(story.desk.app.store), []);
});

/** The message meets an error of Telegram's, then nobody can write to the group, then it meets the error once more. */
async function failsAround(story: Story, away: number, writes: () => Promise<unknown>): Promise<void> {
  const { faults, calls } = story.desk.telegram;
  const copies = { method: "copyMessage", chat_id: story.forum.id };
  faults.serverError({ ...copies, times: 1 });
  const shuts = faults.fails(new Failure(400, "Bad Request: CHAT_WRITE_FORBIDDEN"), copies);
  await writes();
  await passes(story, 20 * second);
  assert.ok(calls.count("copyMessage") >= 2, "it met both");
  // Telegram answers other calls.
  const vera = story.desk.telegram.client("Вера", { language_code: "ru" });
  await vera.writes("/help");
  await passes(story, away);
  shuts();
  faults.serverError({ ...copies, times: 1 });
  await passes(story, 15 * minute);
}
