import type { Transaction } from "../store/database.ts";
import type { Delivery } from "../store/outbox.ts";

/** What came of one attempt at a row. `settle` writes down what it changed, in the transaction that settles the row. */
export type Outcome =
  /** Done for good, or pointless by now: the row is removed. */
  | { kind: "done"; settle?: Settle }
  /** One step is done and another follows: the same row goes again at once. */
  | { kind: "again"; settle: Settle }
  /** What it needs is still to come: looked at again at that time, or when its lane gets another row. At once if it came meanwhile. */
  | { kind: "later"; at: number; unless: (tx: Transaction) => boolean }
  /** Telegram told the chat to wait: no attempt is counted, nothing else goes to that chat meanwhile. */
  | { kind: "wait"; milliseconds: number; error: string }
  /** It failed for now. `isAmbiguous` when it may have arrived all the same. */
  | { kind: "retry"; error: string; isAmbiguous: boolean }
  /**
   * The chat cannot be written to until somebody mends it: no ticket's rows go there for a while, then it is tried
   * again. What is about the chat itself goes on.
   */
  | { kind: "hold"; error: string; settle: Settle }
  /**
   * It will never succeed: the row is kept as dead, and `settle` tells the people whom it concerns. `mayPass` when
   * nobody knows the reason: then it is tried a few times before it is believed. `hasMore` when only a part of what
   * the row has to do is given up: then it goes again.
   */
  | { kind: "dead"; error: string; mayPass: boolean; hasMore?: boolean; settle: Settle };

type Settle = (tx: Transaction) => void;

/**
 * Makes one attempt at a row with at most one call that changes something.
 * Never rejects for what Telegram answers or fails to answer: that is an outcome.
 */
export type Send = (delivery: Delivery, signal: AbortSignal) => Promise<Outcome>;
