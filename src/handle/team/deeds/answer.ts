import { saveAnonymityTold } from "../../../store/desks/memory.ts";
import { findDesk } from "../../../store/desks/desks.ts";
import { addMessage, markUndelivered } from "../../../store/messages/changes.ts";
import { releaseHeld } from "../../../store/messages/renewed-pairs.ts";
import { findPairAtDesk } from "../../../store/messages/pairs.ts";
import {
  findAlbum,
  findLatestMessage,
  findMessage,
  type MessagePair,
} from "../../../store/messages/messages.ts";
import { findClient } from "../../../store/people/clients.ts";
import { findTicket, type PlacedTicket } from "../../../store/tickets/tickets.ts";
import { findNote, removeNote } from "../../../store/messages/notes.ts";
import { dropWithheldAt, findUndecided } from "../../../store/messages/withheld.ts";
import { html, plain } from "../../../text/text.ts";
import type { OutgoingMessage } from "../../../ticket/message.ts";
import { isOpen } from "../../../ticket/ticket.ts";
import { type Answer, done, refused } from "../../answer.ts";
import { apply } from "../../apply.ts";
import { findKnownTickets, languageWith } from "../../client/client.ts";
import { deadlinesChanged } from "../../deadlines/changes.ts";
import { tellClient } from "../../effects/client.ts";
import { showAnswer, tellDesk } from "../../effects/desk.ts";
import { relay } from "../../effects/relay.ts";
import type { PressedAtTicket } from "../../feature.ts";
import type { Handling } from "../../handle.ts";
import { pass } from "../../protection/quarantine.ts";
import { endClientQuestions } from "../../questions.ts";
import { refuse } from "./act.ts";
import type { Member } from "../member.ts";
import { writtenAt } from "../ticket.ts";
import { decided } from "../notes/withheld.ts";

/**
 * Sends a manager's message to the ticket's client. If it may not go now, keeps it back and asks.
 * @returns what a press that did it says
 */
export function answerTicket(
  handling: Handling,
  ticket: PlacedTicket,
  member: Member,
  incoming: OutgoingMessage,
): Answer {
  const { tx, teamLanguage } = handling;
  const written = withoutForeignReply(handling, ticket, incoming);
  if (!isOpen(ticket)) {
    keepBack(handling, ticket, written, "desk-held");
    return done(plain(teamLanguage, "refusal-closed"));
  }
  if (findClient(tx, ticket.clientId)?.isBlocked === true) {
    keepBack(handling, ticket, written, "desk-held-blocked");
    return done(plain(teamLanguage, "desk-held-blocked"));
  }
  if (member.role === "anonymous") explainAnonymity(handling, ticket);
  answer(handling, ticket, member, written);
  return done(plain(teamLanguage, "toast-sent"));
}

/** A message outside of the ticket is the team's own. No quote of it may reach the client. */
export function withoutForeignReply<Message extends OutgoingMessage>(
  { tx }: Handling,
  { id, deskId }: PlacedTicket,
  incoming: Message,
): Message {
  const { replyToMessageId: repliedTo } = incoming;
  if (repliedTo === null || deskId === null) return incoming;
  const isOfTicket = findPairAtDesk(tx, deskId, repliedTo)?.ticketId === id;
  return isOfTicket ? incoming : { ...incoming, replyToMessageId: null, quote: null };
}

/** A manager says that withheld messages are an answer. Only now they become messages. */
export function sendWithheld({ handling, ticket, member }: PressedAtTicket, batch: number): Answer {
  const { tx, teamLanguage } = handling;
  const withheld = findUndecided(tx, ticket.id, batch);
  if (withheld.length === 0) return refused(plain(teamLanguage, "refusal-decided"));
  const results = withheld.map(({ deskId, message }) => {
    dropWithheldAt(tx, deskId, message.messageId);
    // The message keeps the place where it was written.
    const { placeId } = writtenAt(handling, ticket, deskId, message);
    return answerTicket(handling, { ...findTicket(tx, ticket.id)!, placeId }, member, message);
  });
  decided(handling, ticket, withheld[0]!, "desk-decided-answer");
  return results[0]!;
}

/** A manager sends a note that was edited into an answer. It goes alone: of an album's other items too little is kept. */
export function sendNote({ handling, ticket, member }: PressedAtTicket, noteId: number): Answer {
  const { tx, now, teamLanguage } = handling;
  const note = findNote(tx, noteId);
  if (note?.answer == null || note.ticketId !== ticket.id) {
    return refused(plain(teamLanguage, note === undefined ? "refusal-already-sent" : "refusal-stale"));
  }
  if (!isOpen(ticket)) return refused(plain(teamLanguage, "refusal-closed"));
  removeNote(tx, note.id);
  const written = { ...ticket, deskId: note.deskId, placeId: note.placeId };
  return answerTicket(handling, written, member, { ...note.answer, mediaGroupId: null, sentAt: now });
}

