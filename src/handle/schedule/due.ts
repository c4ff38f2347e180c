import { dateAt } from "../../report/period/period.ts";
import { periodNamed } from "../../report/period/read-period.ts";
import { findNextSchedule, findSchedules, saveSchedule } from "../../store/report/schedules.ts";
import { lastTime, nextTime } from "../../worktime/cron-line.ts";
import { sendScheduled } from "../effects/files.ts";
import type { Handling } from "../handle.ts";
import { adminsMayHaveChanged } from "./recipients.ts";

/**
 * Sends what is due by then. What was due several times since is sent once, as it would have been the last time: a report
 * of yesterday is of the day before that time.
 */
export function sendDue(handling: Handling, by: number): void {
  const { tx, timeZone } = handling;
  if ((findNextSchedule(tx) ?? Infinity) > by) return;
  adminsMayHaveChanged(handling);
  for (const { id, kind, period, filter, cron, dueAt, people } of findSchedules(tx)) {
    if (dueAt > by) continue;
    const at = lastTime(cron, dueAt, by, timeZone);
    const request = { period: periodNamed(period, dateAt(at, timeZone)), filter };
    for (const person of people) sendScheduled(handling, person.id, kind, request, id);
    saveSchedule(tx, id, { dueAt: nextTime(cron, at, timeZone)! });
  }
}
