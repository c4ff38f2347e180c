import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import Sqlite from "better-sqlite3";
import { ask, arrives, wordsIn } from "../contract/conversation.ts";
import { openProcessDesk } from "../durability/process-desk.ts";
import { saidTo } from "../private/people.ts";
import { sets } from "../private/client.ts";
import { TestClock } from "../support/clock.ts";
import { openDesk, passes } from "../support/desk.ts";
import { until } from "../support/until.ts";
import { type Person, photo, type StoredMessage } from "../telegram/actors.ts";

const minute = 60_000;

/** Writes as fast as it can: every tenth message is an album, every seventh is edited, with commands in between. */
class Flooder {
  readonly #person: Person;
  #number = 0;
  /** What has to arrive, in order. */
  readonly expected: string[] = [];

  constructor(person: Person) {
    this.#person = person;
  }

  async writes(count: number): Promise<void> {
    for (let i = 0; i < count; i += 1) {
      const number = (this.#number += 1);
      if (number % 15 === 0) await this.#person.writes(number % 30 === 0 ? "/help" : "/tickets");
      if (number % 10 === 0) {
        const words = [`№${number}а`, `№${number}б`];
        await this.#person.sendsAlbum(words.map((each) => photo(each)));
        this.expected.push(...words);
        continue;
      }
      const message = await this.#person.writes(`№${number}`);
      if (number % 7 === 0) await this.#person.edits(message, `№${number} исправлено`);
      this.expected.push(number % 7 === 0 ? `№${number} исправлено` : `№${number}`);
    }
  }
}

test("600 messages in a minute: nothing is lost, all is in order, others do not notice, and it costs few calls", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  // The limits hold in a flood too, and it has more photos than a day may have.
  await desk.olga.starts();
  await sets(desk, "max_files off");
  await desk.settles();
  const mallory = desk.telegram.client("Мэллори", { language_code: "ru" });
  const flooder = new Flooder(mallory);
  desk.telegram.calls.clear();
  await flooder.writes(200);
  await desk.stop();
  await flooder.writes(50);
  await desk.start();
  const { anna } = await ask(desk, "Простой вопрос");
  await flooder.writes(350);
  await arrives(desk, await anna.writes("И ещё один"));
  assert.equal(saidTo(anna).length, 1, "the other client is told nothing of it");
  await desk.settles();
  // Cards and icons share calls, and take what the messages leave of the group's minute.
  const group = () =>
    desk.telegram.calls.all.filter(
      ({ chat_id, method }) => chat_id === desk.group.id && /^(send|copy|create)/.test(method),
    ).length;
  await passes(desk, clock, minute);
  const topic = desk.boris.in(await desk.forum.hasTopic("Мэллори"));
  const summary = await topic.sees("одной сводкой");
  // Two topics with their cards, 20 messages, two of the other client's, the summary; and what two edits were before, if
  // they did not come at once.
  assert.ok(group() >= 27 && group() <= 29, `${group()} calls`);
  assert.equal(saidTo(mallory).filter((text) => text.includes("много сообщений подряд")).length, 1);
  await mallory.writes("после всего");
  await topic.sees(/^после всего$/);
  await topic.presses("Показать остальные");
  await passes(desk, clock, 5 * minute);
  assert.deepEqual(arrivedIn(topic.messages, summary), flooder.expected);
});

test("killed in the middle of a flood and again before its end, nothing is lost", async (t) => {
  const desk = await openProcessDesk(t);
  const { telegram, directory } = desk;
  const write = (...statements: string[]) => {
    const connection = new Sqlite(join(directory, "topicdesk.db"));
    for (const statement of statements) connection.exec(statement);
    connection.close();
  };
  let bot = await desk.setUp();
  write(
    "UPDATE settings SET value = '20' WHERE key = 'flood'",
    "INSERT OR REPLACE INTO settings (key, value) VALUES ('max_files', 'off')",
  );
  const mallory = telegram.client("Мэллори", { language_code: "ru" });
  const flooder = new Flooder(mallory);
  const taken = (rest: number) => until(() => telegram.bot.queue.length <= rest, "the bot takes nothing");
  for (const count of [60, 140, 200]) {
    await flooder.writes(count);
    await taken(count / 3);
    await bot.kill();
    bot = await desk.start();
  }
  await flooder.writes(200);
  await taken(0);
  await bot.kill();
  // As if the minute had passed.
  write(
    `UPDATE clients SET paused_until = ${Date.now() - 1} WHERE paused_until IS NOT NULL`,
    "UPDATE outbox SET not_before = 0 WHERE lane LIKE 'pause:%'",
  );
  bot = await desk.start();
  const topic = desk.olga.in(await desk.forum.hasTopic("Мэллори"));
  const summary = await topic.sees("одной сводкой");
  await topic.presses("Показать остальные");
  const last = flooder.expected.at(-1)!;
  await topic.sees((message) => wordsIn([message])[0] === last);
  await desk.settles();
  const arrived = arrivedIn(topic.messages, summary);
  assert.deepEqual([...new Set(arrived)], flooder.expected);
  assert.ok(arrived.length - new Set(arrived).size <= 4, "more than a duplicate for a kill");
});

/** The words that the desk has of the flooder, in the order in which they were written: the summary's own and the others. */
function arrivedIn(messages: readonly StoredMessage[], summary: StoredMessage): string[] {
  const copied = wordsIn(messages.filter((message) => message !== summary)).filter((words) =>
    words.startsWith("№"),
  );
  const inSummary = summary.content
    .text!.split("\n")
    .slice(1)
    .flatMap((line) => /^\d\d:\d\d (№\d+(?: исправлено)?)$/.exec(line)?.[1] ?? []);
  const first = copied.findIndex(
    (words, index) => index > 0 && numberOf(words) < numberOf(copied[index - 1]!),
  );
  assert.equal(first, -1, `out of order: ${copied[first - 1]}, ${copied[first]}`);
  return [...copied, ...inSummary].toSorted((a, b) => numberOf(a) - numberOf(b) || a.localeCompare(b, "ru"));
}

function numberOf(words: string): number {
  return Number(/\d+/.exec(words)![0]);
}
