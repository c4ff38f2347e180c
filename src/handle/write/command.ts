import { isOfDesk } from "../../store/people/desk-people.ts";
import { type Desk, findDesks } from "../../store/desks/desks.ts";
import { type Client, findClient, nameInCommand } from "../../store/people/clients.ts";
import { openTicket } from "../../store/tickets/changes.ts";
import { findTicketsOfClient, type PlacedTicket } from "../../store/tickets/tickets.ts";
import { type Html, joinHtml, truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { inRows } from "../../ticket/keyboard.ts";
import { fullName } from "../../ticket/message.ts";
import { isOpen } from "../../ticket/ticket.ts";
import { type Answer, refused } from "../answer.ts";
import { findDepartment } from "../desks/choice.ts";
import { restoreCard } from "../effects/desk.ts";
import type { GivenInPrivate, PressedInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { renderTicketLink } from "../norms/notice.ts";
import { type Page, showPage, turnPage } from "../page.ts";
import { findClientBy } from "../private/find-client.ts";
import { awaitLink } from "./link.ts";

/** So many open tickets of the client are named. */
const named = 10;

/** `/write id|@username`: opens a ticket for a client who has not written. They learn of it with the team's first message. */
export function writeAsked({ handling, author, rest }: GivenInPrivate): void {
  const { teamLanguage } = handling;
  const word = rest.trim();
  const how = html(teamLanguage, "write-how");
  const show = (said: Html) => showPage(handling, author.id, { html: said, keyboard: [] });
  if (word === "") return show(how);
  const found = findClientBy(handling, word);
  if (found.ok) return showPage(handling, author.id, begin(handling, author.id, found.client));
  const said = html(teamLanguage, `block-${found.why}`, { word: truncate(word, 64) });
  show(found.why === "unreadable" ? joinHtml([said, how], "\n") : said);
}

/** The client has an open ticket, and the manager wants another one. */
export function writeAnother(pressed: PressedInPrivate, clientId: number): Answer {
  return goOn(pressed, clientId, (client) => chooseDesk(pressed.handling, pressed.person.id, client));
}

/** The manager chose the desk. */
export function writeAt(pressed: PressedInPrivate, clientId: number, deskId: number): Answer {
  const { handling, person } = pressed;
  const desk = findOwnDesks(handling, person.id).find(({ id }) => id === deskId);
  if (desk === undefined) return refused(plain(handling.teamLanguage, "refusal-stale"));
  return goOn(pressed, clientId, (client) => open(handling, person.id, client, desk));
}

/** Each step is checked again: a press may come late, or twice. */
function goOn(pressed: PressedInPrivate, clientId: number, next: (client: Client) => Page): Answer {
  const { handling, person } = pressed;
  const client = findClient(handling.tx, clientId);
  if (client === undefined) return refused(plain(handling.teamLanguage, "refusal-stale"));
  return turnPage(pressed, refuse(handling, person.id, client) ?? next(client));
}

function begin(handling: Handling, managerId: number, client: Client): Page {
  const { teamLanguage } = handling;
  const refusal = refuse(handling, managerId, client);
  if (refusal !== undefined) return refusal;
  const present = findTicketsOfClient(handling.tx, client.id).filter(isOpen);
  if (present.length === 0) return chooseDesk(handling, managerId, client);
  const links = present.slice(-named).map(({ id }) => renderTicketLink(handling, id));
  const label = plain(teamLanguage, "button-write-another");
  return {
    html: html(teamLanguage, "write-has-open", {
      name: nameOf(client),
      count: present.length,
      ticketsHtml: joinHtml(links, ", "),
    }),
    keyboard: [[{ label, press: { type: "write_another", clientId: client.id } }]],
  };
}

/** Why nobody can write to the client, or the ticket in which the manager is about to. Undefined when nothing is in the way. */
function refuse(handling: Handling, managerId: number, client: Client): Page | undefined {
  const { tx, teamLanguage } = handling;
  const name = nameOf(client);
  if (client.isBlocked)
    return told(html(teamLanguage, "write-blocked", { name, client: nameInCommand(tx, client) }));
  if (!client.isReachable) return told(html(teamLanguage, "write-unreachable", { name }));
  const begun = findTicketsOfClient(tx, client.id).find(
    (ticket) => isOpen(ticket) && ticket.isUnspoken && ticket.managerId === managerId,
  );
  if (begun === undefined) return undefined;
  const ticketHtml = renderTicketLink(handling, begun.id);
  return told(html(teamLanguage, "write-begun", { name, ticketHtml }));
}

function chooseDesk(handling: Handling, managerId: number, client: Client): Page {
  const { teamLanguage } = handling;
  const [only, ...others] = findOwnDesks(handling, managerId);
  if (others.length === 0) return open(handling, managerId, client, only ?? findDepartment(handling, null));
  const buttons = [only!, ...others].map((desk) => ({
    label: truncate(desk.name, 64),
    press: { type: "write_at", clientId: client.id, deskId: desk.id } as const,
  }));
  return {
    html: html(teamLanguage, "write-which-desk", { name: nameOf(client) }),
    keyboard: inRows(buttons, 1),
  };
}

/** @param desk undefined while no desk is ready: then the ticket waits for one, like all others */
function open(handling: Handling, managerId: number, client: Client, desk: Desk | undefined): Page {
  const { tx, now, teamLanguage } = handling;
  const opening = {
    clientId: client.id,
    deskId: desk?.id ?? null,
    wantedDeskId: null,
    actor: { kind: "manager", id: managerId },
    splitFrom: null,
    subject: null,
    context: null,
    openedAt: now,
  } as const;
  const ticket: PlacedTicket = openTicket(tx, opening, now);
  restoreCard(handling, ticket);
  awaitLink(handling, ticket.id, managerId);
  const values = { name: nameOf(client), number: String(ticket.id) };
  return { html: html(teamLanguage, "write-opened", values), keyboard: [] };
}

/** The ready desks of the manager. */
function findOwnDesks({ tx }: Handling, managerId: number): Desk[] {
  return findDesks(tx).filter(({ id, isReady }) => isReady && isOfDesk(tx, managerId, id));
}

function nameOf(client: Client): string {
  return truncate(fullName(client), 64);
}

function told(said: Html): Page {
  return { html: said, keyboard: [] };
}
