import * as fc from "fast-check";
import type { Insertable } from "kysely";
import { apply } from "../../src/handle/apply.ts";
import { splitOff } from "../../src/handle/client/other-ticket.ts";
import type { Handling } from "../../src/handle/handle.ts";
import { merge } from "../../src/handle/merge/merge.ts";
import { repliesChanged } from "../../src/handle/replies.ts";
import { sql, type Transaction } from "../../src/store/database.ts";
import { everywhere, saveSpecialDay, saveWeek } from "../../src/store/desks/hours.ts";
import { markUndelivered } from "../../src/store/messages/changes.ts";
import { findMessage } from "../../src/store/messages/messages.ts";
import { saveNorms } from "../../src/store/desks/norms.ts";
import { findClient } from "../../src/store/people/clients.ts";
import { openTicket } from "../../src/store/tickets/changes.ts";
import type { Schema } from "../../src/store/schema.ts";
import { findTicket, type PlacedTicket } from "../../src/store/tickets/tickets.ts";
import type { TicketCommand } from "../../src/ticket/decide.ts";
import type { Norms } from "../../src/ticket/deadline.ts";
import type { Actor, TeamActor, TicketEvent } from "../../src/ticket/ticket.ts";
import type { SpecialDay, Week } from "../../src/worktime/hours.ts";
import { recordEvents } from "../../src/store/tickets/journal.ts";
import type { Author, Ledger } from "./ledger.ts";

const minute = 60_000;

/** What happens, how many half minutes after what happened before, to which ticket and by whom. */
interface Step {
  after: number;
  /** In half minutes: so much earlier than the bot got it a message was sent, as after an outage. */
  lag: number;
  what: Deed;
  ticket: number;
  by: number;
  number: number;
}

type Deed = keyof typeof deeds;

/** A team's weeks: where they are, when they work, their norms, and what happened. */
export interface World {
  place: (typeof places)[number];
  hours: { all: Week | null; second: Week | null; days: SpecialDay[] };
  norms: { all: Norms | null; second: Norms | null | undefined };
  steps: Step[];
  /** So many half minutes after the last step the report is made. */
  made: number;
}

/** Where clocks are changed: back or forward at night, or forward at midnight, and one where they are not. */
const places = [
  { timeZone: "Europe/Moscow", begins: "2026-11-01T09:00", month: "2026-11" },
  { timeZone: "Europe/Kyiv", begins: "2026-10-23T09:00", month: "2026-10" },
  { timeZone: "Europe/Kyiv", begins: "2026-03-27T20:00", month: "2026-03" },
  { timeZone: "America/Santiago", begins: "2026-09-04T17:00", month: "2026-09" },
] as const;

const nine = { from: 540, to: 1_080 };
const week = (
  day: readonly { from: number; to: number }[],
  end: readonly { from: number; to: number }[],
): Week => [day, day, day, day, day, end, end];
const weeks: Week[] = [
  week([nine], []),
  week(
    [
      { from: 540, to: 780 },
      { from: 840, to: 1_080 },
    ],
    [{ from: 600, to: 900 }],
  ),
  week([{ from: 1_200, to: 1_920 }], [{ from: 1_200, to: 1_920 }]),
  week([{ from: 0, to: 1_440 }], [{ from: 0, to: 1_440 }]),
  week([], []),
];

const norms: fc.Arbitrary<Norms> = fc.constantFrom(
  { firstReply: 15 * minute, nextReply: 30 * minute, closing: 480 * minute },
  { firstReply: 2 * minute, nextReply: minute, closing: 60 * minute },
  { firstReply: 300 * minute, nextReply: 600 * minute, closing: 6_000 * minute },
);

/** How often each deed comes. */
const deeds = {
  open: 8,
  "open by the team": 1,
  ask: 9,
  "ask in an album": 3,
  "ask something unwanted": 1,
  answer: 9,
  "answer in an album": 3,
  "answer in vain": 2,
  delete: 2,
  call: 2,
  note: 2,
  close: 5,
  "reopen by a press": 2,
  "reopen by a message": 3,
  claim: 3,
  transfer: 3,
  release: 1,
  move: 2,
  snooze: 2,
  wake: 1,
  leave: 1,
  return: 1,
  rate: 4,
  "set a subject": 1,
  "set labels": 4,
  "comment on the rating": 2,
  "name the client": 3,
  "erase the client": 1,
  show: 4,
  lose: 2,
  split: 2,
  merge: 2,
  shift: 2,
} as const;

