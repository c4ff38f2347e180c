import { say } from "../../../handle/effects/chat.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import { maskSecrets } from "../../../secrets.ts";
import type { Html } from "../../../text/html.ts";
import { handlingOf, type Sending, type Signal } from "../sending.ts";
import type { Making } from "./makings.ts";

export type Made<Result> = { ok: true; made: Result } | { ok: false; outcome: Outcome };

/** Makes a file for the attempt that sends it. @param making keeps how far it is */
export async function makeFor<Result>(
  sending: Sending,
  personId: number,
  making: Making,
  failed: (reason: string) => Html,
  make: (signal: AbortSignal, onDone: (count: number) => void) => Promise<Result>,
  signal: Signal,
): Promise<Made<Result>> {
  try {
    const made = await make(signal as AbortSignal, (count) => {
      making.done = count;
    });
    making.isMade = true;
    return { ok: true, made };
  } catch (error) {
    // The process stops. The next one goes on.
    if (signal.aborted)
      return { ok: false, outcome: { kind: "retry", error: "interrupted", isAmbiguous: false } };
    const reason = maskSecrets(error instanceof Error ? error.message : String(error));
    return { ok: false, outcome: answer(sending, personId, failed(reason)) };
  }
}

/** A sentence instead of what was asked for. */
export function answer(sending: Sending, personId: number, sentence: Html): Outcome {
  return { kind: "done", settle: (tx) => say(handlingOf(sending, tx), personId, sentence) };
}
