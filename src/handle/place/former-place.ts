import { type Desk, findDesk } from "../../store/desks.ts";
import {
  type FormerPlace,
  findFormerPlaceByThread,
  findFormerPlaces,
  saveFormerPlace,
} from "../../store/former-places.ts";
import { findTicket, type PlacedTicket } from "../../store/tickets.ts";
import { escapeHtml, type Html, link } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { mayDo } from "../../ticket/access.ts";
import type { IncomingMessage } from "../../ticket/message.ts";
import { deleteAnswer } from "../team/deletion.ts";
import type { Member } from "../team/member.ts";
import type { AddressedTicket } from "../effects/adding.ts";
import { refreshTopicNow, tellDesk, turnCard } from "../effects/desk.ts";
import type { Handling } from "../handle.ts";
import { readMarks } from "../team/notes.ts";
import { ticketUrl } from "./url.ts";

/**
 * Somebody of the team wrote where the ticket was before: they are told where it is, and nothing goes to the client.
 * Only an answer from there can be taken back there, and nowhere else.
 */
export function writtenInFormerPlace(
  handling: Handling,
  ticket: PlacedTicket,
  there: AddressedTicket,
  member: Member,
  incoming: IncomingMessage,
): void {
  const reply = { replyToDeskMessageId: incoming.messageId };
  if (/^\/del\b/i.test(readMarks(incoming.text)) && mayDo("delete", member.role, "desk")) {
    const answer = deleteAnswer(handling, ticket, there, member, incoming);
    if (answer !== "silent") tellDesk(handling, there, escapeHtml(answer.text), reply);
    return;
  }
  const said =
    ticket.deskId === there.deskId ? renderShownAnew(handling, ticket) : renderRefusal(handling, ticket);
  tellDesk(handling, there, said, reply, incoming.mediaGroupId);
}

/** The ticket can be seen at its desk: wherever it was before a message leads there now. */
export function ticketShown(handling: Handling, ticketId: number): void {
  const { tx } = handling;
  for (const place of findFormerPlaces(tx, ticketId)) tellWhere(handling, place);
}

/** The card came after its ticket was moved. */
export function formerCardSent(handling: Handling, desk: Desk, threadId: number, messageId: number): void {
  const place = findFormerPlaceByThread(handling.tx, desk.id, threadId);
  if (place?.cardMessageId !== null) return;
  saveFormerPlace(handling.tx, place.id, { cardMessageId: messageId });
  closeFormerPlace(handling, place);
}

/** The forward of the post came after its ticket was moved: from now on people can write there. */
export function formerThreadSeen(handling: Handling, place: FormerPlace, threadId: number): void {
  if (place.threadId !== null) return;
  saveFormerPlace(handling.tx, place.id, { threadId });
  tellWhere(handling, { ...place, threadId });
}

/** The desk can be used again: what its places lack since their tickets have left is made up for. */
export function finishFormerPlace(handling: Handling, place: FormerPlace): void {
  if (!place.isCardMarked && place.cardMessageId !== null) closeFormerPlace(handling, place);
  tellWhere(handling, place);
}

/** Lets the place show that the ticket is not there any more; when the bot is back, while it is not there. */
export function closeFormerPlace(handling: Handling, { ticketId, deskId }: FormerPlace): void {
  const ticket = findTicket(handling.tx, ticketId);
  if (ticket === undefined || isLost(handling, deskId)) return;
  turnCard(handling, { ...ticket, deskId });
  refreshTopicNow(handling, { ...ticket, deskId });
}

/** The name of the desk where the ticket is now. */
export function presentDeskName({ tx }: Handling, { deskId }: PlacedTicket): string {
  return (deskId === null ? undefined : findDesk(tx, deskId)?.name) ?? "";
}

function tellWhere(handling: Handling, place: FormerPlace): void {
  const { tx, teamLanguage } = handling;
  const ticket = findTicket(tx, place.ticketId);
  const url = ticket && ticketUrl(handling, ticket);
  if (ticket === undefined || url === undefined || place.threadId === null || place.isTold) return;
  if (isLost(handling, place.deskId)) return;
  saveFormerPlace(tx, place.id, { isTold: true });
  const said = html(teamLanguage, "desk-moved", {
    number: String(ticket.id),
    desk: presentDeskName(handling, ticket),
    linkHtml: link(url, plain(teamLanguage, "desk-moved-link")),
  });
  tellDesk(handling, { ...ticket, deskId: place.deskId, threadId: place.threadId }, said);
}

function isLost({ tx }: Handling, deskId: number): boolean {
  return findDesk(tx, deskId)?.lostAt != null;
}

function renderRefusal(handling: Handling, ticket: PlacedTicket): Html {
  const { teamLanguage } = handling;
  const desk = presentDeskName(handling, ticket);
  const url = ticketUrl(handling, ticket);
  if (url === undefined) return html(teamLanguage, "desk-moved_away-unshown", { desk });
  const linkHtml = link(url, plain(teamLanguage, "desk-moved-link"));
  return html(teamLanguage, "desk-moved_away", { desk, linkHtml });
}

/** The ticket has got another topic or post at the same desk, or is about to. */
function renderShownAnew(handling: Handling, ticket: PlacedTicket): Html {
  const { tx, teamLanguage } = handling;
  const number = String(ticket.id);
  const isPost = ticket.deskId !== null && findDesk(tx, ticket.deskId)?.kind === "channel";
  const url = ticketUrl(handling, ticket);
  if (url === undefined) return html(teamLanguage, "desk-other-unshown", { number });
  const linkHtml = link(url, plain(teamLanguage, "desk-moved-link"));
  return html(teamLanguage, isPost ? "desk-other-post" : "desk-other-topic", { number, linkHtml });
}
