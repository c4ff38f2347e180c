import type { Database } from "../../store/database.ts";
import { isOfDesk } from "../../store/people/desk-people.ts";
import { findActiveManagers, findManager, type Manager } from "../../store/people/managers.ts";
import { findTimeBeforeNewest } from "../../store/messages/messages.ts";
import { beginList, findList, findListed, listNotice } from "../../store/people/notice-lists.ts";
import {
  addNotice,
  dropNotices,
  findChoices,
  findNotices,
  type Notice,
  postponeNotices,
} from "../../store/people/notices.ts";
import { findTicket, type PlacedTicket } from "../../store/tickets/tickets.ts";
import type { Html } from "../../text/html.ts";
import type { NoticeKind } from "../../ticket/notice.ts";
import { type Actor, isOpen } from "../../ticket/ticket.ts";
import { tellOfNews } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import { isSamePerson } from "../private/find-client.ts";
import { isTold, quietUntil } from "./choices.ts";
import { isFresh, isNobodys } from "./list.ts";
import { noticeMissed } from "./missed.ts";

/** A client who writes again after so long is news for the ticket's manager. */
const silenceMilliseconds = 60 * 60_000;

/** What comes meanwhile is added to a message by one edit. */
const gatherMilliseconds = 3_000;

/** A client's message has come into the ticket, and is stored. @param isNew it opened the ticket */
export function newsWritten(handling: Handling, { id }: { id: number }, isNew: boolean): void {
  const ticket = findTicket(handling.tx, id);
  if (ticket === undefined || !isOpen(ticket) || ticket.quarantine === "on") return;
  if (isNew) return ticketOpened(handling, ticket);
  const { managerId } = ticket;
  if (managerId === null || !isTold(handling, managerId, "own")) return;
  if (wasActive(handling, ticket)) return;
  tell(handling, managerId, "own", ticket);
}

/** The team sees a new ticket. @param actor who let it pass, if it was under quarantine */
export function ticketOpened(handling: Handling, ticket: PlacedTicket, actor?: Actor): void {
  const known = actor?.kind === "manager" ? actor.id : undefined;
  for (const { id } of findTold(handling, "new", ticket)) if (id !== known) tell(handling, id, "new", ticket);
}

/**
 * The ticket has come from another desk, where a client's first message goes before they choose a subject. To its new people it
 * is a new one. @param from the desk whose people have heard of it; null when everybody has
 */
export function ticketMoved(
  handling: Handling,
  from: number | null,
  ticket: PlacedTicket,
  actor: Actor,
): void {
  if (!isOpen(ticket) || ticket.quarantine === "on" || !isNobodys(ticket)) return;
  const known = actor.kind === "manager" ? actor.id : undefined;
  for (const { id } of findTold(handling, "new", ticket))
    if (id !== known && !isOfDesk(handling.tx, id, from)) tell(handling, id, "new", ticket);
}

/**
 * The person is to be told of the ticket: at once, in the message that they got within the last minute, or after their quiet
 * hours. Who never opened the bot cannot be told in private; the ticket's place mentions them instead when it is theirs.
 */
export function tell(handling: Handling, personId: number, kind: NoticeKind, ticket: PlacedTicket): void {
  const { tx } = handling;
  if (findManager(tx, personId)?.openedAt === null) {
    if (kind === "own" || kind === "given") noticeMissed(handling, ticket.id, personId, kind);
    return;
  }
  const quietEnd = quietUntil(handling, findChoices(tx, personId));
  if (quietEnd === undefined) return list(handling, personId, [{ kind, ticketId: ticket.id }]);
  addNotice(tx, { personId, kind, ticketId: ticket.id, dueAt: quietEnd });
}

/**
 * Tells the person at once of norms that have run out. What comes within a minute is added under it.
 * @param said for tickets with these ids, the one that ran out first before the others
 */
export function tellOfNorms(handling: Handling, personId: number, said: Html, ticketIds: number[]): void {
  beginList(handling.tx, personId, { html: said, ticketIds });
  tellOfNews(handling, personId, handling.now);
}

/** Whether what the person is told now comes later, or is added to something else. */
export function isTelling(handling: Handling, personId: number): boolean {
  const { tx } = handling;
  if (quietUntil(handling, findChoices(tx, personId)) !== undefined) return true;
  const found = findList(tx, personId);
  return isFresh(handling, found) || isUnsent(handling, personId);
}

function isUnsent({ tx }: Handling, personId: number): boolean {
  const found = findList(tx, personId);
  return (
    (found?.messageId === null && found.head !== null) ||
    findListed(tx, personId).some(({ isShown }) => !isShown)
  );
}

function list(
  handling: Handling,
  personId: number,
  news: readonly Pick<Notice, "kind" | "ticketId">[],
): void {
  const { tx, now } = handling;
  const found = findList(tx, personId);
  const isGathering = isFresh(handling, found) || isUnsent(handling, personId);
  if (found === undefined || (found.messageId !== null && !isFresh(handling, found))) beginList(tx, personId);
  const added = news.filter((each) => listNotice(tx, { personId, ...each }));
  if (added.length > 0) tellOfNews(handling, personId, isGathering ? now + gatherMilliseconds : now);
}

/** When the next one is due, in milliseconds since the Unix epoch. */
export function nextNotice(db: Database): number | undefined {
  return findNotices(db)[0]?.dueAt;
}

/** Tells everybody who is due of all that waits for them. */
export function tellNotices(handling: Handling, by: number): void {
  const { tx } = handling;
  const waiting = Map.groupBy(findNotices(tx), ({ personId }) => personId);
  for (const [personId, notices] of waiting) {
    if (notices[0]!.dueAt > by) continue;
    // They were due before the quiet hours, while the bot was down.
    const quietEnd = quietUntil(handling, findChoices(tx, personId));
    if (quietEnd !== undefined) {
      postponeNotices(tx, personId, quietEnd);
      continue;
    }
    dropNotices(tx, personId);
    list(handling, personId, notices);
  }
}

/** Whether the manager has the ticket's desk, and is not its client. */
function concerns(handling: Handling, personId: number, ticket: PlacedTicket): boolean {
  return isOfDesk(handling.tx, personId, ticket.deskId) && !isSamePerson(handling, personId, ticket.clientId);
}

/** Whether anybody wrote in the ticket within the last hour, before its newest message. */
function wasActive({ tx, now }: Handling, { id, answeredAt }: PlacedTicket): boolean {
  const isRecent = (at: number | null | undefined) => at != null && now - at < silenceMilliseconds;
  return isRecent(answeredAt) || isRecent(findTimeBeforeNewest(tx, id));
}

/** The people of the ticket's desk who are told of such things. */
export function findTold(handling: Handling, kind: NoticeKind, ticket: PlacedTicket): Manager[] {
  return findActiveManagers(handling.tx).filter(
    ({ id }) => concerns(handling, id, ticket) && isTold(handling, id, kind),
  );
}
