import type { Language } from "../../text/resources.ts";
import type { Norms } from "../../ticket/deadline.ts";
import { fullName } from "../../ticket/message.ts";
import { always, type SpecialDay, type Week } from "../../worktime/hours.ts";
import { Worktime } from "../../worktime/worktime.ts";
import type { Doer } from "./rows.ts";
import type { WallClock } from "./wall-clock.ts";

/** What all tickets of a report share. */
export interface Context {
  language: Language;
  timeZone: string;
  /** Of this time zone. */
  clock: WallClock;
  /** Milliseconds since the Unix epoch. */
  now: number;
  /** So many stars or fewer are a low rating. */
  lowRating: number;
  desks: ReadonlyMap<number, string>;
  managers: readonly ReportManager[];
  /** The working time of a desk, by the hours valid today. */
  worktimeOf: (deskId: number | null) => Worktime;
  /** The norms of a desk, by those valid today. */
  normsOf: (deskId: number | null) => Norms | null;
}

export interface ReportManager {
  id: number;
  firstName: string;
  lastName: string | null;
  username: string | null;
  isActive: boolean;
}

/** Names for people's work. Of several managers with one name, each is told apart by their username or id. */
export function createNames(
  managers: readonly ReportManager[],
  others: { anonymous: string; nobody: string },
): (doer: Doer) => string {
  const counts = Map.groupBy(managers, (manager) => fullName(manager));
  const names = new Map(
    managers.map((manager) => {
      const name = fullName(manager);
      const isOne = counts.get(name)!.length === 1;
      return [
        manager.id,
        isOne ? name : `${name} (${manager.username === null ? manager.id : `@${manager.username}`})`,
      ];
    }),
  );
  return (doer) => (typeof doer === "number" ? (names.get(doer) ?? String(doer)) : others[doer]);
}

/** Makes the working time of each desk once. @param everywhere the key of the hours of all other desks */
export function createWorktimes(
  weeks: ReadonlyMap<number, Week>,
  everywhere: number,
  days: readonly SpecialDay[],
  timeZone: string,
): (deskId: number | null) => Worktime {
  const known = new Map<number, Worktime>();
  return (deskId) => {
    const key = deskId !== null && weeks.has(deskId) ? deskId : everywhere;
    let worktime = known.get(key);
    if (worktime === undefined)
      known.set(key, (worktime = new Worktime(weeks.get(key) ?? always, days, timeZone)));
    return worktime;
  };
}
