import { findChoices } from "../../store/people/notices.ts";
import { findAdmins } from "../../store/people/managers.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import type { Html } from "../../text/html.ts";
import { say } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import { quietUntil, wants } from "./choices.ts";
import { findTold, tell } from "./notices.ts";

/** A client gave a low rating. @param said what the admins read */
export function ratedLow(handling: Handling, ticket: PlacedTicket, said: Html): void {
  const admins = new Set(findAdmins(handling.tx).map(({ id }) => id));
  for (const { id } of findTold(handling, "low", ticket))
    if (!admins.has(id)) tell(handling, id, "low", ticket);
  tellAdminsOfRating(handling, ticket, said);
}

/** Tells the admins of a rating or of its comment, but not in their quiet hours: then they get a line after them. */
export function tellAdminsOfRating(handling: Handling, ticket: PlacedTicket, said: Html): void {
  const { tx } = handling;
  for (const { id } of findAdmins(tx)) {
    if (!wants(handling, id, "low")) continue;
    if (quietUntil(handling, findChoices(tx, id)) !== undefined) tell(handling, id, "low", ticket);
    else say(handling, id, said, { ticketId: ticket.id, keyboard: [] });
  }
}
