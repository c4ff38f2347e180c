import type { ReplyParameters } from "grammy/types";
import type { Outcome } from "../../../outbox/outcome.ts";
import type { Database } from "../../../store/database.ts";
import type { MessagePair } from "../../../store/messages.ts";
import type { PlacedTicket } from "../../../store/tickets.ts";
import type { Keyboard } from "../../../ticket/keyboard.ts";
import type { Location } from "../../../ticket/message.ts";
import type { Words } from "../content.ts";
import type { Failure } from "../failure.ts";
import type { Sending, Signal } from "../sending.ts";

/**
 * What a source of clients does in its own way; all else is the same wherever they write from. What changes something is one
 * call at most, and rejects with what {@link Failure} is read from.
 */
export interface ClientSource {
  /** Where the team finds the client. */
  urlOf(store: Database, clientId: number): string;
  /** What tells the client from all others in a hashtag: letters, digits and `_`. */
  tagOf(store: Database, clientId: number): string;
  /** Makes the next thing that is missing of the ticket's place with the client; undefined when nothing is. */
  prepare(sending: Sending, ticket: PlacedTicket, signal: Signal): Promise<Outcome> | undefined;
  /** That place is gone: it is made anew by the same row. Undefined for any other failure. */
  whenPlaceGone(sending: Sending, ticket: PlacedTicket, failure: Failure): Outcome | undefined;
  /** Says the bot's own words; returns the message's id there. */
  say(sending: Sending, to: Addressee, said: Said, signal: Signal): Promise<number>;
  /** Changes what was said so. */
  editSaid(
    sending: Sending,
    clientId: number,
    messageId: number,
    said: Pick<Said, "html" | "keyboard">,
    signal: Signal,
  ): Promise<unknown>;
  /** @param emoji null takes the reaction back */
  react(
    sending: Sending,
    clientId: number,
    messageId: number,
    emoji: string | null,
    signal: Signal,
  ): Promise<unknown>;
  /** Sends the team's message, or its album; returns the ids there, in the same order. */
  answer(
    sending: Sending,
    ticket: PlacedTicket,
    pairs: readonly MessagePair[],
    answering: Answering,
    signal: Signal,
  ): Promise<number[]>;
  /** Sends words that were too long for the file that they belong to; returns the message's id there. */
  answerInWords(sending: Sending, ticket: PlacedTicket, words: Words, signal: Signal): Promise<number>;
  /** The call that changes an answer to what it says now; undefined when it has to be sent anew. */
  editAnswer(
    sending: Sending,
    clientId: number,
    pair: MessagePair,
    change: Change,
    signal: Signal,
  ): (() => Promise<unknown>) | undefined;
  /** Updates an answer that is a live location; with `isAtEnd` stops it. */
  updateLocation(
    sending: Sending,
    clientId: number,
    messageId: number,
    to: { location: Location; isAtEnd: boolean },
    signal: Signal,
  ): Promise<unknown>;
  takeBack(
    sending: Sending,
    clientId: number,
    messageIds: readonly number[],
    signal: Signal,
  ): Promise<unknown>;
  /** The chat from which a desk copies what the client wrote. */
  copiedFrom(sending: Sending, clientId: number): number;
  /** Whether nothing can be copied from there any more. */
  isUnknown(sending: Sending, clientId: number, signal: Signal): Promise<boolean>;
}

/** A client, in a ticket's place with them or outside of tickets. */
interface Addressee {
  clientId: number;
  ticket?: PlacedTicket;
}

interface Said {
  html: string;
  keyboard?: Keyboard | undefined;
  /** A question, which opens the field for a reply. */
  questionId?: number | undefined;
  replyToMessageId?: number | undefined;
  isSilent?: boolean | undefined;
}

/** What is around the team's message. */
export interface Answering {
  /** The desk's chat where it was written. */
  from: number;
  /** What it replies to on the client's side; undefined when nothing. */
  reply: ReplyParameters | undefined;
  /** What stands under its text; undefined for nothing. */
  signature: string | undefined;
}

/** What an edit has made of a message. */
export interface Change {
  words: Words;
  isMediaChanged: boolean;
}
