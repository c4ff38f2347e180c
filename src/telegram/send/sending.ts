import type { FileApiFlavor } from "@grammyjs/files";
import type { Api } from "grammy";
import type { Clock } from "../../clock.ts";
import type { Handling } from "../../handle/handle.ts";
import { wordingIn } from "../../handle/texts/wording.ts";
import type { Outcome } from "../../outbox/outcome.ts";
import type { Reports } from "../../report/reports.ts";
import type { FileAccess } from "../../report/transcript/media.ts";
import type { Copies } from "../../store/backup/copies.ts";
import type { Database, Store, Transaction } from "../../store/database.ts";
import { findClient } from "../../store/people/clients.ts";
import { findTicket, type PlacedTicket } from "../../store/tickets/tickets.ts";
import { knownLanguage, type Language, type Wording } from "../../text/text.ts";
import { type Failure, readFailure } from "./failure.ts";
import type { Makings } from "./chat/makings.ts";
import type { ShownCards } from "./desk/shown-cards.ts";

/** What every sender needs. */
export interface Sending {
  /** Without auto-retry: the outbox must see every 429, and a repeated send may make a second message. */
  api: Api;
  /** For files: a call may take minutes. */
  uploads: FileApiFlavor<Api>;
  store: Store;
  copies: Copies;
  reports: Reports;
  makings: Makings;
  /** For the thread that loads attachments. */
  files: FileAccess;
  shownCards: ShownCards;
  /** The tickets and desks whose place is being made. */
  placesUnderway: Set<string>;
  clock: Clock;
  teamLanguage: Language;
  timeZone: string;
  /** Telegram's id of the bot itself. */
  botId: number;
  botUsername: string;
  /** Whether the bot's private chats have topics (docs:User.has_topics_enabled). */
  hasPrivateTopics: boolean;
  /** The chats work: ends their hold, and looks at once at rows that wait for later. */
  resume: (chatIds: ReadonlySet<number>) => void;
}

/** grammY's type of a signal comes from a polyfill and lacks newer members of `AbortSignal`. */
export type Signal = NonNullable<Parameters<Api["getMe"]>[0]>;

/** Makes a call and turns its result or failure into an outcome. */
export async function attempt<T>(
  call: () => Promise<T>,
  onSuccess: (result: T) => Outcome,
  onFailure: (failure: Failure) => Outcome | Promise<Outcome>,
): Promise<Outcome> {
  let result: T;
  try {
    result = await call();
  } catch (error) {
    return onFailure(readFailure(error));
  }
  return onSuccess(result);
}

/** Handles the failures that an effect does not handle itself: waits, tries again, or gives the row up. */
export function whenUnexpected(failure: Failure, onDead: (tx: Transaction) => void = () => {}): Outcome {
  if (failure.kind === "flood") {
    const { milliseconds, error, chatId } = failure;
    return { kind: "wait", milliseconds, error, chatId };
  }
  if (failure.kind === "unavailable") {
    const { error, isAmbiguous, isUnanswered } = failure;
    return { kind: "retry", error, isAmbiguous, isUnanswered };
  }
  // `topic_gone` for a call without a topic: the reason is unknown.
  const mayPass = failure.kind === "refused" || failure.kind === "topic_gone";
  return { kind: "dead", error: failure.error, mayPass, settle: onDead };
}

/** The handling for the transaction that settles a send. */
export function handlingOf(sending: Sending, tx: Transaction): Handling {
  const { clock, teamLanguage, timeZone, botUsername } = sending;
  return { tx, now: clock.now(), teamLanguage, timeZone, botUsername };
}

/** The language that the bot speaks with the client, and the team's own texts in it. */
export function languageWithClient(
  { teamLanguage }: Pick<Sending, "teamLanguage">,
  db: Database,
  clientId: number,
): Wording {
  return wordingIn(db, knownLanguage(findClient(db, clientId)?.language ?? "", teamLanguage));
}

export function findTicketOf({ store }: Sending, ticketId: number): PlacedTicket {
  const ticket = findTicket(store, ticketId);
  if (ticket === undefined) throw new Error(`ticket ${ticketId} is not stored`);
  return ticket;
}
