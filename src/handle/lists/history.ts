import { findClient, nameInCommand } from "../../store/people/clients.ts";
import { findTicketsOfClient, type PlacedTicket } from "../../store/tickets/tickets.ts";
import { type Html, joinHtml } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { type Answer, done } from "../answer.ts";
import { tellDesk } from "../effects/desk.ts";
import type { GivenAtTicket, PressedAtTicket } from "../feature.ts";
import type { Handling } from "../handle.ts";

import { renderTicket } from "./clients.ts";

/** So many fit onto a telephone's screen. `/client` shows all. */
const listed = 10;

/** `/history`: the client's other tickets, under the command. */
export function historyGiven({ handling, ticket, incoming }: GivenAtTicket): "silent" {
  tellDesk(handling, ticket, renderOthers(handling, ticket), { replyToDeskMessageId: incoming.messageId });
  return "silent";
}

export function historyPressed({ handling, ticket }: PressedAtTicket): Answer {
  tellDesk(handling, ticket, renderOthers(handling, ticket));
  return done("");
}

function renderOthers(handling: Handling, { id, clientId }: PlacedTicket): Html {
  const { tx, teamLanguage } = handling;
  const others = findTicketsOfClient(tx, clientId)
    .filter((other) => other.id !== id)
    .toReversed();
  const count = others.length;
  if (count === 0) return html(teamLanguage, "history-none");
  const lines = others.slice(0, listed).map((other) => renderTicket(handling, other));
  const more = html(teamLanguage, "history-more", {
    count: count - listed,
    client: nameInCommand(tx, findClient(tx, clientId)!),
  });
  return joinHtml(
    [html(teamLanguage, "history-list", { count }), ...lines, ...(count > listed ? [more] : [])],
    "\n",
  );
}
