import type { Button, Keyboard } from "../../ticket/keyboard.ts";
import type { Client } from "../../store/people/clients.ts";
import { keepPrivate, type PrivateMessage, savePrivate } from "../../store/messages/private.ts";
import {
  endQuestion,
  findOpenQuestion,
  findQuestionAt,
  type Question,
} from "../../store/messages/questions.ts";
import { findSaying } from "../../store/messages/sayings.ts";
import { findTicket, type PlacedTicket } from "../../store/tickets/tickets.ts";
import { escapeHtml, type Html, link, truncate } from "../../text/html.ts";
import { drawStars } from "../../text/stars.ts";
import { html, plain, type Wording } from "../../text/text.ts";
import { fullName, type IncomingMessage } from "../../ticket/message.ts";
import { isOpen } from "../../ticket/ticket.ts";
import { apply } from "../apply.ts";
import { languageWith, refuseClient } from "./client.ts";
import { ratedLow, tellAdminsOfComment } from "../notices/low.ts";
import { alertAdminsAgain } from "../effects/chat.ts";
import { sendTranscriptToAdmins } from "../effects/files.ts";
import { editAtClient, tellClient } from "../effects/client.ts";
import type { Handling } from "../handle.ts";
import { ticketUrl } from "../place/url.ts";
import { windowsOf } from "../protection/windows.ts";
import { askClient, endRatingQuestion } from "../questions.ts";
import { readSetting } from "../settings/settings.ts";
import type { Answer } from "../answer.ts";
import { done } from "../answer.ts";

/** For this long the next message counts as the explanation of a low rating. */
const explanationMilliseconds = 60 * 60_000;

/** Asks whether the client's question was solved in the closed ticket. */
export function askRating(handling: Handling, client: Client, ticket: PlacedTicket): void {
  if (!readSetting(handling.tx, "rating")) return;
  const language = languageWith(handling, client);
  const [yes, no] = [1, 0].map((value) => ({
    label: plain(language, value === 1 ? "button-yes" : "button-no"),
    press: { type: "resolved", ticketId: ticket.id, yes: value } as const,
  }));
  tellClient(handling, ticket, html(language, "rating-ask"), { keyboard: [[yes!, no!]] });
}

/** The client said whether the question was solved. The same message then asks for stars. */
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
  if (!applied.ok) return refuseClient(language, applied.refusal);
  const asked = html(language, isResolved ? "rating-ask-stars" : "rating-ask-stars-unresolved");
  const keyboard = starButtons(ticket.id);
  if (!isResolved) keyboard.push([reopenButton(language, ticket.id)]);
  editAtClient(handling, ticket, clientMessageId, asked, keyboard);
  return done(plain(language, "toast-done"));
}

/** The client gave stars. If they are few, the bot asks why. */
export function rateStars(
  handling: Handling,
  client: Client,
  ticket: PlacedTicket,
  stars: number,
  clientMessageId: number,
): Answer {
  const { tx } = handling;
  const language = languageWith(handling, client);
  const actor = { kind: "client", id: client.id } as const;
  const applied = apply(handling, ticket, { type: "rate", stars }, actor);
  if (!applied.ok) return refuseClient(language, applied.refusal);
  const thanks = html(language, "rating-thanks", { stars: drawStars(stars) });
  const isLow = stars <= readSetting(tx, "low_rating");
  if (isLow && applied.ticket.rating?.stars !== ticket.rating?.stars && mayAlert(handling, client)) {
    ratedLow(handling, applied.ticket);
    if (readSetting(tx, "low_rating_transcript")) sendTranscriptToAdmins(handling, ticket.id);
  }
  const keyboard = starButtons(ticket.id);
  if (isLow || applied.ticket.rating?.isResolved === false)
    keyboard.push([reopenButton(language, ticket.id)]);
  editAtClient(handling, ticket, clientMessageId, thanks, keyboard);
  if (isLow) {
    const matter = { kind: "rating_comment", ticketId: ticket.id } as const;
    askClient(handling, ticket, matter, html(language, "rating-ask-comment"), explanationMilliseconds);
  } else endRatingQuestion(handling, client.id);
  return done(plain(language, "toast-thanks"));
}

