import type { Transaction } from "../store/database.ts";
import type { Language } from "../text/text.ts";

/** What a handler works with: the open transaction, the time, and the language of the team. */
export interface Handling {
  tx: Transaction;
  /** Milliseconds since the Unix epoch. */
  now: number;
  teamLanguage: Language;
  /** The team's time zone, by its IANA name. */
  timeZone: string;
  /** For links to the bot. */
  botUsername: string;
}

/**
 * Lets `work` run in the transaction of the update's batch, which also records the update: one that was seen before does
 * nothing. It runs later, and must not wait for anything. `after` runs when the batch is committed.
 */
export type Handle = (updateId: number, work: (handling: Handling) => void, after?: () => void) => void;
