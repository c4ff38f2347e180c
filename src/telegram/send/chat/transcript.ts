import { readSetting } from "../../../handle/settings/settings.ts";
import { mayReadAll } from "../../../handle/transcript/access.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import { findTicket } from "../../../store/tickets.ts";
import { html } from "../../../text/text.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import type { Sending, Signal } from "../sending.ts";
import { sendMade } from "./made-file.ts";

/** Sends somebody of the team a ticket's conversation. Who may not read the ticket any more gets nothing. */
export async function sendTranscript(
  sending: Sending,
  { personId, transcript, isUnasked }: EffectOf<"send_transcript">,
  signal: Signal,
): Promise<Outcome> {
  const { reports, files, clock, store, teamLanguage: language, timeZone } = sending;
  const ticket = findTicket(store, transcript.ticketId);
  if (ticket === undefined || !mayReadAll(store, personId, ticket)) return { kind: "done" };
  const number = String(ticket.id);
  const id = transcript.isForClient
    ? "transcript-caption-client"
    : isUnasked === true
      ? "transcript-caption-rating"
      : "transcript-caption";
  const tooLarge = html(language, "transcript-too-large", { number });
  const signature = readSetting(store, "signature");
  const task = { transcript, files, language, timeZone, signature, now: clock.now() };
  return sendMade(
    sending,
    personId,
    {
      make: (abort) => reports.makeTranscript(task, abort),
      present(made) {
        if (made === undefined) return html(language, "transcript-none", { number });
        if (made === "too large") return tooLarge;
        return { ...made, caption: html(language, id, { number }) };
      },
      ...(isUnasked !== true && { slow: html(language, "transcript-slow") }),
      tooLarge,
      failed: (reason) => html(language, "transcript-failed", { number, reason }),
    },
    signal,
  );
}
