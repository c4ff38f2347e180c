import { sql, type Store } from "../../../src/store/database.ts";

export type Rows = ReturnType<typeof readRows>;

export type TicketRow = Rows["tickets"][number];

export interface Span {
  from: number;
  to: number;
}

export type Doer = number | "anonymous" | "nobody";

export interface Question {
  timeZone: string;
  now: number;
  lowRating: number;
  /** The period and the one before, the ends not included and not after now. */
  span: Span;
  before: Span;
  deskId?: number;
}

export const minute = 60_000;

export const half = 30_000;

export function readRows(store: Store) {
  return {
    tickets: store.all(sql.selectFrom("tickets").selectAll().orderBy("id")),
    messages: store.all(sql.selectFrom("messages").selectAll().orderBy("id")),
    events: store
      .all(sql.selectFrom("ticket_events").selectAll().orderBy("id"))
      .map((row) => Object.assign(row, { facts: JSON.parse(row.data) as Record<string, unknown> })),
    notes: store.all(sql.selectFrom("notes").selectAll().orderBy("id")),
    clients: store.all(sql.selectFrom("clients").selectAll()),
    places: store.all(sql.selectFrom("places").selectAll()),
    desks: store.all(sql.selectFrom("desks").selectAll()),
    managers: store.all(sql.selectFrom("managers").selectAll().orderBy("id")),
    shifts: store.all(sql.selectFrom("shifts").selectAll().orderBy("id")),
    hours: store.all(sql.selectFrom("hours").selectAll()),
    days: store.all(sql.selectFrom("special_days").selectAll()),
    norms: store.all(sql.selectFrom("norms").selectAll()),
    /** By the desk: what was found out of each half minute. */
    isWorking: {} as Record<string, Map<number, boolean>>,
  };
}

export function isIn(at: number, { from, to }: Span): boolean {
  return at >= from && at < to;
}

export function doerOf(authorId: number | null): Doer {
  return authorId ?? "anonymous";
}

export function minutesBetween(from: number, to: number): number {
  return Math.max(0, to - from) / minute;
}