const step: fc.Arbitrary<Step> = fc.record({
  after: fc.oneof(fc.constant(0), fc.nat(40), fc.nat(600), fc.nat(2_400)),
  lag: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.nat(4), fc.nat(300)),
  what: fc.oneof(
    ...Object.entries(deeds).map(([what, weight]) => ({ weight, arbitrary: fc.constant(what as Deed) })),
  ),
  ticket: fc.nat(4),
  by: fc.nat(3),
  number: fc.nat(4),
});

const place = fc.constantFrom(...places);

export const worlds: fc.Arbitrary<World> = place.chain((chosen) =>
  fc.record({
    place: fc.constant(chosen),
    hours: fc.record({
      all: fc.option(fc.constantFrom(...weeks)),
      second: fc.option(fc.constantFrom(...weeks)),
      days: fc.array(
        fc.record({
          date: fc
            .nat(8)
            .map((days) => Temporal.PlainDate.from(chosen.begins.slice(0, 10)).add({ days }).toString()),
          spans: fc.constantFrom<SpecialDay["spans"][]>(
            [],
            [{ from: 600, to: 720 }],
            [{ from: 1_380, to: 1_500 }],
          ),
          name: fc.constant(""),
        }),
        { maxLength: 2 },
      ),
    }),
    norms: fc.record({
      all: fc.option(norms, { freq: 5 }),
      second: fc.oneof(fc.constant(undefined), fc.constant(null), norms),
    }),
    steps: fc.array(step, { minLength: 1, maxLength: 60, size: "max" }),
    made: fc.oneof(fc.constant(0), fc.nat(3_000)),
  }),
);

/** Lets it happen, as the bot would write it down. Returns when the report is made. */
export function play(
  ledger: Ledger,
  { place: { timeZone, begins }, hours, norms: set, steps, made }: World,
): number {
  const player = new Player(ledger, timeZone);
  let now = Temporal.PlainDateTime.from(begins).toZonedDateTime(timeZone).epochMilliseconds;
  // What was valid before counts for nothing: reports go by what is valid today.
  player.run(now, ({ tx }) => {
    saveWeek(tx, everywhere, weeks[3]!);
    saveNorms(tx, everywhere, { firstReply: minute, nextReply: minute, closing: minute });
  });
  for (const each of steps) {
    now += each.after * 30_000;
    player.step(each, now);
  }
  player.run(now, ({ tx }) => {
    if (hours.all === null) tx.run(sql.deleteFrom("hours"));
    else saveWeek(tx, everywhere, hours.all);
    if (hours.second !== null) saveWeek(tx, 2, hours.second);
    for (const day of hours.days) saveSpecialDay(tx, day);
    saveNorms(tx, everywhere, set.all);
    if (set.second !== undefined) saveNorms(tx, 2, set.second);
  });
  return now + made * 30_000;
}

class Player {
  readonly #ledger: Ledger;
  readonly #timeZone: string;

  constructor(ledger: Ledger, timeZone: string) {
    this.#ledger = ledger;
    this.#timeZone = timeZone;
  }

  run<Result>(now: number, work: (handling: Handling) => Result): Result {
    const constant = { now, teamLanguage: "ru", timeZone: this.#timeZone, botUsername: "bot" } as const;
    return this.#ledger.store.transaction((tx) => work({ ...constant, tx }));
  }

  step({ what, ticket: index, by, number, lag }: Step, now: number): void {
    this.run(now, (handling) => {
      const tickets = this.#ledger.store.all(
        sql.selectFrom("tickets").select("id").where("merged_into", "is", null),
      );
      const sentAt = now - lag * 30_000;
      if (what === "open") return this.#open(handling, number, sentAt);
      if (what === "open by the team") return this.#openByTeam(handling, (by % 3) + 1);
      if (what === "shift") return this.#shift(handling, (by % 3) + 1);
      if (tickets.length === 0) return;
      const { id } = tickets[index % tickets.length]!;
      this.#deed(handling, findTicket(handling.tx, id)!, what, { by, number, sentAt });
    });
  }

