import { findSetting, saveSetting } from "../store/settings.ts";
import { html } from "../text/text.ts";
import { alertAdmins } from "./enqueue.ts";
import type { Handling } from "./handle.ts";

/** Whatever it is that fails, it may fail often. */
const quietMilliseconds = 3_600_000;

/** Something was given up that nobody else is told of: the admins are, at most once an hour. */
export function deliveryDied(handling: Handling, error: string): void {
  const { tx, now, teamLanguage } = handling;
  const toldAt = Number(findSetting(tx, "told_of_dead_at") ?? 0);
  if (now - toldAt < quietMilliseconds) return;
  saveSetting(tx, "told_of_dead_at", String(now));
  alertAdmins(handling, html(teamLanguage, "alert-dead", { error }));
}
