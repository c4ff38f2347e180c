import type { Log } from "../log.ts";
import { maskSecrets } from "../secrets.ts";
import type { Transaction } from "../store/database.ts";
import type { Delivery } from "../store/deliveries/delivery.ts";
import { isStorageFailure } from "../store/failure.ts";
import type { Outcome } from "./outcome.ts";
import { isSend } from "./patience.ts";
import { type Concerned, type Next, settle } from "./settle.ts";

/** An attempt that is over. */
export interface Attempt {
  delivery: Delivery;
  outcome: Outcome;
  /** Once it is settled. */
  next?: Next;
}

/** A bug of ours. It counts as a refusal for an unknown reason; a message may have been made before it. */
export function outcomeOfBug(
  log: Log,
  { id, effect }: Delivery,
  error: unknown,
  what: string,
  mayHaveArrived: boolean,
): Outcome {
  log.error({ error, delivery: id, effect: effect.kind }, what);
  const said = describe(error);
  return mayHaveArrived && isSend(effect)
    ? { kind: "retry", error: said, isAmbiguous: true }
    : { kind: "dead", error: said, mayPass: true, settle: () => {} };
}

/**
 * {@link settle}, and when that throws, with the outcome of a bug instead: one row must not stop the others. Changes the
 * attempt's outcome, and says what comes next. Throws when the database cannot be written.
 */
export function settleDespiteBugs(
  tx: Transaction,
  attempt: Attempt,
  { concerned, log }: { concerned: Concerned; log: Log },
  circumstances: Parameters<typeof settle>[4],
): void {
  const { delivery, outcome } = attempt;
  const write = (written: Outcome, whom: Concerned) => {
    attempt.outcome = written;
    attempt.next = tx.nested((inner) => settle(inner, delivery, written, whom, circumstances));
  };
  try {
    if (outcome.kind === "later" && outcome.unless(tx)) write({ kind: "again", settle: () => {} }, concerned);
    else write(outcome, concerned);
  } catch (error) {
    if (isStorageFailure(error)) throw error;
    const thrown = outcomeOfBug(log, delivery, error, "settling failed", true);
    try {
      write(thrown, concerned);
    } catch (again) {
      if (isStorageFailure(again)) throw again;
      // Telling people of the failure throws too. The row is tried again like any other, and the log has the reason.
      log.error({ error: again, delivery: delivery.id }, "telling of a failure failed");
      write(thrown, { delayed() {}, arrived() {}, died() {} });
    }
  }
}

function describe(error: unknown): string {
  return maskSecrets(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
}
