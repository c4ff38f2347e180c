import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { clientWrote } from "../../src/handle/client/message.ts";
import { deleteAnswer } from "../../src/handle/team/deeds/deletion.ts";
import { claim, close, logCall, reopen } from "../../src/handle/team/deeds/act.ts";
import type { Member } from "../../src/handle/team/member.ts";
import { deskPressed } from "../../src/handle/team/press.ts";
import type { Handling } from "../../src/handle/handle.ts";
import { managerEditedMessage } from "../../src/handle/team/edit.ts";
import { managerWrote } from "../../src/handle/team/message.ts";
import { splitOff } from "../../src/handle/client/other-ticket.ts";
import { reachabilityChanged } from "../../src/handle/client/reachability.ts";
import { answerFailed, answerKept, answerResumed } from "../../src/handle/replies.ts";
import { openStore, type Store } from "../../src/store/database.ts";
import { bindDesk, findDesk } from "../../src/store/desks/desks.ts";
import { markDelivered } from "../../src/store/messages/changes.ts";
import { findMessage, findMessagesFrom, type MessagePair } from "../../src/store/messages/messages.ts";
import { type Client, findClientOnTelegram } from "../../src/store/people/clients.ts";
import { enrolManager } from "../../src/store/people/managers.ts";
import { findQuestions, findUnanswered } from "../../src/store/messages/replies.ts";
import { savePlace } from "../../src/store/desks/places.ts";
import { findTicket, type PlacedTicket } from "../../src/store/tickets/tickets.ts";
import type { IncomingMessage, Person } from "../../src/ticket/message.ts";
import { isOpen } from "../../src/ticket/ticket.ts";
import { incomingText } from "../support/incoming.ts";

const numRuns = Number(process.env["RUNS"] ?? 40);
/** The same for everybody, so that a change is judged by itself. Another is tried with SEED. */
const seed = Number(process.env["SEED"] ?? 701_908_958);

test(`whoever is to act, and what waits for an answer, is what a slow look at everything says (SEED=${seed})`, () => {
  const step = fc.record({ deed: fc.constantFrom(...deedNames), pick: fc.nat(20) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40, size: "max" }), (steps) => {
      const life = new Life();
      try {
        for (const { deed, pick } of steps) {
          life.lives(deed, pick);
          life.checks();
        }
      } finally {
        life.store.close();
      }
    }),
    { seed, numRuns },
  );
});

/** What happened in the ticket, in order, as somebody who looks on writes it down. */
type Entry =
  | { kind: "opened" }
  | { kind: "question"; messageId: number; album: string | null; isHere: boolean }
  | { kind: "answer"; messageId: number; at: number; isLive: boolean }
  | { kind: "call"; at: number };

const anna: Person = { id: 100, firstName: "Anna", lastName: null, username: null, languageCode: "en" };
const boris: Person = { id: 7, firstName: "Boris", lastName: null, username: null, languageCode: "en" };
const member: Member = { role: "manager", actor: { kind: "manager", id: boris.id } };
const deskId = 1;
const thread = 10;
const ticketId = 1;

type Deed = (life: Life, handling: Handling, ticket: PlacedTicket, pick: number) => void;

