import { findDesk } from "../../store/desks/desks.ts";
import { type StoredPlace, findFormerPlaces, savePlace } from "../../store/desks/places.ts";
import { type PlacedTicket, findTicket } from "../../store/tickets/tickets.ts";
import { link } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { refreshTopicNow, tellDesk, turnCard } from "../effects/desk.ts";
import type { Handling } from "../handle.ts";
import { sendAwaitedLink } from "../write/link.ts";
import { ticketUrl } from "./url.ts";

/** The desk shows the ticket now. Its former places, and who opened it for its client, get links to it. */
export function ticketShown(handling: Handling, ticketId: number): void {
  const { tx } = handling;
  for (const place of findFormerPlaces(tx, ticketId)) tellWhere(handling, place);
  const ticket = findTicket(tx, ticketId);
  if (ticket?.isUnspoken === true) sendAwaitedLink(handling, ticket);
}

/** The card arrived after its ticket was moved away. */
export function formerCardSent(handling: Handling, place: StoredPlace, messageId: number): void {
  if (place.cardMessageId !== null) return;
  savePlace(handling.tx, place.id, { cardMessageId: messageId });
  if (place.left === "moved") closeFormerPlace(handling, place);
}

/** The forward of the post arrived after its ticket was moved away. From now on people can write there. */
export function formerThreadSeen(handling: Handling, place: StoredPlace, threadId: number): void {
  if (place.threadId !== null) return;
  savePlace(handling.tx, place.id, { threadId });
  tellWhere(handling, { ...place, threadId });
}

/** The desk works again. Catches up with its place's mark and link, which are missing since the ticket left. */
export function finishFormerPlace(handling: Handling, place: StoredPlace): void {
  if (!place.isCardMarked && place.cardMessageId !== null) closeFormerPlace(handling, place);
  tellWhere(handling, place);
}

/**
 * Makes the place show that the ticket has left. While the bot is not in the chat, nothing happens until it is back.
 */
export function closeFormerPlace(handling: Handling, { ticketId, deskId }: StoredPlace): void {
  const ticket = findTicket(handling.tx, ticketId);
  if (ticket === undefined || isLost(handling, deskId)) return;
  turnCard(handling, { ...ticket, deskId });
  refreshTopicNow(handling, { ...ticket, deskId });
}

export function presentDeskName({ tx }: Handling, { deskId }: PlacedTicket): string {
  return (deskId === null ? undefined : findDesk(tx, deskId)?.name) ?? "";
}

function tellWhere(handling: Handling, place: StoredPlace): void {
  const { tx, teamLanguage } = handling;
  const ticket = findTicket(tx, place.ticketId);
  const url = ticket && ticketUrl(handling, ticket);
  if (ticket === undefined || url === undefined || place.threadId === null || place.isTold) return;
  if (isLost(handling, place.deskId)) return;
  savePlace(tx, place.id, { isTold: true });
  const number = String(ticket.id);
  const linkHtml = link(url, plain(teamLanguage, "desk-moved-link"));
  const said =
    place.mergedFrom === null
      ? html(teamLanguage, "desk-moved", { number, desk: presentDeskName(handling, ticket), linkHtml })
      : html(teamLanguage, "merge-moved", { from: String(place.mergedFrom), number, linkHtml });
  tellDesk(handling, { ...ticket, deskId: place.deskId, placeId: place.id, isThere: true }, said);
}

function isLost({ tx }: Handling, deskId: number): boolean {
  return findDesk(tx, deskId)?.lostAt != null;
}
