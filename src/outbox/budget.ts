import type { Weight } from "../store/deliveries/delivery.ts";

/**
 * Limits upkeep to its share of a group's minute. Messages are not limited here: they go as fast as Telegram takes them.
 * Telegram allows about 20 sends and edits a minute in a group (docs:faq; td#2592), all topics together. Times are
 * milliseconds of a clock that only goes forward.
 */
export class Budget {
  readonly #isGroup: boolean;
  /** Times of the last calls, oldest first, at most as many as fit in a minute. */
  readonly #all: number[] = [];
  readonly #upkeep: number[] = [];

  constructor(chatId: number) {
    this.#isGroup = chatId < 0;
  }

  record(now: number, weight: Weight): void {
    if (!this.#isGroup) return;
    remember(this.#all, now, callsAMinute);
    if (weight === "upkeep") remember(this.#upkeep, now, upkeepAMinute);
  }

  /**
   * `now` when an upkeep call may go, else the time when it may. While most of the minute is used, lanes take turns: each
   * waits for about 45 seconds, and all changes of its ticket in that time make one call.
   * @param waiting how many lanes have upkeep to do
   */
  upkeepAllowedAt(now: number, waiting = 1): number {
    const allowed = Math.max(now, freeAt(this.#all, callsAMinute), freeAt(this.#upkeep, upkeepAMinute));
    const busyUntil = (this.#all.at(-busyCalls) ?? -Infinity) + minute;
    const turn = (this.#upkeep.at(-1) ?? -Infinity) + busyMilliseconds / waiting;
    return Math.max(allowed, Math.min(busyUntil, turn));
  }

  /** Removes a call that was recorded for that time and not made. */
  forget(at: number, weight: Weight): void {
    remove(this.#all, at);
    if (weight === "upkeep") remove(this.#upkeep, at);
  }
}

/** Keeps the last `count` times. The oldest of them decides whether one more call fits in the minute. */
function remember(times: number[], now: number, count: number): void {
  times.push(now);
  if (times.length > count) times.shift();
}

function remove(times: number[], at: number): void {
  const index = times.lastIndexOf(at);
  if (index >= 0) times.splice(index, 1);
}

function freeAt(times: number[], count: number): number {
  return times.length < count ? 0 : times[0]! + minute;
}

const callsAMinute = 20;
const upkeepAMinute = 8;
const minute = 60_000;

/** With so many calls in a minute, a group is busy: changes of a card have to share calls. */
const busyCalls = 15;

/** How long upkeep waits while a group is busy. */
const busyMilliseconds = 45_000;
