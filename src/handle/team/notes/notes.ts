import { markUndelivered } from "../../../store/messages/changes.ts";
import { findPairAtDesk } from "../../../store/messages/pairs.ts";
import { findAlbum, type MessagePair } from "../../../store/messages/messages.ts";
import {
  addNote,
  countNoted,
  findNoteByDeskMessage,
  isNotedAlbum,
  type NoteContent,
  saveNoteAnswer,
  saveNoteEdit,
} from "../../../store/messages/notes.ts";
import { endQuestion, endQuestions } from "../../../store/messages/questions.ts";
import { findTicket, type PlacedTicket } from "../../../store/tickets/tickets.ts";
import { countWithheld } from "../../../store/messages/withheld.ts";
import { html, plain } from "../../../text/text.ts";
import { mostItems } from "../../../ticket/album.ts";
import { cutOff } from "../../../ticket/command.ts";
import type { IncomingMessage } from "../../../ticket/message.ts";
import type { Actor } from "../../../ticket/ticket.ts";
import { type Answer, refused } from "../../answer.ts";
import { apply } from "../../apply.ts";
import type { Member } from "../member.ts";
import { mirrorEdit } from "../../mirror/edits.ts";
import type { WrittenAt } from "../../effects/adding.ts";
import { takeBack } from "../../effects/client.ts";
import { reactAtDesk, tellDesk } from "../../effects/desk.ts";
import type { GivenAtTicket } from "../../feature.ts";
import type { Handling } from "../../handle.ts";
import { expectTail } from "../../questions.ts";
import { albumMilliseconds, tailMilliseconds } from "./tail.ts";
import { repliesChanged } from "../../replies.ts";
import { isCommand, isNote, noteText, readMarks } from "./marks.ts";
import { findQuestionRepliedTo, repliesToNoteQuestion } from "./note-replies.ts";

/**
 * Stores a note for the team. A note is a row of its own table and a line of the journal, never a message, so nothing that
 * sends to clients can take it. One note among an album's captions makes the whole album a note.
 * @param there where it was written; the ticket may have left that place
 */
export function keepNote(
  handling: Handling,
  ticket: PlacedTicket,
  there: WrittenAt,
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
      placeId: there.placeId,
      deskMessageId: incoming.messageId,
      authorId: incoming.author?.id ?? null,
      text,
      mediaGroupId: album,
      content: contentOf(incoming, text),
    },
    now,
  );
  if (text !== "") apply(handling, ticket, { type: "note", text }, member.actor);
  if (album !== null) {
    withdraw(handling, findAlbum(tx, ticket.id, album), member.actor);
  }
  const asked = { chatId: incoming.chatId, askedId: incoming.author?.id ?? null, ticketId: ticket.id };
  for (const kind of ["note", "note_tail"] as const) endQuestions(tx, { ...asked, kind }, "answered");
  const question = incoming.author === null && findQuestionRepliedTo(tx, incoming);
  if (question) endQuestion(tx, question.id, "answered");
  expectRest(handling, ticket, incoming, text);
  // Telegram shows an album's reactions on its first item, whichever item gets them (docs:setMessageReaction).
  if (!isLaterItem) reactAtDesk(handling, there, incoming.messageId, "✍");
}

/**
 * After a text or an album that did not go to the client and that the author's app may have cut, the author's next message
 * may be the rest of it.
 */
export function expectRest(
  handling: Handling,
  ticket: PlacedTicket,
  incoming: IncomingMessage,
  text: string,
): void {
  const lasts = isLastOfMost(handling, ticket, incoming) ? albumMilliseconds : tailMilliseconds(text);
  if (lasts > 0) expectTail(handling, ticket, incoming, lasts);
}

/** Whether the album has as many items as an album can have, and this one has just come: no edit of an answer. */
function isLastOfMost(
  { tx }: Handling,
  { id, deskId }: PlacedTicket,
  { mediaGroupId: album, messageId }: IncomingMessage,
): boolean {
  if (album === null || deskId === null) return false;
  // The items before the note or the command were answers for a moment.
  const answers = findAlbum(tx, id, album);
  if (answers.some(({ deskMessageId }) => deskMessageId === messageId)) return false;
  return answers.length + countNoted(tx, id, album) + countWithheld(tx, deskId, album) === mostItems;
}

