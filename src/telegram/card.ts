import type { Client, Manager } from "../store/people.ts";
import { type Html, link, truncate } from "../text/html.ts";
import { html, type Language, plain } from "../text/text.ts";
import { fullName } from "../ticket/message.ts";
import type { Ticket } from "../ticket/ticket.ts";

/** The ticket's card as the team sees it. */
export function renderCard(
  language: Language,
  ticket: Ticket,
  client: Client,
  manager: Manager | undefined,
): Html {
  return html(language, "card", {
    number: String(ticket.id),
    status: plain(language, `status-${ticket.status}`),
    client: renderClient(client),
    manager: manager === undefined ? plain(language, "card-nobody") : fullName(manager),
    turn: plain(language, `card-turn-${ticket.toAct}`),
  });
}

/** The topic's name: Telegram cuts it at 128 characters (td:ForumTopicManager), so we do, visibly. */
export function renderTopicName(language: Language, ticket: Ticket, client: Client): string {
  return truncate(
    plain(language, "topic-name", { number: String(ticket.id), client: fullName(client) }),
    128,
  );
}

/** The number of the ticket that a topic with such a name was made for. */
export function readTopicName(name: string): number | undefined {
  const number = /^№(\d{1,15})(?!\d)/.exec(name)?.[1];
  return number === undefined ? undefined : Number(number);
}

function renderClient(client: Client): Html {
  const name = link(`tg://user?id=${client.id}`, truncate(fullName(client), 128));
  // A username has only letters, digits and underscores (docs:User), so it needs no escaping.
  return client.username === null ? name : (`${name} @${client.username}` as Html);
}
