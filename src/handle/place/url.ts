import { findDesk } from "../../store/desks.ts";
import type { PlacedTicket } from "../../store/tickets.ts";
import { messageUrl } from "../../ticket/link.ts";
import type { Handling } from "../handle.ts";

/** The URL of the ticket's topic or post. Undefined while the ticket is not shown. */
export function ticketUrl({ tx }: Handling, ticket: PlacedTicket): string | undefined {
  const desk = ticket.deskId === null ? undefined : findDesk(tx, ticket.deskId);
  const shown = desk?.kind === "channel" ? ticket.cardMessageId : ticket.topicId;
  return desk === undefined || shown === null ? undefined : messageUrl(desk.chatId, shown);
}
