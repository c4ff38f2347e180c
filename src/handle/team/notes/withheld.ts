import { findAlbum } from "../../../store/messages.ts";
import { findDeskOfCards } from "../../../store/desks.ts";
import { findNoteByDeskMessage, isNoted } from "../../../store/notes.ts";
import { deskLane } from "../../../store/lanes.ts";
import { isLaneSending } from "../../../store/outbox.ts";
import { endQuestion, endQuestions, findOpenQuestion, findQuestionAt } from "../../../store/questions.ts";
import type { PlacedTicket } from "../../../store/tickets.ts";
import {
  dropWithheldAt,
  findNewestUndecided,
  findUndecided,
  findWithheldAt,
  saveWithheld,
  type Withheld,
  withholdMessage,
} from "../../../store/withheld.ts";
import { html, plain } from "../../../text/text.ts";
import type { IncomingMessage } from "../../../ticket/message.ts";
import { type Answer, done, refused } from "../../answer.ts";
import { longestName } from "../../../ticket/name.ts";
import { meetMember } from "../member.ts";
import { writtenAt } from "../ticket.ts";
import { editSaid } from "../../effects/chat.ts";
import type { Handling } from "../../handle.ts";
import { repliesToUnknown, isCommand, keepNote, noteText, readNote } from "./notes.ts";
import { askAtDesk } from "../../questions.ts";
import { isCutOff } from "./tail.ts";

/** Why a message may be meant for the team. */
export interface Doubt {
  /** The withheld messages that it continues. Null when it stands alone. */
  batch: number | null;
  /** It may also be the client's name. */
  isName?: boolean;
}

/** Whether the message is a reply in words to the bot's question for the client's name. */
export function repliesToNameQuestion({ tx }: Handling, incoming: IncomingMessage): boolean {
  const { chatId, replyToMessageId: repliedTo, kind, text } = incoming;
  if (repliedTo === null || kind !== "text" || isCommand(text)) return false;
  return findQuestionAt(tx, chatId, repliedTo)?.matter.kind === "name_of_client";
}

/**
 * Whether it is uncertain that a manager's message is for the client: it comes soon after the button for a note, after a
 * note or a command that the app cut, as a forward of a note or of the bot's own message, or as a reply to a note, to a
 * command or to an unknown message of the bot. That unknown message may be a
 * question for a note: its id is missing when Telegram's response was lost, and for questions of earlier versions.
 * Undefined when it is certain.
 */
export function findDoubt(
  handling: Handling,
  ticket: PlacedTicket,
  incoming: IncomingMessage,
): Doubt | undefined {
  const { tx, now } = handling;
  const { chatId, mediaGroupId: album, author } = incoming;
  const last = findNewestUndecided(tx, ticket.id, author?.id ?? null);
  if (album !== null) {
    if (last?.message.mediaGroupId === album) return { batch: last.batch };
    if (findAlbum(tx, ticket.id, album).length > 0) return undefined;
  }
  if (last !== undefined && isCutOff(last.message.text, incoming.sentAt - last.message.sentAt)) {
    return { batch: last.batch };
  }
  // A person is asked by name. A person behind the group may be meant by any question there.
  const asked = { chatId, ...(author !== null && { askedId: author.id }), ticketId: ticket.id };
  const isName =
    incoming.kind === "text" &&
    incoming.text.length <= longestName &&
    findOpenQuestion(tx, { ...asked, kind: "name_of_client" }, now) !== undefined;
  if (isName) return { batch: null, isName };
  const isExpected =
    findOpenQuestion(tx, { ...asked, kind: "note" }, now) ??
    findOpenQuestion(tx, { ...asked, kind: "note_tail" }, now);
  return isExpected !== undefined ||
    answersDoubtful(handling, ticket, incoming) ||
    isForwardOfTeam(handling, incoming)
    ? { batch: null }
    : undefined;
}

/** Keeps the message where nothing can send it, and asks what it is. */
export function withhold(
  handling: Handling,
  ticket: PlacedTicket,
  incoming: IncomingMessage,
  { batch, isName = false }: Doubt,
): void {
  const { tx, teamLanguage } = handling;
  const withheld = {
    ticketId: ticket.id,
    deskId: ticket.deskId!,
    state: "undecided",
    message: incoming,
  } as const;
  const number = withholdMessage(tx, withheld, batch);
  if (batch !== null) return;
  const matter = { kind: "note_or_answer", ticketId: ticket.id, batch: number } as const;
  const press = { ticketId: ticket.id, batch: number };
  askAtDesk(
    handling,
    ticket,
    incoming.chatId,
    incoming.author?.id ?? null,
    matter,
    html(teamLanguage, isName ? "desk-name-or-answer" : "desk-note-or-answer"),
    {
      replyToDeskMessageId: incoming.messageId,
      keyboard: [
        ...(isName
          ? [
              [
                {
                  label: plain(teamLanguage, "button-is-name"),
                  press: { type: "withheld_name", ...press },
                } as const,
              ],
            ]
          : []),
        [
          { label: plain(teamLanguage, "button-is-note"), press: { type: "withheld_note", ...press } },
          { label: plain(teamLanguage, "button-is-answer"), press: { type: "withheld_answer", ...press } },
        ],
      ],
    },
  );
}

