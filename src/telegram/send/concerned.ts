import { deliveryArrived, deliveryDied, deliveryLate } from "../../handle/admin/delivery-trouble.ts";
import type { Concerned } from "../../outbox/settle.ts";
import { handlingOf, type Sending } from "./sending.ts";

/** Tells people about messages that are late, arrived after all, or were given up. */
export function createConcerned(sending: Sending): Concerned {
  return {
    delayed: (tx, late) => deliveryLate(handlingOf(sending, tx), late),
    arrived: (tx, effect, how) => deliveryArrived(handlingOf(sending, tx), effect, how),
    died: (tx, dead) => deliveryDied(handlingOf(sending, tx), dead),
  };
}
