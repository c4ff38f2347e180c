import { saveToldProblem } from "../../store/desks/memory.ts";
import { type Desk, findDesk, saveDeskLost, saveDeskProblem } from "../../store/desks/desks.ts";
import { deleteMemory } from "../../store/memory.ts";
import { findRepair } from "../../store/deliveries/repairs.ts";
import { html } from "../../text/text.ts";
import { mendDeskButtons } from "./add-link.ts";
import { rescueKeyboard } from "./rescue.ts";
import { alertAdmins } from "../effects/chat.ts";
import { inspectGroup, watchGroup } from "../effects/group.ts";
import type { Handling } from "../handle.ts";
import { countRepair, scopes } from "../place/repair.ts";

/** A desk's problem that comes from us, not from Telegram's texts. */
export const noForwards = "no automatic forwards";

/** For so long the same problem is not reported to the admins again. */
const newsMilliseconds = 3_600_000;

/**
 * Telegram refuses something in the desk's chat. Looks at the group, once until the desk works again. The admins are told
 * what it lacks, or the error if it lacks nothing that we know of. Reported problems need no further look: an update
 * reports changed rights.
 */
export function deskTroubled(handling: Handling, { id }: Desk, error: string): void {
  const desk = findDesk(handling.tx, id);
  if (desk === undefined || !desk.isReady || desk.problem !== null) return;
  saveDeskProblem(handling.tx, id, error);
  if (!isTold(handling, desk, error)) inspectGroup(handling, desk.chatId, { topicId: null, error });
}

/**
 * The bot is no longer in the desk's chat. No ticket goes there until it is back, and the admins are told once. The bot
 * looks again when it is added, and from time to time in case Telegram was wrong.
 */
export function deskLost(handling: Handling, { id }: Desk, error: string): void {
  const { tx, now } = handling;
  const desk = findDesk(tx, id);
  if (desk === undefined) return;
  if (desk.lostAt === null) {
    saveDeskLost(tx, id, now);
    watchGroup(handling, desk.chatId);
  }
  if (desk.problem === error) return;
  deleteMemory(tx, saidOf(desk));
  tellOfProblem(handling, desk, error, "alert-desk-lost");
}

/**
 * A call failed because the bot is not in the chat. If a look since the last such failure has found it there, the reason is
 * unknown: nobody is told, and the desk's rows are tried with growing pauses.
 */
export function deskShut(handling: Handling, { id }: Desk, error: string): void {
  const desk = findDesk(handling.tx, id);
  if (desk === undefined) return;
  const count = desk.lostAt === null ? countRepair(handling, scopes.shut(desk), desk.talkId) : 1;
  // The admins have been told what the desk lacks.
  const isNews = desk.isReady || desk.lostAt !== null;
  if (count === 1 && isNews) return deskLost(handling, desk, error);
  if (count % 12 === 0) inspectGroup(handling, desk.chatId, { topicId: null, onlyNews: true });
}

/** The bot is still missing. It looks again after as long as it has been away, at most ten minutes. */
export function deskStillLost(handling: Handling, { id }: Desk): void {
  const { lostAt, chatId } = findDesk(handling.tx, id)!;
  if (lostAt !== null) watchGroup(handling, chatId, Math.min(handling.now - lostAt, 600_000));
}

/** Reports a problem at most once an hour, unless a look has found the desk working in between. */
export function tellOfProblem(
  handling: Handling,
  desk: Desk,
  error: string,
  alert: "alert-desk-rights" | "alert-desk-lost" | "alert-desk-forwards",
): void {
  const { tx, now, teamLanguage } = handling;
  saveDeskProblem(tx, desk.id, error);
  if (isTold(handling, desk, error)) return;
  saveToldProblem(tx, desk.id, { error, at: now });
  const said = html(teamLanguage, alert, { kind: desk.kind, title: desk.title, error });
  const present = findDesk(tx, desk.id) ?? desk;
  alertAdmins(handling, said, [...mendDeskButtons(handling, present), ...rescueKeyboard(handling, desk)]);
}

function isTold({ now }: Handling, { toldProblem: told }: Desk, error: string): boolean {
  return told !== null && told.error === error && now - told.at < newsMilliseconds;
}

/** The desk works: the next problem is reported again, unless calls still fail for it. */
export function forgetTold({ tx }: Handling, desk: Desk): void {
  if ([scopes.shut(desk), scopes.forum(desk)].some((scope) => findRepair(tx, scope) !== undefined)) return;
  if (desk.toldProblem !== null) saveToldProblem(tx, desk.id, null);
}

/** What was last said of the chat. */
export function saidOf({ chatId }: { chatId: number }) {
  return `setup_said:${chatId}` as const;
}
