import type { Database } from "../../store/database.ts";
import { saveTopicsOff, saveTopicsSeen } from "../../store/desks/memory.ts";
import { type Desk, findDesk, saveDeskTopics } from "../../store/desks/desks.ts";
import { forgetCopy } from "../../store/messages/changes.ts";
import { findCopiedAfter } from "../../store/messages/messages.ts";
import { removeRepairs } from "../../store/deliveries/repairs.ts";
import { findTicket } from "../../store/tickets/tickets.ts";
import { inspectGroup } from "../effects/group.ts";
import { relay } from "../effects/relay.ts";
import type { Handling } from "../handle.ts";
import { scopes } from "../place/repair.ts";

/** A message in the desk's chat shows whether topics are on. If that has changed, the group is looked at again. */
export function topicsSeen(handling: Handling, { id }: Desk, hasTopics: boolean): void {
  // Read again, because several calls may report it at once.
  const desk = findDesk(handling.tx, id);
  if (desk?.kind !== "topics") return;
  saveSight(handling, desk, hasTopics);
  if (desk.hasTopics === hasTopics) return;
  saveDeskTopics(handling.tx, id, hasTopics);
  inspectGroup(handling, desk.chatId, { topicId: null });
}

/** A call failed because topics are off. Sends nothing there until the group has been looked at. */
export function topicsDoubted(handling: Handling, { id }: Desk): void {
  const desk = findDesk(handling.tx, id);
  if (desk?.hasTopics !== true) return;
  saveDeskTopics(handling.tx, id, false);
  inspectGroup(handling, desk.chatId, { topicId: null, onlyNews: true });
}

/** Whether topics were seen to be off since they were last on: then what is copied lands in the heap. */
export function areTopicsOff(db: Database, { id }: Desk): boolean {
  return findDesk(db, id)?.areTopicsOff === true;
}

/** So long a sight of topics is good enough to be not written down again. */
const sightMilliseconds = 5_000;

/**
 * Telegram does not say when topics are switched off: what was copied since they were last seen may be in the heap, and
 * goes to its topic once more when they are back. @param desk as it is by now
 */
export function saveSight(handling: Handling, desk: Desk, hasTopics: boolean): void {
  const { tx, now } = handling;
  const { id, topicsSeenAt: seenAt, areTopicsOff: wereOff } = desk;
  if (hasTopics) {
    // They were switched on: whatever was paused goes on.
    if (wereOff) removeRepairs(tx, [scopes.forum(desk)]);
    const isKnown = seenAt !== null && !wereOff && now - seenAt < sightMilliseconds;
    if (!isKnown) saveTopicsSeen(tx, id, now);
    return;
  }
  if (seenAt === null || wereOff) return;
  saveTopicsOff(tx, id);
  for (const pair of findCopiedAfter(tx, id, seenAt)) {
    forgetCopy(tx, pair);
    relay(handling, findTicket(tx, pair.ticketId)!, pair);
  }
}
