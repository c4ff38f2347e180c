import assert from "node:assert/strict";
import { test } from "node:test";
import { shows } from "../contract/shown-ticket.ts";
import type { Person, Place, StoredMessage } from "../telegram/actors.ts";
import type { LoggedCall } from "../telegram/calls.ts";
import { textOf } from "../telegram/content.ts";
import type { Failure } from "../telegram/failure.ts";
import { type Decision, type Purpose, type Trouble, troublesWith } from "./errors.ts";
import { alerts, minute, openStory, passes, type Story } from "./story.ts";

/** A failing call and its purpose. */
export interface Cell {
  purpose: Purpose;
  trouble: Trouble;
}

/** The most calls in the first minute and in the hour after it, whatever people write. */
const atFirst = 5;
const anHour = 10;

/** Telegram itself says when to call again. The bot must call then and no sooner. */
const secondsTold = 30;

/** One of each kind of refusal, method and decision. The bot's behaviour depends on these, not on Telegram's words. */
export function cellsOf(
  purposes: readonly Purpose[],
  isLeftOut: (trouble: Trouble) => boolean = () => false,
): Cell[] {
  const seen = new Set<string>();
  return purposes
    .flatMap((purpose) => troublesWith(purpose).map((trouble) => ({ purpose, trouble })))
    .filter(({ purpose, trouble }) => {
      const cell = [purpose, trouble.kind, trouble.method, trouble.decision].join();
      const isNew = !seen.has(cell) && !isLeftOut(trouble);
      seen.add(cell);
      return isNew;
    });
}

/** The same refusals for another method, each kind once. */
export function cellsAt(method: string, cells: readonly Cell[]): Cell[] {
  const kinds = new Set<string>();
  return cells.flatMap((cell) => {
    const { kind } = cell.trouble;
    if (kinds.has(kind)) return [];
    kinds.add(kind);
    return [{ ...cell, trouble: { ...cell.trouble, method } }];
  });
}

const told: ReadonlySet<Decision> = new Set(["again", "held", "off", "anew", "opened"]);

/** A manager at the desk, and a client who writes. */
export interface Hour {
  story: Story;
  anna: Person;
  /** The manager in the ticket's thread. */
  place: () => Promise<Place>;
}

/** The actions that lead to the call, instead of the client's next message. */
export interface Deed {
  /** The client is new and has no place yet. */
  isNew?: boolean;
  /** Prepares the ticket before anything fails. */
  before?: (hour: Hour) => Promise<unknown>;
  /** Another call that fails at every attempt. */
  alsoFails?: { failure: Failure; method: string };
  /** Runs right before the first message. */
  first?: (hour: Hour) => Promise<unknown>;
  /** Writes the first message and the two later ones instead of the client. The client then writes in the end. */
  writes?: (hour: Hour, number: number) => Promise<unknown>;
}

/** The client writes while a call is refused, and twice in the hour after that. */
export function meetsForAnHour(
  kind: "topics" | "channel",
  what: string,
  { purpose, trouble }: Cell,
  deed: Deed = {},
): void {
  const { method, text, failure, decision } = trouble;
  test(`${kind}, ${what}: ${method} meets «${text}» for an hour: few calls, one word, and all arrives in the end`, async (t) => {
    const story = await openStory(t, { kind });
    const { desk } = story;
    const { calls: log, faults } = desk.telegram;
    const chats = [...new Set([desk.cardChat.id, desk.group.id])];
    const anna = desk.telegram.client("Анна", { language_code: "ru" });
    const hour: Hour = { story, anna, place: () => placeOf(story, 1) };
    const asks = (number: number) => anna.writes(`Анна ${number}`);
    const writes = (number: number) => deed.writes?.(hour, number) ?? asks(number);
    if (deed.isNew !== true) {
      await asks(0);
      await passes(story, minute);
      await (await hour.place()).writes("Ответ 0");
      await deed.before?.(hour);
      await passes(story, 2 * minute);
    }
    log.clear();
    for (const chat_id of chats) {
      faults.fails(failure, { method, chat_id });
      if (deed.alsoFails !== undefined)
        faults.fails(deed.alsoFails.failure, { method: deed.alsoFails.method, chat_id });
    }
    const start = story.clock.now();
    const until = (milliseconds: number) => passes(story, start + milliseconds - story.clock.now());
    await deed.first?.(hour);
    await writes(1);
    const calls = () => refused(log.all, chats).filter((call) => !isOf(call, deed.alsoFails?.failure)).length;
    await until(minute - 1);
    const first = calls();
    await until(5 * minute);
    await writes(2);
    await until(20 * minute);
    await writes(3);
    await until(61 * minute);
    assert.ok(log.count(method) > 0, "it is called");
    assertFew(trouble, first, calls() - first);
    // The other failing call is tried only once for each message.
    assert.ok(log.all.filter((call) => isOf(call, deed.alsoFails?.failure)).length <= 3);
    const words = alerts(story).length;
    // Messages still arrive. They mend the card too, so nobody is told.
    const isTold = told.has(decision) && (purpose === "question" || purpose === "making");
    assert.ok(isTold ? words === 1 : words <= 1, alerts(story).join("\n\n"));
    faults.heal();
    await passes(story, 12 * minute);
    assert.equal(alerts(story).length, words, alerts(story).join("\n\n"));
    if (deed.writes !== undefined) {
      for (const number of [1, 2, 3]) await asks(number);
      await passes(story, minute);
    }
    const isOutside = kind === "channel" && trouble.kind === "uncopyable";
    const shown = isOutside ? desk.group.chat.messages.values() : (await shows(desk, 1)).messages();
    assertArrived([...shown]);
  });
}

/** Asserts that the client's messages are there, in order. A repeated one counts at its first place. */
export function assertArrived(shown: readonly StoredMessage[]): void {
  const bot = shown.filter(({ sender }) => sender.account.is_bot);
  const seen = bot.flatMap(({ content }) => /Анна [123]$/.exec(textOf(content))?.[0] ?? []);
  assert.deepEqual([...new Set(seen)], ["Анна 1", "Анна 2", "Анна 3"]);
}

export async function placeOf({ desk, boris }: Story, ticket: number): Promise<Place> {
  return (await shows(desk, ticket)).of(boris);
}

export function assertFew({ kind }: Pick<Trouble, "kind">, first: number, hour: number): void {
  const limits = kind === "flood" ? [60 / secondsTold + 2, 3_600 / secondsTold + 4] : [atFirst, anHour];
  assert.ok(
    first <= limits[0]! && hour <= limits[1]!,
    `${first} calls in the first minute, ${hour} in the hour`,
  );
}

function isOf({ outcome }: LoggedCall, failure: Failure | undefined): boolean {
  return outcome.kind === "failed" && outcome.description === failure?.description;
}

/** The refused calls in the chats, and the calls to mend them. */
export function refused(calls: readonly LoggedCall[], chats: readonly number[]): LoggedCall[] {
  const mending = /^(createForumTopic|reopenForumTopic|forwardMessage|getChat|getChatAdministrators)$/;
  return calls.filter(
    ({ method, chat_id, outcome, parameters }) =>
      chats.includes(Number(chat_id)) &&
      (outcome.kind === "failed" ||
        mending.test(method) ||
        (method === "sendMessage" && String(parameters["text"]).includes("Обращение №"))),
  );
}
