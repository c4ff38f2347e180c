import { statSync } from "node:fs";
import { megabytes, renderReason } from "../../../handle/backup/failure.ts";
import { say } from "../../../handle/effects/chat.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import { dateOfCopy } from "../../../store/backup/copies.ts";
import type { Transaction } from "../../../store/database.ts";
import { countErased } from "../../../store/forget/erasure.ts";
import { findAdmins } from "../../../store/people/managers.ts";
import { joinHtml } from "../../../text/html.ts";
import { html } from "../../../text/text.ts";
import { formatDateTime } from "../../../text/time.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import { handlingOf, type Sending, type Signal } from "../sending.ts";
import { sendPart } from "./backup-part.ts";
import { answer } from "./making.ts";
import { largestUpload, upload } from "./upload.ts";

/**
 * Sends an admin a copy of the database, made for this attempt; of one that is too large for a message, the next part of a
 * compressed copy. Nobody else gets one, whoever asked.
 */
export async function sendBackup(
  sending: Sending,
  effect: EffectOf<"send_backup">,
  signal: Signal,
): Promise<Outcome> {
  const { copies, clock, store, teamLanguage, timeZone } = sending;
  const { adminId } = effect;
  if (!findAdmins(store).some(({ id }) => id === adminId)) {
    copies.packed.drop(adminId);
    return { kind: "done" };
  }
  const onTooLarge = (bytes: number, isTried: boolean): Outcome => {
    const [size, newest] = [megabytes(bytes), copies.newest()];
    const where =
      newest === undefined
        ? html(teamLanguage, "backup-where-none", { path: copies.folder })
        : html(teamLanguage, "backup-where", { path: newest });
    const sentence = html(teamLanguage, isTried ? "backup-refused" : "backup-too-large", { size });
    return answer(sending, adminId, joinHtml([sentence, where], "\n"));
  };
  const onRefused = (reason: string) =>
    answer(sending, adminId, html(teamLanguage, "backup-not-taken", { reason }));
  const now = clock.now();
  const erased = countErased(store);
  const onArrived = (tx: Transaction) => {
    // It had left by then.
    if (countErased(tx) !== erased)
      say(handlingOf(sending, tx), adminId, html(teamLanguage, "backup-erased-meanwhile"));
  };
  try {
    if (copies.size() > largestUpload)
      return await sendPart(sending, effect, { onTooLarge, onRefused }, signal);
    const when = formatDateTime(now, teamLanguage, timeZone);
    const caption = html(teamLanguage, "backup-caption", { when });
    const name = `topicdesk-${dateOfCopy(now, timeZone)}.db`;
    return await copies.withCopy(signal as AbortSignal, (path) => {
      // A client was erased while it was made. The next one does not have them.
      if (countErased(store) !== erased) return Promise.resolve({ kind: "again", settle: () => {} });
      const file = { content: path, size: statSync(path).size, name, caption };
      return upload(sending, adminId, file, { onTooLarge, onRefused, onArrived }, signal);
    });
  } catch (error) {
    // The process stops. The next one goes on.
    if (signal.aborted) return { kind: "retry", error: "interrupted", isAmbiguous: false };
    const reason = renderReason(teamLanguage, error);
    return answer(sending, adminId, html(teamLanguage, "backup-failed", { reason }));
  }
}
