import type { Clock } from "../clock.ts";
import type { Store, Transaction } from "../store/database.ts";
import { markUpdateSeen } from "../store/updates.ts";
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

/** Runs `work` in one transaction that also records the update; an update seen before does nothing. */
export type Handle = (updateId: number, work: (handling: Handling) => void) => void;

/** @param poke called after each commit, so that the outbox looks for what was left in it */
export function createHandle(options: {
  store: Store;
  clock: Clock;
  teamLanguage: Language;
  timeZone: string;
  botUsername: string;
  poke: () => void;
}): Handle {
  const { store, clock, poke, ...constant } = options;
  return (updateId, work) => {
    store.transaction((tx) => {
      const now = clock.now();
      if (markUpdateSeen(tx, updateId, now)) work({ tx, now, ...constant });
    });
    poke();
  };
}
