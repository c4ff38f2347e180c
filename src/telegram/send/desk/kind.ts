import type { Outcome } from "../../../outbox/outcome.ts";
import type { Transaction } from "../../../store/database.ts";
import type { Desk } from "../../../store/desks.ts";
import type { Failure } from "../failure.ts";
import type { Sending, Signal } from "../sending.ts";
import type { Place, Shown } from "./place.ts";

/** What a kind of desk does in its own way; all else is the same wherever a ticket is shown. */
export interface DeskKind {
  /** Undefined when the desk can take messages now; else what keeps it from that, looked at once more. */
  whenOff(sending: Sending, desk: Desk, signal: Signal): Promise<Outcome> | undefined;
  /** Makes, or waits for, the next thing that is missing of the ticket's place. */
  prepare(sending: Sending, shown: Shown, signal: Signal): Promise<Outcome>;
  /** The card is not there any more. */
  whenCardGone(sending: Sending, place: Place): Outcome;
  /**
   * What to do when a call in the ticket's place failed: what is gone is made anew by the same row, which then goes on.
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
