import type { Outcome } from "../../../outbox/outcome.ts";
import type { Transaction } from "../../../store/database.ts";
import type { Desk } from "../../../store/desks/desks.ts";
import type { Failure } from "../failure.ts";
import type { Sending, Signal } from "../sending.ts";
import type { Place, Shown } from "./place.ts";

/** What differs between kinds of desks. */
export interface DeskKind {
  /** Undefined when the desk can take messages now. Else checks once more what is wrong and returns that outcome. */
  whenOff(sending: Sending, desk: Desk, signal: Signal): Promise<Outcome> | undefined;
  /** Makes the next missing part of the ticket's place, or waits for it. */
  prepare(sending: Sending, shown: Shown, signal: Signal): Promise<Outcome>;
  /** Somebody deleted the card. */
  whenCardGone(sending: Sending, place: Place): Outcome;
  /**
   * Handles a failed call in the ticket's place. The same row makes the missing part again and then goes on.
   * @param onDead runs in the transaction that gives the row up
   */
  whenFails(
    sending: Sending,
    shown: Shown,
    failure: Failure,
    signal: Signal,
    onDead?: (tx: Transaction) => void,
  ): Outcome | Promise<Outcome>;
}
