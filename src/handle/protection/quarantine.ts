import { findDesk } from "../../store/desks/desks.ts";
import { findStopWordOf, recordEvents } from "../../store/tickets/journal.ts";
import { endQuestion, findOpenQuestions } from "../../store/messages/questions.ts";
import { saveTicket } from "../../store/tickets/changes.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import { type Html, escapeHtml } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { findStopWord } from "../../ticket/protection.ts";
import type { Actor } from "../../ticket/ticket.ts";
import { type Answer, done, refused } from "../answer.ts";
import { deadlinesChanged } from "../deadlines/changes.ts";
import { editSaid } from "../effects/chat.ts";
import { refreshCard } from "../effects/desk.ts";
import type { PressedAtTicket } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { ticketOpened } from "../notices/notices.ts";
import { askAtDesk } from "../questions.ts";
import { readSetting } from "../settings/settings.ts";

/**
 * A stop-word puts the ticket in quarantine: the desk sees it, but nothing in it rings until a manager lets it pass. A
 * ticket that has passed once stays an ordinary one. Returns the ticket as it is then.
 */
export function checkWords(handling: Handling, ticket: PlacedTicket, text: string): PlacedTicket {
  if (ticket.quarantine !== null) return ticket;
  const found = findStopWord(text, readSetting(handling.tx, "stop_words"));
  if (found === undefined) return ticket;
  const word = found.join(" ");
  return begin(handling, ticket, word, html(handling.teamLanguage, "quarantine-asked", { word }));
}

/**
 * Messages have come from another ticket. If nobody has let that one pass, this one is in quarantine too: otherwise the
 * client would free the words by moving them. Returns the ticket as it is then.
 */
export function quarantineAlong(handling: Handling, from: PlacedTicket, to: PlacedTicket): PlacedTicket {
  const { tx, teamLanguage } = handling;
  if (from.quarantine !== "on" || to.quarantine !== null) return to;
  const word = findStopWordOf(tx, from.id) ?? "";
  const number = String(from.id);
  return begin(handling, to, word, html(teamLanguage, "quarantine-asked-moved", { number, word }));
}

function begin(handling: Handling, ticket: PlacedTicket, word: string, question: Html): PlacedTicket {
  const { tx, now, teamLanguage } = handling;
  const quarantined = { ...ticket, quarantine: "on" } as const;
  saveTicket(tx, ticket.id, { quarantine: "on" });
  recordEvents(tx, ticket.id, { kind: "bot" }, [{ type: "quarantined", word }], now);
  deadlinesChanged(handling, ticket);
  refreshCard(handling, ticket);
  const desk = ticket.deskId === null ? undefined : findDesk(tx, ticket.deskId);
  // The card has the same buttons. They are enough for a ticket that waits for its desk.
  if (desk === undefined) return quarantined;
  const press = { ticketId: ticket.id };
  const matter = { kind: "quarantine", ticketId: ticket.id } as const;
  askAtDesk(handling, ticket, desk.talkId, null, matter, question, {
    keyboard: [
      [
        {
          label: plain(teamLanguage, "button-quarantine-pass"),
          press: { type: "quarantine_pass", ...press },
        },
        {
          label: plain(teamLanguage, "button-quarantine-block"),
          press: { type: "quarantine_block", ...press },
          style: "danger",
        },
      ],
    ],
  });
  return quarantined;
}

/** A manager let it pass by the button. */
export function passPressed({ handling, ticket, member }: PressedAtTicket): Answer {
  if (ticket.quarantine !== "on") return refused(plain(handling.teamLanguage, "refusal-not-quarantined"));
  pass(handling, ticket, member.actor);
  return done(plain(handling.teamLanguage, "toast-quarantine-passed"));
}

/**
 * The ticket is an ordinary one from now on. Does nothing to a ticket that is one.
 * @param sentAt Telegram's date of the answer that did it
 */
export function pass(handling: Handling, ticket: PlacedTicket, actor: Actor, sentAt?: number): void {
  const { tx, now, teamLanguage } = handling;
  if (ticket.quarantine !== "on") return;
  saveTicket(tx, ticket.id, { quarantine: "passed" });
  const passed = { type: "quarantine_passed", ...(sentAt !== undefined && { sentAt }) } as const;
  recordEvents(tx, ticket.id, actor, [passed], now);
  deadlinesChanged(handling, ticket);
  ticketOpened(handling, ticket, actor);
  refreshCard(handling, ticket);
  endQuarantineQuestion(handling, ticket, escapeHtml(plain(teamLanguage, "toast-quarantine-passed")));
}

/** Shows the outcome instead of the question. */
export function endQuarantineQuestion(handling: Handling, ticket: PlacedTicket, outcome: Html): void {
  const { tx, now } = handling;
  if (ticket.quarantine === null) return;
  for (const question of findOpenQuestions(tx, { ticketId: ticket.id, kind: "quarantine" }, now)) {
    endQuestion(tx, question.id, "answered");
    if (question.messageId !== null) editSaid(handling, question.chatId, question.messageId, outcome);
  }
}
