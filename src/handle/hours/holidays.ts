import { deleteSpecialDay, findSpecialDays, saveSpecialDay } from "../../store/hours.ts";
import { escapeHtml, type Html, joinHtml, truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { formatDate } from "../../text/time.ts";
import { joinSpans, type SpecialDay } from "../../worktime/hours.ts";
import { daysOf, type MisreadDates, readDates } from "../../worktime/read-dates.ts";
import { allDeadlinesChanged } from "../deadlines/changes.ts";
import { say } from "../effects/chat.ts";
import type { GivenInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { longestList } from "../names.ts";
import { renderMisunderstood, renderNow } from "./command.ts";
import { describeSpans, localTime } from "./words.ts";
import { worktimeOf } from "./worktime.ts";

/** In UTF-16 units. */
const longestName = 60;

/**
 * `/holidays` lists the days; `/holidays add 31.12.2026-08.01.2027 New Year` and `/holidays remove 31.12.2026` change
 * them.
 */
export function holidaysAsked({ handling, author, rest }: GivenInPrivate): void {
  const [, word = "", dates = ""] = /^(\S*)\s*([\s\S]*)$/.exec(rest) ?? [];
  say(handling, author.id, answer(handling, word.toLowerCase(), dates));
}

function answer(handling: Handling, word: string, dates: string): Html {
  const { teamLanguage } = handling;
  if (word === "") return renderList(handling);
  if (word !== "add" && word !== "remove") return html(teamLanguage, "holidays-how");
  const read = readDates(dates);
  if (!read.ok) return renderWrong(handling, read);
  if (word === "remove") return remove(handling, read);
  const isPast = Temporal.PlainDate.compare(read.to, today(handling)) < 0;
  return isPast
    ? html(teamLanguage, "holidays-wrong-past", { word: describeDates(handling, read) })
    : add(handling, read);
}

function add(handling: Handling, read: { from: string; to: string } & Omit<SpecialDay, "date">): Html {
  const { tx, teamLanguage } = handling;
  const name = truncate(read.name.replaceAll(/\s+/g, " "), longestName);
  const day = { spans: joinSpans(read.spans), name };
  for (const date of daysOf(read)) saveSpecialDay(tx, { date, ...day });
  allDeadlinesChanged(handling);
  const said = html(teamLanguage, "holidays-added", { line: describe(handling, { ...read, ...day }) });
  return joinHtml([said, renderNow(handling, worktimeOf(handling, null))], "\n");
}

function remove(handling: Handling, read: { from: string; to: string }): Html {
  const { tx, teamLanguage } = handling;
  const wanted = new Set(daysOf(read));
  const found = findSpecialDays(tx).filter(({ date }) => wanted.has(date));
  const dates = describeDates(handling, read);
  if (found.length === 0) return html(teamLanguage, "holidays-unknown", { dates });
  for (const { date } of found) deleteSpecialDay(tx, date);
  allDeadlinesChanged(handling);
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

/** The coming days. Days in a row with the same hours and name are one line. */
function renderList(handling: Handling): Html {
  const { tx, teamLanguage } = handling;
  const present = today(handling);
  const ranges: ({ from: string; to: string } & Omit<SpecialDay, "date">)[] = [];
  for (const { date, spans, name } of findSpecialDays(tx)) {
    if (Temporal.PlainDate.compare(date, present) < 0) continue;
    const last = ranges.at(-1);
    const follows =
      last !== undefined && Temporal.PlainDate.from(last.to).add({ days: 1 }).toString() === date;
    if (follows && last.name === name && describeSpans(last.spans) === describeSpans(spans)) last.to = date;
    else ranges.push({ from: date, to: date, spans, name });
  }
  if (ranges.length === 0) return html(teamLanguage, "holidays-none");
  const lines = ranges.map((range) => describe(handling, range)).join("\n");
  return joinHtml([html(teamLanguage, "holidays-list"), escapeHtml(truncate(lines, longestList))], "\n");
}

function describe(
  handling: Handling,
  range: { from: string; to: string } & Omit<SpecialDay, "date">,
): string {
  const { teamLanguage } = handling;
  const dates = describeDates(handling, range);
  const hours =
    range.spans.length === 0 ? plain(teamLanguage, "holidays-closed") : describeSpans(range.spans);
  return `${dates}: ${hours}${range.name === "" ? "" : ` (${range.name})`}`;
}

function today({ now, timeZone }: Handling): Temporal.PlainDate {
  return localTime(now, timeZone).toPlainDate();
}

function describeDates({ teamLanguage }: Handling, { from, to }: { from: string; to: string }): string {
  const [first, last] = [from, to].map((date) => formatDate(Date.parse(date), teamLanguage, "UTC"));
  return from === to ? first! : `${first} – ${last}`;
}
