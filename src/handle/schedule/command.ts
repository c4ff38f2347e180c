import { isDeepStrictEqual } from "node:util";
import {
  addSchedule,
  deleteSchedule,
  findSchedule,
  findSchedules,
  type Schedule,
  type Scheduled,
} from "../../store/report/schedules.ts";
import { type Html, truncate } from "../../text/html.ts";
import { readVerb } from "../../text/typed.ts";
import { html } from "../../text/text.ts";
import type { Person } from "../../ticket/message.ts";
import { nextTime } from "../../worktime/cron-line.ts";
import { recordInAudit } from "../audit/record.ts";
import { say } from "../effects/chat.ts";
import type { GivenInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { showPage } from "../page.ts";
import { firstChoice, renderChoice, renderSchedule, renderSchedules } from "./pages.ts";
import { readSchedule } from "./read-schedule.ts";
import { describe } from "./recipients.ts";

/** As many fit into one message. */
const mostSchedules = 20;

/** `/schedule` lists, `/schedule report summary last-month 0 9 1 * *` adds, `/schedule remove 2` removes. */
export function scheduleAsked({ handling, author, rest }: GivenInPrivate): void {
  const answer = (said: Html) => say(handling, author.id, said);
  if (rest === "") return showPage(handling, author.id, renderSchedules(handling));
  const [, verb = "", numbers = ""] = /^(\S+)\s*([\s\S]*)$/.exec(rest) ?? [];
  if (readVerb(verb) === "remove") return answer(removeNumbered(handling, author, numbers));
  const read = readSchedule(handling, rest);
  if (read.ok === false) return answer(read.refusal);
  if (read.ok === "untimed") {
    const { kind: scheduled, period = firstChoice.period } = read;
    return showPage(handling, author.id, renderChoice(handling, { ...firstChoice, scheduled, period }));
  }
  const begun = begin(handling, author, read.scheduled);
  if (!begun.ok) return answer(begun.refusal);
  showPage(handling, author.id, renderSchedule(handling, begun.schedule));
}

type Begun = { ok: true; schedule: Schedule } | { ok: false; refusal: Html };

/** Sends it to whoever asked, from its next time on. */
export function begin(handling: Handling, { id: askedBy }: Person, scheduled: Scheduled): Begun {
  const { tx, now, timeZone, teamLanguage } = handling;
  const { kind, period, filter, cron } = scheduled;
  const all = findSchedules(tx);
  const same = all.find(
    (each) =>
      each.askedBy === askedBy &&
      isDeepStrictEqual([each.kind, each.period, each.filter, each.cron], [kind, period, filter, cron]),
  );
  if (same !== undefined)
    return { ok: false, refusal: html(teamLanguage, "schedule-already", describe(handling, same)) };
  if (all.length >= mostSchedules)
    return { ok: false, refusal: html(teamLanguage, "schedule-too-many", { count: mostSchedules }) };
  const id = addSchedule(tx, scheduled, { askedBy, dueAt: nextTime(cron, now, timeZone)! });
  recordInAudit(handling, { id: askedBy }, { what: "schedule_added", scheduleId: id, kind, cron });
  return { ok: true, schedule: findSchedule(tx, id)! };
}

/** Nothing more is sent, and those who got it are told. */
export function end(handling: Handling, { id: adminId }: Person, schedule: Schedule): void {
  const { tx, teamLanguage } = handling;
  const { id: scheduleId, kind, cron, people } = schedule;
  deleteSchedule(tx, scheduleId);
  recordInAudit(handling, { id: adminId }, { what: "schedule_removed", scheduleId, kind, cron });
  for (const { id } of people)
    if (id !== adminId)
      say(handling, id, html(teamLanguage, "schedule-removed-you", describe(handling, schedule)));
}

function removeNumbered(handling: Handling, author: Person, written: string): Html {
  const { tx, teamLanguage } = handling;
  const number = /^(?:№|#)?\s*(\d{1,9})$/.exec(written.trim())?.[1];
  const schedule = number === undefined ? undefined : findSchedule(tx, Number(number));
  if (schedule !== undefined) {
    end(handling, author, schedule);
    return html(teamLanguage, "schedule-removed", describe(handling, schedule));
  }
  const numbers = findSchedules(tx).map(({ id }) => String(id));
  if (numbers.length === 0) return html(teamLanguage, "schedule-remove-none");
  return html(teamLanguage, "schedule-remove-wrong", {
    word: written.trim() === "" ? "none" : truncate(written.trim(), 64),
    numbers: numbers.join(", "),
  });
}
