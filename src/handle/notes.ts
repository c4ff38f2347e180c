import { addMessage, markUndelivered } from "../store/message-changes.ts";
import { findAlbum, findPairAtDesk, type MessagePair } from "../store/messages.ts";
import {
  addNote,
  findNote,
  findNoteByDeskMessage,
  isNotedAlbum,
  removeNote,
  saveNote,
} from "../store/notes.ts";
import { findOpenQuestion, findQuestionAt } from "../store/questions.ts";
import { findTicket, type PlacedTicket } from "../store/tickets.ts";
import { html, plain } from "../text/text.ts";
import type { IncomingMessage } from "../ticket/message.ts";
import type { Actor } from "../ticket/ticket.ts";
import { type Answer, done, refused } from "./answer.ts";
import { apply } from "./apply.ts";
import type { Member } from "./desk-member.ts";
import { mirrorEdit } from "./edits.ts";
import { reactAtDesk, relay, takeBack, tellDesk } from "./enqueue.ts";
import type { Handling } from "./handle.ts";
import { repliesChanged } from "./replies.ts";

const mark = "//";

export function isNote(text: string): boolean {
  return text.startsWith(mark);
}

/**
 * Keeps a remark for the team. A note is a row of its own table and an event of the journal, never a message, so
 * nothing that sends to clients can take it. An album with a note among its captions is a note as a whole.
 * @param deskId where it was written; the ticket may have left that desk
 */
export function keepNote(
  handling: Handling,
  ticket: PlacedTicket,
  deskId: number,
  member: Member,
  incoming: IncomingMessage,
  text: string,
): void {
  const { tx, now } = handling;
  const album = incoming.mediaGroupId;
  const isLaterItem = album !== null && isNotedAlbum(tx, ticket.id, album);
  addNote(
    tx,
    {
      ticketId: ticket.id,
      deskId,
      deskMessageId: incoming.messageId,
      authorId: incoming.author?.id ?? null,
      text,
      mediaGroupId: album,
    },
    now,
  );
  if (text !== "") apply(handling, ticket, { type: "note", text }, member.actor);
  if (album !== null) {
    withdraw(handling, findAlbum(tx, ticket.id, album), member.actor);
  }
  // An album has its reactions on the first item, whichever they are set on (docs:setMessageReaction).
  if (!isLaterItem) reactAtDesk(handling, { ...ticket, deskId }, incoming.messageId, "✍");
}

/** The words of a note without its mark. */
export function noteText(text: string): string {
  return isNote(text) ? text.slice(mark.length).trim() : text.trim();
}

/**
 * A manager edited a message at a desk where the ticket is, or was. An answer that became a note is taken back from the
 * client; a note that became an answer goes nowhere until somebody says so.
 */
export function managerEdited(
  handling: Handling,
  ticket: PlacedTicket,
  deskId: number,
  member: Member,
  incoming: IncomingMessage,
): void {
  const { tx, teamLanguage } = handling;
  const note = findNoteByDeskMessage(tx, ticket.id, deskId, incoming.messageId);
  const words = readNote(handling, ticket, incoming);
  if (note === undefined) {
    const pair = findPairAtDesk(tx, deskId, incoming.messageId);
    if (pair?.direction !== "to_client" || pair.ticketId !== ticket.id || pair.failure === "noted") return;
    if (words === undefined) return void mirrorEdit(handling, ticket, pair, incoming);
    keepNote(handling, ticket, deskId, member, incoming, words);
    // Of an album keepNote has taken every item already.
    if (pair.mediaGroupId === null) withdraw(handling, [pair], member.actor);
    return;
  }
  if (words !== undefined || incoming.text === "") {
    saveNote(tx, note.id, { text: words ?? "", answer: null });
    return;
  }
  saveNote(tx, note.id, { answer: incoming });
  tellDesk(handling, { ...ticket, deskId }, html(teamLanguage, "desk-note-became-answer"), {
    replyToDeskMessageId: incoming.messageId,
    keyboard: [
      [
        {
          label: plain(teamLanguage, "button-send-note"),
          press: { type: "send_note", ticketId: ticket.id, noteId: note.id },
        },
      ],
    ],
  });
}

/**
 * Whether the message replies to the bot's question for a note. When Telegram's answer to the question was lost, the bot
 * does not know its message: then whoever was asked means it by a reply to anything of the bot that is no message's copy.
 */
export function answersNoteQuestion(
  { tx, now }: Handling,
  ticket: PlacedTicket,
  incoming: IncomingMessage,
): boolean {
  const { chatId, replyToMessageId, answersBot, author } = incoming;
  if (replyToMessageId === null || !answersBot) return false;
  const question = findQuestionAt(tx, chatId, replyToMessageId);
  if (question !== undefined) return question.matter.kind === "note";
  const isCopy = ticket.deskId !== null && findPairAtDesk(tx, ticket.deskId, replyToMessageId) !== undefined;
  const asked = { chatId, askedId: author?.id ?? null, ticketId: ticket.id, kind: "note" } as const;
  return !isCopy && findOpenQuestion(tx, asked, now) !== undefined;
}

/** Somebody decided that an edited note is an answer: only now it becomes a message. */
export function sendNote(handling: Handling, ticket: PlacedTicket, member: Member, noteId: number): Answer {
  const { tx, now, teamLanguage } = handling;
  const note = findNote(tx, noteId);
  if (note?.answer == null || note.ticketId !== ticket.id) {
    return refused(plain(teamLanguage, note === undefined ? "refusal-already-sent" : "refusal-stale"));
  }
  const { actor } = member;
  const result = apply(handling, ticket, { type: "answer", actor, sentAt: now }, actor);
  if (!result.ok) return refused(plain(teamLanguage, "refusal-closed"));
  removeNote(tx, note.id);
  const answer = { ...note.answer, sentAt: now };
  relay(handling, ticket, addMessage(tx, { id: ticket.id, deskId: note.deskId }, "to_client", answer));
  return done(plain(teamLanguage, "toast-sent"));
}

/** What a note says, in whichever way it is written as one; undefined for what is none. */
function readNote(handling: Handling, ticket: PlacedTicket, incoming: IncomingMessage): string | undefined {
  const { text } = incoming;
  const command = /^\/note(?:@\w+)?(?:\s+([\s\S]*))?$/i.exec(text);
  if (command !== null) return (command[1] ?? "").trim();
  return isNote(text) || answersNoteQuestion(handling, ticket, incoming) ? noteText(text) : undefined;
}

/** Makes sure that the client neither has the answer nor gets it later, and says at the desk how that went. */
function withdraw(handling: Handling, pairs: readonly MessagePair[], actor: Actor): void {
  const first = pairs.find(({ failure }) => failure === null || failure === "unreachable");
  for (const pair of pairs) {
    markUndelivered(handling.tx, pair, "noted");
    // Undelivered it may still be under way: then whoever settles it finds the mark and takes it back.
    const mayBeThere = pair.failure === null || pair.failure === "unreachable";
    const ticket = findTicket(handling.tx, pair.ticketId);
    if (mayBeThere && pair.clientMessageId !== null && ticket !== undefined)
      takeBack(handling, ticket, pair, "noted", pair.deskMessageId!);
  }
  if (first !== undefined)
    repliesChanged(handling, first.ticketId, { type: "answer_withdrawn", reason: "noted" }, actor);
}
