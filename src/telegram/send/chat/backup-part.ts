import { createReadStream } from "node:fs";
import { say } from "../../../handle/effects/chat.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import { dateOfCopy } from "../../../store/backup/copies.ts";
import type { PackedCopy } from "../../../store/backup/packed-copies.ts";
import { countErased } from "../../../store/forget/erasure.ts";
import type { Html } from "../../../text/html.ts";
import { html } from "../../../text/text.ts";
import { formatDateTime, formatTime } from "../../../text/time.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import { handlingOf, type Sending, type Signal } from "../sending.ts";
import { type Ends, upload } from "./upload.ts";

/** A part in bytes: below Telegram's limit by some megabytes, so that a proxy's smaller idea of 50 MB does not matter. */
const partBytes = 45 * 1024 * 1024;

/** More parts would fill an admin's chat, and be lost there. */
const mostParts = 20;

/** Sends the next part of a compressed copy, and makes the copy first. The row goes again until all parts have arrived. */
export async function sendPart(
  sending: Sending,
  { adminId, askedAt }: EffectOf<"send_backup">,
  { onTooLarge, onRefused }: Pick<Ends, "onTooLarge" | "onRefused">,
  signal: Signal,
): Promise<Outcome> {
  const { store, clock, teamLanguage } = sending;
  const { packed } = sending.copies;
  const erased = countErased(store);
  const copy =
    packed.find(adminId, askedAt) ??
    (await packed.make(adminId, { askedAt, now: clock.now(), erased }, signal as AbortSignal));
  // A client was erased meanwhile. The next copy does not have them.
  if (copy.erased !== countErased(store)) {
    packed.drop(adminId);
    return {
      kind: "again",
      settle(tx) {
        if (copy.sent > 0) say(handlingOf(sending, tx), adminId, html(teamLanguage, "backup-parts-erased"));
      },
    };
  }
  const count = Math.ceil(copy.size / partBytes);
  if (count > mostParts) {
    packed.drop(adminId);
    return onTooLarge(copy.size, false);
  }
  const start = copy.sent * partBytes;
  const end = Math.min(start + partBytes, copy.size);
  const outcome = await upload(
    sending,
    adminId,
    {
      content: () => createReadStream(copy.path, { start, end: end - 1 }),
      size: end - start,
      ...wordsOf(sending, copy, count),
    },
    {
      onTooLarge(size, isTried) {
        packed.drop(adminId);
        return onTooLarge(size, isTried);
      },
      onRefused(reason) {
        packed.drop(adminId);
        return onRefused(reason);
      },
      onArrived(tx) {
        copy.sent += 1;
        if (copy.sent < count) return;
        packed.drop(adminId);
        if (countErased(tx) !== copy.erased)
          say(handlingOf(sending, tx), adminId, html(teamLanguage, "backup-erased-meanwhile"));
      },
      onUnheard: () => packed.drop(adminId),
    },
    signal,
  );
  if (outcome.kind !== "done") return outcome;
  return { ...outcome, hasMore: () => packed.find(adminId, askedAt) !== undefined };
}

/** The part's name, by which shells put the parts in order, and what the admin reads under it. */
function wordsOf(
  { teamLanguage, timeZone }: Sending,
  { madeAt, sent }: PackedCopy,
  count: number,
): { name: string; caption: Html } {
  const when = formatDateTime(madeAt, teamLanguage, timeZone);
  // With the time: parts of two copies of one day must not be taken for parts of one.
  const time = formatTime(madeAt, timeZone).replace(":", "");
  const whole = `topicdesk-${dateOfCopy(madeAt, timeZone)}-${time}.db.gz`;
  if (count === 1)
    return { name: whole, caption: html(teamLanguage, "backup-packed", { when, name: whole }) };
  const [number, last] = [sent + 1, String(count).padStart(2, "0")];
  const name = `${whole}.${String(number).padStart(2, "0")}-of-${last}`;
  const named = { when, number: String(number), parts: String(count) };
  const caption =
    number < count
      ? html(teamLanguage, "backup-part", named)
      : html(teamLanguage, "backup-part-last", { ...named, name, all: `${whole}.*-of-${last}` });
  return { name, caption };
}
