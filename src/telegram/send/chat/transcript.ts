import { readSetting } from "../../../handle/settings/settings.ts";
import { mayReadAll } from "../../../handle/transcript/access.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import { findTicket } from "../../../store/tickets/tickets.ts";
import { html } from "../../../text/text.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import type { Sending, Signal } from "../sending.ts";
import { answer, makeFor } from "./making.ts";
import type { Making } from "./makings.ts";
import { withProgress } from "./progress.ts";
import { upload } from "./upload.ts";

/** Sends somebody of the team a ticket's conversation. Who may not read the ticket any more gets nothing. */
export async function sendTranscript(
  sending: Sending,
  effect: EffectOf<"send_transcript">,
  deliveryId: number,
  signal: Signal,
): Promise<Outcome> {
  const { personId, isUnasked } = effect;
  const progress = isUnasked === true ? undefined : ({ personId, deliveryId, of: "transcript" } as const);
  return withProgress(sending, progress, (making) => gatherAndSend(sending, effect, making, signal));
}

async function gatherAndSend(
  sending: Sending,
  { personId, transcript, isUnasked }: EffectOf<"send_transcript">,
  making: Making,
  signal: Signal,
): Promise<Outcome> {
  const { reports, files, clock, store, teamLanguage: language, timeZone } = sending;
  const ticket = findTicket(store, transcript.ticketId);
  if (ticket === undefined || !mayReadAll(store, personId, ticket)) return { kind: "done" };
  const number = String(ticket.id);
  const tooLarge = html(language, "transcript-too-large", { number });
  const signature = readSetting(store, "signature");
  const task = { transcript, files, language, timeZone, signature, now: clock.now() };
  const result = await makeFor(
    sending,
    personId,
    making,
    (reason) => html(language, "transcript-failed", { number, reason }),
    (stop, onLoaded) => reports.transcribe(task, stop, onLoaded),
    signal,
  );
  if (!result.ok) return result.outcome;
  const { made } = result;
  if (made === undefined) return answer(sending, personId, html(language, "transcript-none", { number }));
  if (made === "too large") return answer(sending, personId, tooLarge);
  const id = transcript.isForClient
    ? "transcript-caption-client"
    : isUnasked === true
      ? "transcript-caption-rating"
      : "transcript-caption";
  const { content, fileName } = made;
  const file = { content, size: content.length, name: fileName, caption: html(language, id, { number }) };
  return upload(
    sending,
    personId,
    file,
    {
      onTooLarge: () => answer(sending, personId, tooLarge),
      onRefused: (reason) =>
        answer(sending, personId, html(language, "transcript-refused", { number, reason })),
    },
    signal,
  );
}