/** Stores a message that was refused or carried out, in case that it is edited. */
export function keepInMind(
  { tx }: Handling,
  ticketId: number,
  deskId: number,
  state: "refused" | "done",
  message: IncomingMessage,
): void {
  withholdMessage(tx, { ticketId, deskId, state, message });
}

/** A manager says that the messages are a note. */
export function noteWithheld(handling: Handling, ticket: PlacedTicket, batch: number): Answer {
  const { tx, teamLanguage } = handling;
  const kept = findUndecided(tx, ticket.id, batch);
  if (kept.length === 0) return refused(plain(teamLanguage, "refusal-decided"));
  for (const { deskId, message } of kept) {
    dropWithheldAt(tx, deskId, message.messageId);
    const words = readNote(handling, ticket, message) ?? noteText(message.text);
    const there = writtenAt(handling, ticket, deskId, message);
    keepNote(handling, ticket, there, meetMember(handling, message.author), message, words);
  }
  decided(handling, ticket, kept[0]!, "desk-decided-note");
  return done(plain(teamLanguage, "toast-noted"));
}

/** An item of the album is a note, so its withheld items are one too. */
export function albumNoted(
  handling: Handling,
  ticket: PlacedTicket,
  { mediaGroupId, author }: IncomingMessage,
): void {
  if (mediaGroupId === null) return;
  const last = findNewestUndecided(handling.tx, ticket.id, author?.id ?? null);
  if (last?.message.mediaGroupId === mediaGroupId) noteWithheld(handling, ticket, last.batch);
}

/** A withheld message was edited. If it begins like a note now, it is one. */
export function withheldEdited(
  handling: Handling,
  ticket: PlacedTicket,
  { id, batch }: Withheld,
  incoming: IncomingMessage,
): void {
  saveWithheld(handling.tx, id, incoming);
  if (readNote(handling, ticket, incoming) !== undefined) noteWithheld(handling, ticket, batch);
}

/** Somebody withdrew the message with `/del`. */
export function withheldDeleted(handling: Handling, ticket: PlacedTicket, withheld: Withheld): void {
  const { tx } = handling;
  dropWithheldAt(tx, withheld.deskId, withheld.message.messageId);
  if (findUndecided(tx, ticket.id, withheld.batch).length === 0)
    decided(handling, ticket, withheld, "desk-not-sent-deleted");
}

/** A manager has decided: ends the question and removes its buttons. The author's next message is not in doubt any more. */
export function decided(
  handling: Handling,
  ticket: PlacedTicket,
  { batch, message }: Withheld,
  outcome: "desk-decided-note" | "desk-decided-answer" | "desk-decided-name" | "desk-not-sent-deleted",
): void {
  const { tx, now, teamLanguage } = handling;
  const asked = { chatId: message.chatId, askedId: message.author?.id ?? null, ticketId: ticket.id };
  for (const kind of ["note", "note_tail", "name_of_client"] as const)
    endQuestions(tx, { ...asked, kind }, "answered");
  const question = findOpenQuestion(tx, { ticketId: ticket.id, kind: "note_or_answer", batch }, now);
  if (question === undefined) return;
  endQuestion(tx, question.id, outcome === "desk-not-sent-deleted" ? "gone" : "answered");
  if (question.messageId !== null) {
    editSaid(handling, question.chatId, question.messageId, html(teamLanguage, outcome));
  }
}

/**
 * Whether the message is a forward of what the team alone has seen: a note without its mark, or something of the bot's, such
 * as a card, a list, or another client's words. In a channel the cards are the channel's posts.
 */
function isForwardOfTeam({ tx }: Handling, { origin, text, fileUniqueId }: IncomingMessage): boolean {
  if (origin === null) return false;
  if (origin.isOurs === true) return true;
  if (origin.kind === "chat" && findDeskOfCards(tx, origin.id)?.kind === "channel") return true;
  return isNoted(tx, { text: noteText(text), fileUniqueId });
}

function answersDoubtful({ tx }: Handling, ticket: PlacedTicket, incoming: IncomingMessage): boolean {
  const { id, deskId } = ticket;
  const { replyToMessageId: repliedTo } = incoming;
  if (repliedTo === null || deskId === null) return false;
  if (findNoteByDeskMessage(tx, id, deskId, repliedTo) !== undefined) return true;
  // A command, or what was refused: the client has not seen it, so the reply is likely one for the team.
  if (findWithheldAt(tx, deskId, repliedTo) !== undefined) return true;
  // A message that is being sent is known in a moment: it is a sentence or a copy.
  return repliesToUnknown(tx, ticket, incoming) && !isLaneSending(tx, deskLane(id, deskId, "desk"));
}
