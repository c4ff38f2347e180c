import { scheduledArrived, scheduledMissed } from "../../../handle/schedule/recipients.ts";
import { describeTimes } from "../../../handle/schedule/words.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import type { Transaction } from "../../../store/database.ts";
import { findAdmins } from "../../../store/people/managers.ts";
import { findSchedule } from "../../../store/report/schedules.ts";
import { type Html, joinHtml } from "../../../text/html.ts";
import { html } from "../../../text/text.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import { handlingOf, type Sending } from "../sending.ts";
import type { Making } from "./makings.ts";
import { withProgress } from "./progress.ts";

/** How what an admin asked for once, or what a schedule sends them, is told and settled. */
export interface ToPerson {
  /** With the schedule that sends it. */
  captionOf: (title: Html) => Html;
  onArrived: (tx: Transaction) => void;
  onUnheard: (tx: Transaction) => void;
}

/** Makes a file for an admin and sends it. Nobody else gets one, whoever asked. Who asked for it sees how far it is. */
export async function sendToAdmin(
  sending: Sending,
  { kind, adminId, scheduleId }: EffectOf<"send_report" | "send_stats">,
  deliveryId: number,
  work: (delivery: ToPerson, making: Making) => Promise<Outcome>,
): Promise<Outcome> {
  const delivery = deliveryTo(sending, adminId, scheduleId);
  if (delivery === undefined) return { kind: "done" };
  const of = kind === "send_report" ? ("report" as const) : ("stats" as const);
  // Nobody waits for what a schedule sends.
  const progress = scheduleId === undefined ? { personId: adminId, deliveryId, of } : undefined;
  return withProgress(sending, progress, (making) => work(delivery, making));
}

/** Undefined when it is not wanted any more: the person is no admin, or the schedule was removed or is for others. */
function deliveryTo(sending: Sending, adminId: number, scheduleId: number | undefined): ToPerson | undefined {
  const { store, teamLanguage } = sending;
  if (!findAdmins(store).some(({ id }) => id === adminId)) return undefined;
  if (scheduleId === undefined)
    return {
      captionOf: (title) => title,
      onArrived() {},
      onUnheard() {},
    };
  const schedule = findSchedule(store, scheduleId);
  if (schedule?.people.some(({ id }) => id === adminId) !== true) return undefined;
  const when = describeTimes(teamLanguage, schedule.cron);
  const origin = html(teamLanguage, "schedule-caption", { number: String(scheduleId), when });
  return {
    captionOf: (title) => joinHtml([title, origin], "\n"),
    onArrived: (tx) => scheduledArrived({ tx }, scheduleId, adminId),
    onUnheard: (tx) => scheduledMissed(handlingOf(sending, tx), scheduleId, adminId),
  };
}
