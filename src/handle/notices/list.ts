import { findDeadlines } from "../../store/tickets/deadlines.ts";
import type { ListedNotice, NoticeList } from "../../store/people/notice-lists.ts";
import { findClient } from "../../store/people/clients.ts";
import { isOfDesk } from "../../store/people/desk-people.ts";
import { findManager } from "../../store/people/managers.ts";
import { findTicket, type PlacedTicket } from "../../store/tickets/tickets.ts";
import { escapeHtml, type Html, joinHtml, truncate, visibleLength } from "../../text/html.ts";
import { drawStars } from "../../text/stars.ts";
import { html } from "../../text/text.ts";
import { fullName } from "../../ticket/message.ts";
import { type NoticeKind, noticeKinds } from "../../ticket/notice.ts";
import { isOpen } from "../../ticket/ticket.ts";
import type { Reading } from "../handle.ts";
import { renderLine as renderDeadline, renderTicketLink } from "../norms/notice.ts";
import { readSetting } from "../settings/settings.ts";
import { waitsForAbsent } from "../shifts/shifts.ts";
import { isTold } from "./choices.ts";

/** A person gets at most one message of news in this time. Until then it is fresh, and others are added to it. */
export const freshMilliseconds = 60_000;

/** As many tickets are listed for each reason. */
const mostLines = 10;

/** docs:sendMessage */
const mostCharacters = 4_096;

/** Whether others can be added to the message. A time in the future comes from a clock that was set back. */
export function isFresh({ now }: Pick<Reading, "now">, list: NoticeList | undefined): boolean {
  const { messageId = null, toldAt = null } = list ?? {};
  return messageId !== null && toldAt !== null && toldAt <= now && now < toldAt + freshMilliseconds;
}

/**
 * The list in words, with as many of those that are to be added as there is room for.
 * @returns also those that are in it, and those that are not
 */
export function renderList(
  handling: Reading,
  head: Html | null,
  shown: readonly ListedNotice[],
  added: readonly ListedNotice[],
): { html: Html; fitting: readonly ListedNotice[]; left: readonly ListedNotice[] } {
  for (let count = added.length; ; count -= 1) {
    const fitting = added.slice(0, count);
    const said = joinHtml(
      [...(head === null ? [] : [head]), ...renderParts(handling, [...shown, ...fitting])],
      "\n",
    );
    if (count === 0 || visibleLength(said) <= mostCharacters)
      return { html: said, fitting, left: added.slice(count) };
  }
}

function renderParts(handling: Reading, notices: readonly ListedNotice[]): Html[] {
  const { tx, teamLanguage } = handling;
  const lines: Html[] = [];
  for (const kind of noticeKinds) {
    const tickets = notices.flatMap((notice) =>
      notice.kind === kind ? (findTicket(tx, notice.ticketId) ?? []) : [],
    );
    if (tickets.length === 0) continue;
    lines.push(html(teamLanguage, `notices-${kind}`, { count: tickets.length }));
    for (const ticket of tickets.slice(0, mostLines)) lines.push(renderLine(handling, kind, ticket));
    const more = tickets.length - mostLines;
    if (more > 0) lines.push(html(teamLanguage, "card-more", { count: more }));
  }
  return lines;
}

function renderLine(handling: Reading, kind: NoticeKind, ticket: PlacedTicket): Html {
  const aboutHtml =
    (kind === "overdue" ? renderNorm(handling, ticket) : undefined) ?? renderTicket(handling, kind, ticket);
  return html(handling.teamLanguage, "lists-line", { aboutHtml });
}

/** The ticket with the norm that passed first. Undefined when none has, for the norms have changed. */
function renderNorm(handling: Reading, { id, clientId, deskId, managerId }: PlacedTicket): Html | undefined {
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

function renderTicket(handling: Reading, kind: NoticeKind, ticket: PlacedTicket): Html {
  const client = findClient(handling.tx, ticket.clientId);
  const parts = [
    ...(client === undefined ? [] : [truncate(fullName(client), 40)]),
    ...(ticket.subject === null ? [] : [ticket.subject]),
    ...renderReason(handling, kind, ticket),
  ];
  return joinHtml([renderTicketLink(handling, ticket.id), ...parts.map(escapeHtml)], " · ");
}

/** What of the ticket is the news. */
function renderReason({ tx }: Reading, kind: NoticeKind, { managerId, rating }: PlacedTicket): string[] {
  if (kind === "low" && rating?.stars != null) return [drawStars(rating.stars)];
  const manager = kind === "colleague" && managerId !== null ? findManager(tx, managerId) : undefined;
  return manager === undefined ? [] : [truncate(fullName(manager), 40)];
}

/** What was news a while ago may be settled by now. */
export function stillConcerns(
  handling: Reading,
  personId: number,
  { kind, ticketId }: ListedNotice,
): boolean {
  const { tx } = handling;
  const ticket = findTicket(tx, ticketId);
  if (ticket === undefined) return false;
  const manager = findManager(tx, personId);
  if (manager?.isActive !== true || !isTold(handling, personId, kind)) return false;
  // It may have gone to another department since. Admins hear of every department's norms and ratings.
  const isOfTheirs = isOfDesk(tx, personId, ticket.deskId);
  if (kind === "low") return (isOfTheirs || manager.isAdmin) && isLow(handling, ticket);
  if (!isOpen(ticket)) return false;
  // Whoever gave it knew what it is.
  if (kind === "given") return ticket.managerId === personId;
  if (ticket.quarantine === "on") return false;
  if (findClient(tx, ticket.clientId)?.isBlocked === true) return false;
  const isResting = ticket.snoozedUntil !== null;
  switch (kind) {
    case "new":
      return isOfTheirs && isNobodys(ticket) && !isResting;
    case "overdue":
      return (isOfTheirs || manager.isAdmin) && ticket.toAct === "team" && !isResting;
    case "own":
      return ticket.managerId === personId && ticket.toAct === "team";
    case "colleague":
      return isOfTheirs && ticket.managerId !== personId && waitsForAbsent(tx, ticket);
    case "back":
      return ticket.managerId === personId;
    default:
      return kind satisfies never;
  }
}

/** Whether the client waits, and nobody has the ticket. One that came from another desk may have been answered there. */
export function isNobodys({ managerId, status }: PlacedTicket): boolean {
  return managerId === null && (status === "unanswered" || status === "continued");
}

/** The client may have changed the rating since. */
function isLow({ tx }: Reading, { rating }: PlacedTicket): boolean {
  return rating?.stars != null && rating.stars <= readSetting(tx, "low_rating");
}
