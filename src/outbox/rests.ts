import type { Clock } from "../clock.ts";
import type { Lanes } from "./lanes.ts";

/** How long a chat rests whose rights are missing, before it is tried again. */
const holdMilliseconds = 60_000;

/** Chats that rest: because Telegram said how long, or because somebody has to mend them. */
export class Rests {
  readonly #clock: Clock;
  readonly #lanes: Lanes;
  readonly #schedule: (name: string, milliseconds: number, wake: () => void) => void;
  readonly #held = new Set<number>();
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

  /** The chat cannot be written to. */
  hold(chatId: number): void {
    this.#held.add(chatId);
    this.#lanes.hold(chatId);
    this.#resumeAfter(chatId, Math.max(holdMilliseconds, this.floodOf(chatId)));
  }

  /** A chat that is held is tried again at once, a 429 waited out. False when it was not held. */
  retryHeld(chatId: number): boolean {
    if (!this.#held.delete(chatId)) return false;
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
