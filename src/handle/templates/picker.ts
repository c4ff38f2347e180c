import { findDesk } from "../../store/desks/desks.ts";
import { endQuestion, findOpenQuestions } from "../../store/messages/questions.ts";
import { findTemplates, foldName } from "../../store/texts/templates.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import { truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { type Button, inRows } from "../../ticket/keyboard.ts";
import type { Template } from "../../ticket/template.ts";
import { type Answer, done, refused } from "../answer.ts";
import { removeAtDesk } from "../effects/desk.ts";
import type { GivenAtTicket, PressedAtTicket } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { askAtDesk } from "../questions.ts";
import { turnTo } from "../team/deeds/act.ts";
import { pathOf } from "./name.ts";

/** So many of those that were found have a button. */
const mostFound = 20;

/** `/t` turns the card to the canned replies. `/t word` offers those with the word in their names, and sends nothing yet. */
export function pickTemplate(given: GivenAtTicket): Answer | "silent" {
  const { handling, ticket, member, incoming, rest } = given;
  const { tx, teamLanguage } = handling;
  if (rest === "") return turnTo(given, "template");
  const found = search(handling, rest);
  if (found.length === 0) {
    const isNone = findTemplates(tx).length === 0;
    return refused(
      isNone
        ? plain(teamLanguage, "refusal-template-none")
        : plain(teamLanguage, "refusal-template-unknown", { word: truncate(rest, 64) }),
    );
  }
  const desk = ticket.deskId === null ? undefined : findDesk(tx, ticket.deskId);
  if (desk === undefined) return refused(plain(teamLanguage, "refusal-stale"));
  endPickers(handling, ticket);
  const askedId = member.actor.kind === "manager" ? member.actor.id : null;
  const shown = found.slice(0, mostFound);
  const buttons = shown.map((template): Button => ({
    label: truncate(pathOf(template), 64),
    press: { type: "template_found", ticketId: ticket.id, templateId: template.id },
  }));
  const drop: Button = {
    label: plain(teamLanguage, "button-template-drop"),
    press: { type: "template_drop", ticketId: ticket.id },
  };
  askAtDesk(
    handling,
    ticket,
    desk.talkId,
    askedId,
    { kind: "template", ticketId: ticket.id },
    html(teamLanguage, "desk-templates-found", { count: found.length - shown.length }),
    { keyboard: [...inRows(buttons, 1), [drop]], replyToDeskMessageId: incoming.messageId },
  );
  return "silent";
}

/** Takes away the canned replies that were found. */
export function dropPicker({ handling, ticket }: PressedAtTicket): Answer {
  endPickers(handling, ticket);
  return done("");
}

/** What was found in this ticket is not offered any longer: an answer was chosen, or somebody searches anew. */
export function endPickers(handling: Handling, ticket: PlacedTicket): void {
  const { tx, now } = handling;
  for (const { id, messageId } of findOpenQuestions(tx, { kind: "template", ticketId: ticket.id }, now)) {
    endQuestion(tx, id, "answered");
    // Without an id it is still on its way, and its sender takes it away.
    if (messageId !== null) removeAtDesk(handling, ticket, messageId);
  }
}

/** Those with the word, all without one. The whole name first, then names that begin so, then those with the word in them or in their group. */
export function search({ tx }: Pick<Handling, "tx">, written: string): Template[] {
  const word = foldName(written).replaceAll(/\s+/g, " ");
  const rank = (template: Template): number => {
    const name = foldName(template.name);
    if (name === word || foldName(pathOf(template)) === word) return 0;
    if (name.startsWith(word)) return 1;
    return name.includes(word) ? 2 : 3;
  };
  return findTemplates(tx)
    .filter((template) => foldName(pathOf(template)).includes(word))
    .toSorted((a, b) => rank(a) - rank(b) || b.uses - a.uses);
}
