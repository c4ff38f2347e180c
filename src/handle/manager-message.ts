import type { Desk } from "../store/desks.ts";
import { addMessage } from "../store/messages.ts";
import { enrolManager } from "../store/people.ts";
import { findTicketByTopic, type PlacedTicket, saveChange } from "../store/tickets.ts";
import { html } from "../text/text.ts";
import { decide } from "../ticket/decide.ts";
import type { IncomingMessage } from "../ticket/message.ts";
import type { Actor } from "../ticket/ticket.ts";
import { reactAtDesk, refreshCard, relay, tellDesk } from "./enqueue.ts";
import type { Handling } from "./handle.ts";

/** Somebody of the team wrote in the desk's chat. Only what is written in a ticket's topic goes to a client. */
export function managerWrote(handling: Handling, desk: Desk, incoming: IncomingMessage): void {
  const { tx, now } = handling;
  if (incoming.topicId === null) return;
  const ticket = findTicketByTopic(tx, desk.id, incoming.topicId);
  if (ticket === undefined) return;
  if (incoming.author !== null) enrolManager(tx, incoming.author, now);
  const actor: Actor =
    incoming.author === null ? { kind: "anonymous" } : { kind: "manager", id: incoming.author.id };

  if (incoming.text.startsWith("//")) return keepNote(handling, desk, ticket, actor, incoming);
  if (incoming.text.startsWith("/")) {
    const refusal = html(handling.teamLanguage, "desk-command-unknown");
    return tellDesk(handling, ticket, desk.chatId, refusal, incoming.messageId);
  }
  answer(handling, desk, ticket, actor, incoming);
}

function answer(
  handling: Handling,
  desk: Desk,
  ticket: PlacedTicket,
  actor: Actor,
  incoming: IncomingMessage,
): void {
  const { tx, now } = handling;
  const change = decide(ticket, { type: "answer", actor }, now);
  saveChange(tx, change, actor, now);
  const pair = addMessage(tx, ticket.id, "to_client", incoming);
  relay(handling, pair, ticket.clientId);
  if (change.ticket.status !== ticket.status || change.ticket.managerId !== ticket.managerId) {
    refreshCard(handling, ticket.id, desk.chatId);
  }
}

/** A note is an event of the journal and never a message, so nothing that sends to clients can take it. */
function keepNote(
  handling: Handling,
  desk: Desk,
  ticket: PlacedTicket,
  actor: Actor,
  incoming: IncomingMessage,
): void {
  const text = incoming.text.slice(2).trim();
  saveChange(handling.tx, decide(ticket, { type: "note", text }, handling.now), actor, handling.now);
  reactAtDesk(handling, ticket.id, desk.chatId, incoming.messageId, "✍");
}
