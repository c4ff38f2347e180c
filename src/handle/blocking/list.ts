import { type Block, findBlocked } from "../../store/people/blocks.ts";
import { findClient } from "../../store/people/clients.ts";
import { findManager } from "../../store/people/managers.ts";
import { findTicketsOfClient } from "../../store/tickets/tickets.ts";
import { escapeHtml, type Html, joinHtml, link, truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { formatDate } from "../../text/time.ts";
import type { Button } from "../../ticket/keyboard.ts";
import { fullName } from "../../ticket/message.ts";
import type { Press } from "../../ticket/press.ts";
import { type Answer, done, refused } from "../answer.ts";
import type { GivenInPrivate, PressedInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { type Page, showPage, turnPage } from "../page.ts";
import { byAge, pageOf } from "../paging.ts";
import { ticketUrl } from "../place/url.ts";
import { unblockClient } from "./blocking.ts";

/** `/blocked` */
export function blockedAsked({ handling, author }: GivenInPrivate): void {
  showPage(handling, author.id, renderPage(handling, 0));
}

export function turnTo(pressed: PressedInPrivate, number: number): Answer {
  return turnPage(pressed, renderPage(pressed.handling, number));
}

/** The page stays where it is. */
export function freeFromPage(pressed: PressedInPrivate, clientId: number, number: number): Answer {
  const { handling, person } = pressed;
  const { tx, teamLanguage } = handling;
  const client = findClient(tx, clientId);
  if (client === undefined) return refused(plain(teamLanguage, "refusal-stale"));
  const refusal = unblockClient(handling, client, { kind: "manager", id: person.id });
  if (refusal !== undefined) return refused(plain(teamLanguage, refusal));
  turnPage(pressed, renderPage(handling, number));
  return done(plain(teamLanguage, "toast-unblocked"));
}

function renderPage(handling: Handling, number: number): Page {
  const { tx, teamLanguage } = handling;
  const { count } = findBlocked(tx, { offset: 0, limit: 0 });
  if (count === 0) return { html: html(teamLanguage, "blocked-none"), keyboard: [] };
  const { page, offset, limit, turning } = pageOf(byAge(teamLanguage), count, number, turn);
  const { blocks } = findBlocked(tx, { offset, limit });
  const free = blocks.map(({ client }): Button[] => {
    const label = plain(teamLanguage, "button-blocked-free", { name: truncate(fullName(client), 40) });
    return [{ label, press: { type: "blocked_free", clientId: client.id, number: page } }];
  });
  const lines = blocks.map((block) => renderLine(handling, block));
  return {
    html: joinHtml([html(teamLanguage, "blocked-list", { count }), ...lines], "\n"),
    keyboard: [...free, ...turning],
  };
}

function turn(number: number): Press {
  return { type: "blocked_list", number };
}

function renderLine(handling: Handling, { client, by, at, reason }: Block): Html {
  const { tx, teamLanguage, timeZone } = handling;
  const name = truncate(fullName(client), 64);
  const ticket = findTicketsOfClient(tx, client.id).at(-1);
  const url = ticket && ticketUrl(handling, ticket);
  const clientHtml = url === undefined ? escapeHtml(name) : link(url, name);
  const manager = by === null ? undefined : findManager(tx, by);
  const parts = [
    client.username === null ? clientHtml : joinHtml([clientHtml, escapeHtml(`@${client.username}`)], " "),
    ...(at === null ? [] : [escapeHtml(formatDate(at, teamLanguage, timeZone))]),
    ...(manager === undefined ? [] : [escapeHtml(truncate(fullName(manager), 64))]),
    ...(reason === null ? [] : [html(teamLanguage, "block-reason", { reason })]),
  ];
  return html(teamLanguage, "blocked-line", { aboutHtml: joinHtml(parts, " · ") });
}
