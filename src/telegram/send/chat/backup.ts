import { statSync } from "node:fs";
import { megabytes, renderReason } from "../../../handle/backup/failure.ts";
import { say } from "../../../handle/effects/chat.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import { findAdmins } from "../../../store/people.ts";
import { type Html, joinHtml } from "../../../text/html.ts";
import { html } from "../../../text/text.ts";
import { formatDate, formatTime } from "../../../text/time.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import { handlingOf, type Sending, type Signal } from "../sending.ts";
import { largestUpload, upload } from "./upload.ts";

/** Sends an admin a copy of the database, made for this attempt. Nobody else gets one, whoever asked. */
export async function sendBackup(
  sending: Sending,
  { adminId }: EffectOf<"send_backup">,
  signal: Signal,
): Promise<Outcome> {
  const { copies, clock, store, teamLanguage, timeZone } = sending;
  const answer = (sentence: Html): Outcome => ({
    kind: "done",
    settle: (tx) => say(handlingOf(sending, tx), adminId, sentence),
  });
  if (!findAdmins(store).some(({ id }) => id === adminId)) return { kind: "done" };
  const onTooLarge = (bytes: number, isTried: boolean): Outcome => {
    const [size, newest] = [megabytes(bytes), copies.newest()];
    const where =
      newest === undefined
        ? html(teamLanguage, "backup-where-none", { path: copies.folder })
        : html(teamLanguage, "backup-where", { path: newest });
    return answer(
      joinHtml([html(teamLanguage, isTried ? "backup-refused" : "backup-too-large", { size }), where], "\n"),
    );
  };
  // Then a copy would be made for nothing.
  if (copies.size() > largestUpload) return onTooLarge(copies.size(), false);
  const now = clock.now();
  const date = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  const when = `${formatDate(now, teamLanguage, timeZone)}, ${formatTime(now, timeZone)}`;
  const caption = html(teamLanguage, "backup-caption", { when });
  const name = `topicdesk-${date.toString()}.db`;
  try {
    return await copies.withCopy(signal as AbortSignal, (path) => {
      const file = { content: path, size: statSync(path).size, name, caption };
      return upload(sending, adminId, file, { onTooLarge }, signal);
    });
  } catch (error) {
    // The process stops. The next one goes on.
    if (signal.aborted) return { kind: "retry", error: "interrupted", isAmbiguous: false };
    return answer(html(teamLanguage, "backup-failed", { reason: renderReason(teamLanguage, error) }));
  }
}
