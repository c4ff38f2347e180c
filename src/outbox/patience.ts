import type { Effect } from "../ticket/effect.ts";
import { outagePause, refusalPause, unansweredPause } from "./backoff.ts";

/** Later rows of a lane wait so long for one that fails, in milliseconds; then its state is told. */
const heldUpMilliseconds = 60_000;

/** What carries people's words is given up after it has failed for so long. */
const patienceMilliseconds = 6 * 3_600_000;

/** How often what the next change brings anyway is refused before it is given up. */
const upkeepTries = 3;

/** So often what fails like an earlier row tries for itself, in milliseconds. */
const followMilliseconds = 3_600_000;

/** After so many lost answers a message does not hold up others any longer. */
const manyLost = 3;

/** How long it takes to believe that Telegram answers everybody else. */
const aloneMilliseconds = 55_000;

/**
 * What is not worth hours: the next change of the ticket brings a card, a pin, an icon; whoever asked for a deletion is told
 * and asks again; a mark is only a mark.
 */
const upkeep: ReadonlySet<string> = new Set<Effect["kind"]>([
  "refresh_card",
  "pin_card",
  "refresh_topic",
  "delete_topic",
  "delete_post",
  "edit_at_client",
  "edit_said",
  "react_at_desk",
  "react_at_client",
  "remove_at_desk",
  "take_back",
]);

/** What makes a message: whoever does it twice makes two. */
const sends: ReadonlySet<string> = new Set<Effect["kind"]>([
  "relay",
  "restore_card",
  "say",
  "tell_client",
  "tell_desk",
  "tell_of_delay",
]);

/** Whether it may arrive twice when the answer to it is lost. */
export function isSend({ kind }: Effect): boolean {
  return sends.has(kind);
}

/** A row that failed once more; this failure counts in all of it. Times in milliseconds. */
export interface Failing {
  effect: Effect;
  /**
   * `refused`: Telegram said no, and nobody knows why. `unwilling`: it says that it cannot now. `unreached`: there was no
   * answer, and nothing can have arrived. `unanswered`: it may have arrived.
   */
  how: "refused" | "unwilling" | "unreached" | "unanswered";
  /** Answers that said no. */
  attempts: number;
  lostAnswers: number;
  /** Tries in a row that got no answer, while this process runs. */
  unreached: number;
  failingFor: number;
  /** For how long others have been answered while this one failed; undefined when nobody was. */
  aloneFor: number | undefined;
  isAside: boolean;
  /** An earlier row of the lane stands aside for the same reason. */
  followsOther: boolean;
  /** From 0 up to, not including, 1. */
  random: number;
}

/** What is done about it. */
export type Verdict =
  /** Its lane waits with it. */
  | { kind: "pause"; milliseconds: number }
  /** It is tried again after that time, `maySooner` when a later row has got on; meanwhile those of its lane go on. */
  | { kind: "aside"; milliseconds: number; maySooner: boolean }
  | { kind: "give up" };

export function judge(failing: Failing): Verdict {
  const { effect, how, attempts, lostAnswers, failingFor, aloneFor = 0, isAside, followsOther } = failing;
  const pause = pauseOf(failing);
  const isAlone = how === "refused" || isAnsweredElsewhere(failing);
  // The report of what was given up is never given up itself.
  const mayGiveUp = effect.kind !== "report_troubles";
  const isUpkeepRefused = how === "refused" && upkeep.has(effect.kind) && attempts >= upkeepTries;
  const isWornOut = isAlone && failingFor >= patienceMilliseconds;
  if (pause === undefined || (mayGiveUp && (isUpkeepRefused || isWornOut))) return { kind: "give up" };
  // The first of them tries for all that fail alike; now and then each tries for itself.
  if (followsOther)
    return { kind: "aside", milliseconds: Math.max(pause, followMilliseconds), maySooner: true };
  const heldUpFor = how === "refused" ? failingFor : aloneFor;
  const isOver = isAlone && failingFor >= heldUpMilliseconds && heldUpFor >= aloneMilliseconds;
  if (isAside || isOver || (how === "unanswered" && lostAnswers >= manyLost))
    return { kind: "aside", milliseconds: pause, maySooner: how !== "unanswered" };
  // The last try before others go on without it comes in time.
  const left = Math.max(heldUpMilliseconds - heldUpFor, 500);
  const isCounted = how === "refused" || failing.aloneFor !== undefined;
  return { kind: "pause", milliseconds: isCounted ? Math.min(pause, left) : pause };
}

function isAnsweredElsewhere({ aloneFor }: Failing): boolean {
  return (aloneFor ?? 0) >= aloneMilliseconds;
}

/** Undefined when it has been tried often enough. */
function pauseOf(failing: Failing): number | undefined {
  const { effect, how, attempts, lostAnswers, unreached, random } = failing;
  if (how === "unanswered" && isSend(effect)) return unansweredPause(lostAnswers);
  if (how === "refused" || how === "unwilling") return refusalPause(attempts, random);
  return isAnsweredElsewhere(failing) ? refusalPause(unreached, random) : outagePause(unreached, random);
}
