import type { Clock } from "../clock.ts";
import type { Lanes } from "./lanes.ts";

/** How long a chat is on hold, in minutes, each time in a row. The last value repeats. */
const holds = [1, 3, 10];

const minute = 60_000;

/** A chat that was off hold for so long starts again with the shortest pause. */
const quietMilliseconds = 2 * minute;

export interface RestingChat {
  chatId: number;
  reason: "flood" | "hold";
  milliseconds: number;
}

/** Chats that rest: Telegram told them to wait (a flood), or somebody has to repair them (a hold). */
export class Rests {
  readonly #clock: Clock;
  readonly #lanes: Lanes;
  readonly #schedule: (name: string, milliseconds: number, wake: () => void) => void;
  readonly #held = new Set<number>();
  /** How often in a row a chat was put on hold, and the end of its last hold, by the clock that only goes forward. */
  readonly #holds = new Map<number, { count: number; until: number }>();
  /** The end of each flood, by the clock that only goes forward. */
  readonly #flooded = new Map<number, number>();
  /** How long each chat has rested, without the present rest, and since when it rests. */
  readonly #rested = new Map<number, { milliseconds: number; since: number | undefined }>();

  constructor(
    clock: Clock,
    lanes: Lanes,
    schedule: (name: string, milliseconds: number, wake: () => void) => void,
  ) {
    this.#clock = clock;
    this.#lanes = lanes;
    this.#schedule = schedule;
  }

  /** Milliseconds for which Telegram still wants the chat to wait. */
  floodOf(chatId: number): number {
    return Math.max(0, (this.#flooded.get(chatId) ?? 0) - this.#clock.elapsed());
  }

  /** Milliseconds for which the chat has rested since the start, the present rest included. */
  restedFor(chatId: number): number {
    const { milliseconds = 0, since } = this.#rested.get(chatId) ?? {};
    return milliseconds + (since === undefined ? 0 : this.#clock.elapsed() - since);
  }

  all(): RestingChat[] {
    const now = this.#clock.elapsed();
    const left = (until: number | undefined) => Math.max(0, (until ?? now) - now);
    const resting: RestingChat[] = [];
    for (const [chatId, until] of this.#flooded)
      resting.push({ chatId, reason: "flood", milliseconds: left(until) });
    for (const chatId of this.#held)
      resting.push({ chatId, reason: "hold", milliseconds: left(this.#holds.get(chatId)?.until) });
    return resting;
  }

  /** Telegram asks to wait. Of two 429s that ran together, the longer one counts. Returns the milliseconds. */
  flood(chatId: number, milliseconds: number): number {
    const longest = Math.max(milliseconds, this.floodOf(chatId));
    this.#held.delete(chatId);
    this.#flooded.set(chatId, this.#clock.elapsed() + longest);
    this.#lanes.pause(chatId);
    this.#begin(chatId);
    this.#resumeAfter(chatId, longest);
    return longest;
  }

  /** Puts the chat on hold. `isSeen` when Telegram has confirmed that the bot cannot write there. */
  hold(chatId: number, isSeen: boolean): void {
    const now = this.#clock.elapsed();
    const before = this.#holds.get(chatId);
    const isSame = before !== undefined && now < before.until + quietMilliseconds;
    // Several calls may run into the same trouble at once. They count as one hold.
    const isTogether = this.#held.has(chatId);
    const count = isSame ? before.count + (isTogether ? 0 : 1) : 1;
    const pause = (isSeen ? 1 : holds[Math.min(count, holds.length) - 1]!) * minute;
    this.#holds.set(chatId, { count, until: now + pause });
    this.#held.add(chatId);
    this.#lanes.hold(chatId);
    this.#begin(chatId);
    this.#resumeAfter(chatId, Math.max(pause, this.floodOf(chatId)));
  }

  /** Ends the hold and tries the chat at once, but waits out a 429. False when the chat was not on hold. */
  retryHeld(chatId: number): boolean {
    if (!this.#held.delete(chatId)) return false;
    // If the chat is soon on hold again, the pauses go on growing.
    const { count = 0 } = this.#holds.get(chatId) ?? {};
    this.#holds.set(chatId, { count, until: this.#clock.elapsed() });
    const flood = this.floodOf(chatId);
    if (flood > 0) this.#resumeAfter(chatId, flood);
    else this.#resume(chatId);
    return true;
  }

  #begin(chatId: number): void {
    const { milliseconds = 0, since = this.#clock.elapsed() } = this.#rested.get(chatId) ?? {};
    this.#rested.set(chatId, { milliseconds, since });
  }

  #resumeAfter(chatId: number, milliseconds: number): void {
    this.#schedule(`chat:${chatId}`, milliseconds, () => this.#resume(chatId));
  }

  #resume(chatId: number): void {
    this.#held.delete(chatId);
    this.#flooded.delete(chatId);
    this.#rested.set(chatId, { milliseconds: this.restedFor(chatId), since: undefined });
    this.#lanes.resume(chatId);
  }
}
