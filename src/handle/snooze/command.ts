import { truncate } from "../../text/html.ts";
import { plain } from "../../text/text.ts";
import { isOff } from "../../text/typed.ts";
import { formatMoment } from "../../text/time.ts";
import { snoozeChoices } from "../../ticket/press.ts";
import { readMoment } from "../../worktime/read-moment.ts";
import { type Answer, done, refused } from "../answer.ts";
import { apply } from "../apply.ts";
import type { GivenAtTicket, PressedAtTicket } from "../feature.ts";
import { localTime } from "../hours/words.ts";
import { worktimeOf } from "../hours/worktime.ts";
import { refuse } from "../team/deeds/act.ts";

const hour = 3_600_000;

/** `/snooze 2h`, `/snooze tomorrow 10:00`; `/snooze off` ends the rest. */
export function snoozeGiven(given: GivenAtTicket): Answer {
  const { handling, rest } = given;
  const { now, teamLanguage, timeZone } = handling;
  if (rest === "") return refused(plain(teamLanguage, "snooze-how"));
  if (isOff(rest)) return end(given);
  const read = readMoment(rest, now, timeZone);
  return read.ok
    ? snoozeUntil(given, read.at)
    : refused(plain(teamLanguage, `snooze-wrong-${read.refusal}`, { word: truncate(read.word, 64) }));
}

/** A choice of the button 💤. */
export function snoozeChosen(pressed: PressedAtTicket, choice: number): Answer {
  const { now, timeZone } = pressed.handling;
  switch (choice) {
    case snoozeChoices.end:
      return end(pressed);
    case snoozeChoices.hour:
      return snoozeUntil(pressed, now + hour);
    case snoozeChoices.threeHours:
      return snoozeUntil(pressed, now + 3 * hour);
    case snoozeChoices.tomorrow: {
      const worktime = worktimeOf(pressed.handling, pressed.ticket.deskId);
      const tomorrow = localTime(now, timeZone).toPlainDate().add({ days: 1 });
      const midnight = tomorrow.toZonedDateTime(timeZone).epochMilliseconds;
      const opening = worktime.nextOpening(midnight) ?? midnight;
      // A team that works at night does not mean midnight.
      const morning = tomorrow.toZonedDateTime({ timeZone, plainTime: "09:00" }).epochMilliseconds;
      return snoozeUntil(pressed, opening === midnight ? morning : opening);
    }
    default:
      return snoozeUntil(pressed, localTime(now, timeZone).add({ days: 7 }).epochMilliseconds);
  }
}

function snoozeUntil({ handling, ticket, member }: PressedAtTicket, asked: number): Answer {
  const { teamLanguage, timeZone } = handling;
  const until = worktimeOf(handling, ticket.deskId).nextOpening(asked) ?? asked;
  const result = apply(handling, ticket, { type: "snooze", until }, member.actor);
  if (!result.ok) return refuse(handling, ticket, result.refusal);
  const when = formatMoment(until, teamLanguage, timeZone);
  return done(plain(teamLanguage, until === asked ? "toast-snoozed" : "toast-snoozed-later", { when }));
}

function end({ handling, ticket, member }: PressedAtTicket): Answer {
  const result = apply(handling, ticket, { type: "wake" }, member.actor);
  if (!result.ok) return refuse(handling, ticket, result.refusal);
  return done(plain(handling.teamLanguage, "toast-woken"));
}
