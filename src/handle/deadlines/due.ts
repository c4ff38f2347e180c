import { findDue, findNextDue } from "../../store/tickets/deadlines.ts";
import { closeDue } from "../autoclose/closing.ts";
import type { Database } from "../../store/database.ts";
import type { Handling } from "../handle.ts";
import { tellOverdue } from "../norms/telling.ts";
import { nextNotice, tellNotices } from "../notices/notices.ts";
import { findNextSchedule } from "../../store/report/schedules.ts";
import { sendDue } from "../schedule/due.ts";
import { nextNews, tellNews } from "../shifts/news.ts";
import { endForgotten, nextForgotten } from "../shifts/shifts.ts";
import { comeBack } from "../snooze/return.ts";

/** Norms are told together, so all of them are taken at once. */
const everything = 1_000_000;

/** What writes to clients is done in parts, since each takes some milliseconds and nothing else can be done meanwhile. */
const part = 50;

/** Each closing writes to its client once or twice. Bots send some 30 messages a second, and answers of people need room. */
const closingPart = 1;

/** When the next thing is due, in milliseconds since the Unix epoch. Undefined for nothing. */
export function findNext(db: Database): number | undefined {
  const times = [findNextDue(db), nextForgotten(db), nextNews(db), nextNotice(db), findNextSchedule(db)];
  const next = Math.min(...times.map((at) => at ?? Infinity));
  return next === Infinity ? undefined : next;
}

/**
 * Does what is due. Returns whether more is left to be done.
 * @param seenUntil everything that Telegram had until then has been handled. A deadline after it has to wait: a message of
 * an earlier date may still come.
 */
export function doDue(handling: Handling, seenUntil: number): boolean {
  const { tx, now } = handling;
  const by = Math.min(now, seenUntil);
  endForgotten(handling);
  const resting = findDue(tx, ["snooze"], by, part);
  comeBack(handling, resting);
  tellOverdue(handling, findDue(tx, ["reaction", "closing"], by, everything), by);
  const waiting = findDue(tx, ["autoclose"], by, closingPart);
  closeDue(handling, waiting, by);
  tellNews(handling, by);
  tellNotices(handling, by);
  sendDue(handling, by);
  return resting.length === part || waiting.length === closingPart;
}
