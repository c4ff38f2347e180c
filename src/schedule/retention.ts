import type { Clock } from "../clock.ts";
import type { Store } from "../store/database.ts";
import { findMemory, saveMemory } from "../store/memory.ts";
import { isNightDone, lastNight, type Night } from "./nights.ts";

/** After the nightly copy, when few people write. */
const dueTime = Temporal.PlainTime.from("04:00");

const minute = 60_000;

/** A pause between two parts, in which messages are handled. */
const partMilliseconds = 100;

export interface NightlyErasing {
  /**
   * Everything that Telegram had until then has been handled.
   * @param at milliseconds since the Unix epoch
   */
  caughtUp(at: number): void;
  stop(): void;
}

/**
 * Erases after 4:00 of the team's zone what is too old, part by part. A night that was missed is made up for. The nights
 * count from the first start. Nothing is erased before Telegram has said what it had at 4:00: while the bot was down, an admin may
 * have written that everything is to be kept.
 * @param run erases a part; returns whether more may be left
 * @throws when the database cannot be written at the start
 */
export function eraseNightly(options: {
  store: Store;
  clock: Clock;
  timeZone: string;
  run: () => boolean;
  onFailure: (error: unknown) => void;
}): NightlyErasing {
  const { store, clock, timeZone, run, onFailure } = options;
  let cancel: (() => void) | undefined;
  let lookedAt = -Infinity;
  const last = () => lastNight(clock.now(), dueTime, timeZone);
  const done = ({ on }: Night) => store.transaction((tx) => saveMemory(tx, "erased_on", on));
  const erase = (night: Night) => {
    cancel = undefined;
    try {
      if (run()) cancel = clock.after(partMilliseconds, () => erase(night));
      else done(night);
    } catch (error) {
      onFailure(error);
    }
  };
  if (findMemory(store, "erased_on") === undefined) done(last());
  return {
    caughtUp(at) {
      // A busy bot catches up many times a second.
      if (cancel !== undefined || Math.abs(at - lookedAt) < minute) return;
      lookedAt = at;
      const night = last();
      if (night.at <= at && !isNightDone(findMemory(store, "erased_on"), night)) erase(night);
    },
    stop: () => cancel?.(),
  };
}
