import { type ClientSummary, listClients } from "../../store/people/client-list.ts";
import { type Client, findClient } from "../../store/people/clients.ts";
import { findTicketsOfClient, type PlacedTicket } from "../../store/tickets/tickets.ts";
import { escapeHtml, type Html, joinHtml, truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { formatDate, formatMoment } from "../../text/time.ts";
import { type Button, inRows } from "../../ticket/keyboard.ts";
import { fullName } from "../../ticket/message.ts";
import { type Answer, refused } from "../answer.ts";
import { say } from "../effects/chat.ts";
import type { GivenInPrivate, PressedInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { renderTicketLink } from "../norms/notice.ts";
import { type Page, showPage, turnPage } from "../page.ts";
import { findClientBy } from "../private/find-client.ts";
import { byPage, pageOf } from "../paging.ts";

/** In characters. */
const longestName = 40;

/** `/clients`: all clients, who wrote last first. */
export function clientsAsked({ handling, author }: GivenInPrivate): void {
  showPage(handling, author.id, renderClients(handling, 0));
}

export function turnClients(pressed: PressedInPrivate, number: number): Answer {
  return turnPage(pressed, renderClients(pressed.handling, number));
}

/** `/client id|@username`: the tickets of one client. */
export function clientAsked({ handling, author, rest }: GivenInPrivate): void {
  const { teamLanguage } = handling;
  const word = rest.trim();
  if (word === "") return say(handling, author.id, html(teamLanguage, "client-page-how"));
  const found = findClientBy(handling, word);
  if (found.ok) return showPage(handling, author.id, renderClient(handling, found.client, 0));
  const said = html(teamLanguage, `block-${found.why}`, { word: truncate(word, 64) });
  const how = html(teamLanguage, "client-page-how");
  say(handling, author.id, found.why === "unreadable" ? joinHtml([said, how], "\n") : said);
}

export function turnClient(pressed: PressedInPrivate, clientId: number, number: number): Answer {
  const { handling } = pressed;
  const client = findClient(handling.tx, clientId);
  if (client === undefined) return refused(plain(handling.teamLanguage, "refusal-stale"));
  return turnPage(pressed, renderClient(handling, client, number));
}

function renderClients(handling: Handling, number: number): Page {
  const { tx, teamLanguage } = handling;
  const { count } = listClients(tx, { offset: 0, limit: 0 });
  if (count === 0) return { html: html(teamLanguage, "clients-none"), keyboard: [] };
  const { offset, limit, turning } = pageOf(byPage(teamLanguage), count, number, (to) => {
    return { type: "clients_list", number: to };
  });
  const { clients } = listClients(tx, { offset, limit });
  const buttons = clients.map(({ client }): Button => {
    return { label: nameOf(client), press: { type: "client_page", clientId: client.id, number: 0 } };
  });
  const lines = clients.map((each) => renderSummary(handling, each));
  return {
    html: joinHtml([html(teamLanguage, "clients-list", { count }), ...lines], "\n"),
    keyboard: [...inRows(buttons, 2), ...turning],
  };
}

function renderSummary(
  handling: Handling,
  { client, tickets, lastTicketId, lastWroteAt }: ClientSummary,
): Html {
  const { teamLanguage, timeZone } = handling;
  const when = lastWroteAt === null ? undefined : formatMoment(lastWroteAt, teamLanguage, timeZone);
  const parts = [
    nameOf(client),
    ...(client.username === null ? [] : [`@${client.username}`]),
    plain(teamLanguage, "clients-tickets", { count: tickets }),
    ...(when === undefined ? [] : [plain(teamLanguage, "clients-last", { when })]),
  ].map(escapeHtml);
  return html(teamLanguage, "lists-line", {
    aboutHtml: joinHtml([...parts, renderTicketLink(handling, lastTicketId)], " · "),
  });
}

function renderClient(handling: Handling, client: Client, number: number): Page {
  const { tx, teamLanguage, timeZone } = handling;
  const tickets = findTicketsOfClient(tx, client.id).toReversed();
  const about = [
    nameOf(client),
    ...(client.username === null ? [] : [`@${client.username}`]),
    plain(teamLanguage, "card-client-since", {
      date: formatDate(client.firstSeenAt, teamLanguage, timeZone),
    }),
    ...(client.isBlocked ? [plain(teamLanguage, "client-page-blocked")] : []),
  ].map(escapeHtml);
  const heading = html(teamLanguage, "client-page", { aboutHtml: joinHtml(about, " · ") });
  const count = tickets.length;
  const counted = html(teamLanguage, "client-page-tickets", { count });
  if (count === 0) return { html: joinHtml([heading, counted], "\n"), keyboard: [] };
  const { offset, limit, turning } = pageOf(byPage(teamLanguage), count, number, (to) => {
    return { type: "client_page", clientId: client.id, number: to };
  });
  const lines = tickets.slice(offset, offset + limit).map((ticket) => renderTicket(handling, ticket));
  return { html: joinHtml([heading, counted, ...lines], "\n"), keyboard: turning };
}

/** The ticket's line in a list of its client's tickets. */
export function renderTicket(handling: Handling, ticket: PlacedTicket): Html {
  const { teamLanguage, timeZone } = handling;
  const parts = [
    renderTicketLink(handling, ticket.id),
    escapeHtml(formatDate(ticket.openedAt, teamLanguage, timeZone)),
    ...(ticket.subject === null ? [] : [escapeHtml(ticket.subject)]),
    escapeHtml(plain(teamLanguage, `status-${ticket.status}`)),
  ];
  return html(teamLanguage, "lists-line", { aboutHtml: joinHtml(parts, " · ") });
}

function nameOf(client: Client): string {
  return truncate(fullName(client), longestName);
}
