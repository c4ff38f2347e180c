/** No time zone changes its offset within a quarter of an hour. */
const quarter = 15 * 60_000;

const day = 86_400_000;

/** The clock on the team's wall. All times are milliseconds since the Unix epoch. */
export class WallClock {
  readonly #timeZone: string;
  /** By the quarter of an hour. */
  readonly #offsets = new Map<number, number>();

  /** @param timeZone IANA name */
  constructor(timeZone: string) {
    this.#timeZone = timeZone;
  }

  /** The moment at which a clock of universal time shows what this clock shows at `at`. */
  shown(at: number): number {
    const key = Math.floor(at / quarter);
    let offset = this.#offsets.get(key);
    if (offset === undefined) {
      const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(this.#timeZone);
      this.#offsets.set(key, (offset = zoned.offsetNanoseconds / 1_000_000));
    }
    return at + offset;
  }

  /** From 0 to 23. */
  hourAt(at: number): number {
    return Math.floor((((this.shown(at) % day) + day) % day) / 3_600_000);
  }

  /** The number of the day since 1 January 1970, a Thursday. */
  dayAt(at: number): number {
    return Math.floor(this.shown(at) / day);
  }

  /** From 0 for Monday to 6. */
  weekdayAt(at: number): number {
    return (((this.dayAt(at) + 3) % 7) + 7) % 7;
  }
}
