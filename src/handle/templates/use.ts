import { findDesk } from "../../store/desks/desks.ts";
import { findLatestMessage } from "../../store/messages/messages.ts";
import { findClient } from "../../store/people/clients.ts";
import { findManager, nameForClients } from "../../store/people/managers.ts";
import { countUse, findTemplate } from "../../store/texts/templates.ts";
import { saveTicket } from "../../store/tickets/changes.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import { plain } from "../../text/text.ts";
import type { Person } from "../../ticket/message.ts";
import type { Template, TemplateContent } from "../../ticket/template.ts";
import { type Answer, refused } from "../answer.ts";
import { languageWith } from "../client/client.ts";
import { turnCard } from "../effects/desk.ts";
import type { PressedAtTicket } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { answerTicket } from "../team/deeds/answer.ts";
import type { Member } from "../team/member.ts";
import { fillContent, findExcess } from "./content.ts";
import { contentShown } from "./offer.ts";
import { endPickers } from "./picker.ts";

/** Within this time a second press, by anybody, is taken for the same one. */
const sameMilliseconds = 30_000;

/** Sends the canned reply to the ticket's client as an answer of who pressed, and shows it in the ticket's place. */
export function useTemplate(pressed: PressedAtTicket, templateId: number): Answer {
  const { handling, ticket } = pressed;
  endPickers(handling, ticket);
  // The card's buttons are the picker's, whatever comes of the press.
  saveTicket(handling.tx, ticket.id, { cardPage: "main" });
  if (ticket.cardPage !== "main") turnCard(handling, ticket);
  return sendTemplate(pressed, templateId);
}

/** The same, whatever the card shows. */
export function sendTemplate({ handling, ticket, member }: PressedAtTicket, templateId: number): Answer {
  const { tx, now, teamLanguage } = handling;
  const template = findTemplate(tx, templateId);
  if (template === undefined) return refused(plain(teamLanguage, "refusal-template-gone"));
  const content = contentFor(handling, ticket, member, template);
  const excess = findExcess(content);
  if (excess !== undefined) return refused(plain(teamLanguage, "refusal-template-long", excess));
  const latest = findLatestMessage(tx, ticket.id, "to_client");
  const isSame =
    latest !== undefined &&
    latest.text === content.text &&
    latest.fileUniqueId === content.fileUniqueId &&
    now - latest.sentAt < sameMilliseconds;
  if (isSame) return refused(plain(teamLanguage, "refusal-template-sent"));
  const result = answerTicket(handling, ticket, member, {
    ...content,
    mediaGroupId: null,
    origin: null,
    details: null,
    messageId: null,
    replyToMessageId: null,
    quote: null,
    externalReply: null,
    author: authorOf(handling, member),
    sentAt: now,
  });
  countUse(tx, template.id);
  return result;
}

/** The canned reply in the client's language, or else in the team's or any, with the values filled in. */
export function contentFor(
  handling: Handling,
  ticket: PlacedTicket,
  member: Member,
  template: Template,
): TemplateContent {
  const content = contentInLanguage(handling, ticket, template);
  return { ...content, ...fillContent(content, valuesFor(handling, ticket, member)) };
}

/** The same as it is kept. */
export function contentInLanguage(
  handling: Handling,
  { clientId }: PlacedTicket,
  template: Template,
): TemplateContent {
  const client = findClient(handling.tx, clientId);
  const language = client === undefined ? handling.teamLanguage : languageWith(handling, client).language;
  return template.contents.get(language) ?? contentShown(handling, template);
}

/** What stands for the placeholders in an answer of theirs. */
export function valuesFor(
  { tx }: Handling,
  ticket: PlacedTicket,
  { actor }: Member,
): Parameters<typeof fillContent>[1] {
  const manager = actor.kind === "manager" ? findManager(tx, actor.id) : undefined;
  const desk = ticket.deskId === null ? undefined : findDesk(tx, ticket.deskId);
  return {
    name: findClient(tx, ticket.clientId)?.preferredName ?? null,
    manager: manager === undefined ? (desk?.name ?? null) : nameForClients(manager),
    ticket: String(ticket.id),
  };
}

function authorOf({ tx }: Handling, { actor }: Member): Person | null {
  const manager = actor.kind === "manager" ? findManager(tx, actor.id) : undefined;
  if (manager === undefined) return null;
  const { id, firstName, lastName, username } = manager;
  return { id, firstName, lastName, username, languageCode: null };
}
