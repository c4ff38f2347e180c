import { maskSecrets } from "../../secrets.ts";
import { findUntold, keepFailedUpdate, markTold } from "../../store/failed-updates.ts";
import { findMemory, saveMemory } from "../../store/memory.ts";
import { findAdmins } from "../../store/people/managers.ts";
import type { Database } from "../../store/database.ts";
import { markUpdateSeen } from "../../store/updates.ts";
import { html } from "../../text/text.ts";
import { alertAdmins } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";

/** Failures within this time share one message to the admins. */
const togetherMilliseconds = 1_000;

const atMostEveryMilliseconds = 3_600_000;

const toldAt = "failed_updates_told_at";

/**
 * Stores an update that a handler failed on. It counts as seen: if a crash makes Telegram send it again, it is neither
 * tried nor reported again.
 */
export function updateFailed(handling: Handling, updateId: number, content: string, error: string): void {
  if (!markUpdateSeen(handling.tx, updateId, handling.now)) return;
  keepFailedUpdate(handling.tx, updateId, content, maskSecrets(error), handling.now);
}

/** Milliseconds until the admins have to be told of failed updates. Undefined when there is nothing to tell. */
export function nextTelling(db: Database, now: number): number | undefined {
  if (findUntold(db) === undefined || findAdmins(db).length === 0) return undefined;
  // A time to come is none: the clock was set back.
  const before = Math.min(Number(findMemory(db, toldAt) ?? 0), now);
  return Math.max(togetherMilliseconds, before + atMostEveryMilliseconds - now);
}

/** Tells the admins of all new failed updates, in one message. */
export function tellFailedUpdates(handling: Handling): void {
  const { tx, now, teamLanguage } = handling;
  const untold = findUntold(tx);
  if (untold === undefined) return;
  const { count, newest } = untold;
  alertAdmins(
    handling,
    html(teamLanguage, "alert-failed-updates", { count, id: String(newest.id), error: newest.error }),
  );
  markTold(tx);
  saveMemory(tx, toldAt, String(now));
}
