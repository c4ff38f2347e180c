/** A time of every night that has come. */
export interface Night {
  /** Its date, as YYYY-MM-DD. */
  on: string;
  /** In milliseconds since the Unix epoch. */
  at: number;
}

/** The last night whose `time` has come, by the wall clock of the zone. */
export function lastNight(now: number, time: Temporal.PlainTime, timeZone: string): Night {
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  const at = (day: Temporal.PlainDate) =>
    day.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;
  const today = here.toPlainDate();
  const on = at(today) <= now ? today : today.subtract({ days: 1 });
  return { on: on.toString(), at: at(on) };
}

/**
 * Whether the night's work is done.
 * @param doneOn the date of the last night whose work was done. One of a far future comes from a clock that was set wrong, and
 * does not count.
 */
export function isNightDone(doneOn: string | undefined, { on }: Pick<Night, "on">): boolean {
  if (doneOn === undefined) return false;
  return doneOn >= on && doneOn <= Temporal.PlainDate.from(on).add({ days: 1 }).toString();
}
