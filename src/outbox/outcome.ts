import type { Transaction } from "../store/database.ts";
import type { Delivery } from "../store/outbox.ts";

/** What came of one attempt at a row. `settle` writes down what it changed, in the transaction that settles the row. */
export type Outcome =
  /** Done for good, or pointless by now: the row is removed. It goes again when after that `hasMore` is true. */
  | { kind: "done"; settle?: Settle; hasMore?: (tx: Transaction) => boolean }
  /** One step is done and another follows: the same row goes again at once. */
  | { kind: "again"; settle: Settle }
  /** What it needs is still to come: looked at again at that time, or when its lane gets another row. At once if it came meanwhile. */
  | { kind: "later"; at: number; unless: (tx: Transaction) => boolean }
  /**
   * Telegram told the chat to wait: no attempt is counted, nothing else goes to that chat meanwhile. The chat of the row
   * unless `chatId` says which was called.
   */
  | { kind: "wait"; milliseconds: number; error: string; chatId?: number | undefined }
  /**
   * It failed for now. `isAmbiguous` when it may have arrived all the same, `isUnanswered` when there was no answer.
   */
  | ({ kind: "retry"; error: string; isAmbiguous: boolean; isUnanswered?: boolean } & Concerning)
  /**
   * The chat cannot be written to until somebody mends it: no ticket's rows go there for a while, then it is tried
   * again. What is about the chat itself goes on. `isSeen` when Telegram was asked, and it is so: asked again each minute.
   */
  | { kind: "hold"; error: string; isSeen?: true; settle: Settle }
  /**
   * It will never succeed: the row is kept as dead, and `settle` tells the people whom it concerns. `mayPass` when
   * nobody knows the reason: then it is tried for as long as it is worth before it is believed. `hasMore` when only a
   * part of what the row has to do is given up: then it goes again.
   */
  | ({ kind: "dead"; error: string; mayPass: boolean; hasMore?: boolean; settle: Settle } & Concerning);

/** The message that it is about, where a row brings several. */
interface Concerning {
  messageId?: number;
}

type Settle = (tx: Transaction) => void;

/** What an attempt tells of the calls that it makes. */
export interface Calls {
  /** A call to the chat is about to be made. Returns how long the chat has to wait first, in milliseconds: 0 for not at all. */
  begins(chatId: number): number;
  /** Telegram did what it was asked for. */
  succeeds(): void;
}

/**
 * Makes one attempt at a row with at most one call that changes something.
 * Never rejects for what Telegram answers or fails to answer: that is an outcome.
 */
export type Send = (delivery: Delivery, signal: AbortSignal, calls: Calls) => Promise<Outcome>;
