import { findManager } from "../../store/people/managers.ts";
import { findChoices, type NoticeChoices } from "../../store/people/notices.ts";
import type { NoticeChoice, NoticeKind } from "../../ticket/notice.ts";
import type { Reading } from "../handle.ts";
import { localTime } from "../hours/words.ts";
import { getsNotices } from "../shifts/shifts.ts";

/** Whether the person wants such notices, chosen or by default: one's own tickets, and for admins low ratings. */
export function wants({ tx }: Pick<Reading, "tx">, personId: number, choice: NoticeChoice): boolean {
  const choices = findChoices(tx, personId);
  if (choices.isOff) return false;
  return (
    choices[choice] ?? (choice === "own" || (choice === "low" && findManager(tx, personId)?.isAdmin === true))
  );
}

/**
 * Whether the person is to be told of it, now or after their quiet hours. Admins hear of low ratings and of norms that ran out
 * also when they are not at work.
 */
export function isTold(handling: Reading, personId: number, kind: NoticeKind): boolean {
  const { tx } = handling;
  if (findChoices(tx, personId).isOff) return false;
  const isForAdmins = kind === "low" || kind === "overdue";
  if (!getsNotices(tx, personId) && !(isForAdmins && findManager(tx, personId)?.isAdmin === true))
    return false;
  switch (kind) {
    case "new":
    case "low":
      return wants(handling, personId, kind);
    case "own":
    case "back":
    case "given":
      return wants(handling, personId, "own");
    case "overdue":
    case "colleague":
      return true;
    default:
      return kind satisfies never;
  }
}

/** The end of the quiet hours under way, in milliseconds since the Unix epoch. Undefined outside of them. */
export function quietUntil(
  { now, timeZone }: Pick<Reading, "now" | "timeZone">,
  { quiet }: NoticeChoices,
): number | undefined {
  if (quiet === null) return undefined;
  const time = localTime(now, timeZone);
  const today = time.toPlainDate();
  for (const day of [today.subtract({ days: 1 }), today]) {
    // The wall clock of the zone, so that a change of its offset moves the hours along.
    const at = (minutes: number) =>
      day.add({ days: Math.floor(minutes / 1_440) }).toZonedDateTime({
        timeZone,
        plainTime: { hour: Math.floor((minutes % 1_440) / 60), minute: minutes % 60 },
      }).epochMilliseconds;
    if (at(quiet.from) <= now && now < at(quiet.to)) return at(quiet.to);
  }
  return undefined;
}
