import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { answerTo, colleague } from "../managers/team.ts";
import { hour, isDone, minute, orders } from "../norms/due.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk, passes } from "../support/desk.ts";
import { seededRandom } from "../telegram/random.ts";
import type { Person, StoredMessage } from "../telegram/actors.ts";

/** TICKETS=500 is the whole day of a large team; a few show the same rules. */
const tickets = Number(process.env["TICKETS"] ?? 50);
const managers = 30;

/** Friday, 9:00 in Moscow. */
const morning = Date.parse("2026-11-20T06:00:00Z");
const lunch = { from: morning + 4 * hour, to: morning + 5 * hour };

/** Of nine hours. */
const steps = 9 * 12;

/** What notices and their parts begin with. */
const marks = /^[🆕💬⏰]/u;

interface Member {
  person: Person;
  wantsNew: boolean;
  wantsOwn: boolean;
  isQuietAtLunch: boolean;
}

/** What the test remembers of a ticket by itself. */
interface Seen {
  number: number;
  client: Person;
  openedAt: number;
  holder: Member | undefined;
  claimedAt: number;
  /** Since when the client waits. Undefined while the team waits for the client. */
  askedAt: number | undefined;
  answeredAt: number;
  /** When somebody wrote last. */
  lastAt: number;
  /** How often its manager must hear that the client wrote again. */
  again: Map<Member, number>;
}

test(`a day of ${tickets} requests and ${managers} managers: each notice comes once, a minute apart, and lists are in order`, async (t) => {
  const { desk, clock, team } = await opens(t);
  const random = seededRandom(20_261_130);
  const all: Seen[] = [];
  for (let step = 0; step < steps; step += 1) {
    while (all.length < (tickets * (step + 1)) / steps) all.push(await opensTicket(desk, all.length + 1));
    for (const ticket of all) if (random() < 1 / 12) await somethingHappens(desk, team, ticket, random);
    // What comes within a minute waits for its end.
    for (const pause of [minute / 2, minute, 3.5 * minute]) {
      await passes(desk, clock, pause);
      await isDone(desk, clock);
    }
    if (step % 36 === 35) await checkLists(desk, team, all);
  }
  clock.advance(2 * minute);
  await isDone(desk, clock);
  checkNotices(t, team, all);
});

async function opens(t: TestContext): Promise<{ desk: Desk; clock: TestClock; team: Member[] }> {
  const clock = new TestClock(morning);
  const desk = await openDesk(t, { clock });
  await orders(desk, "/sla 1h 8h", "/notify new off");
  const team: Member[] = [];
  for (let index = 0; index < managers; index += 1) {
    const person = await colleague(desk, `Менеджер-${index}`, `manager${index}`);
    await person.starts();
    const member = {
      person,
      wantsNew: index % 3 === 0,
      wantsOwn: index % 5 !== 4,
      isQuietAtLunch: index % 2 === 0,
    };
    if (member.wantsNew) await answerTo(desk, "/notify new on", person);
    if (!member.wantsOwn) await answerTo(desk, "/notify own off", person);
    if (member.isQuietAtLunch) await answerTo(desk, "/notify quiet 13-14", person);
    team.push(member);
  }
  await desk.settles();
  return { desk, clock, team };
}

async function opensTicket(desk: Desk, number: number): Promise<Seen> {
  const client = desk.telegram.client(nameOf(number), { language_code: "ru" });
  await client.writes("Вопрос");
  const now = desk.clock.now();
  return {
    number,
    client,
    openedAt: now,
    holder: undefined,
    claimedAt: Infinity,
    askedAt: now,
    answeredAt: -Infinity,
    lastAt: now,
    again: new Map(),
  };
}

/** No name is a part of another one. */
function nameOf(number: number): string {
  return `Клиент-${1_000 + number}`;
}

/** Somebody takes the ticket, its manager answers, or the client writes again. */
async function somethingHappens(
  desk: Desk,
  team: Member[],
  ticket: Seen,
  random: () => number,
): Promise<void> {
  const now = desk.clock.now();
  if (now - ticket.lastAt < 3 * minute) return;
  const topic = desk.forum.topic(nameOf(ticket.number));
  if (ticket.holder === undefined) {
    ticket.holder = team[Math.floor(random() * team.length)]!;
    ticket.claimedAt = now;
    await ticket.holder.person.in(topic).writes("/claim");
  } else if (ticket.askedAt !== undefined) {
    ticket.askedAt = undefined;
    ticket.answeredAt = now;
    ticket.lastAt = now;
    await ticket.holder.person.in(topic).writes("Ответ");
  } else {
    const { holder } = ticket;
    if (now - ticket.lastAt >= hour && holder.wantsOwn)
      ticket.again.set(holder, (ticket.again.get(holder) ?? 0) + 1);
    ticket.askedAt = now;
    ticket.lastAt = now;
    await ticket.client.writes("Ещё вопрос");
  }
}

