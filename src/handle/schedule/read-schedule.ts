import type { ScheduledKind } from "../../report/request.ts";
import type { Scheduled } from "../../store/report/schedules.ts";
import { type Html, truncate } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { readReportPeriod, readScheduledThing } from "../../text/typed.ts";
import { readCron } from "../../worktime/cron-line.ts";
import { readCronField } from "../../worktime/cron-field.ts";
import { readTimes } from "../../worktime/read-times.ts";
import type { Handling } from "../handle.ts";
import { readWords } from "../report/read-request.ts";

export type ReadSchedule =
  | { ok: true; scheduled: Scheduled }
  /** Without a time; buttons offer the usual ones. */
  | { ok: "untimed"; kind: ScheduledKind; period: Scheduled["period"] | undefined }
  | { ok: false; refusal: Html };

/** Reads `stats week 0 9 * * 1` or `report summary last-month desk=Склад 0 9 1 * *`, also with the time in words. */
export function readSchedule(handling: Handling, written: string): ReadSchedule {
  const { teamLanguage } = handling;
  const [, first = "", rest = ""] = /^(\S+)\s*([\s\S]*)$/.exec(written) ?? [];
  const thing = readScheduledThing(first);
  if (thing === undefined)
    return refuse(html(teamLanguage, "schedule-wrong-thing", { word: truncate(first, 64) }));
  const { before, fields } = splitTimes(rest);
  const words = readWords(handling, before, "schedule", { hasKind: thing !== "stats" });
  if (!words.ok) return words;
  const { filter } = words;
  const kind = thing === "stats" ? "stats" : (words.kind ?? "tickets");
  const period = readReportPeriod(words.period);
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
  const last = words.findLastIndex((word) => readCronField(word) === undefined);
  return {
    before: words.slice(0, last + 1).join(" "),
    fields: words.slice(last + 1).map((word) => readCronField(word)!),
  };
}