const deeds = {
  asks: (life, handling) => life.asks(handling, null),
  asksMore: (life, handling) => life.asks(handling, null),
  sendsAlbum(life, handling) {
    const album = `album${(life.count += 1)}`;
    life.asks(handling, album);
    life.asks(handling, album);
  },
  answers: (life, handling) => life.answers(handling, "answer"),
  answersAgain: (life, handling) => life.answers(handling, "answer"),
  deletes(life, handling, ticket, pick) {
    const found = life.pick(pick, (pair) => pair.failure !== "deleted" && pair.failure !== "noted");
    if (found === undefined) return;
    const incoming = { ...life.write("/del"), replyToMessageId: found.deskMessageId };
    deleteAnswer(handling, ticket, ticket, member, incoming);
    life.withdraws(found);
  },
  isKept(life, handling, _, pick) {
    const found = life.pick(
      pick,
      ({ failure, deliveredAt }) => failure === "deleted" && deliveredAt !== null,
    );
    if (found === undefined) return;
    answerKept(handling, found);
    life.withdraws(found, true);
  },
  turnsIntoNote(life, handling, _, pick) {
    const found = life.pick(pick, ({ failure }) => failure !== "noted");
    if (found === undefined) return;
    const incoming = { ...life.write("// secret"), messageId: found.deskMessageId! };
    managerEditedMessage(handling, findDesk(handling.tx, deskId)!, incoming);
    life.withdraws(found);
  },
  arrives(life, handling, _, pick) {
    const found = life.pick(pick, ({ failure, deliveredAt }) => failure === null && deliveredAt === null);
    if (found !== undefined) markDelivered(handling.tx, found, life.next(), null, life.now);
  },
  isRefused(life, handling, _, pick) {
    const found = life.pick(pick, ({ failure, deliveredAt }) => failure === null && deliveredAt === null);
    if (found === undefined) return;
    answerFailed(handling, [found], "refused");
    life.withdraws(found);
  },
  isRequeued(life, handling, _, pick) {
    const found = life.pick(pick, ({ failure }) => failure === "refused");
    if (found === undefined) return;
    answerResumed(handling, found.id);
    life.withdraws(found, true);
  },
  /** Sent, or only edited: then it had arrived before. */
  reachesNobody(life, handling, _, pick) {
    const found = life.pick(pick, ({ failure }) => failure === null);
    if (found === undefined) return;
    reachabilityChanged(handling, annaAsClient(handling).id, false);
    answerFailed(handling, [found], "unreachable");
    if (found.deliveredAt === null) life.withdraws(found);
  },
  comesBack(life, handling) {
    reachabilityChanged(handling, annaAsClient(handling).id, true);
    life.reached(handling);
  },
  calls(life, handling, ticket) {
    logCall({ handling, ticket, member });
    if (isOpen(ticket)) life.entries.push({ kind: "call", at: life.now });
  },
  notes(life, handling) {
    managerWrote(handling, findDesk(handling.tx, deskId)!, life.write("// note"));
  },
  claims: (_, handling, ticket) => void claim({ handling, ticket, member }),
  closes: (_, handling, ticket) => void close({ handling, ticket, member }),
  reopens(life, handling, ticket) {
    reopen({ handling, ticket, member });
    if (!isOpen(ticket)) life.entries.push({ kind: "opened" });
  },
  sendsHeld(life, handling, ticket, pick) {
    const found = life.pick(pick, ({ failure }) => failure === "held");
    if (found === undefined) return;
    const press = { type: "send_held", ticketId, messageId: found.id } as const;
    deskPressed(handling, findDesk(handling.tx, deskId)!, boris, press);
    if (!isOpen(ticket)) life.entries.push({ kind: "opened" });
    life.answered(handling);
  },
  splits(life, handling, ticket, pick) {
    const here = life.entries.filter((entry) => entry.kind === "question" && entry.isHere);
    const question = here[pick % Math.max(1, here.length)];
    if (question?.kind !== "question") return;
    const pair = findMessage(handling.tx, question.messageId)!;
    splitOff(handling, annaAsClient(handling), pair, ticket, member.actor);
    for (const entry of life.entries) {
      if (entry.kind !== "question") continue;
      if (findMessage(handling.tx, entry.messageId)?.failure === "moved") entry.isHere = false;
    }
  },
} satisfies Record<string, Deed>;

const deedNames = Object.keys(deeds) as (keyof typeof deeds)[];

class Life {
  readonly store: Store = openStore(":memory:");
  readonly entries: Entry[] = [{ kind: "opened" }];
  count = 0;
  now = Date.parse("2026-11-20T09:00:00Z");

