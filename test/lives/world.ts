import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import type { Update } from "grammy/types";
import { sql } from "../../src/store/database.ts";
import { TestClock } from "../support/clock.ts";
import type { Nature } from "../contract/nature.ts";
import type { Desk } from "../support/desk.ts";
import type { Person, StoredMessage } from "../telegram/actors.ts";
import { isRoomOf, type Room, roomOf } from "../support/rooms.ts";

/** A desk, its people, and what every word that they wrote is allowed to be seen by. */
export interface World {
  desk: Desk;
  clients: Person[];
  managers: Person[];
  /** By the words of an answer: the client of the ticket that it was written in. */
  readers: Map<string, Person>;
  /** Words that no client may ever see, and those that none may see in the end. */
  secrets: Set<string>;
  takenBack: Set<string>;
  /** Answers that were held back, and go out later than they were written. */
  late: Set<string>;
  answers: { message: StoredMessage; room: Room; author: Person }[];
  /** Updates as the bot got them, and those that it is to get again. */
  given: Update[];
  again: Update[];
  /** What was somewhere that it should not have been, when it was there. */
  strays: string[];
  count: number;
}

export async function openWorld(t: TestContext, nature: Nature): Promise<World> {
  const clock = new TestClock();
  const desk = await nature.open(t, { clock });
  const { telegram, boris, olga } = desk;
  nature.unsettles(desk);
  const clients = ["Анна", "Вера", "Глеб"].map((name) => telegram.client(name, { language_code: "ru" }));
  const world: World = {
    desk,
    clients,
    managers: [boris, olga],
    readers: new Map(),
    secrets: new Set(),
    takenBack: new Set(),
    late: new Set(),
    answers: [],
    given: [],
    again: [],
    strays: [],
    count: 0,
  };
  for (const [who, client] of clients.entries()) await client.writes(nextWords(world, who));
  await desk.settles();
  givesSomeAgain(world);
  telegram.world.onChange(() => watches(world));
  return world;
}

/** Notes what the bot is given; what it is to be given again comes with the next that is new. */
function givesSomeAgain({ desk, given, again }: World): void {
  const { queue } = desk.telegram.bot;
  const peek = queue.peek.bind(queue);
  queue.peek = (limit) => {
    const updates = peek(limit);
    if (updates.length === 0) return updates;
    given.push(...updates);
    return [...again.splice(0), ...updates];
  };
}

/** Looks at the newest message of every private chat and of the group, as they come. */
function watches({ desk, clients, readers, secrets, strays }: World): void {
  for (const client of clients) {
    const message = client.messages.at(-1);
    if (!message?.sender.account.is_bot) continue;
    const words = message.content.text ?? message.content.caption ?? "";
    const reader = readers.get(words);
    if (reader !== undefined && reader !== client) strays.push(`${client.account.first_name} got ${words}`);
    if ([...secrets].some((secret) => words.endsWith(secret))) strays.push(`a client got ${words}`);
    if (isOfClient(words)) strays.push(`a client got ${words}`);
  }
  const copy = [...desk.group.chat.messages.values()].at(-1);
  const [, who] = /^клиент (\d)/.exec(copy?.content.text ?? copy?.content.caption ?? "") ?? [];
  if (copy === undefined || who === undefined) return;
  const name = clients[Number(who)]!.account.first_name;
  const room = roomOf(desk, copy);
  if (room === undefined || !isRoomOf(room, name))
    strays.push(`${wordsOf(copy.content)} of ${name} elsewhere`);
}

/** Until nothing waits any more, the upkeep of the cards included, which has only so many calls a minute. */
export async function comesToRest(world: World): Promise<void> {
  const { desk } = world;
  if (world.again.length > 0) await world.clients[0]!.writes("/help");
  const waits = () => desk.app.store.first(sql.selectFrom("outbox").select("effect")) !== undefined;
  for (let tries = 0; tries === 0 || waits(); tries += 1) {
    assert.ok(tries < 100, "it does not come to rest");
    await pass(desk, 20_000);
  }
}

export function nextWords(world: World, who: number): string {
  return `клиент ${who} ${(world.count += 1)}`;
}

export function isOfClient(words: string): boolean {
  return words.startsWith("клиент ");
}

export function wordsOf({ text, caption }: StoredMessage["content"]): string {
  return text ?? caption ?? "";
}

export function pickFrom<T>(items: readonly T[], pick: number): T | undefined {
  return items[items.length - 1 - (pick % Math.max(1, items.length))];
}

export async function pass(desk: Desk, milliseconds: number): Promise<void> {
  await desk.settles();
  (desk.clock as TestClock).advance(milliseconds);
  await desk.settles();
}
