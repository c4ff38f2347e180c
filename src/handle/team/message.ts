import type { Desk } from "../../store/desks.ts";
import { addMessage, markUndelivered, releaseHeld } from "../../store/message-changes.ts";
import { findPairAtDesk } from "../../store/message-pairs.ts";
import { findAlbum, findLatestMessage, type MessagePair } from "../../store/messages.ts";
import { findClient } from "../../store/people.ts";
import { findNoteByDeskMessage, isNotedAlbum } from "../../store/notes.ts";
import { findSetting, saveSetting } from "../../store/settings.ts";
import { findTicket, type PlacedTicket } from "../../store/tickets.ts";
import { dropWithheldAt, findUndecided, isAlbumWithheld } from "../../store/withheld.ts";
import { html, plain } from "../../text/text.ts";
import type { IncomingMessage } from "../../ticket/message.ts";
import { isOpen } from "../../ticket/ticket.ts";
import { type Answer, done, refused } from "../answer.ts";
import { apply } from "../apply.ts";
import { findOpenTickets, languageWith } from "../client/client.ts";
import { type Member, meetMember } from "./member.ts";
import { findTicketOf } from "./ticket.ts";
import { commandElsewhere, commandWritten } from "./command.ts";
import type { AddressedTicket } from "../effects/adding.ts";
import { takeBack, tellClient } from "../effects/client.ts";
import { tellDesk } from "../effects/desk.ts";
import { relay } from "../effects/relay.ts";
import { writtenInFormerPlace } from "./former-place.ts";
import type { Handling } from "../handle.ts";
import { answersNoteQuestion, isCommand, isNote, keepNote, noteText } from "./notes.ts";
import { endClientQuestions } from "../questions.ts";
import { refuseMessage } from "./refused-message.ts";
import { repliesChanged } from "../replies.ts";
import { albumNoted, answersNameQuestion, decided, findDoubt, keepInMind, withhold } from "./withheld.ts";

/** Somebody of the team wrote in the desk's chat. Only what is written in a ticket's topic goes to a client. */
export function managerWrote(handling: Handling, desk: Desk, incoming: IncomingMessage): void {
  const found = findTicketOf(handling, desk, incoming);
  if (found === undefined) return commandElsewhere(handling, desk, incoming);
  const { ticket, formerThread } = found;
  const there: AddressedTicket =
    formerThread === undefined ? ticket : { ...ticket, deskId: desk.id, threadId: formerThread };
  const member = meetMember(handling, incoming.author);
  if (member.role === "removed") return refuseMessage(handling, there, incoming, "refusal-removed");
  // Its edit came first, and was a note: what it said before is not for the client either.
  if (findNoteByDeskMessage(handling.tx, ticket.id, desk.id, incoming.messageId) !== undefined) return;
  if (formerThread !== undefined) {
    keepInMind(handling, ticket.id, desk.id, "refused", incoming);
    return writtenInFormerPlace(handling, ticket, there, member, incoming);
  }

  if (
    isNote(incoming.text) ||
    answersNoteQuestion(handling, ticket, incoming) ||
    isOfNotedAlbum(handling, ticket, incoming)
  ) {
    keepNote(handling, ticket, desk.id, member, incoming, noteText(incoming.text));
    return albumNoted(handling, ticket, incoming);
  }
  if (answersNameQuestion(handling, incoming)) {
    return commandWritten(handling, ticket, member, incoming, `/name ${incoming.text}`);
  }
  if (isCommand(incoming.text)) {
    // Whoever forwards a command shows what somebody else wrote; it is not meant for the bot.
    if (incoming.origin !== null) return withhold(handling, ticket, incoming, { batch: null });
    dropAlbum(handling, ticket, member, incoming);
    return commandWritten(handling, ticket, member, incoming);
  }
  if (isOfCommandsAlbum(handling, desk, incoming))
    return keepInMind(handling, ticket.id, desk.id, "refused", incoming);
  const doubt = findDoubt(handling, ticket, incoming);
  if (doubt !== undefined) return withhold(handling, ticket, incoming, doubt);
  answerTicket(handling, ticket, member, incoming);
}

/** Somebody says that what was withheld is an answer: only now it becomes a message. */
export function sendWithheld(
  handling: Handling,
  ticket: PlacedTicket,
  member: Member,
  batch: number,
): Answer {
  const { tx, teamLanguage } = handling;
  const withheld = findUndecided(tx, ticket.id, batch);
  if (withheld.length === 0) return refused(plain(teamLanguage, "refusal-decided"));
  for (const { deskId, message } of withheld) {
    dropWithheldAt(tx, deskId, message.messageId);
    answerTicket(handling, findTicket(tx, ticket.id)!, member, message);
  }
  decided(handling, ticket, withheld[0]!, "desk-decided-answer");
  return done(plain(teamLanguage, isOpen(ticket) ? "toast-sent" : "refusal-closed"));
}

