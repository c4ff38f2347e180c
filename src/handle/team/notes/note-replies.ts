import { findPairAtDesk } from "../../../store/messages/pairs.ts";
import type { Database } from "../../../store/database.ts";
import { findOpenQuestion, findQuestionAt, type Question } from "../../../store/messages/questions.ts";
import { findSaying } from "../../../store/messages/sayings.ts";
import type { PlacedTicket } from "../../../store/tickets/tickets.ts";
import type { IncomingMessage } from "../../../ticket/message.ts";
import type { Handling } from "../../handle.ts";

/**
 * Whether the message replies to the bot's question for a note. While the id of that question is unknown, a reply of the
 * person asked to any unknown message of the bot counts.
 */
export function repliesToNoteQuestion(
  { tx, now }: Handling,
  ticket: PlacedTicket,
  incoming: IncomingMessage,
): boolean {
  const { chatId, replyToMessageId, answersBot, author } = incoming;
  if (replyToMessageId === null || !answersBot) return false;
  const question = findQuestionRepliedTo(tx, incoming);
  if (question !== undefined) return question.matter.kind === "note";
  const asked = {
    chatId,
    ...(author !== null && { askedId: author.id }),
    ticketId: ticket.id,
    kind: "note",
  } as const;
  return repliesToUnknown(tx, ticket, incoming) && findOpenQuestion(tx, asked, now)?.messageId === null;
}

/** The question of the bot that the message replies to. */
export function findQuestionRepliedTo(
  db: Database,
  { chatId, replyToMessageId: repliedTo }: IncomingMessage,
): Question | undefined {
  return repliedTo === null ? undefined : findQuestionAt(db, chatId, repliedTo);
}

/** Whether the message replies to an unknown message of the bot: not a copy, not the card, not a sentence. */
export function repliesToUnknown(
  db: Database,
  { deskId, cardMessageId }: PlacedTicket,
  { chatId, replyToMessageId: repliedTo, answersBot }: IncomingMessage,
): boolean {
  if (repliedTo === null || !answersBot || repliedTo === cardMessageId) return false;
  const isCopy = deskId !== null && findPairAtDesk(db, deskId, repliedTo) !== undefined;
  if (isCopy || findSaying(db, chatId, repliedTo) !== undefined) return false;
  // These stand for the client's own words, so a reply to them is one to the client.
  const kind = findQuestionAt(db, chatId, repliedTo)?.matter.kind;
  return kind !== "kept" && kind !== "quarantine";
}
