import { say } from "../../../handle/effects/chat.ts";
import { readSetting } from "../../../handle/settings/settings.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import { maskSecrets } from "../../../secrets.ts";
import type { Html } from "../../../text/html.ts";
import { html } from "../../../text/text.ts";
import { handlingOf, type Sending, type Signal } from "../sending.ts";

/** Whoever waits longer for a report is told that it is being made. In milliseconds. */
const patience = 3_000;

/** What whoever makes a report has to know besides the request. */
interface Circumstances {
  language: Sending["teamLanguage"];
  timeZone: string;
  lowRating: number;
  now: number;
}

type Made<Result> = { ok: true; made: Result; now: number } | { ok: false; outcome: Outcome };

/**
 * Makes what an admin asked for, in a thread, and tells them if it takes long.
 * @param again the command that they would repeat, if it fails
 */
export async function makeFor<Result>(
  sending: Sending,
  adminId: number,
  again: string,
  make: (circumstances: Circumstances, signal: AbortSignal) => Promise<Result>,
  signal: Signal,
): Promise<Made<Result>> {
  const { clock, store, teamLanguage: language, timeZone } = sending;
  const now = clock.now();
  const circumstances = { language, timeZone, lowRating: readSetting(store, "low_rating"), now };
  const stopWaiting = clock.after(patience, () => tellOfWork(sending, adminId));
  try {
    return { ok: true, made: await make(circumstances, signal as AbortSignal), now };
  } catch (error) {
    // The process stops. The next one goes on.
    if (signal.aborted)
      return { ok: false, outcome: { kind: "retry", error: "interrupted", isAmbiguous: false } };
    const reason = maskSecrets(error instanceof Error ? error.message : String(error));
    const sentence = html(language, "report-failed", { reason, command: again });
    return { ok: false, outcome: answer(sending, adminId, sentence) };
  } finally {
    stopWaiting();
  }
}

/** A sentence instead of what was asked for. */
export function answer(sending: Sending, adminId: number, sentence: Html): Outcome {
  return { kind: "done", settle: (tx) => say(handlingOf(sending, tx), adminId, sentence) };
}

/** The report takes long. Says so meanwhile. */
function tellOfWork(sending: Sending, adminId: number): void {
  const { store, teamLanguage, resume } = sending;
  try {
    store.transaction((tx) => say(handlingOf(sending, tx), adminId, html(teamLanguage, "report-slow")));
  } catch {
    // The next write notices that the database takes none. The report itself needs this sentence least.
    return;
  }
  resume(new Set([adminId]));
}
