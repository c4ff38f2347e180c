import { half, minute, type Rows, type Span, type TicketRow } from "./rows.ts";

export function isWorking(rows: Rows, deskId: number | null, timeZone: string, at: number): boolean {
  const known = (rows.isWorking[String(deskId)] ??= new Map<number, boolean>());
  let found = known.get(at);
  if (found === undefined) known.set(at, (found = isOpenAt(rows, deskId, timeZone, at)));
  return found;
}

function isOpenAt(rows: Rows, deskId: number | null, timeZone: string, at: number): boolean {
  const hours =
    rows.hours.find(({ desk_id }) => desk_id === deskId) ?? rows.hours.find(({ desk_id }) => desk_id === 0);
  const { day, minuteOfDay } = wallOf(timeZone, at);
  const spansOf = (date: number) => {
    const iso = new Date(date * 86_400_000).toISOString().slice(0, 10);
    const special = rows.days.find((each) => each.date === iso);
    if (special !== undefined) return parsed(special.spans) as Span[];
    return hours === undefined ? [{ from: 0, to: 1_440 }] : (parsed(hours.week) as Span[][])[(date + 3) % 7]!;
  };
  return (
    spansOf(day).some(({ from, to }) => minuteOfDay >= from && minuteOfDay < to) ||
    spansOf(day - 1).some(({ from, to }) => minuteOfDay + 1_440 >= from && minuteOfDay + 1_440 < to)
  );
}

const known = new Map<string, unknown>();

function parsed(json: string): unknown {
  if (!known.has(json)) known.set(json, JSON.parse(json));
  return known.get(json);
}

const offsets = new Map<string, number>();

/** What the clock on the wall shows. Clocks are changed on a half hour. `day` counts from 1970. */
export function wallOf(timeZone: string, at: number): { day: number; minuteOfDay: number; hour: number } {
  const halfHour = Math.floor(at / 1_800_000);
  const key = `${timeZone} ${halfHour}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    const zoned = Temporal.Instant.fromEpochMilliseconds(halfHour * 1_800_000).toZonedDateTimeISO(timeZone);
    offset = zoned.offsetNanoseconds / 1e6;
    offsets.set(key, offset);
  }
  const minutes = Math.floor((at + offset) / minute);
  const day = Math.floor(minutes / 1_440);
  const minuteOfDay = minutes - day * 1_440;
  return { day, minuteOfDay, hour: Math.floor(minuteOfDay / 60) };
}

/** Moments as Excel shows them to the team. */
export function shownBy(timeZone: string) {
  return (at: unknown) => shownAt(timeZone, at as number | null);
}

export function shownAt(timeZone: string, at: number | null): string | null {
  if (at === null) return null;
  const { day, minuteOfDay } = wallOf(timeZone, at);
  return new Date(day * 86_400_000 + minuteOfDay * minute).toISOString().slice(0, 16).replace("T", " ");
}

export function dateOf(timeZone: string, at: number): string {
  return shownAt(timeZone, at)!.slice(0, 10);
}

export function workedMinutes(rows: Rows, row: TicketRow, timeZone: string, to: number): number {
  let halves = 0;
  for (let at = row.opened_at; at < to; at += half)
    if (isWorking(rows, row.desk_id, timeZone, at)) halves += 1;
  return halves / 2;
}
