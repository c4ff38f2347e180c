import type { Keyboard } from "../../../ticket/keyboard.ts";
import { findDesk } from "../../../store/desks/desks.ts";
import { endQuestion, findOpenQuestion } from "../../../store/messages/questions.ts";
import type { PlacedTicket } from "../../../store/tickets/tickets.ts";
import { escapeHtml, type Html } from "../../../text/html.ts";
import { plain } from "../../../text/text.ts";
import { type Answer, done, refused } from "../../answer.ts";
import type { Member } from "../member.ts";
import { editSaid } from "../../effects/chat.ts";
import type { Handling } from "../../handle.ts";
import { askAtDesk } from "../../questions.ts";

/** The questions that buttons of the card ask. */
type CardQuestion = "name_of_client" | "split" | "block";

/** Asks the person who pressed, in the ticket's place. Without buttons the question asks for a reply. */
export function askCardQuestion(
  handling: Handling,
  ticket: PlacedTicket,
  { actor }: Member,
  kind: CardQuestion,
  said: Html,
  keyboard?: Keyboard,
): Answer {
  const { tx, teamLanguage } = handling;
  const desk = ticket.deskId === null ? undefined : findDesk(tx, ticket.deskId);
  if (desk === undefined || ticket.topicId === null) return refused(plain(teamLanguage, "refusal-stale"));
  const askedId = actor.kind === "manager" ? actor.id : null;
  const matter = { kind, ticketId: ticket.id } as const;
  askAtDesk(handling, ticket, desk.talkId, askedId, matter, said, keyboard && { keyboard });
  return done("");
}

/** Ends the question, and shows its result in its place. False when it had ended before. */
export function endCardQuestion(
  handling: Handling,
  ticket: PlacedTicket,
  kind: CardQuestion,
  outcome: string,
): boolean {
  const { tx, now } = handling;
  const question = findOpenQuestion(tx, { ticketId: ticket.id, kind }, now);
  if (question === undefined) return false;
  endQuestion(tx, question.id, "answered");
  if (question.messageId !== null) {
    editSaid(handling, question.chatId, question.messageId, escapeHtml(outcome));
  }
  return true;
}
