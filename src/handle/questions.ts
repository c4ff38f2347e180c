import type { Keyboard } from "../ticket/keyboard.ts";
import {
  addQuestion,
  endQuestions,
  findOpenQuestion,
  findQuestionAt,
  placeQuestion,
  type Question,
  type QuestionFilter,
} from "../store/messages/questions.ts";
import type { PlacedTicket } from "../store/tickets/tickets.ts";
import type { ClientHtml, Html } from "../text/html.ts";
import type { IncomingMessage } from "../ticket/message.ts";
import type { Press } from "../ticket/press.ts";
import type { Matter } from "../ticket/question.ts";
import { say } from "./effects/chat.ts";
import { tellClient } from "./effects/client.ts";
import { tellDesk } from "./effects/desk.ts";
import type { Handling } from "./handle.ts";

/** For how long plain words after a question may be the reply to it. */
const replyMilliseconds = 5 * 60_000;

/**
 * Asks the ticket's client and opens their field for a reply. Replaces an earlier question to them.
 * @param lasts milliseconds
 */
export function askClient(
  handling: Handling,
  ticket: PlacedTicket,
  matter: Matter,
  said: ClientHtml,
  lasts: number,
): void {
  const { clientId, clientTopicId } = ticket;
  endQuestions(handling.tx, { chatId: clientId, askedId: clientId }, "superseded");
  const questionId = add(handling, { chatId: clientId, threadId: clientTopicId }, clientId, matter, lasts);
  tellClient(handling, ticket, said, { questionId });
}

/** Asks a person in their private chat about something outside of tickets. */
export function askInPrivate(handling: Handling, personId: number, matter: Matter, said: Html): void {
  endQuestions(handling.tx, { chatId: personId, askedId: personId }, "superseded");
  const place = { chatId: personId, threadId: null };
  const questionId = add(handling, place, personId, matter, replyMilliseconds);
  say(handling, personId, said, { questionId });
}

/**
 * The question to a person in their private chat that the message answers: by a reply, or soon after it. A question that
 * was replied to may have ended.
 */
export function findAskedInPrivate(
  { tx, now }: Handling,
  { chatId, replyToMessageId, author }: IncomingMessage,
): Question | undefined {
  const question = replyToMessageId === null ? undefined : findQuestionAt(tx, chatId, replyToMessageId);
  if (question !== undefined || author === null) return question;
  const open = findOpenQuestion(tx, { chatId, askedId: author.id }, now);
  // A reply to another message answers nothing, but the id of the question may still be unknown.
  return replyToMessageId === null || open?.messageId === null ? open : undefined;
}

/**
 * Asks a manager in the ticket's place. Replaces an earlier question of the same kind to them there.
 * @param talkId the chat where the desk's tickets are discussed
 * @param askedId null for a person who hides behind the group
 */
export function askAtDesk(
  handling: Handling,
  ticket: PlacedTicket,
  talkId: number,
  askedId: number | null,
  matter: Matter & { ticketId: number },
  said: Html,
  more: { keyboard?: Keyboard; replyToDeskMessageId?: number } = {},
): void {
  const { kind, ticketId } = matter;
  const place = { chatId: talkId, threadId: ticket.topicId };
  // This question is about certain messages, so a newer one does not replace it, and it stays open.
  const isLasting = ["note_or_answer", "kept", "quarantine", "template"].includes(kind);
  if (!isLasting) endQuestions(handling.tx, { chatId: talkId, askedId, ticketId, kind }, "superseded");
  const questionId = add(handling, place, askedId, matter, isLasting ? null : replyMilliseconds);
  tellDesk(handling, ticket, said, { ...more, questionId });
}

/**
 * A press reveals the message of its question, if Telegram's response did not arrive. The id is needed to remove the
 * buttons later.
 */
export function questionPressed(
  { tx, now }: Handling,
  talkId: number,
  press: Press,
  messageId: number,
): void {
  const asked = questionOf(press);
  const question = asked && findOpenQuestion(tx, { ...asked, chatId: talkId }, now);
  if (question?.messageId === null) placeQuestion(tx, question.id, messageId);
}

/** The question with that button. */
function questionOf(press: Press): QuestionFilter | undefined {
  switch (press.type) {
    case "withheld_note":
    case "withheld_answer":
    case "withheld_name":
      return { kind: "note_or_answer", ticketId: press.ticketId, batch: press.batch };
    case "kept_show":
      return { kind: "kept", ticketId: press.ticketId, batch: press.batch };
    case "quarantine_pass":
    case "quarantine_block":
      return { kind: "quarantine", ticketId: press.ticketId };
    case "split":
      return { kind: "split", ticketId: press.ticketId };
    case "template_found":
    case "template_drop":
      return { kind: "template", ticketId: press.ticketId };
    case "block_sure":
    case "block_not":
      return { kind: "block", ticketId: press.ticketId };
    default:
      return undefined;
  }
}

/** For a while, the author's next message in the ticket's place may be the rest of a note. @param lasts milliseconds */
export function expectTail(
  handling: Handling,
  { id, topicId }: PlacedTicket,
  { chatId, author }: IncomingMessage,
  lasts: number,
): void {
  const matter = { kind: "note_tail", ticketId: id } as const;
  add(handling, { chatId, threadId: topicId }, author?.id ?? null, matter, lasts);
}

/** The reason of the questions to the client is gone: their next message is about something else. */
export function endClientQuestions({ tx }: Handling, clientId: number): void {
  for (const kind of ["client_name", "rating_comment"] as const)
    endQuestions(tx, { chatId: clientId, askedId: clientId, kind }, "gone");
}

/** The same for the question about a rating. */
export function endRatingQuestion({ tx }: Handling, clientId: number): void {
  endQuestions(tx, { chatId: clientId, askedId: clientId, kind: "rating_comment" }, "gone");
}

function add(
  { tx, now }: Handling,
  place: { chatId: number; threadId: number | null },
  askedId: number | null,
  matter: Matter,
  lasts: number | null,
): number {
  return addQuestion(tx, { ...place, matter, askedId, until: lasts === null ? null : now + lasts }, now);
}
