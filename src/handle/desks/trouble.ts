import { saveToldProblem } from "../../store/desk-memory.ts";
import { type Desk, findDesk, saveDeskLost, saveDeskProblem } from "../../store/desks.ts";
import { deleteMemory } from "../../store/memory.ts";
import { findRepair } from "../../store/repairs.ts";
import { html } from "../../text/text.ts";
import { rescueKeyboard } from "./rescue.ts";
import { alertAdmins, inspectGroup, watchGroup } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import { countRepair, scopes } from "../place/repair.ts";

/** A desk's problem that is no error of Telegram's. */
export const noForwards = "no automatic forwards";

/** For so long what the admins were told of a desk is no news to them. */
const newsMilliseconds = 3_600_000;

/**
 * Telegram does not let the bot do something in the desk's chat. The group is looked at, once until it works again: the
 * admins are told what it lacks, or the error alone when it lacks nothing that we know of. Then it is not looked at again
 * for that error as long as this is no news: rights that change are told of by an update.
 */
export function deskTroubled(handling: Handling, { id }: Desk, error: string): void {
  const desk = findDesk(handling.tx, id);
  if (desk === undefined || !desk.isReady || desk.problem !== null) return;
  saveDeskProblem(handling.tx, id, error);
  if (!isTold(handling, desk, error)) inspectGroup(handling, desk.chatId, { topicId: null, error });
}

/**
 * The bot is not in the desk's chat any more: no ticket goes there until it is back, and the admins are told once. It
 * looks around by itself when it is added again, and now and then in case that Telegram was wrong.
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
 * A call says that the bot is not in the chat. When it was looked at since the last such call, and the bot was there, nobody
 * knows why: nothing more is said, and the desk's rows are tried after growing pauses.
 */
export function deskShut(handling: Handling, { id }: Desk, error: string): void {
  const desk = findDesk(handling.tx, id);
  if (desk === undefined) return;
  const count = desk.lostAt === null ? countRepair(handling, scopes.shut(desk), desk.talkId) : 1;
  // What was seen to be missing was told.
  const isNews = desk.isReady || desk.lostAt !== null;
  if (count === 1 && isNews) return deskLost(handling, desk, error);
  if (count % 12 === 0) inspectGroup(handling, desk.chatId, { topicId: null, onlyNews: true });
}

/** The bot looked, and is still not there: it looks again after as long as it has been away, ten minutes at the most. */
export function deskStillLost(handling: Handling, { id }: Desk): void {
  const { lostAt, chatId } = findDesk(handling.tx, id)!;
  if (lostAt !== null) watchGroup(handling, chatId, Math.min(handling.now - lostAt, 600_000));
}

/** What comes and goes is told of once an hour, unless it was seen to be mended in between. */
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
  alertAdmins(handling, said, rescueKeyboard(handling, desk));
}

function isTold({ now }: Handling, { toldProblem: told }: Desk, error: string): boolean {
  return told !== null && told.error === error && now - told.at < newsMilliseconds;
}

/** The desk works: the same problem is told of again when it comes again. Not while calls say otherwise. */
export function forgetTold({ tx }: Handling, desk: Desk): void {
  if ([scopes.shut(desk), scopes.forum(desk)].some((scope) => findRepair(tx, scope) !== undefined)) return;
  if (desk.toldProblem !== null) saveToldProblem(tx, desk.id, null);
}

/** What was last said of the chat. */
export function saidOf({ chatId }: { chatId: number }) {
  return `setup_said:${chatId}` as const;
}
