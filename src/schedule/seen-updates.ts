import type { Clock } from "../clock.ts";
import type { Store } from "../store/database.ts";
import { forgetCommandsBefore } from "../store/private-messages.ts";
import { forgetSeenUpdates } from "../store/updates.ts";

/** Unconfirmed updates come again within 24 hours (docs:getUpdates); a day more for a clock that was set.
 * A message may be edited for two days. */
const keptMilliseconds = 48 * 3_600_000;

const everyMilliseconds = 3_600_000;

/**
 * Forgets old marks of handled updates, now and every hour, until the returned function is called.
 * @throws when the database does not take it at the first time; later it is told to `onFailure`, and that is the end
 */
export function forgetRegularly(store: Store, clock: Clock, onFailure: (error: unknown) => void): () => void {
  let cancel: () => void;
  const forget = () => {
    store.transaction((tx) => {
      forgetSeenUpdates(tx, clock.now() - keptMilliseconds);
      forgetCommandsBefore(tx, clock.now() - keptMilliseconds);
    });
    cancel = clock.after(everyMilliseconds, () => {
      try {
        forget();
      } catch (error) {
        onFailure(error);
      }
    });
  };
  forget();
  return () => cancel();
}
