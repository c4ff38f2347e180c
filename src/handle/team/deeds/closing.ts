import { findClient } from "../../../store/people/clients.ts";
import type { PlacedTicket } from "../../../store/tickets/tickets.ts";
import { html } from "../../../text/text.ts";
import type { Actor } from "../../../ticket/ticket.ts";
import { type Applied, apply } from "../../apply.ts";
import { languageWith } from "../../client/client.ts";
import { tellClient } from "../../effects/client.ts";
import type { Handling } from "../../handle.ts";
import { askRating } from "../../client/rating.ts";
import { readSetting } from "../../settings/settings.ts";

/** Closes the ticket, tells the client, and asks them once for a rating. */
export function closeTicket(handling: Handling, ticket: PlacedTicket, actor: Actor): Applied {
  const applied = apply(handling, ticket, { type: "close" }, actor);
  const client = findClient(handling.tx, ticket.clientId);
  // Its client learns neither of the ticket nor of its end.
  if (!applied.ok || client === undefined || ticket.isUnspoken) return applied;
  // Nobody expects what the bot does by itself, so it is always told.
  if (readSetting(handling.tx, "farewell") || actor.kind === "bot") {
    const id = farewells[actor.kind];
    tellClient(handling, ticket, html(languageWith(handling, client), id, { number: String(ticket.id) }));
  }
  if (!client.isBlocked) askRating(handling, client, applied.ticket);
  return applied;
}

const farewells = {
  client: "ticket-closed-by-client",
  manager: "ticket-closed-by-team",
  anonymous: "ticket-closed-by-team",
  bot: "ticket-closed-by-bot",
} as const;