  constructor() {
    this.#act((handling) => {
      const state = { isReady: true, lacks: [], hasTopics: true, discussionId: null };
      bindDesk(handling.tx, { kind: "topics", id: -1, title: "Desk" }, state, this.now);
      enrolManager(handling.tx, boris, this.now);
      clientWrote(handling, anna, this.write("Question", null, anna));
      savePlace(handling.tx, findTicket(handling.tx, ticketId)!.placeId, {
        threadId: thread,
        cardMessageId: thread + 1,
      });
      this.#asked(handling);
    });
  }

  lives(deed: keyof typeof deeds, pick: number): void {
    this.now += 1_000;
    this.#act((handling) => deeds[deed](this, handling, findTicket(handling.tx, ticketId)!, pick));
  }

  next(): number {
    this.count += 1;
    return 1_000 + this.count;
  }

  write(text: string, album: string | null = null, author = boris): IncomingMessage {
    const isClient = author === anna;
    return incomingText({
      text,
      mediaGroupId: album,
      chatId: isClient ? anna.id : -1,
      messageId: this.next(),
      topicId: isClient ? null : thread,
      author,
      sentAt: this.now,
    });
  }

  /** A message joins the ticket, or reopens it, whichever others there are. */
  asks(handling: Handling, album: string | null): void {
    const ticket = findTicket(handling.tx, ticketId)!;
    const first = this.entries.findLast((entry) => entry.kind === "question" && entry.isHere);
    if (first?.kind !== "question") return;
    const replyTo = findMessage(handling.tx, first.messageId)!.clientMessageId;
    reachabilityChanged(handling, annaAsClient(handling).id, true);
    this.reached(handling);
    clientWrote(handling, anna, { ...this.write("More", album, anna), replyToMessageId: replyTo });
    if (!isOpen(ticket)) this.entries.push({ kind: "opened" });
    this.#asked(handling);
  }

  answers(handling: Handling, words: string): void {
    const ticket = findTicket(handling.tx, ticketId)!;
    managerWrote(handling, findDesk(handling.tx, deskId)!, this.write(words));
    if (isOpen(ticket)) this.answered(handling);
  }

  /** One of the team's messages that are like that. */
  pick(pick: number, isMeant: (pair: MessagePair) => boolean): MessagePair | undefined {
    const found = findMessagesFrom(this.store, ticketId, 0).filter(
      (pair) => pair.direction === "to_client" && isMeant(pair),
    );
    return found[pick % Math.max(1, found.length)];
  }

  withdraws({ id }: MessagePair, isLive = false): void {
    for (const entry of this.entries)
      if (entry.kind === "answer" && entry.messageId === id) entry.isLive = isLive;
  }

  /** What had not reached the client is on its way again. */
  reached(handling: Handling): void {
    for (const entry of this.entries)
      if (entry.kind === "answer" && findMessage(handling.tx, entry.messageId)?.failure === null)
        entry.isLive = true;
  }

  answered(handling: Handling): void {
    const { id } = findMessagesFrom(handling.tx, ticketId, 0).findLast(
      ({ direction }) => direction === "to_client",
    )!;
    this.entries.push({ kind: "answer", messageId: id, at: this.now, isLive: true });
  }

  checks(): void {
    const ticket = findTicket(this.store, ticketId)!;
    let isAwaited = false;
    let questions: { messageId: number; album: string | null }[] = [];
    let firstReplyAt: number | null = null;
    for (const entry of this.entries) {
      if (entry.kind === "opened") isAwaited = true;
      else if (entry.kind === "question") {
        if (!entry.isHere) continue;
        isAwaited = true;
        questions.push(entry);
      } else if (entry.kind === "call" || entry.isLive) {
        isAwaited = false;
        questions = [];
        firstReplyAt ??= entry.at;
      }
    }
    const story = JSON.stringify(this.entries);
    assert.deepEqual(
      findUnanswered(this.store, ticketId).map(({ id }) => id),
      questions.map(({ messageId }) => messageId),
      story,
    );
    const asked = new Set(questions.map(({ messageId, album }) => album ?? messageId));
    assert.equal(findQuestions(this.store, ticketId, 100).count, asked.size, story);
    assert.equal(findQuestions(this.store, ticketId, 100).newest.length, asked.size, story);
    assert.equal(ticket.firstReplyAt, firstReplyAt, story);
    if (!isOpen(ticket)) return;
    assert.equal(ticket.toAct, isAwaited ? "team" : "client", story);
    if (ticket.status === "unanswered") assert.equal(firstReplyAt, null, story);
    if (ticket.status === "continued") assert.notEqual(firstReplyAt, null, story);
  }

  #asked(handling: Handling): void {
    const pair = findMessagesFrom(handling.tx, ticketId, 0).at(-1)!;
    this.entries.push({ kind: "question", messageId: pair.id, album: pair.mediaGroupId, isHere: true });
  }

  #act(work: (handling: Handling) => void): void {
    this.store.transaction((tx) => {
      work({ tx, now: this.now, teamLanguage: "en", timeZone: "UTC", botUsername: "bot" });
    });
  }
}

function annaAsClient({ tx }: Handling): Client {
  return findClientOnTelegram(tx, anna.id)!;
}
