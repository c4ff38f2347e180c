import type { Database } from "../../store/database.ts";
import { isOfDesk } from "../../store/desk-people.ts";
import { findActiveManagers, findClient, findManager, type Manager } from "../../store/people.ts";
import { findDeadlines } from "../../store/deadlines.ts";
import { findTimeBeforeNewest } from "../../store/messages.ts";
import {
  addNotice,
  dropNotices,
  findChoices,
  findNotices,
  type Notice,
  postponeNotices,
  saveChoices,
} from "../../store/notices.ts";
import { findTicket, type PlacedTicket } from "../../store/tickets.ts";
import { escapeHtml, type Html, joinHtml, truncate } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { fullName } from "../../ticket/message.ts";
import { type NoticeKind, noticeKinds } from "../../ticket/notice.ts";
import { type Actor, isOpen } from "../../ticket/ticket.ts";
import { say } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import { renderLine as renderDeadline, renderTicketLink } from "../norms/notice.ts";
import { isSamePerson } from "../private/find-client.ts";
import { isTold, loudFrom, quietUntil } from "./choices.ts";
import { noticeMissed } from "./missed.ts";

/** A client who writes again after so long is news for the ticket's manager. */
const silenceMilliseconds = 60 * 60_000;

/** As many tickets are listed for each reason. */
const mostLines = 10;

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
 * The person is to be told of the ticket: at once, or with other news, within a minute, or after their quiet hours. Who
 * never opened the bot cannot be told in private; the ticket's place mentions them instead when it is theirs.
 */
export function tell(handling: Handling, personId: number, kind: NoticeKind, ticket: PlacedTicket): void {
  const { tx } = handling;
  if (findManager(tx, personId)?.openedAt === null) {
    if (ticket.managerId === personId && kind === "own") noticeMissed(handling, ticket.id, personId);
    return;
  }
  const dueAt = loudFrom(handling, findChoices(tx, personId));
  addNotice(tx, { personId, kind, ticketId: ticket.id, dueAt });
}

/** When the next one is due, in milliseconds since the Unix epoch. */
export function nextNotice(db: Database): number | undefined {
  return findNotices(db)[0]?.dueAt;
}

/** Tells everybody who is due of all that waits for them, in one message for each. */
export function tellNotices(handling: Handling, by: number): void {
  const { tx, now } = handling;
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
    const parts = noticeKinds.map((kind) => renderPart(handling, kind, notices));
    const lines = parts.flatMap((part) => part.lines);
    const [first, ...others] = parts.flatMap((part) => part.ticketIds);
    if (first === undefined) continue;
    saveChoices(tx, personId, { toldAt: now });
    say(handling, personId, joinHtml(lines, "\n"), {
      ticketId: first,
      moreTicketIds: [...new Set(others)],
      isNotice: true,
    });
  }
}

function renderPart(
  handling: Handling,
  kind: NoticeKind,
  notices: readonly Notice[],
): { lines: Html[]; ticketIds: number[] } {
  const { tx, teamLanguage } = handling;
  const tickets = notices
    .filter((notice) => notice.kind === kind)
    .flatMap(({ personId, ticketId }) => {
      const ticket = findTicket(tx, ticketId);
      return ticket !== undefined && stillConcerns(handling, kind, personId, ticket) ? [ticket] : [];
    });
  if (tickets.length === 0) return { lines: [], ticketIds: [] };
  const lines = [
    html(teamLanguage, `notices-${kind}`, { count: tickets.length }),
    ...tickets.slice(0, mostLines).map((ticket) => renderLine(handling, kind, ticket)),
  ];
  if (tickets.length > mostLines)
    lines.push(html(teamLanguage, "card-more", { count: tickets.length - mostLines }));
  return { lines, ticketIds: tickets.map(({ id }) => id) };
}

function renderLine(handling: Handling, kind: NoticeKind, ticket: PlacedTicket): Html {
  const aboutHtml =
    (kind === "overdue" ? renderNorm(handling, ticket) : undefined) ?? renderTicket(handling, ticket);
  return html(handling.teamLanguage, "lists-line", { aboutHtml });
}

/** The ticket with the norm that passed first. Undefined when none has, for the norms have changed. */
function renderNorm(handling: Handling, { id, clientId, deskId, managerId }: PlacedTicket): Html | undefined {
  const [first] = findDeadlines(handling.tx, id)
    .filter(
      ({ kind, untilAt }) =>
        (kind === "reaction" || kind === "closing") && untilAt !== null && untilAt <= handling.now,
    )
    .toSorted((one, other) => one.untilAt! - other.untilAt!);
  return first === undefined
    ? undefined
    : renderDeadline(handling, { ...first, clientId, deskId, managerId });
}

function renderTicket(handling: Handling, ticket: PlacedTicket): Html {
  const client = findClient(handling.tx, ticket.clientId);
  const parts = [
    renderTicketLink(handling, ticket.id),
    ...(client === undefined ? [] : [escapeHtml(truncate(fullName(client), 40))]),
    ...(ticket.subject === null ? [] : [escapeHtml(ticket.subject)]),
  ];
  return joinHtml(parts, " · ");
}

/** What was news a while ago may be settled by now. */
function stillConcerns(
  handling: Handling,
  kind: NoticeKind,
  personId: number,
  ticket: PlacedTicket,
): boolean {
  const { tx } = handling;
  if (findManager(tx, personId)?.isActive !== true || !isTold(handling, personId, kind)) return false;
  if (kind === "low") return ticket.rating !== null;
  if (!isOpen(ticket) || ticket.quarantine === "on") return false;
  if (findClient(tx, ticket.clientId)?.isBlocked === true) return false;
  switch (kind) {
    case "new":
      return ticket.managerId === null && ticket.status === "unanswered";
    case "overdue":
      return ticket.toAct === "team";
    case "own":
      return ticket.managerId === personId && ticket.toAct === "team";
    case "back":
    case "given":
      return ticket.managerId === personId;
    default:
      return kind satisfies never;
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
