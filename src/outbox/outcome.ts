import type { Transaction } from "../store/database.ts";
import type { Delivery } from "../store/deliveries/delivery.ts";

/** The result of one attempt at a row. `settle` writes its consequences in the transaction that settles the row. */
export type Outcome =
  /** Done, or not needed any more: the row is removed. If `hasMore` then returns true, the row goes again instead. */
  | { kind: "done"; settle?: Settle; hasMore?: (tx: Transaction) => boolean }
  /** One step is done and another follows: the same row goes again at once. */
  | { kind: "again"; settle: Settle }
  /**
   * Something it needs has not come yet. Tried again at `at`, when its lane gets another row, or at once if `unless` is
   * true.
   */
  | { kind: "later"; at: number; unless: (tx: Transaction) => boolean }
  /**
   * Telegram told the chat to wait. This counts as no attempt, and nothing else goes to that chat before. It is the row's
   * chat unless `chatId` names another.
   */
  | { kind: "wait"; milliseconds: number; error: string; chatId?: number | undefined }
  /** It failed for now. `isAmbiguous`: it may have arrived all the same. `isUnanswered`: Telegram did not answer. */
  | ({ kind: "retry"; error: string; isAmbiguous: boolean; isUnanswered?: boolean } & Concerning)
  /**
   * The bot cannot write to the chat until somebody repairs that. No ticket's rows go there for a while; rows about the
   * chat itself go on. With `isSeen`, Telegram has confirmed it, and the chat is tried each minute.
   */
  | { kind: "hold"; error: string; isSeen?: true; settle: Settle }
  /**
   * It will never succeed: the row is kept as dead, and `settle` tells the people concerned. `mayPass`: nobody knows the
   * reason, so it is tried for hours before it counts as dead. `hasMore`: only a part of the row is given up, and the row
   * goes again for the rest.
   */
  | ({ kind: "dead"; error: string; mayPass: boolean; hasMore?: boolean; settle: Settle } & Concerning);

/** The message that failed, when the row carries several. */
interface Concerning {
  messageId?: number;
}

type Settle = (tx: Transaction) => void;

/** The attempt reports its calls here. */
export interface Calls {
  /** A call to the chat is about to begin. Returns the milliseconds that the chat has to wait first, 0 for none. */
  begins(chatId: number): number;
  /** Telegram carried out the call. */
  succeeds(): void;
}

/**
 * Makes one attempt at a row with at most one call that changes something.
 * Never rejects because of Telegram or the network: those failures are outcomes.
 */
export type Send = (delivery: Delivery, signal: AbortSignal, calls: Calls) => Promise<Outcome>;
