import { namedPeriods } from "../../report/period/read-period.ts";
import { everything, scheduledKinds } from "../../report/request.ts";
import { findManager } from "../../store/people/managers.ts";
import { findSchedules, type Schedule } from "../../store/report/schedules.ts";
import { type Html, joinHtml, truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { type Button, inRows } from "../../ticket/keyboard.ts";
import type { Press, UsualTime } from "../../ticket/press.ts";
import type { Handling } from "../handle.ts";
import { fullNameInList, nameInList } from "../managers/words.ts";
import type { Page } from "../page.ts";
import { describe, findReachable } from "./recipients.ts";
import { describeNext, describeScheduled, describeTimes, listRecipients } from "./words.ts";

/** What is chosen by buttons. */
export type Choice = Omit<Extract<Press, { type: "schedule_choose" }>, "type">;

export const firstChoice: Choice = { scheduled: "summary", period: "last-week", usual: "monday" };

/** The usual times, in the order of their buttons. */
export const usualTimes: Readonly<Record<UsualTime, string>> = {
  daily: "0 9 * * *",
  evening: "0 18 * * *",
  workdays: "0 9 * * 1-5",
  monday: "0 9 * * 1",
  month: "0 9 1 * *",
};

/** So many admins have a button. */
const mostPeople = 30;

export function renderSchedules(handling: Handling): Page {
  const { tx, teamLanguage, timeZone } = handling;
  const schedules = findSchedules(tx);
  const lines = schedules.map((schedule) => renderLine(handling, schedule));
  return {
    html: joinHtml(
      [
        html(teamLanguage, "schedule-list", { zone: timeZone }),
        ...(lines.length === 0 ? [html(teamLanguage, "schedule-none")] : lines),
        html(teamLanguage, "schedule-how"),
      ],
      "\n",
    ),
    keyboard: [
      ...inRows(
        schedules.map(({ id }) => ({
          label: plain(teamLanguage, "button-schedule-open", { number: String(id) }),
          press: { type: "schedule_open", scheduleId: id },
        })),
        4,
      ),
      [
        {
          label: plain(teamLanguage, "button-schedule-new"),
          press: { ...firstChoice, type: "schedule_choose" },
          style: "primary",
        },
      ],
    ],
  };
}

/** One schedule, with the people who may get what it sends. */
export function renderSchedule(handling: Handling, schedule: Schedule): Page {
  const { tx, teamLanguage, timeZone } = handling;
  const { id, askedBy, people } = schedule;
  const asker = findManager(tx, askedBy);
  const said = describe(handling, schedule);
  const toPerson = (manager: { id: number; firstName: string; lastName: string | null }): Button => {
    const isChosen = people.some((person) => person.id === manager.id);
    const name = truncate(nameInList(manager), 40);
    return {
      label: isChosen ? `✓ ${name}` : name,
      press: { type: isChosen ? "schedule_spare" : "schedule_give", scheduleId: id, managerId: manager.id },
    };
  };
  // Whoever gets it has a button, even if the bot cannot write to them now.
  const chosen = people.flatMap((person) => findManager(tx, person.id) ?? []);
  const others = findReachable(handling).filter((admin) => !people.some((person) => person.id === admin.id));
  return {
    html: html(teamLanguage, "schedule-page", {
      ...said,
      when: `${said.when} (${timeZone})`,
      next: describeNext(handling, schedule),
      people: listRecipients(handling, schedule),
      by: asker === undefined ? String(askedBy) : fullNameInList(asker),
    }),
    keyboard: [
      ...inRows([...chosen, ...others].slice(0, mostPeople).map(toPerson), 2),
      [
        {
          label: plain(teamLanguage, "button-schedule-remove"),
          press: { type: "schedule_remove", scheduleId: id },
          style: "danger",
        },
      ],
      [{ label: plain(teamLanguage, "button-schedule-list"), press: { type: "schedule_list" } }],
    ],
  };
}

/** What is sent, of which period, and when, with the chosen ones marked. */
export function renderChoice(handling: Handling, choice: Choice): Page {
  const { teamLanguage, timeZone } = handling;
  const button = (label: string, changed: Partial<Choice>): Button => {
    const isChosen = Object.entries(changed).every(([name, value]) => choice[name as keyof Choice] === value);
    return {
      label: isChosen ? `✓ ${label}` : label,
      press: { ...choice, ...changed, type: "schedule_choose" },
    };
  };
  return {
    html: html(teamLanguage, "schedule-choice", {
      what: describeScheduled(handling, {
        kind: choice.scheduled,
        period: choice.period,
        filter: everything,
      }),
      when: describeTimes(teamLanguage, usualTimes[choice.usual]),
      zone: timeZone,
    }),
    keyboard: [
      scheduledKinds.map((scheduled) =>
        button(plain(teamLanguage, `button-report-${scheduled}`), { scheduled }),
      ),
      ...inRows(
        namedPeriods.map((period) => button(plain(teamLanguage, `button-report-${period}`), { period })),
        2,
      ),
      ...inRows(
        (Object.keys(usualTimes) as UsualTime[]).map((usual) =>
          button(plain(teamLanguage, `button-schedule-${usual}`), { usual }),
        ),
        2,
      ),
      [
        {
          label: plain(teamLanguage, "button-schedule-make"),
          press: { ...choice, type: "schedule_make" },
          style: "primary",
        },
      ],
      [{ label: plain(teamLanguage, "button-schedule-list"), press: { type: "schedule_list" } }],
    ],
  };
}

function renderLine(handling: Handling, schedule: Schedule): Html {
  return html(handling.teamLanguage, "schedule-line", {
    ...describe(handling, schedule),
    people: listRecipients(handling, schedule),
    next: describeNext(handling, schedule),
  });
}
