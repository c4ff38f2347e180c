import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, wordsIn } from "../contract/conversation.ts";
import { sets } from "../private/client.ts";
import { TestClock } from "../support/clock.ts";
import { openDesk, passes } from "../support/desk.ts";

const minute = 60_000;

test("a summary that Telegram has refused by 5xx for forty minutes comes once, within ten minutes", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  await desk.olga.starts();
  await sets(desk, "flood 2");
  const { anna, ticket } = await ask(desk, "1");
  for (const words of ["2", "3", "4"]) await anna.writes(words);
  await desk.settles();
  const summaries = () => wordsIn(ticket.messages()).filter((words) => words.includes("одной сводкой"));
  const heal = desk.telegram.faults.serverError({ chat_id: desk.group.id });
  await passes(desk, clock, 40 * minute);
  heal();
  await passes(desk, clock, 10.5 * minute);
  assert.equal(summaries().length, 1);
  assert.match(summaries()[0]!, /12:00 3\n12:00 4$/);
  await passes(desk, clock, 30 * minute);
  assert.equal(summaries().length, 1);
});
