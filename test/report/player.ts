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
import type { Actor, TeamActor, TicketEvent } from "../../src/ticket/ticket.ts";
import { recordEvents } from "../../src/store/tickets/journal.ts";
import type { Author, Ledger } from "./ledger.ts";
import { type Deed, minute, type Step, weeks, type World } from "./world.ts";

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
      const ticket = findTicket(handling.tx, id)!;
      // Nothing is written in a ticket before it is there.
      const deed = { by, number, sentAt: Math.max(sentAt, ticket.openedAt) };
      this.#deed(handling, ticket, what, deed);
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
