import { findMemory, saveMemory } from "../../store/memory.ts";
import { findSchedules, saveSchedule } from "../../store/report/schedules.ts";
import { joinHtml } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { nextTime } from "../../worktime/cron-line.ts";
import { say } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import { adminsMayHaveChanged, describe } from "./recipients.ts";
import { describeNext } from "./words.ts";

/** A time so much further ahead than the next one was counted by a clock that was set wrong. */
const tolerance = 24 * 3_600_000;

/** The operator may have set other admins, another time zone, or the clock while the bot was down. */
export function schedulesAtStart(handling: Handling): void {
  const { tx, now, timeZone } = handling;
  adminsMayHaveChanged(handling);
  const before = findMemory(tx, "schedules_zone");
  if (before !== timeZone) saveMemory(tx, "schedules_zone", timeZone);
  const isMoved = before !== undefined && before !== timeZone;
  for (const { id, cron, dueAt } of findSchedules(tx)) {
    // What was due meanwhile is still to be sent.
    if (dueAt <= now) continue;
    if (isMoved || dueAt > nextTime(cron, now + tolerance, timeZone)!)
      saveSchedule(tx, id, { dueAt: nextTime(cron, now, timeZone)! });
  }
  if (isMoved) tellOfZone(handling);
}

/** What is to come at nine comes at nine of the new zone. */
function tellOfZone(handling: Handling): void {
  const { tx, teamLanguage, timeZone } = handling;
  for (const [askedBy, schedules] of Map.groupBy(findSchedules(tx), (each) => each.askedBy)) {
    const lines = schedules.map((schedule) =>
      html(teamLanguage, "schedule-zone-line", {
        ...describe(handling, schedule),
        next: describeNext(handling, schedule),
      }),
    );
    say(
      handling,
      askedBy,
      joinHtml([html(teamLanguage, "schedule-zone", { zone: timeZone }), ...lines], "\n"),
    );
  }
}