async function checkLists(desk: Desk, team: Member[], all: readonly Seen[]): Promise<void> {
  const free = all.filter(({ holder }) => holder === undefined);
  const [first] = team;
  assert.deepEqual(await readList(desk, first!.person, "/open"), inOrder(free, desk.clock.now()), "/open");
  for (const { person } of team.slice(0, 5)) {
    const own = all.filter(({ holder }) => holder?.person === person);
    assert.deepEqual(
      await readList(desk, person, "/my"),
      inOrder(own, desk.clock.now()),
      `/my of ${person.account.first_name}`,
    );
  }
}

/**
 * First who waits for the team, those past a norm before all others, then those for whom the team waits; in each what has
 * waited longest.
 */
function inOrder(list: readonly Seen[], now: number): number[] {
  const isPast = ({ askedAt, openedAt }: Seen) => now - askedAt! >= hour || now - openedAt >= 8 * hour;
  const waits = list.filter(({ askedAt }) => askedAt !== undefined);
  const others = list.filter(({ askedAt }) => askedAt === undefined);
  return [
    ...waits.toSorted(
      (a, b) => Number(isPast(b)) - Number(isPast(a)) || a.askedAt! - b.askedAt! || a.number - b.number,
    ),
    ...others.toSorted((a, b) => a.answeredAt - b.answeredAt || a.number - b.number),
  ].map(({ number }) => number);
}

/** The numbers on all pages of the list. */
async function readList(desk: Desk, person: Person, command: string): Promise<number[]> {
  const numbers: number[] = [];
  const list = await answerTo(desk, command, person);
  for (;;) {
    await desk.settles();
    const page = person.messages.find(({ message_id }) => message_id === list.message_id)!;
    numbers.push(...linesOf(page).map((line) => line.number));
    const buttons = (page.reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
    if (!buttons.includes("Дальше ›")) return numbers;
    await person.presses(page, "Дальше ›");
  }
}

function checkNotices(t: TestContext, team: Member[], all: readonly Seen[]): void {
  const counts = team.map((member) => {
    const { person, wantsNew, isQuietAtLunch } = member;
    const notices = person.messages.filter(({ content }) => marks.test(content.text ?? ""));
    for (const [index, { date }] of notices.entries()) {
      const before = notices[index - 1]?.date ?? -Infinity;
      // A message leaves seconds after it was written.
      const pair = notices.slice(Math.max(index - 1, 0), index + 1).map(({ content }) => content.text);
      assert.ok(date - before >= 55, `${person.account.first_name}: twice in a minute\n${pair.join("\n\n")}`);
      const at = date * 1_000;
      const isQuiet = isQuietAtLunch && lunch.from <= at && at < lunch.to;
      assert.ok(!isQuiet, `${person.account.first_name} is told in quiet hours`);
    }
    const told = notices.flatMap(linesOf);
    const times = (mark: string, number: number) =>
      told.filter((line) => line.mark === mark && line.number === number).length;
    for (const ticket of all) {
      const { number, openedAt, claimedAt, again } = ticket;
      // What comes just before quiet hours may have to wait for the minute, and so for their end.
      const isHeld = isQuietAtLunch && lunch.from - 2 * minute <= openedAt && openedAt < lunch.to;
      const isGone = isHeld && lunch.from <= openedAt && claimedAt < lunch.to;
      // At the end of quiet hours the claim and the notice cross each other, and a list shows ten and counts the others.
      const mayBeGone = isHeld && (claimedAt < lunch.to + 10 * minute || tickets > 90);
      const heardNew = times("🆕", number);
      const name = person.account.first_name;
      assert.ok(heardNew <= (wantsNew && !isGone ? 1 : 0), `№${number} to ${name}: ${heardNew} times`);
      assert.ok(heardNew === 1 || !wantsNew || mayBeGone, `№${number} is not told to ${name}`);
      const most = again.get(member) ?? 0;
      const heard = times("💬", number);
      // What is answered before quiet hours end is no news any more.
      assert.ok(
        heard <= most && (heard === most || isQuietAtLunch),
        `№${number} again to ${person.account.first_name}`,
      );
    }
    return notices.length;
  });
  const sum = counts.reduce((total, count) => total + count, 0);
  assert.ok(sum > 0);
  t.diagnostic(`${sum} notices, for a person from ${Math.min(...counts)} to ${Math.max(...counts)}`);
}

/** The lines of a list, each with the mark of its heading. */
function linesOf({ content }: StoredMessage): { mark: string; number: number }[] {
  let mark = "";
  return content.text!.split("\n").flatMap((line) => {
    mark = marks.exec(line)?.[0] ?? mark;
    const [, number] = /^• .*?№(\d+)/.exec(line) ?? [];
    return number === undefined ? [] : [{ mark, number: Number(number) }];
  });
}
