import { findChoices } from "../../store/people/notices.ts";
import { findAdmins } from "../../store/people/managers.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import type { Html } from "../../text/html.ts";
import { say } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import { isTold, quietUntil } from "./choices.ts";
import { findTold, tell } from "./notices.ts";

/** A client gave a low rating. */
export function ratedLow(handling: Handling, ticket: PlacedTicket): void {
  const admins = findAdmins(handling.tx).filter(({ id }) => isTold(handling, id, "low"));
  const told = new Set([...findTold(handling, "low", ticket), ...admins].map(({ id }) => id));
  for (const id of told) tell(handling, id, "low", ticket);
}

/** Tells the admins how a client explained a rating, but not in their quiet hours: then they get a line after them. */
export function tellAdminsOfComment(handling: Handling, ticket: PlacedTicket, said: Html): void {
  const { tx } = handling;
  for (const { id } of findAdmins(tx)) {
    if (!isTold(handling, id, "low")) continue;
    if (quietUntil(handling, findChoices(tx, id)) !== undefined) tell(handling, id, "low", ticket);
    else say(handling, id, said, { ticketId: ticket.id, keyboard: [] });
  }
}
