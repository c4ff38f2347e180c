import type { ReplyParameters } from "grammy/types";
import type { Outcome } from "../../../outbox/outcome.ts";
import type { Database } from "../../../store/database.ts";
import type { MessagePair } from "../../../store/messages/messages.ts";
import type { PlacedTicket } from "../../../store/tickets/tickets.ts";
import type { SaidFile } from "../../../ticket/effect.ts";
import type { Keyboard } from "../../../ticket/keyboard.ts";
import type { Location } from "../../../ticket/message.ts";
import type { Words } from "../content.ts";
import type { Failure } from "../failure.ts";
import type { Sending, Signal } from "../sending.ts";

/**
 * The part of sending that differs between sources of clients. Each change is one call at most, and rejects with an
 * error that {@link Failure} is read from.
 */
export interface ClientSource {
  /** The link by which the team finds the client. */
  urlOf(store: Database, clientId: number): string;
  /** Returns what tells the client from all others in a hashtag: letters, digits and `_`. */
  tagOf(store: Database, clientId: number): string;
  /** Makes the next missing part of the ticket's place with the client. Undefined when nothing is missing. */
  prepare(sending: Sending, ticket: PlacedTicket, signal: Signal): Promise<Outcome> | undefined;
  /** The place is gone, and the same row makes it anew. Undefined for any other failure. */
  whenPlaceGone(sending: Sending, ticket: PlacedTicket, failure: Failure): Outcome | undefined;
  /** Sends the bot's own words. Returns the message's id there. */
  say(sending: Sending, to: Addressee, said: Said, signal: Signal): Promise<number>;
  /** Edits a message sent by `say`. */
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
  /** Sends the team's message, or its album. Returns the ids there, in the same order. */
  answer(
    sending: Sending,
    ticket: PlacedTicket,
    pairs: readonly MessagePair[],
    answering: Answering,
    signal: Signal,
  ): Promise<number[]>;
  /** Sends words that were too long for their file. Returns the message's id there. */
  answerInWords(sending: Sending, ticket: PlacedTicket, words: Words, signal: Signal): Promise<number>;
  /** The call that edits an answer to its present content. Undefined when the answer must be sent anew. */
  editAnswer(
    sending: Sending,
    clientId: number,
    pair: MessagePair,
    change: Change,
    signal: Signal,
  ): (() => Promise<unknown>) | undefined;
  /** Moves an answer that is a live location. With `isAtEnd` stops it. */
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
  /** The chat from which a desk copies the client's messages. */
  copiedFrom(sending: Sending, clientId: number): number;
  /** Whether the bot can no longer copy from that chat. */
  isUnknown(sending: Sending, clientId: number, signal: Signal): Promise<boolean>;
}

/** A client, in their place for a ticket or outside of tickets. */
interface Addressee {
  clientId: number;
  ticket?: PlacedTicket;
}

interface Said {
  html: string;
  keyboard?: Keyboard | undefined;
  /** `html` is its caption. */
  file?: SaidFile | undefined;
  /** A question. It opens the field for a reply. */
  questionId?: number | undefined;
  replyToMessageId?: number | undefined;
  isSilent?: boolean | undefined;
}

/** The surroundings of the team's message. */
export interface Answering {
  /** The desk's chat where it was written. */
  from: number;
  /** The replied message on the client's side. Undefined without one. */
  reply: ReplyParameters | undefined;
  /** What it replies to when that message is gone. Without one it is sent as no reply. */
  instead?: ReplyParameters;
  /** The line under its text. Undefined without one. */
  signature: string | undefined;
}

/** The changes of a message by an edit. */
export interface Change {
  words: Words;
  isMediaChanged: boolean;
}
