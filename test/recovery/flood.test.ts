import assert from "node:assert/strict";
import { test } from "node:test";
import type { Person } from "../telegram/actors.ts";
import type { LoggedCall } from "../telegram/calls.ts";
import { costOf, realLimits } from "../telegram/limits.ts";
import { asks, cardOf, clientSees, deskSees, minute, openStory, passes, second, topicOf } from "./story.ts";

const clients = 10;
const minutes = 10;

test("ten clients write sixty messages a minute for ten minutes into one group that takes twenty", async (t) => {
  const story = await openStory(t, { limits: realLimits });
  const { desk, clock, forum, boris } = story;
  const { calls } = desk.telegram;
  const names = Array.from({ length: clients }, (_, index) => `Клиент${index}`);
  const people: Person[] = [];
  for (const name of names) {
    people.push(await asks(story, name));
    // Each client gets their topic and card first, so the flood consists only of messages.
    await passes(story, 30 * second);
  }
  await passes(story, 5 * minute);
  calls.clear();

  /** The times of writing and of arrival, by words. */
  const written = new Map<string, number>();
  const arrived = new Map<string, number>();
  const answered = new Map<string, number>();
  for (let past = 0; past < minutes * 60; past += 1) {
    const client = people[past % clients]!;
    const words = `${client.account.first_name} ${Math.floor(past / clients) + 1}`;
    written.set(words, clock.now());
    await client.writes(words);
    // Each client gets an answer now and then, and writes last.
    if (past % 7 === 0 && past < (minutes - 1) * 60) {
      const answer = `Ответ ${past} ${client.account.first_name}`;
      written.set(answer, clock.now());
      await boris.in(topicOf(story, client.account.first_name)).writes(answer);
    }
    await pass(second);
  }
  const flooded = clock.now();
  while (arrived.size < minutes * 60) {
    assert.ok(clock.now() < flooded + 60 * minute, `only ${arrived.size} arrived`);
    await pass(10 * second);
  }
  const drained = clock.now();
  const flood = calls.all.filter(({ chat_id }) => chat_id === forum.id);
  await passes(story, 10 * minute);

  let outOfOrder = 0;
  for (const name of names) {
    const seen = deskSees(story, name);
    const expected = Array.from({ length: (minutes * 60) / clients + 1 }, (_, index) => `${name} ${index}`);
    if (JSON.stringify(seen) !== JSON.stringify(expected)) outOfOrder += 1;
    assert.deepEqual(seen, expected);
  }
  const answers = [...answered].map(([words, at]) => at - written.get(words)!);
  assert.equal(answers.length, Math.ceil(((minutes - 1) * 60) / 7));
  for (const client of people) assert.ok(clientSees(client).length > 0);

  // The time of the backlog: from the first refusal until the arrival of the last message.
  const backlog = flood.filter(({ at }) => at >= firstRefusal(flood) && at <= drained);
  const admitted = backlog.filter(({ outcome }) => outcome.kind === "ok");
  const cost = admitted.reduce((sum, { method, parameters }) => sum + costOf(method, parameters), 0);
  const onMessages = admitted.filter(({ method }) => method === "copyMessage").length / cost;
  const room = ((drained - firstRefusal(flood)) / minute) * realLimits.groupPerMinute;
  const used = cost / room;
  const waits = names.map((name) => longestWait(name));
  const median = waits.toSorted((a, b) => a - b)[Math.floor(waits.length / 2)]!;
  const refused = backlog.filter(({ outcome }) => outcome.kind === "failed").length;
  t.diagnostic(
    [
      `messages ${arrived.size} of ${minutes * 60}`,
      `lost ${minutes * 60 - arrived.size}`,
      `out of order ${outOfOrder}`,
      `of the group's minute ${percent(used)} used, ${percent(onMessages)} of that on messages`,
      `429s ${refused}`,
      `longest wait ${Math.round(Math.max(...waits) / second)} s, by ticket ${waits.map((wait) => Math.round(wait / second)).join("/")}`,
      `drained ${Math.round((drained - flooded) / minute)} min after`,
      `answers ${answers.length}, slowest ${Math.max(...answers) / second} s`,
    ].join(" · "),
  );
  assert.ok(onMessages >= 0.95, `only ${percent(onMessages)} of the group's budget went on messages`);
  assert.ok(used >= 0.95, `only ${percent(used)} of the group's budget was used`);
  assert.ok(Math.max(...waits) <= 2 * median, `waits are unfair: ${waits.join(", ")}`);
  assert.ok(Math.max(...answers) <= second, "a full group slows answers to clients");

  const card = (name: string) => cardOf(topicOf(story, name)).content.text ?? "";
  for (const name of names) {
    assert.match(card(name), new RegExp(`Ждём ответа команды[\\s\\S]*${name} 60\n`), `the card of ${name}`);
  }
  const icons = new Set(names.map((name) => topicOf(story, name).icon));
  assert.equal(icons.size, 1, "every icon says that the team is to act");
  for (const name of names) await boris.in(topicOf(story, name)).writes("Ответ");
  await passes(story, 10 * minute);
  for (const name of names) {
    assert.match(card(name), /Ждём ответа клиента/);
    assert.ok(!icons.has(topicOf(story, name).icon), `the icon of ${name}`);
  }

  async function pass(milliseconds: number): Promise<void> {
    const end = clock.now() + milliseconds;
    for (;;) {
      await desk.settles();
      note();
      if (clock.now() >= end) return;
      clock.advance(Math.min(clock.nextTimer() ?? end, end) - clock.now());
    }
  }

  /** Notes the messages since the last look. */
  function note(): void {
    for (const message of forum.chat.messages.values()) {
      const words = message.content.text ?? "";
      if (message.sender.account.is_bot && written.has(words) && !arrived.has(words)) {
        arrived.set(words, clock.now());
      }
    }
    for (const client of people) {
      for (const words of clientSees(client)) if (!answered.has(words)) answered.set(words, clock.now());
    }
  }

  function longestWait(name: string): number {
    return Math.max(
      ...[...arrived]
        .filter(([words]) => words.startsWith(`${name} `))
        .map(([words, at]) => at - written.get(words)!),
    );
  }
});

function firstRefusal(calls: readonly LoggedCall[]): number {
  const refused = calls.find(({ outcome }) => outcome.kind === "failed");
  assert.ok(refused, "Telegram refused nothing");
  return refused.at;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
