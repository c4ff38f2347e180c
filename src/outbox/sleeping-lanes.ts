import type { Lanes } from "./lanes.ts";

type Schedule = (name: string, milliseconds: number, wake: () => void) => void;

/** Lanes of which no row goes before a time of their own. */
export class SleepingLanes {
  readonly #lanes: Lanes;
  readonly #schedule: Schedule;
  readonly #cancel: (name: string) => void;
  /** Those that sleep because their next row is not due yet, not because it failed. */
  readonly #early = new Set<string>();

  constructor(lanes: Lanes, schedule: Schedule, cancel: (name: string) => void) {
    this.#lanes = lanes;
    this.#schedule = schedule;
    this.#cancel = cancel;
  }

  /** The lane's next row failed. */
  add(lane: string, milliseconds: number): void {
    this.#lanes.putToSleep(lane);
    this.#wakeAfter(lane, milliseconds);
  }

  /** The next row of the lane, which sleeps already, is not due yet. */
  addEarly(lane: string, milliseconds: number): void {
    this.#early.add(lane);
    this.#wakeAfter(lane, milliseconds);
  }

  isEarly(lane: string): boolean {
    return this.#early.has(lane);
  }

  /** The lane has only rows that stand aside, and the first of them is due then. */
  lookAfter(lane: string, milliseconds: number): void {
    this.#schedule(nameOf(lane), milliseconds, () => this.#lanes.wake(lane));
  }

  wake(lane: string): void {
    this.#early.delete(lane);
    this.#cancel(nameOf(lane));
    this.#lanes.wake(lane);
  }

  /** Wakes all whose next row was not due yet. */
  wakeEarly(): void {
    for (const lane of this.#early) this.wake(lane);
  }

  #wakeAfter(lane: string, milliseconds: number): void {
    this.#schedule(nameOf(lane), milliseconds, () => {
      this.#early.delete(lane);
      this.#lanes.wake(lane);
    });
  }
}

/** Of its timer. */
function nameOf(lane: string): string {
  return `lane:${lane}`;
}
