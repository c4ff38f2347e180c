import { type Client, saveClientState } from "../store/people.ts";
import { findTicket, type PlacedTicket } from "../store/tickets.ts";
import { escapeHtml, type Html, link, truncate } from "../text/html.ts";
import { html, type Language, plain } from "../text/text.ts";
import { fullName, type IncomingMessage } from "../ticket/message.ts";
import type { Keyboard } from "../ticket/press.ts";
import { apply } from "./apply.ts";
import { languageWith } from "./clients.ts";
import { alertAdmins, editAtClient, tellClient } from "./enqueue.ts";
import type { Handling } from "./handle.ts";
import { ticketUrl } from "./ticket-url.ts";
import { readSetting } from "./settings.ts";
import type { Answer } from "./answer.ts";
import { done, refused } from "./answer.ts";

/** How long the next message is taken for the explanation of a low rating. */
const explanationMilliseconds = 60 * 60_000;

/** Asks whether the closed ticket's question was solved. */
export function askRating(handling: Handling, client: Client, ticket: PlacedTicket): void {
  if (!readSetting(handling.tx, "rating")) return;
  const language = languageWith(handling, client);
  const [yes, no] = [1, 0].map((value) => ({
    label: plain(language, value === 1 ? "button-yes" : "button-no"),
    press: { type: "resolved", ticketId: ticket.id, yes: value } as const,
  }));
  tellClient(handling, ticket, html(language, "rating-ask"), { keyboard: [[yes!, no!]] });
}

/** The client said whether the question was solved; the same message then asks for stars. */
export function rateResolved(
  handling: Handling,
  client: Client,
  ticket: PlacedTicket,
  isResolved: boolean,
  clientMessageId: number,
): Answer {
  const language = languageWith(handling, client);
  const actor = { kind: "client", id: client.id } as const;
  const applied = apply(handling, ticket, { type: "rate", isResolved }, actor);
  if (!applied.ok) return refused(plain(language, `refusal-${applied.refusal}`));
  const asked = html(language, isResolved ? "rating-ask-stars" : "rating-ask-stars-unresolved");
  const keyboard = starButtons(ticket.id);
  if (!isResolved) keyboard.push([reopenButton(language, ticket.id)]);
  editAtClient(handling, ticket, clientMessageId, asked, keyboard);
  return done(plain(language, "toast-done"));
}

/** The client gave stars; few of them are asked to be explained. */
export function rateStars(
  handling: Handling,
  client: Client,
  ticket: PlacedTicket,
  stars: number,
  clientMessageId: number,
): Answer {
  const { tx, now } = handling;
  const language = languageWith(handling, client);
  const actor = { kind: "client", id: client.id } as const;
  const applied = apply(handling, ticket, { type: "rate", stars }, actor);
  if (!applied.ok) return refused(plain(language, `refusal-${applied.refusal}`));
  const thanks = html(language, "rating-thanks", { stars: "★".repeat(stars) + "☆".repeat(5 - stars) });
  const isLow = stars <= readSetting(tx, "low_rating");
  const keyboard = starButtons(ticket.id);
  if (isLow || applied.ticket.rating?.isResolved === false)
    keyboard.push([reopenButton(language, ticket.id)]);
  editAtClient(handling, ticket, clientMessageId, thanks, keyboard);
  saveClientState(tx, client.id, {
    explains: isLow ? { ticketId: ticket.id, until: now + explanationMilliseconds } : null,
  });
  if (isLow) tellClient(handling, ticket, html(language, "rating-ask-comment"));
  return done(plain(language, "toast-thanks"));
}

/**
 * The message after a low rating is its explanation and no new ticket, if it is one: a text, soon enough, that
 * answers nothing else. Returns whether it was taken so.
 */
export function explainRating(handling: Handling, client: Client, incoming: IncomingMessage): boolean {
  const { tx, now } = handling;
  const { explains } = client;
  if (explains === null) return false;
  saveClientState(tx, client.id, { explains: null });
  const isExplanation =
    now < explains.until &&
    !client.wantsNew &&
    incoming.kind === "text" &&
    incoming.replyToMessageId === null;
  const ticket = isExplanation ? findTicket(tx, explains.ticketId) : undefined;
  if (ticket === undefined) return false;
  const actor = { kind: "client", id: client.id } as const;
  const applied = apply(handling, ticket, { type: "comment_rating", text: incoming.text }, actor);
  if (!applied.ok) return false;
  tellClient(handling, ticket, html(languageWith(handling, client), "rating-comment-kept"));
  alertAdmins(handling, renderAlert(handling, client, ticket, incoming.text));
  return true;
}

export function reopenButton(language: Language, ticketId: number): Keyboard[number][number] {
  return { label: plain(language, "button-client-reopen"), press: { type: "client_reopen", ticketId } };
}

function starButtons(ticketId: number): Keyboard {
  const stars = [1, 2, 3, 4, 5];
  return [
    stars.map((count) => ({
      label: `${count} ⭐`,
      press: { type: "stars", ticketId, stars: count } as const,
    })),
  ];
}

function renderAlert(handling: Handling, client: Client, ticket: PlacedTicket, text: string): Html {
  const { teamLanguage } = handling;
  const url = ticketUrl(handling, ticket);
  const name = fullName(client);
  return html(teamLanguage, "alert-low-rating", {
    stars: String(ticket.rating?.stars ?? ""),
    number: String(ticket.id),
    clientHtml: url === undefined ? escapeHtml(name) : link(url, name),
    text: truncate(text, 3_000),
  });
}
