import { findDesk } from "../../store/desks/desks.ts";
import { isInPlace } from "../../store/desks/places.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import { messageUrl } from "../../ticket/link.ts";
import type { Reading } from "../handle.ts";

/** The URL of the ticket's topic or post. Undefined while the ticket is not shown. */
export function ticketUrl({ tx }: Reading, ticket: PlacedTicket): string | undefined {
  const desk = ticket.deskId === null ? undefined : findDesk(tx, ticket.deskId);
  const shown = desk?.kind === "channel" ? ticket.cardMessageId : ticket.topicId;
  return desk === undefined || shown === null ? undefined : messageUrl(desk.chatId, shown);
}

/** The URL of a message or a note at the ticket's desk. That of the ticket for what stands elsewhere, or nowhere. */
export function writtenUrl(
  handling: Reading,
  ticket: PlacedTicket,
  written: { placeId: number | null; deskMessageId: number | null },
): string | undefined {
  const desk = ticket.deskId === null ? undefined : findDesk(handling.tx, ticket.deskId);
  return desk === undefined || written.deskMessageId === null || !isInPlace(ticket, written)
    ? ticketUrl(handling, ticket)
    : messageUrl(desk.talkId, written.deskMessageId);
}
