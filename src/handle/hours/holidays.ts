import { isDeepStrictEqual } from "node:util";
import { deleteSpecialDay, findSpecialDays, saveSpecialDay } from "../../store/desks/hours.ts";
import { escapeHtml, type Html, joinHtml, truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { readVerb, type Verb } from "../../text/typed.ts";
import { formatSpan } from "../../text/time.ts";
import type { Person } from "../../ticket/message.ts";
import { joinSpans, type SpecialDay } from "../../worktime/hours.ts";
import { daysOf, type MisreadDates, readDates } from "../../worktime/read-dates.ts";
import { allDeadlinesChanged } from "../deadlines/changes.ts";
import { recordInAudit } from "../audit/record.ts";
import { say } from "../effects/chat.ts";
import type { GivenInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { lastPage, renderTurning } from "../managers/handover-pages.ts";
import { type Page, showPage } from "../page.ts";
import { renderMisunderstood, renderNow } from "./command.ts";
import { describeSpans, localTime } from "./words.ts";
import { worktimeOf } from "./worktime.ts";

/** In UTF-16 units. */
const longestName = 60;

/** So many lines of this length, in UTF-16 units, fit into a message. */
const onPage = 20;
const longestLine = 190;

/** Days in a row that are alike. Both dates are ISO and belong to it. */
type Days = { from: string; to: string } & Omit<SpecialDay, "date">;

/**
 * `/holidays` lists the days; `/holidays add 31.12.2026-08.01.2027 New Year` and `/holidays remove 31.12.2026` change
 * them.
 */
export function holidaysAsked({ handling, author, rest }: GivenInPrivate): void {
  if (rest === "") return showPage(handling, author.id, renderHolidays(handling, 0));
  const [, word = "", dates = ""] = /^(\S*)\s*([\s\S]*)$/.exec(rest) ?? [];
  say(handling, author.id, answer(handling, author, readVerb(word), dates));
}

function answer(handling: Handling, admin: Person, verb: Verb | undefined, dates: string): Html {
  const { teamLanguage } = handling;
  if (verb !== "add" && verb !== "remove") return html(teamLanguage, "holidays-how");
  const read = readDates(dates, today(handling));
  if (!read.ok) return renderWrong(handling, read);
  if (verb === "remove") {
    const more = [describeSpans(read.spans), read.name].filter((words) => words !== "").join(" ");
    if (more === "") return remove(handling, admin, read);
    return html(teamLanguage, "holidays-remove-more", { words: truncate(more, 64) });
  }
  const isPast = Temporal.PlainDate.compare(read.to, today(handling)) < 0;
  return isPast
    ? html(teamLanguage, "holidays-wrong-past", { word: describeDates(handling, read) })
    : add(handling, admin, read);
}

function add(handling: Handling, admin: Person, read: Days): Html {
  const { tx, teamLanguage } = handling;
  const name = truncate(read.name.replaceAll(/\s+/g, " "), longestName);
  const day = { spans: joinSpans(read.spans), name };
  const { from, to } = read;
  const before = findSpecialDays(tx);
  for (const date of daysOf(read)) saveSpecialDay(tx, { date, ...day });
  allDeadlinesChanged(handling);
  if (!isDeepStrictEqual(findSpecialDays(tx), before))
    recordInAudit(handling, admin, { what: "holiday_set", days: { from, to, ...day } });
  const said = html(teamLanguage, "holidays-added", { line: describeDays(handling, { ...read, ...day }) });
  return joinHtml([said, renderNow(handling, worktimeOf(handling, null))], "\n");
}

function remove(handling: Handling, admin: Person, read: { from: string; to: string }): Html {
  const { tx, teamLanguage } = handling;
  const wanted = new Set(daysOf(read));
  const found = findSpecialDays(tx).filter(({ date }) => wanted.has(date));
  const dates = describeDates(handling, read);
  if (found.length === 0) return html(teamLanguage, "holidays-unknown", { dates });
  for (const { date } of found) deleteSpecialDay(tx, date);
  allDeadlinesChanged(handling);
  const { from, to } = read;
  recordInAudit(handling, admin, { what: "holiday_removed", days: { from, to } });
  const said = html(teamLanguage, "holidays-removed", { dates });
  return joinHtml([said, renderNow(handling, worktimeOf(handling, null))], "\n");
}

function renderWrong(handling: Handling, wrong: MisreadDates): Html {
  const { teamLanguage } = handling;
  if (wrong.refusal !== "dates") return renderMisunderstood(handling, wrong);
  const word = truncate(wrong.word, 64);
  if (word === "") return html(teamLanguage, "holidays-how");
  return html(teamLanguage, `holidays-wrong-${wrong.fault}`, { word });
}

/** The coming days. Days in a row with the same hours and name are one line. @param asked the page, counted from 0 */
export function renderHolidays(handling: Handling, asked: number): Page {
  const { tx, teamLanguage } = handling;
  const present = today(handling);
  const ranges: Days[] = [];
  for (const { date, spans, name } of findSpecialDays(tx)) {
    if (Temporal.PlainDate.compare(date, present) < 0) continue;
    const last = ranges.at(-1);
    const follows =
      last !== undefined && Temporal.PlainDate.from(last.to).add({ days: 1 }).toString() === date;
    if (follows && last.name === name && describeSpans(last.spans) === describeSpans(spans)) last.to = date;
    else ranges.push({ from: date, to: date, spans, name });
  }
  if (ranges.length === 0) return { html: html(teamLanguage, "holidays-none"), keyboard: [] };
  const number = Math.min(asked, lastPage(ranges.length, onPage));
  const lines = ranges
    .slice(number * onPage, (number + 1) * onPage)
    .map((range) => escapeHtml(truncate(describeDays(handling, range), longestLine)));
  return {
    html: joinHtml([html(teamLanguage, "holidays-list"), ...lines], "\n"),
    keyboard: renderTurning(handling, { number, count: ranges.length, onPage }, (to) => ({
      type: "holidays_page",
      number: to,
    })),
  };
}

/** The days, what they are, and their name in brackets. */
export function describeDays(handling: Handling, range: Days): string {
  const { teamLanguage } = handling;
  const dates = describeDates(handling, range);
  const hours =
    range.spans.length === 0 ? plain(teamLanguage, "holidays-closed") : describeSpans(range.spans);
  return `${dates}: ${hours}${range.name === "" ? "" : ` (${range.name})`}`;
}

function today({ now, timeZone }: Handling): Temporal.PlainDate {
  return localTime(now, timeZone).toPlainDate();
}

export function describeDates(
  { teamLanguage }: Handling,
  { from, to }: { from: string; to: string },
): string {
  return formatSpan({ from: Date.parse(from), to: Date.parse(to) + 1 }, teamLanguage, "UTC");
}
