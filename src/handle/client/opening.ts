import { type Client, saveClientState } from "../../store/people/clients.ts";
import { openTicket } from "../../store/tickets/changes.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import { html } from "../../text/text.ts";
import { apply } from "../apply.ts";
import { languageWith } from "./client.ts";
import { findDepartment } from "../desks/choice.ts";
import { tellClient } from "../effects/client.ts";
import type { Handling } from "../handle.ts";
import { endRatingQuestion } from "../questions.ts";
import { readLink } from "./start-link.ts";

/** Opens a ticket for the client, with the desk and subject of the link that brought them. @param openedAt its message's date */
export function openTicketFor(handling: Handling, client: Client, openedAt: number): PlacedTicket {
  const { subject = null, deskId = null, context = null } = readLink(handling, client.startPayload);
  saveClientState(handling.tx, client.id, { wantsNewUntil: null, startPayload: null });
  endRatingQuestion(handling, client.id);
  const about = { subject: subject?.name ?? null, context, splitFrom: null, openedAt };
  return open(handling, client, deskId, about);
}

/**
 * Opens a ticket for messages that the team splits off another one, at the same desk. A wish of the client for a new
 * ticket stays. @param openedAt the date of the first of them
 */
export function openSplitTicket(
  handling: Handling,
  client: Client,
  from: PlacedTicket,
  openedAt: number,
): PlacedTicket {
  return open(handling, client, from.deskId, { subject: null, context: null, splitFrom: from.id, openedAt });
}

function open(
  handling: Handling,
  client: Client,
  deskId: number | null,
  about: { subject: string | null; context: string | null; splitFrom: number | null; openedAt: number },
): PlacedTicket {
  const found = findDepartment(handling, deskId)?.id ?? null;
  const opening = {
    ...about,
    clientId: client.id,
    deskId: found,
    wantedDeskId: found === deskId ? null : deskId,
    actor: { kind: "client", id: client.id } as const,
  };
  const ticket = openTicket(handling.tx, opening, handling.now);
  // The next messages belong to the new ticket, even if the team answered in another one today.
  saveClientState(handling.tx, client.id, { chosen: { ticketId: ticket.id, at: handling.now } });
  return ticket;
}

/** The client's words are for a closed ticket and reopen it. @param sentAt their date */
export function reopen(
  handling: Handling,
  client: Client,
  ticket: PlacedTicket,
  sentAt: number,
): PlacedTicket {
  const actor = { kind: "client", id: client.id } as const;
  const applied = apply(handling, ticket, { type: "reopen", actor, sentAt }, actor);
  saveClientState(handling.tx, client.id, { chosen: { ticketId: ticket.id, at: handling.now } });
  const number = String(ticket.id);
  tellClient(handling, ticket, html(languageWith(handling, client), "ticket-reopened", { number }));
  return applied.ok ? applied.ticket : ticket;
}
