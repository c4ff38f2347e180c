import type { Clock } from "../clock.ts";
import type { Store } from "../store/database.ts";
import { forgetCommandsBefore } from "../store/messages/private.ts";
import { forgetSeenUpdates } from "../store/updates.ts";

/**
 * Telegram sends an unconfirmed update again for 24 hours (docs:getUpdates). Another day covers a clock that was set. A
 * message can be edited for two days.
 */
const keptMilliseconds = 48 * 3_600_000;

const everyMilliseconds = 3_600_000;

/**
 * Deletes old marks of handled updates, now and every hour, until the returned function is called.
 * @throws when the first deletion fails; a later failure goes to `onFailure`, and ends the deletions
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
