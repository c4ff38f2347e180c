import {
  everything,
  type ReportFilter,
  type ReportKind,
  type ReportRequest,
  type StatsRequest,
} from "../../report/request.ts";
import { isOfPeriod, readPeriod } from "../../report/period/read-period.ts";
import { findSubjects } from "../../store/tickets/subjects.ts";
import { findUsedSubjects } from "../../store/report/report.ts";
import { findManagers, type Manager } from "../../store/people/managers.ts";
import { type Html, truncate } from "../../text/html.ts";
import { html, type Language } from "../../text/text.ts";
import { readLast, readReportFilter, readReportKind } from "../../text/typed.ts";
import { fullName } from "../../ticket/message.ts";
import { findDeskForAdmin } from "../desks/find.ts";
import type { Handling } from "../handle.ts";
import { inQuotes, isSameName, listNames, readName } from "../names.ts";

export type Read<Request> = { ok: true; request: Request } | { ok: false; refusal: Html };

/** The words in any order; a name of several words is in quotes. The last group is a quote that does not end. */
const word = new RegExp(String.raw`([\p{L}_-]+)\s*=\s*(?:(${inQuotes}|[^\s"«“„]+)|(["«“„])?)|\S+`, "gu");

/** Reads `tickets 2026-11 desk=Склад subject="Возврат денег" manager=@boris`. What is left out is tickets, this month, all. */
export function readRequest(handling: Handling, written: string): Read<ReportRequest> {
  const words = readWords(handling, written, "report");
  return words.ok ? withPeriod(handling, words, "report", { kind: words.kind ?? "tickets" }) : words;
}

/** Reads the same without a kind. */
export function readStatsRequest(handling: Handling, written: string): Read<StatsRequest> {
  const words = readWords(handling, written, "stats", { hasKind: false });
  return words.ok ? withPeriod(handling, words, "stats", {}) : words;
}

function withPeriod<About>(
  { teamLanguage, now, timeZone }: Handling,
  { period, filter }: { period: string; filter: ReportFilter },
  command: ReportCommand,
  about: About,
): Read<About & StatsRequest> {
  const read = readPeriod(period === "" ? "month" : period, now, timeZone);
  return read.ok
    ? { ok: true, request: { ...about, period: read.period, filter } }
    : { ok: false, refusal: refusalOf(teamLanguage, command, read.refusal, read.word) };
}

/** The command in which the words stand, for what is said of a mistake. */
type ReportCommand = "report" | "stats" | "schedule";

export type ReadWords =
  | {
      ok: true;
      kind: ReportKind | undefined;
      /** As it was written. Empty without one. */
      period: string;
      filter: ReportFilter;
    }
  | { ok: false; refusal: Html };

/** The words of a report, of which the period was not read yet. @param hasKind not so for pictures */
export function readWords(
  handling: Handling,
  written: string,
  command: ReportCommand,
  { hasKind = true } = {},
): ReadWords {
  const { teamLanguage } = handling;
  let kind: ReportKind | undefined;
  const filter = { ...everything };
  const period: string[] = [];
  const named = new Set<string>();
  const refuse = (id: WrongId, found: string) =>
    ({ ok: false, refusal: refusalOf(teamLanguage, command, id, found) }) as const;
  for (const [found, key, value = "", unended] of written.matchAll(word)) {
    if (key !== undefined) {
      const what = readReportFilter(key);
      if (what === undefined) return refuse("filter", key);
      if (named.has(what)) return refuse("twice", found);
      named.add(what);
      if (unended !== undefined) return refuse("quote", `${key}=`);
      if (!/[^\s"«»“”„'‘’]/.test(value)) return refuse("value", `${key}=`);
      const name = readName(value);
      const chosen = finders[what](handling, name);
      if (!chosen.ok) return chosen;
      Object.assign(filter, chosen.filter);
    } else if (hasKind && readReportKind(found) !== undefined) {
      if (kind !== undefined) return refuse("twice", found);
      kind = readReportKind(found);
    } else if (isOfPeriod(found) || readLast(found) !== undefined || period.length > 0) period.push(found);
    else return refuse("unknown", found);
  }
  return { ok: true, kind, period: period.join(" "), filter };
}

function refusalOf(language: Language, command: ReportCommand, id: WrongId, found: string): Html {
  return html(language, `report-wrong-${id}`, { word: truncate(found, 64), command });
}

type WrongId = "unknown" | "date" | "backwards" | "future" | "long" | "twice" | "value" | "quote" | "filter";

type Chosen = { ok: true; filter: Partial<ReportRequest["filter"]> } | { ok: false; refusal: Html };

const finders = { desk: findDesk, subject: findSubject, manager: findManager } as const;

function findDesk(handling: Handling, name: string): Chosen {
  const found = findDeskForAdmin(handling, name);
  return found.ok ? { ok: true, filter: { deskId: found.desk.id } } : found;
}

/** A subject of the list, or one that only old tickets have. */
function findSubject({ tx, teamLanguage }: Handling, name: string): Chosen {
  const known = [...new Set([...findSubjects(tx).map((subject) => subject.name), ...findUsedSubjects(tx)])];
  const subject = known.find((each) => each === name) ?? known.find((each) => isSameName(each, name));
  if (subject !== undefined) return { ok: true, filter: { subject } };
  const shown = truncate(name, 64);
  const refusal =
    known.length === 0
      ? html(teamLanguage, "report-no-subjects", { name: shown })
      : html(teamLanguage, "report-no-subject", { name: shown, names: listNames(known) });
  return { ok: false, refusal };
}

/** A present or former manager. */
function findManager({ tx, teamLanguage }: Handling, name: string): Chosen {
  const managers = findManagers(tx);
  const wanted = name.replace(/^@/, "");
  const exact = managers.filter(
    ({ id, username }) => String(id) === wanted || (username !== null && isSameName(username, wanted)),
  );
  const byName = (nameOf: (manager: Manager) => string) =>
    managers.filter((manager) => isSameName(nameOf(manager), name));
  const fullNamed = byName(fullName);
  const found =
    [exact, fullNamed, byName(({ firstName }) => firstName)].find(({ length }) => length > 0) ?? [];
  const [manager, another] = found;
  if (manager !== undefined && another === undefined) return { ok: true, filter: { managerId: manager.id } };
  const values = {
    name: truncate(name, 64),
    names: listNames((manager === undefined ? managers : found).map(handleOf)),
  };
  const id = manager === undefined ? "report-no-manager" : "report-many-managers";
  return { ok: false, refusal: html(teamLanguage, id, values) };
}

/** In a form that the command takes. */
function handleOf(manager: Manager): string {
  return manager.username === null ? `${fullName(manager)} (${manager.id})` : `@${manager.username}`;
}
