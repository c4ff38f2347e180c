import type { Transaction } from "../store/database.ts";
import * as outbox from "../store/outbox.ts";
import type { Outcome } from "./outcome.ts";

/** Writes down what came of an attempt: the row goes, waits, or is dead. */
export function settle(tx: Transaction, delivery: outbox.Delivery, outcome: Outcome): void {
  const { attempts } = delivery;
  switch (outcome.kind) {
    case "done":
      outcome.settle?.(tx);
      return outbox.removeDelivery(tx, delivery.id);
    case "dead":
      outcome.settle(tx);
      if (outcome.hasMore === true) {
        return outbox.putBack(tx, delivery.id, { attempts: 0, isAmbiguous: false, error: outcome.error });
      }
      return outbox.bury(tx, delivery.id, outcome.error);
    case "again":
      outcome.settle(tx);
      return outbox.putBack(tx, delivery.id, { attempts: 0, isAmbiguous: false, error: null });
    case "later":
      return outbox.putOff(tx, delivery.id, outcome.at);
    case "wait":
      return outbox.putBack(tx, delivery.id, { attempts, isAmbiguous: false, error: outcome.error });
    case "hold":
      outcome.settle(tx);
      return outbox.putBack(tx, delivery.id, { attempts, isAmbiguous: false, error: outcome.error });
    case "retry":
      return outbox.putBack(tx, delivery.id, {
        attempts: attempts + 1,
        isAmbiguous: outcome.isAmbiguous,
        error: outcome.error,
      });
    default:
      return outcome satisfies never;
  }
}
