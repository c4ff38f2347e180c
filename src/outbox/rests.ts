import type { Clock } from "../clock.ts";
import type { Lanes } from "./lanes.ts";

/** How long a chat rests that cannot be written to, each time in a row, in minutes; the last one from then on. */
const holds = [1, 3, 10];

const minute = 60_000;

/** After so long without a hold it is another trouble. */
const quietMilliseconds = 2 * minute;

/** Chats that rest: because Telegram said how long, or because somebody has to mend them. */
export class Rests {
  readonly #clock: Clock;
  readonly #lanes: Lanes;
  readonly #schedule: (name: string, milliseconds: number, wake: () => void) => void;
  readonly #held = new Set<number>();
  /** How often in a row a chat was held, and until when the last time, by the clock that only goes forward. */
  readonly #holds = new Map<number, { count: number; until: number }>();
  /** Until when, by the clock that only goes forward. */
  readonly #flooded = new Map<number, number>();

  constructor(
    clock: Clock,
    lanes: Lanes,
    schedule: (name: string, milliseconds: number, wake: () => void) => void,
  ) {
    this.#clock = clock;
    this.#lanes = lanes;
    this.#schedule = schedule;
  }

  /** Milliseconds that Telegram still wants the chat to wait. */
  floodOf(chatId: number): number {
    return Math.max(0, (this.#flooded.get(chatId) ?? 0) - this.#clock.elapsed());
  }

  /** Telegram asks to wait; of two 429s that were under way together the longer counts. Returns for how long it is. */
  flood(chatId: number, milliseconds: number): number {
    const longest = Math.max(milliseconds, this.floodOf(chatId));
    this.#held.delete(chatId);
    this.#flooded.set(chatId, this.#clock.elapsed() + longest);
    this.#lanes.pause(chatId);
    this.#resumeAfter(chatId, longest);
    return longest;
  }

  /** The chat cannot be written to; `isSeen` when that is no guess. */
  hold(chatId: number, isSeen: boolean): void {
    const now = this.#clock.elapsed();
    const before = this.#holds.get(chatId);
    const isSame = before !== undefined && now < before.until + quietMilliseconds;
    // Calls that were under way together find it out together.
    const isTogether = this.#held.has(chatId);
    const count = isSame ? before.count + (isTogether ? 0 : 1) : 1;
    const pause = (isSeen ? 1 : holds[Math.min(count, holds.length) - 1]!) * minute;
    this.#holds.set(chatId, { count, until: now + pause });
    this.#held.add(chatId);
    this.#lanes.hold(chatId);
    this.#resumeAfter(chatId, Math.max(pause, this.floodOf(chatId)));
  }

  /** A chat that is held is tried again at once, a 429 waited out. False when it was not held. */
  retryHeld(chatId: number): boolean {
    if (!this.#held.delete(chatId)) return false;
    // When it is held again soon it was no help, and the pauses go on growing.
    const { count = 0 } = this.#holds.get(chatId) ?? {};
    this.#holds.set(chatId, { count, until: this.#clock.elapsed() });
    const flood = this.floodOf(chatId);
    if (flood > 0) this.#resumeAfter(chatId, flood);
    else this.#resume(chatId);
    return true;
  }

  #resumeAfter(chatId: number, milliseconds: number): void {
    this.#schedule(`chat:${chatId}`, milliseconds, () => this.#resume(chatId));
  }

  #resume(chatId: number): void {
    this.#held.delete(chatId);
    this.#flooded.delete(chatId);
    this.#lanes.resume(chatId);
  }
}
