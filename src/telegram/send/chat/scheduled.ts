import { scheduledArrived, scheduledMissed } from "../../../handle/schedule/recipients.ts";
import { describeTimes } from "../../../handle/schedule/words.ts";
import type { Transaction } from "../../../store/database.ts";
import { findAdmins } from "../../../store/people.ts";
import { findSchedule } from "../../../store/schedules.ts";
import { type Html, joinHtml } from "../../../text/html.ts";
import { html } from "../../../text/text.ts";
import { handlingOf, type Sending } from "../sending.ts";

/** How what an admin asked for once, or what a schedule sends them, is told and settled. */
export interface ToPerson {
  isScheduled: boolean;
  /** With the schedule that sends it. */
  captionOf: (title: Html) => Html;
  onArrived: (tx: Transaction) => void;
  onUnheard: (tx: Transaction) => void;
}

/** Undefined when it is not wanted any more: the person is no admin, or the schedule was removed or is for others. */
export function deliveryTo(
  sending: Sending,
  adminId: number,
  scheduleId: number | undefined,
): ToPerson | undefined {
  const { store, teamLanguage } = sending;
  if (!findAdmins(store).some(({ id }) => id === adminId)) return undefined;
  if (scheduleId === undefined)
    return {
      isScheduled: false,
      captionOf: (title) => title,
      onArrived() {},
      onUnheard() {},
    };
  const schedule = findSchedule(store, scheduleId);
  if (schedule?.people.some(({ id }) => id === adminId) !== true) return undefined;
  const when = describeTimes(teamLanguage, schedule.cron);
  const origin = html(teamLanguage, "schedule-caption", { number: String(scheduleId), when });
  return {
    isScheduled: true,
    captionOf: (title) => joinHtml([title, origin], "\n"),
    onArrived: (tx) => scheduledArrived({ tx }, scheduleId, adminId),
    onUnheard: (tx) => scheduledMissed(handlingOf(sending, tx), scheduleId, adminId),
  };
}
