import type { Clock } from "../clock.ts";
import { Jumps } from "./jumps.ts";

const minute = 60_000;

/** A pause between two parts, in which messages are handled. */
const partMilliseconds = 100;

export interface Deadlines {
  /**
   * Everything that Telegram had until then has been handled.
   * @param at milliseconds since the Unix epoch
   */
  caughtUp(at: number): void;
  stop(): void;
}

/**
 * Looks at the start of every minute whether something is due. The database knows it, so nothing is lost by a restart, and
 * what was due meanwhile is done once. Nothing is done before Telegram has said what it had until then: a message may
 * have come while the bot was down or Telegram could not be reached. After the clock has jumped forward nothing is done
 * for ten minutes: it may be wrong.
 * @param next when the next thing is due, in milliseconds since the Unix epoch; undefined for nothing
 * @param onDoubt something would be due, but the clock has just jumped forward by so many milliseconds; called once for it
 * @param run does what is due and was due before `seenUntil`; returns whether more is left
 */
export function watchDeadlines(options: {
  clock: Clock;
  next: () => number | undefined;
  run: (seenUntil: number) => boolean;
  onDoubt: (milliseconds: number) => void;
  onFailure: (error: unknown) => void;
}): Deadlines {
  const { clock, next, run, onDoubt, onFailure } = options;
  const jumps = new Jumps(clock);
  let isDoubtTold = false;
  let seenUntil = -Infinity;
  let isWaiting = false;
  let cancel: () => void;
  const look = () => {
    let pause = minute - (clock.now() % minute);
    try {
      const due = next();
      const doubt = jumps.doubt();
      const isHeld = doubt > 0 && due !== undefined && due <= clock.now();
      if (isHeld && !isDoubtTold) onDoubt(doubt);
      isDoubtTold = doubt > 0 && (isDoubtTold || isHeld);
      isWaiting = due !== undefined && due <= clock.now() && due > seenUntil;
      if (doubt === 0 && due !== undefined && due <= Math.min(clock.now(), seenUntil) && run(seenUntil))
        pause = partMilliseconds;
    } catch (error) {
      onFailure(error);
    }
    cancel = clock.after(pause, look);
  };
  cancel = clock.after(minute - (clock.now() % minute), look);
  return {
    caughtUp(at) {
      seenUntil = at;
      if (!isWaiting) return;
      cancel();
      look();
    },
    stop: () => cancel(),
  };
}