  #deed(
    handling: Handling,
    ticket: PlacedTicket,
    what: Exclude<Deed, "open" | "open by the team" | "shift">,
    { by: index, number, sentAt }: { by: number; number: number; sentAt: number },
  ): void {
    const { tx, now } = handling;
    const { id } = ticket;
    const by: Author = index === 3 ? "anonymous" : index + 1;
    const actor: TeamActor = by === "anonymous" ? { kind: "anonymous" } : { kind: "manager", id: by };
    const client: Actor = { kind: "client", id: ticket.clientId };
    const does = (command: TicketCommand, who: Actor = actor) =>
      apply(handling, findTicket(tx, id)!, command, who).ok;
    const isOpen = ticket.status !== "closed";
    switch (what) {
      case "ask":
      case "ask in an album":
        // A word of thanks leaves a closed ticket closed.
        if (isOpen) does({ type: "receive" }, client);
        return this.#ledger.asks(id, sentAt, {
          media_group_id: what === "ask" ? null : `client ${id} ${number % 2}`,
        });
      case "ask something unwanted":
        return this.#ledger.asks(id, sentAt, { failure: "unwanted" });
      case "answer":
      case "answer in an album": {
        const media_group_id = what === "answer" ? null : `team ${id} ${number % 2}`;
        if (!does({ type: "answer", actor, sentAt }))
          return this.#ledger.replies(id, by, sentAt, { failure: "held" });
        return this.#ledger.replies(id, by, sentAt, { media_group_id });
      }
      case "answer in vain": {
        if (!does({ type: "answer", actor, sentAt })) return;
        const failures = ["refused", "unreachable", "noted", "deleted"];
        const failure = failures[number % 4]!;
        // One that arrived before the client left only lacks an edit.
        const isThere = failure === "unreachable" && number > 3;
        this.#ledger.replies(id, by, sentAt, { failure, delivered_at: isThere ? sentAt : null });
        return repliesChanged(handling, id, { type: "answer_withdrawn", reason: "refused" });
      }
      case "delete": {
        const found = tx.all(
          sql
            .selectFrom("messages")
            .select("id")
            .where("ticket_id", "=", id)
            .where("direction", "=", "to_client")
            .where("failure", "is", null),
        );
        const chosen = found[number % Math.max(found.length, 1)];
        if (chosen === undefined) return;
        markUndelivered(tx, findMessage(tx, chosen.id)!, "deleted");
        return repliesChanged(handling, id, { type: "message_deleted" }, actor);
      }
      case "call":
        return void does({ type: "log_call", actor });
      case "note":
        does({ type: "note", text: "" });
        return this.#ledger.notes(id, by, sentAt, number > 2 ? `note ${id} ${number}` : null);
      case "close":
        return void does({ type: "close" }, number === 0 ? client : number === 1 ? { kind: "bot" } : actor);
      case "reopen by a press": {
        const who = number > 2 ? client : actor;
        return void does({ type: "reopen", actor: who }, who);
      }
      case "reopen by a message":
        if (isOpen || !does({ type: "reopen", actor: client, sentAt }, client)) return;
        does({ type: "receive" }, client);
        return this.#ledger.asks(id, sentAt);
      case "claim":
        return void does({ type: "claim", actor });
      case "transfer":
        return void does({ type: "transfer", to: (number % 3) + 1 });
      case "release":
        return void does({ type: "release" });
      case "move":
        return void does({
          type: "move_to_desk",
          desk: { id: (number % 2) + 1, name: "Склад", isReady: true },
        });
      case "snooze":
        return void does({ type: "snooze", until: now + (number + 1) * 40 * minute });
      case "wake":
        return void does({ type: "wake" }, { kind: "bot" });
      case "leave":
      case "return": {
        const event: TicketEvent = { type: what === "leave" ? "client_left" : "client_returned" };
        return recordEvents(tx, id, client, [event], now);
      }
      case "rate":
        return void does(
          number === 0
            ? { type: "rate", isResolved: index > 1 }
            : { type: "rate", stars: ((number + index) % 5) + 1 },
          client,
        );
      case "set a subject":
        return void does({ type: "set_subject", subject: number > 2 ? "Доставка" : "Возврат" }, client);
      case "set labels":
        return this.#ledger.set(id, {
          context: ["заказ 7", "", null][number % 3]!,
          tags: [[], ["возврат"], ["возврат", "важный, срочный"]].map((tags) => JSON.stringify(tags))[
            index % 3
          ]!,
          priority: (["low", "normal", "high"] as const)[(number + index) % 3]!,
        });
      case "comment on the rating":
        return this.#ledger.set(id, { rating_comment: "Долго, но помогли" });
      case "name the client":
      case "erase the client": {
        const name = { first_name: ["Анна", "=1+1", "Ян"][number % 3]!, last_name: index > 1 ? "Ли" : null };
        const change = what === "erase the client" ? { erased_at: now } : name;
        return void tx.run(sql.updateTable("clients").set(change).where("id", "=", ticket.clientId));
      }
      case "show":
        return this.#change(tx, id, {
          thread_id: number === 1 ? null : id + 30,
          card_message_id: number === 2 ? null : id + 40,
        });
      case "lose":
        return this.#change(tx, id, { left: "lost" });
      case "split":
        return this.#split(handling, ticket, number);
      case "merge": {
        const others = tx.all(
          sql.selectFrom("tickets").select("id").where("status", "!=", "closed").where("id", "!=", id),
        );
        const chosen = others[number % Math.max(others.length, 1)];
        return chosen && merge(handling, ticket, findTicket(tx, chosen.id)!, actor);
      }
      default:
        what satisfies never;
    }
  }

  #open(handling: Handling, number: number, sentAt: number): void {
    const { id } = this.#opened(
      handling.tx,
      { kind: "client", id: 100 },
      (number % 2) + 1,
      sentAt,
      handling.now,
    );
    this.#ledger.asks(id, sentAt, { media_group_id: number > 2 ? `client ${id} 0` : null });
  }

  #openByTeam(handling: Handling, by: number): void {
    this.#opened(handling.tx, { kind: "manager", id: by }, 1, handling.now, handling.now);
  }

  #opened(tx: Transaction, actor: Actor, deskId: number, openedAt: number, now: number): PlacedTicket {
    const context = actor.kind === "client" ? "заказ 7" : null;
    const about = { wantedDeskId: null, splitFrom: null, subject: null, context };
    const ticket = openTicket(tx, { ...about, clientId: 100, deskId, actor, openedAt }, now);
    this.#change(tx, ticket.id, { thread_id: ticket.id + 10, card_message_id: ticket.id + 20 });
    return ticket;
  }

  /** The place where the ticket is now. */
  #change(tx: Transaction, ticketId: number, columns: Partial<Insertable<Schema["places"]>>): void {
    const placeId = sql.selectFrom("tickets").select("place_id").where("id", "=", ticketId);
    tx.run(sql.updateTable("places").set(columns).where("id", "=", placeId));
  }

  /** One of the client's messages, but not the one that opened the ticket. */
  #split(handling: Handling, ticket: PlacedTicket, number: number): void {
    const { tx } = handling;
    const asked = tx.all(
      sql
        .selectFrom("messages")
        .select("id")
        .where("ticket_id", "=", ticket.id)
        .where("direction", "=", "to_desk")
        .where("failure", "is", null)
        .orderBy("id"),
    );
    const chosen = asked.slice(1)[number % Math.max(asked.length - 1, 1)];
    if (chosen === undefined) return;
    splitOff(handling, findClient(tx, 100)!, findMessage(tx, chosen.id)!, ticket, {
      kind: "client",
      id: 100,
    });
  }

  #shift({ tx, now }: Handling, managerId: number): void {
    const ended = tx.run(
      sql
        .updateTable("shifts")
        .set({ ended_at: now })
        .where("manager_id", "=", managerId)
        .where("ended_at", "is", null),
    );
    if (ended.changes === 0)
      tx.run(sql.insertInto("shifts").values({ manager_id: managerId, started_at: now }));
  }
}
