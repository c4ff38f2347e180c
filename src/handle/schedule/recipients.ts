import { findAdmins, findManager, type Manager } from "../../store/people/managers.ts";
import {
  deleteSchedule,
  findSchedule,
  findSchedules,
  removeRecipient,
  saveSchedule,
  saveUnreached,
  type Schedule,
} from "../../store/report/schedules.ts";
import { type Html, joinHtml } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { alertAdmins, say } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import { fullNameInList } from "../managers/words.ts";
import { describeScheduled, describeTimes } from "./words.ts";

/** Admins whom the bot can write to in private. */
export function findReachable({ tx }: Pick<Handling, "tx">): Manager[] {
  return findAdmins(tx).filter(({ openedAt }) => openedAt !== null);
}

/**
 * Reports are for admins. Whoever is none any more gets nothing: what was sent to them alone stops, what others get too is
 * theirs from now on. The admins are told.
 */
export function adminsMayHaveChanged(handling: Handling): void {
  const { tx, teamLanguage } = handling;
  const admins = new Set(findAdmins(tx).map(({ id }) => id));
  const former = new Set<number>();
  const stopped: Html[] = [];
  for (const schedule of findSchedules(tx)) {
    const { id, askedBy, people } = schedule;
    const [first, ...others] = people.filter((person) => admins.has(person.id));
    if (first !== undefined && others.length + 1 === people.length && admins.has(askedBy)) continue;
    if (!admins.has(askedBy)) former.add(askedBy);
    for (const person of people) if (!admins.has(person.id)) former.add(person.id);
    if (first === undefined) {
      stopped.push(html(teamLanguage, "schedule-stopped-line", describe(handling, schedule)));
      deleteSchedule(tx, id);
      continue;
    }
    for (const person of people) if (!admins.has(person.id)) removeRecipient(tx, id, person.id);
    if (!admins.has(askedBy)) saveSchedule(tx, id, { askedBy: first.id });
  }
  if (former.size === 0) return;
  const names = [...former].map((id) => nameOf(handling, id)).join(", ");
  const left = html(teamLanguage, "schedule-left", { names, count: stopped.length });
  alertAdmins(handling, joinHtml([left, ...stopped], "\n"));
}

/** What the schedule sends has reached the person. */
export function scheduledArrived({ tx }: Pick<Handling, "tx">, scheduleId: number, personId: number): void {
  const person = findSchedule(tx, scheduleId)?.people.find(({ id }) => id === personId);
  if (person !== undefined && person.unreachedSince !== null) saveUnreached(tx, scheduleId, personId, null);
}

/**
 * Telegram does not let the bot write to the person. Tells whoever asked for it, or if it is they, the other admins; once,
 * until something reaches the person again.
 */
export function scheduledMissed(handling: Handling, scheduleId: number, personId: number): void {
  const { tx, now, teamLanguage } = handling;
  const schedule = findSchedule(tx, scheduleId);
  const person = schedule?.people.find(({ id }) => id === personId);
  if (schedule === undefined || person === undefined || person.unreachedSince !== null) return;
  saveUnreached(tx, scheduleId, personId, now);
  const said = html(teamLanguage, "schedule-missed", {
    ...describe(handling, schedule),
    who: nameOf(handling, personId),
  });
  const others = findReachable(handling).filter(({ id }) => id !== personId);
  const asker = others.find(({ id }) => id === schedule.askedBy);
  for (const { id } of asker === undefined ? others : [asker]) say(handling, id, said);
}

export function describe(
  handling: Handling,
  schedule: Schedule,
): { number: string; what: string; when: string } {
  return {
    number: String(schedule.id),
    what: describeScheduled(handling, schedule),
    when: describeTimes(handling.teamLanguage, schedule.cron),
  };
}

function nameOf({ tx }: Handling, id: number): string {
  const person = findManager(tx, id);
  return person === undefined ? String(id) : fullNameInList(person);
}
