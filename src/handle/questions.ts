import { addQuestion, endQuestions } from "../store/questions.ts";
import type { Html } from "../text/html.ts";
import type { Matter } from "../ticket/question.ts";
import type { PlacedTicket } from "../store/tickets.ts";
import { say, tellClient, tellDesk } from "./enqueue.ts";
import type { Handling } from "./handle.ts";

/** For so long plain words after a question may be meant as its answer. */
const answeringMilliseconds = 5 * 60_000;

/**
 * Asks the ticket's client; the question opens the field for a reply. A newer question to them takes the place of an
 * earlier one.
 * @param lasts milliseconds
 */
export function askClient(
  handling: Handling,
  ticket: PlacedTicket,
  matter: Matter,
  said: Html,
  lasts: number,
): void {
  const { clientId, clientTopicId } = ticket;
  const questionId = add(handling, clientId, clientTopicId, clientId, matter, lasts);
  tellClient(handling, ticket, said, { questionId });
}

/** Asks somebody in their private chat about what belongs to no ticket. */
export function askInPrivate(handling: Handling, personId: number, matter: Matter, said: Html): void {
  const questionId = add(handling, personId, null, personId, matter, answeringMilliseconds);
  say(handling, personId, said, { questionId });
}

/**
 * Asks somebody of the team in the ticket's place. A newer question to them there takes the place of an earlier one.
 * @param talkId the chat of the ticket's desk where is written
 * @param askedId null for whoever hides behind the group
 */
export function askAtDesk(
  handling: Handling,
  ticket: PlacedTicket,
  talkId: number,
  askedId: number | null,
  matter: Matter & { ticketId: number },
  said: Html,
): void {
  const questionId = add(handling, talkId, ticket.topicId, askedId, matter, answeringMilliseconds);
  tellDesk(handling, ticket, said, { questionId });
}

function add(
  { tx, now }: Handling,
  chatId: number,
  threadId: number | null,
  askedId: number | null,
  matter: Matter,
  lasts: number,
): number {
  const isPrivate = chatId === askedId;
  const ticketId = isPrivate || !("ticketId" in matter) ? {} : { ticketId: matter.ticketId };
  endQuestions(tx, { chatId, askedId, ...ticketId }, "superseded");
  return addQuestion(tx, { matter, askedId, chatId, threadId, until: now + lasts }, now);
}
