import { say } from "../../../handle/effects/chat.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import { maskSecrets } from "../../../secrets.ts";
import type { Html } from "../../../text/html.ts";
import { handlingOf, type Sending, type Signal } from "../sending.ts";

/** Whoever waits longer for a file is told that it is being made. In milliseconds. */
const patience = 3_000;

export type Made<Result> = { ok: true; made: Result } | { ok: false; outcome: Outcome };

/**
 * Makes a file for the attempt that sends it.
 * @param said.slow said while it is being made; nothing when left out
 */
export async function makeFor<Result>(
  sending: Sending,
  personId: number,
  { slow, failed }: { slow?: Html; failed: (reason: string) => Html },
  make: (signal: AbortSignal) => Promise<Result>,
  signal: Signal,
): Promise<Made<Result>> {
  const stopWaiting =
    slow === undefined ? () => {} : sending.clock.after(patience, () => tellOfWork(sending, personId, slow));
  try {
    return { ok: true, made: await make(signal as AbortSignal) };
  } catch (error) {
    // The process stops. The next one goes on.
    if (signal.aborted)
      return { ok: false, outcome: { kind: "retry", error: "interrupted", isAmbiguous: false } };
    const reason = maskSecrets(error instanceof Error ? error.message : String(error));
    return { ok: false, outcome: answer(sending, personId, failed(reason)) };
  } finally {
    stopWaiting();
  }
}

/** A sentence instead of what was asked for. */
export function answer(sending: Sending, personId: number, sentence: Html): Outcome {
  return { kind: "done", settle: (tx) => say(handlingOf(sending, tx), personId, sentence) };
}

/** It takes long. Says so meanwhile. */
function tellOfWork(sending: Sending, personId: number, slow: Html): void {
  const { store, resume } = sending;
  try {
    store.transaction((tx) => say(handlingOf(sending, tx), personId, slow));
  } catch {
    // The next write notices that the database takes none. The file itself needs this sentence least.
    return;
  }
  resume(new Set([personId]));
}
