import { isOfDesk } from "../../store/people/desk-people.ts";
import { findClient } from "../../store/people/clients.ts";
import { findOpenTicketsOf, findTicket, findUnclaimedTickets } from "../../store/tickets/tickets.ts";
import { escapeHtml, type Html, joinHtml, truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { formatMoment } from "../../text/time.ts";
import type { Button } from "../../ticket/keyboard.ts";
import { fullName } from "../../ticket/message.ts";
import { type Answer, refused } from "../answer.ts";
import type { GivenInPrivate, PressedInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { describeDuration } from "../norms/words.ts";
import { renderTicketLink } from "../norms/notice.ts";
import { type Page, showPage, turnPage } from "../page.ts";
import { roleInPrivate } from "../private/role.ts";
import { claim } from "../team/deeds/act.ts";
import { byPage, pageOf } from "../paging.ts";
import { inOrderOfUrgency, type Waiting } from "./waits.ts";

const minute = 60_000;

/** `/my`: the manager's open tickets. */
export function myAsked({ handling, author }: GivenInPrivate): void {
  showPage(handling, author.id, renderMine(handling, author.id, 0));
}

export function turnMine(pressed: PressedInPrivate, number: number): Answer {
  return turnPage(pressed, renderMine(pressed.handling, pressed.person.id, number));
}

/** `/open`: the tickets that nobody has claimed, at the manager's desks. */
export function openAsked({ handling, author }: GivenInPrivate): void {
  showPage(handling, author.id, renderUnclaimed(handling, author.id, 0));
}

export function turnOpen(pressed: PressedInPrivate, number: number): Answer {
  return turnPage(pressed, renderUnclaimed(pressed.handling, pressed.person.id, number));
}

/** Claims the ticket for who pressed. The page stays where it is. */
export function claimFromPage(pressed: PressedInPrivate, ticketId: number, number: number): Answer {
  const { handling, person } = pressed;
  const { tx, teamLanguage } = handling;
  const ticket = findTicket(tx, ticketId);
  if (ticket === undefined) return refused(plain(teamLanguage, "refusal-stale"));
  if (!isOfDesk(tx, person.id, ticket.deskId)) return refused(plain(teamLanguage, "refusal-outsider"));
  const member = {
    role: roleInPrivate(handling, person.id),
    actor: { kind: "manager", id: person.id },
  } as const;
  const answer = claim({ handling, ticket, member });
  turnPage(pressed, renderUnclaimed(handling, person.id, number));
  return answer;
}

function renderMine(handling: Handling, managerId: number, number: number): Page {
  const { tx, teamLanguage } = handling;
  const all = inOrderOfUrgency(handling, findOpenTicketsOf(tx, managerId));
  if (all.length === 0) return { html: html(teamLanguage, "my-none"), keyboard: [] };
  const heading = html(teamLanguage, "my-list", { count: all.length });
  const { offset, limit, turning } = pageOf(byPage(teamLanguage), all.length, number, (to) => {
    return { type: "my_list", number: to };
  });
  const lines = all.slice(offset, offset + limit).map((waiting) => renderLine(handling, waiting));
  return { html: joinHtml([heading, ...lines], "\n"), keyboard: turning };
}

function renderUnclaimed(handling: Handling, personId: number, number: number): Page {
  const { tx, teamLanguage } = handling;
  const own = findUnclaimedTickets(tx).filter(({ deskId }) => isOfDesk(tx, personId, deskId));
  const all = inOrderOfUrgency(handling, own);
  if (all.length === 0) return { html: html(teamLanguage, "open-none"), keyboard: [] };
  const heading = html(teamLanguage, "open-list", { count: all.length });
  const { page, offset, limit, turning } = pageOf(byPage(teamLanguage), all.length, number, (to) => {
    return { type: "open_list", number: to };
  });
  const shown = all.slice(offset, offset + limit);
  const lines = shown.map((waiting) => renderLine(handling, waiting));
  const claims = shown.map(({ ticket }): Button[] => {
    const label = plain(teamLanguage, "button-open-claim", { number: String(ticket.id) });
    return [{ label, press: { type: "open_claim", ticketId: ticket.id, number: page } }];
  });
  return { html: joinHtml([heading, ...lines], "\n"), keyboard: [...claims, ...turning] };
}

function renderLine(handling: Handling, waiting: Waiting): Html {
  const { tx, teamLanguage } = handling;
  const { ticket, isOverdue } = waiting;
  const client = findClient(tx, ticket.clientId);
  const marks = `${isOverdue ? "⏰ " : ""}${ticket.priority === "high" ? "🔥 " : ""}`;
  const parts = [
    joinHtml([escapeHtml(marks), renderTicketLink(handling, ticket.id)], ""),
    ...(client === undefined ? [] : [escapeHtml(truncate(fullName(client), 40))]),
    ...(ticket.subject === null ? [] : [escapeHtml(ticket.subject)]),
    escapeHtml(describeWait(handling, waiting)),
  ];
  return html(teamLanguage, "lists-line", { aboutHtml: joinHtml(parts, " · ") });
}

function describeWait({ now, teamLanguage, timeZone }: Handling, waiting: Waiting): string {
  const { waitsFor, worked, since, ticket } = waiting;
  const at = formatMoment(since, teamLanguage, timeZone);
  if (waitsFor === "later") return plain(teamLanguage, "lists-later", { at });
  if (ticket.quarantine === "on") return plain(teamLanguage, "lists-quarantine");
  if (ticket.isUnspoken) return plain(teamLanguage, "lists-unspoken");
  if (waitsFor === "client") return plain(teamLanguage, "lists-client", { at });
  const time = describeDuration(teamLanguage, Math.floor(worked / minute) * minute);
  if (time !== "") return plain(teamLanguage, "lists-team", { time });
  return now - since < minute
    ? plain(teamLanguage, "lists-team-now")
    : plain(teamLanguage, "lists-team-off", { at });
}
