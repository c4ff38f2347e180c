import { readNamedPeriod } from "../../report/read-period.ts";
import type { ScheduledKind } from "../../report/request.ts";
import type { Scheduled } from "../../store/schedules.ts";
import { type Html, truncate } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { readCron } from "../../worktime/cron-line.ts";
import { readTimes } from "../../worktime/read-times.ts";
import type { Handling } from "../handle.ts";
import { readWords } from "../report/read-request.ts";

export type ReadSchedule =
  | { ok: true; scheduled: Scheduled }
  /** Without a time; buttons offer the usual ones. */
  | { ok: "untimed"; kind: ScheduledKind; period: Scheduled["period"] | undefined }
  | { ok: false; refusal: Html };

/** What a schedule may send, by the first word of its command. */
const things: Readonly<Record<string, "report">> = { report: "report", отчет: "report", отчёт: "report" };

/** Reads `report summary last-month desk=Склад 0 9 1 * *`, also with the time in words. */
export function readSchedule(handling: Handling, written: string): ReadSchedule {
  const { teamLanguage } = handling;
  const [, first = "", rest = ""] = /^(\S+)\s*([\s\S]*)$/.exec(written) ?? [];
  if (!Object.hasOwn(things, first.toLowerCase()))
    return refuse(html(teamLanguage, "schedule-wrong-thing", { word: truncate(first, 64) }));
  const { before, fields } = splitTimes(rest);
  const words = readWords(handling, before);
  if (!words.ok) return words;
  const { kind = "tickets", filter } = words;
  const period = readNamedPeriod(words.period);
  if (words.period !== "" && period === undefined)
    return refuse(html(teamLanguage, "schedule-wrong-period", { word: truncate(words.period, 64) }));
  if (fields.length === 0) {
    return Object.values(filter).every((each) => each === null)
      ? { ok: "untimed", kind, period }
      : refuse(html(teamLanguage, "schedule-wrong-untimed"));
  }
  if (period === undefined) return refuse(html(teamLanguage, "schedule-wrong-no-period"));
  const cron = readCron(fields);
  if (!cron.ok)
    return refuse(html(teamLanguage, `schedule-wrong-${cron.refusal}`, { word: truncate(cron.word, 64) }));
  return { ok: true, scheduled: { kind, period, filter, cron: cron.line } };
}

function refuse(refusal: Html): ReadSchedule {
  return { ok: false, refusal };
}

/** The cron line at the end, or what says the same in words. */
function splitTimes(written: string): { before: string; fields: string[] } {
  const said = readTimes(written);
  if (said !== undefined) return { before: said.before, fields: said.fields };
  const words = written.split(/\s+/).filter((word) => word !== "");
  const last = words.findLastIndex((word) => !field.test(word));
  return { before: words.slice(0, last + 1).join(" "), fields: words.slice(last + 1).map(toEnglish) };
}

const names =
  "sun|mon|tue|wed|thu|fri|sat|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|пн|вт|ср|чт|пт|сб|вс";
const unit = String.raw`\d{1,3}[LW]?|\*|\?|LW?|${names}`;
/** A field of a cron line, even a wrong one. No date and no name of a period looks like it. */
const field = new RegExp(`^(?:${unit})(?:[,/#-]+(?:${unit}))*$`, "i");

const weekdays = ["вс", "пн", "вт", "ср", "чт", "пт", "сб"];

function toEnglish(word: string): string {
  return word.replaceAll(/[а-я]{2}/gi, (name) => String(weekdays.indexOf(name.toLowerCase())));
}
