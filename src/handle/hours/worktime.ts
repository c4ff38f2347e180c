import { everywhere, findSpecialDays, findWeeks, type WeeksByDesk } from "../../store/desks/hours.ts";
import { always, type SpecialDay, type Week } from "../../worktime/hours.ts";
import { Worktime } from "../../worktime/worktime.ts";
import type { Handling } from "../handle.ts";

/** Both objects stay the same until the hours change. Results for them are kept that long. */
const known = new WeakMap<WeeksByDesk, WeakMap<readonly SpecialDay[], Map<string, Worktime>>>();

/** The hours of a desk: its own, or the common ones. @param deskId null for a ticket that no desk shows yet */
export function weekOf({ tx }: Pick<Handling, "tx">, deskId: number | null): Week {
  const weeks = findWeeks(tx);
  return weeks.get(deskId ?? everywhere) ?? weeks.get(everywhere) ?? always;
}

export function worktimeOf(handling: Pick<Handling, "tx" | "timeZone">, deskId: number | null): Worktime {
  const { tx, timeZone } = handling;
  const weeks = findWeeks(tx);
  const days = findSpecialDays(tx);
  let ofWeeks = known.get(weeks);
  if (ofWeeks === undefined) known.set(weeks, (ofWeeks = new WeakMap()));
  let ofDays = ofWeeks.get(days);
  if (ofDays === undefined) ofWeeks.set(days, (ofDays = new Map()));
  const key = `${deskId ?? everywhere} ${timeZone}`;
  let worktime = ofDays.get(key);
  if (worktime === undefined)
    ofDays.set(key, (worktime = new Worktime(weekOf(handling, deskId), days, timeZone)));
  return worktime;
}
