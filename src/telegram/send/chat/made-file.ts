import { InputFile } from "grammy";
import { say } from "../../../handle/effects/chat.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import { maskSecrets } from "../../../secrets.ts";
import type { Html } from "../../../text/html.ts";
import { formatting, unheard } from "../saying.ts";
import { attempt, handlingOf, type Sending, type Signal, whenUnexpected } from "../sending.ts";

/** Bots send files up to 50 MB (docs: sending files). */
const largestUpload = 50 * 1024 * 1024;

/** Whoever waits longer for a file is told that it is being made. */
const patience = 3_000;

/** A file that is made for the attempt that sends it. */
export interface Job<Made> {
  make: (signal: AbortSignal) => Promise<Made>;
  /** What to send, or to say instead. */
  present: (made: Made) => { fileName: string; content: Uint8Array; caption: Html } | Html;
  /** Said while it is being made. Nothing is said when left out. */
  slow?: Html;
  tooLarge: Html;
  failed: (reason: string) => Html;
}

/** Makes a file and sends it to somebody of the team in private. */
export async function sendMade<Made>(
  sending: Sending,
  personId: number,
  { make, present, slow, tooLarge, failed }: Job<Made>,
  signal: Signal,
): Promise<Outcome> {
  const { clock, uploads } = sending;
  const answer = (sentence: Html): Outcome => ({
    kind: "done",
    settle: (tx) => say(handlingOf(sending, tx), personId, sentence),
  });
  const stopWaiting =
    slow === undefined ? () => {} : clock.after(patience, () => tellOfWork(sending, personId, slow));
  let made: Made;
  try {
    made = await make(signal as AbortSignal);
  } catch (error) {
    // The process stops. The next one goes on.
    if (signal.aborted) return { kind: "retry", error: "interrupted", isAmbiguous: false };
    return answer(failed(maskSecrets(error instanceof Error ? error.message : String(error))));
  } finally {
    stopWaiting();
  }
  const presented = present(made);
  if (typeof presented === "string") return answer(presented);
  const { content, fileName, caption } = presented;
  if (content.length > largestUpload) return answer(tooLarge);
  return attempt(
    () => {
      const file = new InputFile(content, fileName);
      return uploads.sendDocument(personId, file, { caption, parse_mode: formatting.parse_mode }, signal);
    },
    () => ({ kind: "done" }) satisfies Outcome,
    (failure) => (unheard.has(failure.kind) ? { kind: "done" } : whenUnexpected(failure)),
  );
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
