import { everything, type ReportKind, type ReportRequest, type StatsRequest } from "../../report/request.ts";
import { isOfPeriod, readPeriod } from "../../report/read-period.ts";
import { findSubjects } from "../../store/subjects.ts";
import { findUsedSubjects } from "../../store/report.ts";
import { findManagers, type Manager } from "../../store/people.ts";
import { type Html, truncate } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { fullName } from "../../ticket/message.ts";
import { findDeskForAdmin } from "../desks/find.ts";
import type { Handling } from "../handle.ts";
import { isSameName, listNames, readName } from "../names.ts";

export type Read<Request> = { ok: true; request: Request } | { ok: false; refusal: Html };

const kinds: Record<string, ReportKind> = {
  tickets: "tickets",
  requests: "tickets",
  обращения: "tickets",
  staff: "staff",
  сотрудники: "staff",
  менеджеры: "staff",
  summary: "summary",
  сводка: "summary",
  итоги: "summary",
};

const filters: Record<string, "desk" | "subject" | "manager"> = {
  desk: "desk",
  department: "desk",
  отдел: "desk",
  subject: "subject",
  категория: "subject",
  manager: "manager",
  менеджер: "manager",
};

/** The words in any order; a name of several words is in quotes. */
const word = /([\p{L}_-]+)\s*=\s*("[^"]*"|«[^«»]*»|“[^“”]*”|[^\s"«“]*)|\S+/gu;

/** Reads `tickets 2026-11 desk=Склад subject="Возврат денег" manager=@boris`. What is left out is tickets, this month, all. */
export function readRequest(handling: Handling, written: string): Read<ReportRequest> {
  const read = readWords(handling, written, "report");
  if (!read.ok) return read;
  const { kind = "tickets", ...request } = read.request;
  return { ok: true, request: { kind, ...request } };
}

/** Reads the same without a kind. */
export function readStatsRequest(handling: Handling, written: string): Read<StatsRequest> {
  const read = readWords(handling, written, "stats");
  if (!read.ok) return read;
  const { period, filter } = read.request;
  return { ok: true, request: { period, filter } };
}

type Words = StatsRequest & { kind?: ReportKind };

function readWords(handling: Handling, written: string, command: "report" | "stats"): Read<Words> {
  const { teamLanguage, now, timeZone } = handling;
  let kind: ReportKind | undefined;
  const filter = { ...everything };
  const period: string[] = [];
  const named = new Set<string>();
  const refuse = (id: WrongId, found: string): Read<Words> => ({
    ok: false,
    refusal: html(teamLanguage, `report-wrong-${id}`, { word: truncate(found, 64), command }),
  });
  for (const [found, key, value] of written.matchAll(word)) {
    const lower = found.toLowerCase();
    if (key !== undefined && value !== undefined) {
      const what = Object.hasOwn(filters, key.toLowerCase()) ? filters[key.toLowerCase()] : undefined;
      if (what === undefined) return refuse("filter", key);
      if (named.has(what)) return refuse("twice", found);
      named.add(what);
      const name = readName(value);
      if (name === "") return refuse("value", `${key}=`);
      const chosen = finders[what](handling, name);
      if (!chosen.ok) return chosen;
      Object.assign(filter, chosen.filter);
    } else if (command === "report" && Object.hasOwn(kinds, lower)) {
      if (kind !== undefined) return refuse("twice", found);
      kind = kinds[lower];
    } else if (isOfPeriod(found)) period.push(found);
    else if (/^(last|прошл)/i.test(found) || period.length > 0) period.push(found);
    else return refuse("unknown", found);
  }
  const read = readPeriod(period.length === 0 ? "month" : period.join(" "), now, timeZone);
  if (!read.ok) return refuse(read.refusal, read.word);
  return { ok: true, request: { ...(kind && { kind }), period: read.period, filter } };
}

type WrongId = "unknown" | "date" | "backwards" | "future" | "long" | "twice" | "value" | "filter";

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