/** @param words the note's words, which stand at the end of the message's text */
function contentOf(incoming: IncomingMessage, words: string): NoteContent {
  const { kind, fileId, fileUniqueId, fileFacts } = incoming;
  const text = incoming.text.trimEnd();
  const { entities } = cutOff({ ...incoming, text }, text.length - words.length);
  return { kind, entities: text.endsWith(words) ? entities : null, fileId, fileUniqueId, fileFacts };
}

/**
 * A manager edited a message at a present or former desk of the ticket. An answer that became a note is deleted at the
 * client. A note that became an answer goes nowhere until a manager says so.
 */
export function managerEdited(
  handling: Handling,
  ticket: PlacedTicket,
  there: WrittenAt,
  member: Member,
  incoming: IncomingMessage,
): void {
  const { tx, teamLanguage } = handling;
  const note = findNoteByDeskMessage(tx, ticket.id, there.deskId, incoming.messageId);
  const words = readNote(handling, ticket, incoming);
  if (words === undefined && isCommand(incoming.text)) {
    const said = html(teamLanguage, "desk-command-edited");
    return tellDesk(handling, there, said, { replyToDeskMessageId: incoming.messageId });
  }
  if (note === undefined) {
    const pair = findPairAtDesk(tx, there.deskId, incoming.messageId);
    if (pair?.direction !== "to_client" || pair.ticketId !== ticket.id || pair.failure === "noted") return;
    if (words === undefined) return answerEdited(handling, ticket, there, pair, incoming);
    keepNote(handling, ticket, there, member, incoming, words);
    // For an album keepNote has withdrawn every item already.
    if (pair.mediaGroupId === null) withdraw(handling, [pair], member.actor);
    return;
  }
  if (words !== undefined || incoming.text === "") {
    const text = words ?? "";
    saveNoteEdit(tx, note.id, { text, content: contentOf(incoming, text) }, handling.now);
    return;
  }
  saveNoteAnswer(tx, note.id, incoming);
  const isOfAlbum = incoming.mediaGroupId !== null;
  const said = html(teamLanguage, isOfAlbum ? "desk-note-became-answer-album" : "desk-note-became-answer");
  tellDesk(handling, there, said, {
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

function answerEdited(
  handling: Handling,
  ticket: PlacedTicket,
  there: WrittenAt,
  pair: MessagePair,
  incoming: IncomingMessage,
): void {
  const isGone = pair.failure === "deleted" || pair.failure === "refused";
  if (!mirrorEdit(handling, ticket, pair, incoming) || !isGone) return;
  const said = html(handling.teamLanguage, "desk-edit-undelivered");
  tellDesk(handling, there, said, { replyToDeskMessageId: incoming.messageId });
}

/** `/note`. */
export function noteGiven({ handling, ticket, member, incoming, rest }: GivenAtTicket): Answer | "silent" {
  if (rest === "") return refused(plain(handling.teamLanguage, "refusal-note-empty"));
  keepNote(handling, ticket, { ...ticket, deskId: ticket.deskId! }, member, incoming, rest);
  return "silent";
}

/** The text of a note, in any of the ways to write one. Undefined for other messages. */
export function readNote(
  handling: Handling,
  ticket: PlacedTicket,
  incoming: IncomingMessage,
): string | undefined {
  const { text } = incoming;
  const command = /^\/note(?:@\w+)?(?:\s+([\s\S]*))?$/i.exec(readMarks(text));
  if (command !== null) return (command[1] ?? "").trim();
  return isNote(text) || repliesToNoteQuestion(handling, ticket, incoming) ? noteText(text) : undefined;
}

/** Makes sure that the client neither has the answer nor gets it later. The result is told at the desk. */
function withdraw(handling: Handling, pairs: readonly MessagePair[], actor: Actor): void {
  const first = pairs.find(({ failure }) => failure === null || failure === "unreachable");
  for (const pair of pairs) {
    markUndelivered(handling.tx, pair, "noted");
    // An answer not marked as delivered may be on its way. When its row is settled, the mark makes the bot delete it.
    const mayBeThere = pair.failure === null || pair.failure === "unreachable";
    const ticket = findTicket(handling.tx, pair.ticketId);
    if (mayBeThere && pair.clientMessageId !== null && ticket !== undefined)
      takeBack(handling, ticket, pair, "noted", pair.deskMessageId!);
  }
  if (first !== undefined)
    repliesChanged(handling, first.ticketId, { type: "answer_withdrawn", reason: "noted" }, actor);
}
