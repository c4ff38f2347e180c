import {
  endQuestion,
  endQuestions,
  findOpenQuestion,
  findQuestionAt,
} from "../../../store/messages/questions.ts";
import type { PlacedTicket } from "../../../store/tickets/tickets.ts";
import {
  dropWithheldAt,
  findNewestUndecided,
  findUndecided,
  saveWithheld,
  type Withheld,
  withholdMessage,
} from "../../../store/messages/withheld.ts";
import { html, plain } from "../../../text/text.ts";
import type { IncomingMessage } from "../../../ticket/message.ts";
import { type Answer, done, refused } from "../../answer.ts";
import { meetMember } from "../member.ts";
import { writtenAt } from "../ticket.ts";
import { editSaid } from "../../effects/chat.ts";
import type { Handling } from "../../handle.ts";
import type { Doubt } from "./doubt.ts";
import { isCommand, noteText } from "./marks.ts";
import { keepNote, readNote } from "./notes.ts";
import { askAtDesk } from "../../questions.ts";

/** Whether the message is a reply in words to the bot's question for the client's name. */
export function repliesToNameQuestion({ tx }: Handling, incoming: IncomingMessage): boolean {
  const { chatId, replyToMessageId: repliedTo, kind, text } = incoming;
  if (repliedTo === null || kind !== "text" || isCommand(text)) return false;
  return findQuestionAt(tx, chatId, repliedTo)?.matter.kind === "name_of_client";
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