function answerTicket(
  handling: Handling,
  ticket: PlacedTicket,
  member: Member,
  incoming: IncomingMessage,
): void {
  const written = withoutForeignReply(handling, ticket, incoming);
  if (!isOpen(ticket)) return hold(handling, ticket, written, "desk-held");
  if (findClient(handling.tx, ticket.clientId)?.isBlocked === true)
    return hold(handling, ticket, written, "desk-held-blocked");
  if (member.role === "anonymous") explainAnonymity(handling, ticket);
  answer(handling, ticket, member, written);
}

/** What is no message of the ticket is the team's own: nothing of it may reach the client as a quote. */
export function withoutForeignReply(
  { tx }: Handling,
  { id, deskId }: PlacedTicket,
  incoming: IncomingMessage,
): IncomingMessage {
  const { replyToMessageId: answered } = incoming;
  if (answered === null || deskId === null) return incoming;
  const isOfTicket = findPairAtDesk(tx, deskId, answered)?.ticketId === id;
  return isOfTicket ? incoming : { ...incoming, replyToMessageId: null, quote: null };
}

/** Sends a message that was kept back because the ticket was closed. The ticket is open again by now. */
export function sendHeld(handling: Handling, ticket: PlacedTicket, member: Member, pair: MessagePair): void {
  const { tx, now } = handling;
  const { actor } = member;
  apply(handling, ticket, { type: "answer", actor, sentAt: now }, actor);
  endClientQuestions(handling, ticket.clientId);
  const album = pair.mediaGroupId === null ? [pair] : findAlbum(tx, ticket.id, pair.mediaGroupId);
  for (const item of album.filter(({ failure }) => failure === "held"))
    relay(handling, ticket, releaseHeld(tx, item, now));
}

function answer(handling: Handling, ticket: PlacedTicket, member: Member, incoming: IncomingMessage): void {
  const { tx } = handling;
  const album = incoming.mediaGroupId;
  const isLaterItem = album !== null && findAlbum(tx, ticket.id, album).length > 0;
  // An album is one answer.
  if (!isLaterItem) {
    const { actor } = member;
    apply(handling, ticket, { type: "answer", actor, sentAt: incoming.sentAt }, actor);
    endClientQuestions(handling, ticket.clientId);
    if (album !== null || incoming.replyToMessageId === null)
      showWhichTicket(handling, ticket, album !== null);
  }
  relay(handling, ticket, addMessage(tx, ticket, "to_client", incoming));
}

/**
 * A client with several open tickets has to see which one an answer belongs to. A message is sent as a reply to the
 * client's last one there (by whoever copies it); an album cannot be a reply (docs:copyMessages) and gets a heading,
 * and so does an answer to a client who has not written in the ticket.
 */
function showWhichTicket(handling: Handling, ticket: PlacedTicket, isAlbum: boolean): void {
  const client = findClient(handling.tx, ticket.clientId);
  if (client === undefined || findOpenTickets(handling, client.id).length < 2) return;
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

/** Neither a closed ticket's client nor one who was shut out gets anything by accident: it is kept until somebody decides. */
function hold(
  handling: Handling,
  ticket: PlacedTicket,
  incoming: IncomingMessage,
  reason: "desk-held" | "desk-held-blocked",
): void {
  const { tx, teamLanguage } = handling;
  const album = incoming.mediaGroupId;
  const isLaterItem =
    album !== null && findAlbum(tx, ticket.id, album).some(({ failure }) => failure === "held");
  const pair = addMessage(tx, ticket, "to_client", incoming);
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

/** Told once at each desk: the work of whoever hides behind the group cannot be counted as theirs. */
function explainAnonymity(handling: Handling, ticket: PlacedTicket): void {
  const key = `told_of_anonymity:${ticket.deskId}`;
  if (findSetting(handling.tx, key) !== undefined) return;
  saveSetting(handling.tx, key, String(handling.now));
  tellDesk(handling, ticket, html(handling.teamLanguage, "desk-anonymous"));
}

function isOfNotedAlbum({ tx }: Handling, ticket: PlacedTicket, { mediaGroupId }: IncomingMessage): boolean {
  return mediaGroupId !== null && isNotedAlbum(tx, ticket.id, mediaGroupId);
}

/** An album with a command among its captions is none for the client, whichever of its items came first. */
function isOfCommandsAlbum({ tx }: Handling, desk: Desk, { mediaGroupId }: IncomingMessage): boolean {
  return mediaGroupId !== null && isAlbumWithheld(tx, desk.id, mediaGroupId);
}

/** What came of a command's album before the command is taken back. */
function dropAlbum(
  handling: Handling,
  ticket: PlacedTicket,
  { actor }: Member,
  { mediaGroupId, messageId }: IncomingMessage,
): void {
  const { tx } = handling;
  if (mediaGroupId === null) return;
  const items = findAlbum(tx, ticket.id, mediaGroupId).filter(({ failure }) => failure !== "deleted");
  for (const item of items) {
    markUndelivered(tx, item, "deleted");
    if (item.clientMessageId !== null) takeBack(handling, ticket, item, "deleted", messageId);
  }
  if (items.length > 0) repliesChanged(handling, ticket.id, { type: "message_deleted" }, actor);
}