/** Sends a message that was kept back because the ticket was closed or its client blocked. Reopens a closed ticket. */
export function reopenAndSend({ handling, ticket, member }: PressedAtTicket, messageId: number): Answer {
  const { tx, teamLanguage } = handling;
  const pair = findMessage(tx, messageId);
  if (pair === undefined || pair.ticketId !== ticket.id) return refused(plain(teamLanguage, "refusal-stale"));
  if (pair.failure !== "held") return refused(plain(teamLanguage, whyNotHeld(pair)));
  let open = ticket;
  if (!isOpen(ticket)) {
    const result = apply(handling, ticket, { type: "reopen", actor: member.actor }, member.actor);
    if (!result.ok) return refuse(handling, ticket, result.refusal);
    open = result.ticket;
  }
  sendKeptBack(handling, open, member, pair);
  return done(plain(teamLanguage, "toast-sent"));
}

/** What became of a message that was held back. */
function whyNotHeld({ failure }: MessagePair) {
  if (failure === "noted") return "desk-decided-note";
  return failure === "deleted" ? "desk-not-sent-deleted" : "refusal-already-sent";
}

function sendKeptBack(handling: Handling, ticket: PlacedTicket, member: Member, pair: MessagePair): void {
  const { tx, now } = handling;
  const { actor } = member;
  apply(handling, ticket, { type: "answer", actor, sentAt: now }, actor);
  pass(handling, ticket, actor);
  endClientQuestions(handling, ticket.clientId);
  showWhichTicket(handling, ticket, pair);
  const album = pair.mediaGroupId === null ? [pair] : findAlbum(tx, ticket.id, pair.mediaGroupId);
  for (const item of album.filter(({ failure }) => failure === "held"))
    relay(handling, ticket, releaseHeld(tx, item, now));
  deadlinesChanged(handling, ticket);
}

function answer(handling: Handling, ticket: PlacedTicket, member: Member, incoming: OutgoingMessage): void {
  const { tx } = handling;
  const album = incoming.mediaGroupId;
  const isLaterItem = album !== null && findAlbum(tx, ticket.id, album).length > 0;
  if (!isLaterItem) {
    const { actor } = member;
    apply(handling, ticket, { type: "answer", actor, sentAt: incoming.sentAt }, actor);
    pass(handling, ticket, actor, incoming.sentAt);
    endClientQuestions(handling, ticket.clientId);
    showWhichTicket(handling, ticket, incoming);
  }
  relay(handling, ticket, store(handling, ticket, incoming));
  deadlinesChanged(handling, ticket);
}

/**
 * Shows a client with several open tickets which one an answer belongs to. The sender makes a single message a reply to
 * their last one there. An album cannot be a reply (docs:copyMessages), so it gets a heading. So does an answer to a client
 * who has written nothing in the ticket.
 */
function showWhichTicket(
  handling: Handling,
  ticket: PlacedTicket,
  { mediaGroupId, replyToMessageId }: Pick<OutgoingMessage, "mediaGroupId" | "replyToMessageId">,
): void {
  const isAlbum = mediaGroupId !== null;
  if (!isAlbum && replyToMessageId !== null) return;
  const client = findClient(handling.tx, ticket.clientId);
  if (client === undefined || findKnownTickets(handling, client.id).filter(isOpen).length < 2) return;
  if (!isAlbum && findLatestMessage(handling.tx, ticket.id, "to_desk") !== undefined) return;
  const language = languageWith(handling, client);
  const number = String(ticket.id);
  const { subject } = ticket;
  const heading =
    subject === null
      ? html(language, "ticket-heading", { number })
      : html(language, "ticket-heading-subject", { number, subject });
  tellClient(handling, ticket, heading, { isSilent: true });
}

function store(handling: Handling, ticket: PlacedTicket, message: OutgoingMessage): MessagePair {
  const pair = addMessage(handling.tx, ticket, "to_client", message);
  if (message.messageId === null) showAnswer(handling, ticket, pair);
  return pair;
}

/**
 * Nothing reaches the client of a closed ticket, or a blocked one, by accident: the message is kept back until a manager
 * decides.
 */
function keepBack(
  handling: Handling,
  ticket: PlacedTicket,
  incoming: OutgoingMessage,
  reason: "desk-held" | "desk-held-blocked",
): void {
  const { tx, teamLanguage } = handling;
  const album = incoming.mediaGroupId;
  const isLaterItem =
    album !== null && findAlbum(tx, ticket.id, album).some(({ failure }) => failure === "held");
  const pair = store(handling, ticket, incoming);
  markUndelivered(tx, pair, "held");
  if (isLaterItem) return;
  tellDesk(handling, ticket, html(teamLanguage, reason), {
    replyToDeskMessageId: incoming.messageId,
    keyboard: [
      [
        {
          label: plain(
            teamLanguage,
            reason === "desk-held" ? "button-reopen-and-send" : "button-send-blocked",
          ),
          press: { type: "send_held", ticketId: ticket.id, messageId: pair.id },
        },
      ],
    ],
  });
}

/** Tells each desk once that the work of an anonymous administrator cannot be counted as theirs. */
function explainAnonymity(handling: Handling, ticket: PlacedTicket): void {
  const { tx, now, teamLanguage } = handling;
  const desk = ticket.deskId === null ? undefined : findDesk(tx, ticket.deskId);
  if (desk === undefined || desk.anonymityToldAt !== null) return;
  saveAnonymityTold(tx, desk.id, now);
  tellDesk(handling, ticket, html(teamLanguage, "desk-anonymous"));
}
