import { InputFile } from "grammy";
import { megabytes, renderReason } from "../../../handle/backup/failure.ts";
import { say } from "../../../handle/effects/chat.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import { findAdmins } from "../../../store/people.ts";
import type { Html } from "../../../text/html.ts";
import { html } from "../../../text/text.ts";
import { formatDate, formatTime } from "../../../text/time.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import { formatting, unheard } from "../saying.ts";
import { attempt, handlingOf, type Sending, type Signal, whenUnexpected } from "../sending.ts";

/** Bots send files up to 50 MB (docs: sending files). */
const largestUpload = 50 * 1024 * 1024;

/** Sends an admin a copy of the database, made for this attempt. Nobody else gets one, whoever asked. */
export async function sendBackup(
  sending: Sending,
  { adminId }: EffectOf<"send_backup">,
  signal: Signal,
): Promise<Outcome> {
  const { copies, clock, store, teamLanguage, timeZone, uploads } = sending;
  const answer = (sentence: Html): Outcome => ({
    kind: "done",
    settle: (tx) => say(handlingOf(sending, tx), adminId, sentence),
  });
  if (!findAdmins(store).some(({ id }) => id === adminId)) return { kind: "done" };
  if (copies.size() > largestUpload) {
    const [size, newest] = [megabytes(copies.size()), copies.newest()];
    return answer(
      newest === undefined
        ? html(teamLanguage, "backup-too-large-none", { size, path: copies.folder })
        : html(teamLanguage, "backup-too-large", { size, path: newest }),
    );
  }
  const now = clock.now();
  const date = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  const when = `${formatDate(now, teamLanguage, timeZone)}, ${formatTime(now, timeZone)}`;
  const caption = html(teamLanguage, "backup-caption", { when });
  const upload = (path: string) =>
    attempt(
      () => {
        const file = new InputFile(path, `topicdesk-${date.toString()}.db`);
        return uploads.sendDocument(adminId, file, { caption, parse_mode: formatting.parse_mode }, signal);
      },
      () => ({ kind: "done" }) satisfies Outcome,
      (failure) => (unheard.has(failure.kind) ? { kind: "done" } : whenUnexpected(failure)),
    );
  try {
    return await copies.withCopy(signal as AbortSignal, upload);
  } catch (error) {
    // The process stops. The next one goes on.
    if (signal.aborted) return { kind: "retry", error: "interrupted", isAmbiguous: false };
    return answer(html(teamLanguage, "backup-failed", { reason: renderReason(teamLanguage, error) }));
  }
}
