import type { Database, Transaction } from "../store/database.ts";
import type { Language } from "../text/text.ts";

/** What every handler needs. */
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

/** What is needed to put something in words. It may be read outside of a transaction too. */
export type Reading = Omit<Handling, "tx"> & { tx: Database };

/**
 * Adds work to the transaction of the update's batch. The work is skipped if the update was seen before. It runs later, and
 * must not wait for anything. `after` runs after the commit.
 */
export type Handle = (updateId: number, work: (handling: Handling) => void, after?: () => void) => void;
