import type { Effect } from "../ticket/effect.ts";
import { outagePause, refusalPause, lostResponsePause } from "./backoff.ts";

/** Milliseconds for which a failing row blocks its lane. Then later rows pass it, and people are told. */
const heldUpMilliseconds = 60_000;

/** A row with people's words is given up after failing for so long. */
const patienceMilliseconds = 6 * 3_600_000;

/** Upkeep is given up after so many refusals. */
const upkeepTries = 3;

/** Milliseconds between the own tries of a row that fails like an earlier one. */
const followMilliseconds = 3_600_000;

/** After so many lost responses a message does not block its lane any longer. */
const manyLost = 3;

/** For so long Telegram has to answer other rows before this row counts as the cause. */
const aloneMilliseconds = 55_000;

/**
 * Rows that are not tried for hours: the next change of the ticket brings a card, a pin or an icon anyway; the person who
 * asked for a deletion is told and can ask again; a reaction is only a mark.
 */
const upkeep: ReadonlySet<string> = new Set<Effect["kind"]>([
  "refresh_card",
  "pin_card",
  "refresh_topic",
  "delete_topic",
  "delete_post",
  "erase_topic",
  "erase_messages",
  "edit_at_client",
  "edit_said",
  "edit_said_to_client",
  "show_progress",
  "show_picker",
  "turn_picker",
  "close_picker",
  "react_at_desk",
  "react_at_client",
  "remove_at_desk",
  "take_back",
]);

/** Rows that make a message. Sent twice, they make two. */
const sends: ReadonlySet<string> = new Set<Effect["kind"]>([
  "relay",
  "show_answer",
  "restore_card",
  "send_backup",
  "send_report",
  "send_stats",
  "send_transcript",
  "send_templates",
  "say",
  "say_table",
  "tell_notices",
  "say_to_client",
  "tell_client",
  "tell_desk",
  "tell_of_delay",
  "test_desk",
]);

/** Whether a lost response may lead to a second message. */
export function isSend({ kind }: Effect): boolean {
  return sends.has(kind);
}

/** A row that failed once more. All counts include this failure. Times are in milliseconds. */
export interface Failing {
  effect: Effect;
  /**
   * `refused`: Telegram said no for an unknown reason. `unwilling`: it says that it cannot now. `unreached`: no response,
   * and nothing can have arrived. `unanswered`: no response, and it may have arrived.
   */
  how: "refused" | "unwilling" | "unreached" | "unanswered";
  /** Refusals so far. */
  attempts: number;
  lostAnswers: number;
  /** Tries in a row without a response, while this process runs. */
  unreached: number;
  failingFor: number;
  /** For how long Telegram has answered other rows while this one failed. Undefined when it answered none. */
  aloneFor: number | undefined;
  isAside: boolean;
  /** An earlier row of the lane stands aside for the same reason. */
  followsOther: boolean;
  /** From 0 up to, not including, 1. */
  random: number;
}

/** What happens to the row next. */
export type Verdict =
  /** Its lane waits with it. */
  | { kind: "pause"; milliseconds: number }
  /**
   * It is tried again after that time, or sooner when a later row succeeds and `maySooner`. Later rows of its lane go on.
   */
  | { kind: "aside"; milliseconds: number; maySooner: boolean }
  | { kind: "give up" };

export function judge(failing: Failing): Verdict {
  const { effect, how, attempts, lostAnswers, failingFor, aloneFor = 0, isAside, followsOther } = failing;
  const pause = pauseOf(failing);
  const isAlone = how === "refused" || isAnsweredElsewhere(failing);
  // The report of rows that were given up is never given up itself.
  const mayGiveUp = effect.kind !== "report_troubles";
  const isUpkeepRefused = how === "refused" && upkeep.has(effect.kind) && attempts >= upkeepTries;
  const isWornOut = isAlone && failingFor >= patienceMilliseconds;
  if (pause === undefined || (mayGiveUp && (isUpkeepRefused || isWornOut))) return { kind: "give up" };
  // The first of the rows that fail alike tries for all of them. Each of the others tries once an hour.
  if (followsOther)
    return { kind: "aside", milliseconds: Math.max(pause, followMilliseconds), maySooner: true };
  const heldUpFor = how === "refused" ? failingFor : aloneFor;
  const isOver = isAlone && failingFor >= heldUpMilliseconds && heldUpFor >= aloneMilliseconds;
  if (isAside || isOver || (how === "unanswered" && lostAnswers >= manyLost))
    return { kind: "aside", milliseconds: pause, maySooner: how !== "unanswered" };
  // The last try comes just before later rows would pass.
  const left = Math.max(heldUpMilliseconds - heldUpFor, 500);
  const isCounted = how === "refused" || failing.aloneFor !== undefined;
  return { kind: "pause", milliseconds: isCounted ? Math.min(pause, left) : pause };
}

function isAnsweredElsewhere({ aloneFor }: Failing): boolean {
  return (aloneFor ?? 0) >= aloneMilliseconds;
}

/** Undefined after the last try. */
function pauseOf(failing: Failing): number | undefined {
  const { effect, how, attempts, lostAnswers, unreached, random } = failing;
  if (how === "unanswered" && isSend(effect)) return lostResponsePause(lostAnswers);
  if (how === "refused" || how === "unwilling") return refusalPause(attempts, random);
  return isAnsweredElsewhere(failing) ? refusalPause(unreached, random) : outagePause(unreached, random);
}