/**
 * The message after a low rating explains it and opens no ticket, if it comes soon enough or replies to the question, replies
 * to nothing else, and the ticket is still closed. Returns the ticket in that case.
 */
export function explainRating(
  handling: Handling,
  client: Client,
  incoming: IncomingMessage,
): PlacedTicket | undefined {
  const { tx, now } = handling;
  const asked = { chatId: client.id, askedId: client.id, kind: "rating_comment" } as const;
  const question = findRepliedTo(handling, client, incoming) ?? findOpenQuestion(tx, asked, now);
  if (question?.matter.kind !== "rating_comment") return undefined;
  const ticket = findTicket(tx, question.matter.ticketId);
  const isAnswer = ticket !== undefined && !isOpen(ticket) && isAboutRating(handling, ticket, incoming);
  endQuestion(tx, question.id, isAnswer ? "answered" : "gone");
  if (!isAnswer || !comment(handling, client, ticket, incoming)) return undefined;
  keepPrivate(tx, client.id, incoming, "comment", ticket.id, now);
  tellClient(handling, ticket, html(languageWith(handling, client), "rating-comment-kept"));
  return ticket;
}

/** The question that the client replies to. A newer one, about another ticket, may have replaced it. */
function findRepliedTo(
  { tx }: Handling,
  { id }: Client,
  { replyToMessageId: repliedTo }: IncomingMessage,
): Question | undefined {
  const question = repliedTo === null ? undefined : findQuestionAt(tx, id, repliedTo);
  if (question?.matter.kind !== "rating_comment" || question.askedId !== id) return undefined;
  const isReplaced = question.ended === "superseded";
  const isOpenStill = isReplaced && findTicket(tx, question.matter.ticketId)?.rating?.comment === null;
  return question.ended === null || isOpenStill ? question : undefined;
}

/** The client edited the explanation. Returns false when it cannot be changed any more. */
export function commentEdited(
  handling: Handling,
  client: Client,
  kept: PrivateMessage,
  incoming: IncomingMessage,
): boolean {
  const ticket = kept.ticketId === null ? undefined : findTicket(handling.tx, kept.ticketId);
  if (ticket === undefined) return false;
  if (kept.message.text === incoming.text) return true;
  if (!comment(handling, client, ticket, incoming, true)) return false;
  savePrivate(handling.tx, kept.id, incoming);
  return true;
}

/** With so many in 24 hours, the admins are not told of a client's stars any more. */
const mostAlerts = 4;

/** A client may change the stars as often as they like. */
function mayAlert({ tx, now }: Handling, { id }: Client): boolean {
  return windowsOf(tx).ratings.add(id, now, mostAlerts) < mostAlerts;
}

/** A reply to a message of a ticket is for that ticket. A reply to the bot's question is an explanation. */
function isAboutRating({ tx }: Handling, ticket: PlacedTicket, incoming: IncomingMessage): boolean {
  const { replyToMessageId } = incoming;
  return (
    replyToMessageId === null || findSaying(tx, ticket.clientId, replyToMessageId)?.ticketId === ticket.id
  );
}

function comment(
  handling: Handling,
  client: Client,
  ticket: PlacedTicket,
  { kind, text }: IncomingMessage,
  isEdit = false,
): boolean {
  const words = text === "" ? plain(handling.teamLanguage, `kind-${kind}`) : text;
  const actor = { kind: "client", id: client.id } as const;
  const applied = apply(handling, ticket, { type: "comment_rating", text: words }, actor);
  if (!applied.ok) return false;
  const said = renderAlert(handling, client, ticket, words);
  if (isEdit) alertAdminsAgain(handling, said, ticket.id);
  else tellAdminsOfComment(handling, applied.ticket, said);
  return true;
}

export function reopenButton(language: Wording, ticketId: number): Button {
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

function renderAlert(handling: Handling, client: Client, ticket: PlacedTicket, words: string): Html {
  const { teamLanguage } = handling;
  const url = ticketUrl(handling, ticket);
  const name = fullName(client);
  return html(teamLanguage, "alert-low-rating", {
    stars: String(ticket.rating?.stars ?? ""),
    number: String(ticket.id),
    clientHtml: url === undefined ? escapeHtml(name) : link(url, name),
    text: truncate(words, 3_000),
  });
}
