import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk } from "../support/desk.ts";
import type { ForumTopic, Person, StoredMessage } from "../telegram/actors.ts";
import { passUntil } from "./passing.ts";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

test("after an hour without Telegram everything arrives once and in order", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  const { telegram, boris, forum } = desk;
  const [anna, vera] = [telegram.client("Анна"), telegram.client("Вера")];
  await anna.writes("анна 0");
  const topic = await forum.hasTopic(/Анна/);
  await boris.in(topic).sees(/^анна 0$/);
  await desk.settles();

  // The bot takes these messages in but cannot send them. They wait in the database.
  telegram.faults.cutBefore({ method: ["copyMessage", "sendMediaGroup", "sendMessage", "createForumTopic"] });
  const asked = { anna: 0, vera: 0 };
  let answered = 0;
  const everybodyWrites = async () => {
    await anna.writes(`анна ${(asked.anna += 1)}`);
    await vera.writes(`вера ${(asked.vera += 1)}`);
    await boris.in(topic).writes(`борис ${(answered += 1)}`);
  };
  await everybodyWrites();
  await everybodyWrites();
  await desk.settles();
  const written = telegram.bot.queue.length;
  telegram.faults.outage();
  for (let past = 0; past < hour; past += second) {
    if (past % minute === 0) await everybodyWrites();
    clock.advance(second);
    await setImmediate();
  }
  assert.equal(telegram.bot.queue.length, written + 180, "what is written meanwhile waits at Telegram");
  assert.equal(copies(topic.messages, "анна").length, 1);

  telegram.faults.heal();
  const healed = clock.now();
  await passUntil(
    clock,
    () => copies(anna.messages, "борис").length >= answered && arrivedFromVera() >= asked.vera,
  );
  await desk.settles();
  assert.ok(clock.now() - healed < 10 * minute);
  assert.deepEqual(copies(topic.messages, "анна"), countTo(asked.anna, 0));
  assert.deepEqual(copies(forum.topic(/Вера/).messages, "вера"), countTo(asked.vera));
  assert.deepEqual(copies(anna.messages, "борис"), countTo(answered));

  function arrivedFromVera(): number {
    return copies(forum.findTopic(/Вера/)?.messages ?? [], "вера").length;
  }
});

test("an hour of 429s is waited out to the second, answers go on meanwhile, then all arrives once and in order", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  const { telegram, boris, forum } = desk;
  const [anna, vera] = [telegram.client("Анна"), telegram.client("Вера")];
  const topics = [await opens(desk, anna), await opens(desk, vera)] as const;
  await boris.in(topics[0]).writes("здравствуйте");
  await anna.sees("здравствуйте");
  await desk.settles();
  telegram.calls.clear();

  telegram.faults.tooManyRequests(30, { chat_id: forum.id });
  const begin = clock.now();
  let asked = 0;
  while (clock.now() < begin + hour) {
    const written = (asked += 1);
    await anna.writes(`анна ${written}`);
    await vera.writes(`вера ${written}`);
    await boris.in(topics[0]).writes(`борис ${written}`);
    // The clock stands still, so a message that arrives now did not wait.
    await anna.sees((message) => message.content.text === `борис ${written}`);
    for (const end = clock.now() + minute; clock.now() < end;) {
      await desk.settles();
      clock.advance(Math.min(clock.nextTimer() ?? end, end) - clock.now());
    }
  }
  const refused = telegram.calls.all.filter((call) => call.chat_id === forum.id);
  assert.ok(refused.every(({ outcome }) => outcome.kind === "failed" && outcome.error_code === 429));
  const times = [...new Set(refused.map(({ at }) => at))];
  assert.deepEqual(
    times.slice(1).map((at, index) => at - times[index]!),
    times.slice(1).map(() => 30 * second),
  );
  assert.ok(times.length >= 120, `only ${times.length} tries in an hour`);
  // Calls in flight at the first 429 could not know of it. After it only one call goes at a time.
  assert.equal(refused.filter(({ at }) => at !== times[0]).length, times.length - 1);

  telegram.faults.heal();
  await passUntil(clock, () => copies(topics[1].messages, "вера").length > asked);
  await passUntil(clock, () => copies(topics[0].messages, "анна").length > asked);
  await desk.settles();
  assert.deepEqual(copies(topics[0].messages, "анна"), countTo(asked, 0));
  assert.deepEqual(copies(topics[1].messages, "вера"), countTo(asked, 0));
  assert.deepEqual(copies(anna.messages, "борис"), countTo(asked));
});

test("of two 429s for one chat the longer is waited out", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  const { telegram, forum } = desk;
  const [anna, vera] = [telegram.client("Анна"), telegram.client("Вера")];
  const topic = await opens(desk, anna);
  telegram.faults.tooManyRequests(30, { method: "copyMessage", chat_id: forum.id, times: 1 });
  telegram.faults.tooManyRequests(5, { method: "createForumTopic", chat_id: forum.id, times: 1 });
  telegram.calls.clear();
  const begin = clock.now();
  // In one batch, so that both calls are in flight together.
  await Promise.all([anna.writes("анна 1"), vera.writes("вера 1")]);
  await passTo(desk, begin + 31 * second);
  const later = telegram.calls.all.filter(({ chat_id, at }) => chat_id === forum.id && at > begin);
  assert.equal(Math.min(...later.map(({ at }) => at)), begin + 30 * second);
  assert.deepEqual(copies(topic.messages, "анна"), [0, 1]);
});

/** Moves the clock from timer to timer, and waits for the effects of each. */
async function passTo(desk: Desk, end: number): Promise<void> {
  const clock = desk.clock as TestClock;
  await desk.settles();
  while (clock.now() < end) {
    clock.advance(Math.min(clock.nextTimer() ?? end, end) - clock.now());
    await desk.settles();
  }
}

async function opens(desk: Desk, client: Person): Promise<ForumTopic> {
  const { first_name } = client.account;
  await client.writes(`${first_name.toLowerCase()} 0`);
  const topic = await desk.forum.hasTopic(new RegExp(first_name));
  await desk.boris.in(topic).sees(new RegExp(`^${first_name.toLowerCase()} 0$`));
  await desk.settles();
  return topic;
}

/** The numbers of the bot's copies of this author's messages, in the order of arrival. */
function copies(messages: readonly StoredMessage[], author: string): number[] {
  return messages
    .filter(({ sender }) => sender.account.is_bot)
    .map(({ content }) => new RegExp(`^${author} (\\d+)$`).exec(content.text ?? "")?.[1])
    .filter((number) => number !== undefined)
    .map(Number);
}

function countTo(last: number, first = 1): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
