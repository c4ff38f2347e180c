import type { Measures } from "../measures/measures.ts";
import { type Statistics, statisticsOf, minutes } from "../measures/statistics.ts";
import type { Span } from "../period/period.ts";
import type { History } from "../source/rows.ts";

/** No zone changes its offset within a quarter of an hour. In milliseconds. */
const quarter = 900_000;

/** When clients write, and how long those who came at a time waited for the first reply. */
export class Rhythm {
  /** The clients' messages by weekday, Monday first, and hour. */
  readonly messages = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  readonly #timeZone: string;
  readonly #firstReplies: { openedAt: number; minutes: number }[] = [];
  readonly #hours = new Map<number, { weekday: number; hour: number }>();

  constructor(timeZone: string) {
    this.#timeZone = timeZone;
  }

  add({ ticket }: History, { asked, firstReply }: Measures): void {
    const { openedAt } = ticket;
    for (const at of asked) {
      const { weekday, hour } = this.#hourOf(at);
      this.messages[weekday]![hour]! += 1;
    }
    if (firstReply !== null)
      this.#firstReplies.push({ openedAt, minutes: minutes(firstReply.at - openedAt) });
  }

  /** The first replies, in minutes, to the tickets opened in each of the spans, which are in a row. */
  firstRepliesIn(spans: readonly Span[]): Statistics[] {
    const ofSpan: number[][] = spans.map(() => []);
    let span = 0;
    for (const { openedAt, minutes: time } of this.#firstReplies.toSorted(
      (a, b) => a.openedAt - b.openedAt,
    )) {
      while (span < spans.length - 1 && openedAt >= spans[span]!.to) span += 1;
      ofSpan[span]?.push(time);
    }
    return ofSpan.map(statisticsOf);
  }

  #hourOf(at: number): { weekday: number; hour: number } {
    const key = Math.floor(at / quarter);
    let known = this.#hours.get(key);
    if (known === undefined) {
      const { dayOfWeek, hour } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(
        this.#timeZone,
      );
      this.#hours.set(key, (known = { weekday: dayOfWeek - 1, hour }));
    }
    return known;
  }
}
