import { keepFailedUpdate, markUpdateSeen } from "../store/updates.ts";
import { html } from "../text/text.ts";
import { alertAdmins } from "./enqueue.ts";
import type { Handling } from "./handle.ts";

/**
 * A handler failed on an update: it is kept as it came, and the admins are told. It counts as seen: when a crash makes
 * Telegram give it again, it is neither tried nor told of a second time.
 */
export function updateFailed(handling: Handling, updateId: number, content: string, error: string): void {
  if (!markUpdateSeen(handling.tx, updateId, handling.now)) return;
  keepFailedUpdate(handling.tx, updateId, content, error, handling.now);
  alertAdmins(handling, html(handling.teamLanguage, "alert-failed-update", { id: String(updateId), error }));
}
