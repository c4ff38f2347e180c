import { everything } from "../../report/request.ts";
import { findManager } from "../../store/people/managers.ts";
import { addRecipient, findSchedule, removeRecipient, type Schedule } from "../../store/report/schedules.ts";
import { html, plain } from "../../text/text.ts";
import type { PressAt } from "../../ticket/buttons.ts";
import { type Answer, done, refused } from "../answer.ts";
import { recordInAudit } from "../audit/record.ts";
import { say } from "../effects/chat.ts";
import type { PressedInPrivate } from "../feature.ts";
import { fullNameInList } from "../managers/words.ts";
import { showPage, turnPage } from "../page.ts";
import { begin, end } from "./command.ts";
import { renderChoice, renderSchedule, renderSchedules, usualTimes } from "./pages.ts";
import { describe, findReachable } from "./recipients.ts";

type Of<Type extends PressAt<"private">["type"]> = Extract<PressAt<"private">, { type: Type }>;

export function list(pressed: PressedInPrivate): Answer {
  return turnPage(pressed, renderSchedules(pressed.handling));
}

export function open(pressed: PressedInPrivate, press: Of<"schedule_open">): Answer {
  return withSchedule(pressed, press, (schedule) =>
    turnPage(pressed, renderSchedule(pressed.handling, schedule)),
  );
}

export function choose(pressed: PressedInPrivate, choice: Of<"schedule_choose">): Answer {
  return turnPage(pressed, renderChoice(pressed.handling, choice));
}

export function make(pressed: PressedInPrivate, { scheduled, period, usual }: Of<"schedule_make">): Answer {
  const { handling, person } = pressed;
  const cron = usualTimes[usual];
  const begun = begin(handling, person, { kind: scheduled, period, filter: everything, cron });
  if (!begun.ok) {
    say(handling, person.id, begun.refusal);
    return done("");
  }
  return turnPage(pressed, renderSchedule(handling, begun.schedule));
}

export function remove(pressed: PressedInPrivate, press: Of<"schedule_remove">): Answer {
  const { handling, person } = pressed;
  return withSchedule(pressed, press, (schedule) => {
    end(handling, person, schedule);
    turnPage(pressed, renderSchedules(handling));
    return done(plain(handling.teamLanguage, "toast-schedule-removed"));
  });
}

/** Another admin gets it too, and is told. */
export function give(pressed: PressedInPrivate, press: Of<"schedule_give">): Answer {
  const { handling, person } = pressed;
  const { tx, teamLanguage } = handling;
  const { scheduleId, managerId: personId } = press;
  return withSchedule(pressed, press, (schedule) => {
    const isGiven = schedule.people.some(({ id }) => id === personId);
    const isFit = findReachable(handling).some(({ id }) => id === personId);
    if (isGiven || !isFit) return showStale(pressed, schedule);
    addRecipient(tx, scheduleId, personId);
    recordInAudit(handling, person, { what: "schedule_given", scheduleId, personId });
    if (personId !== person.id) {
      const said = { ...describe(handling, schedule), who: nameOf(pressed) };
      say(handling, personId, html(teamLanguage, "schedule-given-you", said));
    }
    return turnPage(pressed, renderSchedule(handling, findSchedule(tx, scheduleId)!));
  });
}

/** The person gets it no more, and is told. Somebody has to get it. */
export function spare(pressed: PressedInPrivate, press: Of<"schedule_spare">): Answer {
  const { handling, person } = pressed;
  const { tx, teamLanguage } = handling;
  const { scheduleId, managerId: personId } = press;
  return withSchedule(pressed, press, (schedule) => {
    if (!schedule.people.some(({ id }) => id === personId)) return showStale(pressed, schedule);
    if (schedule.people.length === 1) return refused(plain(teamLanguage, "refusal-schedule-last"));
    removeRecipient(tx, scheduleId, personId);
    recordInAudit(handling, person, { what: "schedule_spared", scheduleId, personId });
    if (personId !== person.id) {
      const said = { ...describe(handling, schedule), who: nameOf(pressed) };
      say(handling, personId, html(teamLanguage, "schedule-spared-you", said));
    }
    return turnPage(pressed, renderSchedule(handling, findSchedule(tx, scheduleId)!));
  });
}

function withSchedule(
  { handling }: PressedInPrivate,
  { scheduleId }: { scheduleId: number },
  work: (schedule: Schedule) => Answer,
): Answer {
  const schedule = findSchedule(handling.tx, scheduleId);
  return schedule === undefined ? refused(plain(handling.teamLanguage, "refusal-stale")) : work(schedule);
}

/** The button is of a former state: shows the present one. */
function showStale({ handling, person, messageId }: PressedInPrivate, schedule: Schedule): Answer {
  showPage(handling, person.id, renderSchedule(handling, schedule), messageId);
  return refused(plain(handling.teamLanguage, "refusal-stale"));
}

function nameOf({ handling, person }: PressedInPrivate): string {
  return fullNameInList(findManager(handling.tx, person.id) ?? person);
}
