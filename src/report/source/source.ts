import type { Moments } from "../summary/days.ts";
import type { Span } from "../period/period.ts";
import type { History, QuestionRow, ShiftRow } from "./rows.ts";

/** Where a report's rows come from. */
export interface Source {
  /** The ids of the tickets that were opened in the span. */
  opened: (span: Span) => readonly number[];
  /** Those in which something may have happened in the span. */
  active: (span: Span) => readonly number[];
  histories: (ids: readonly number[]) => readonly History[];
  /** How many tickets were open at that time. */
  openAt: (at: number) => number;
  moments: (span: Span) => Moments;
  /** The shifts that touch the span. */
  shifts: (span: Span) => readonly ShiftRow[];
  /** The frequent questions. None when the report is limited: they belong to no ticket. */
  questions: (span: Span) => readonly QuestionRow[];
}

/** So many tickets are read at a time. */
const chunk = 100;

/** So many are read between two words of how many were. */
const step = 1_000;

export function* inChunks(ids: readonly number[], { histories }: Source): Generator<readonly History[]> {
  for (let from = 0; from < ids.length; from += chunk) yield histories(ids.slice(from, from + chunk));
}

/** The same source. @param tell gets the number of tickets that were read from it so far, not for each of them */
export function counted(source: Source, tell: (count: number) => void): Source {
  let read = 0;
  return {
    ...source,
    histories(ids) {
      const histories = source.histories(ids);
      const before = Math.floor(read / step);
      read += histories.length;
      if (Math.floor(read / step) > before) tell(read);
      return histories;
    },
  };
}
