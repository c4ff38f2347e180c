import { isDeepStrictEqual } from "node:util";
import type { Desk } from "../../store/desks/desks.ts";
import { countUse, findTemplates } from "../../store/texts/templates.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import { truncate } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import type { IncomingMessage } from "../../ticket/message.ts";
import type { Template, TemplateContent } from "../../ticket/template.ts";
import { say } from "../effects/chat.ts";
import { tellDesk } from "../effects/desk.ts";
import type { Handling } from "../handle.ts";
import { answerTicket } from "../team/deeds/answer.ts";
import type { Member } from "../team/member.ts";
import { keepInMind } from "../team/notes/withheld.ts";
import { fillContent, findExcess } from "./content.ts";
import { contentShown } from "./offer.ts";
import { contentFor, contentInLanguage, valuesFor } from "./use.ts";

/** In characters. A message takes 4096 (docs:sendMessage). */
const longestTold = 3_800;

/**
 * A manager chose a canned reply by `@bot word` in a ticket's place: their message has it as it is kept. The client gets it as by
 * the button, in their language and with the values filled in, and the team is told the words when they are others.
 */
export function chosenAtTicket(
  handling: Handling,
  ticket: PlacedTicket,
  member: Member,
  incoming: IncomingMessage,
): void {
  const { tx, teamLanguage } = handling;
  const template = findChosen(handling, ticket, incoming);
  const content =
    template === undefined
      ? { ...incoming, ...fillContent(incoming, valuesFor(handling, ticket, member)) }
      : contentFor(handling, ticket, member, template);
  const excess = findExcess(content);
  if (excess !== undefined) {
    keepInMind(handling, ticket.id, ticket.deskId!, "refused", incoming);
    const said = html(teamLanguage, "refusal-template-long", excess);
    return tellDesk(handling, ticket, said, { replyToDeskMessageId: incoming.messageId });
  }
  // The client's copy is made of this message. What Telegram does not let it be, the bot sends and shows by itself.
  const isOriginal =
    content.kind === incoming.kind &&
    content.fileUniqueId === incoming.fileUniqueId &&
    content.hasSpoiler === incoming.hasSpoiler;
  answerTicket(handling, ticket, member, {
    ...incoming,
    ...content,
    messageId: isOriginal ? incoming.messageId : null,
  });
  if (template !== undefined) countUse(tx, template.id);
  if (isOriginal && !isSameText(content, incoming))
    tellDesk(handling, ticket, html(teamLanguage, "desk-template-filled", { text: cut(content.text) }), {
      replyToDeskMessageId: incoming.messageId,
    });
}

/** A manager chose one in the desk's chat, but where no ticket is. */
export function chosenElsewhere(handling: Handling, { talkId }: Desk, incoming: IncomingMessage): void {
  const { topicId, messageId, author } = incoming;
  const said = html(handling.teamLanguage, "desk-template-elsewhere");
  say(handling, talkId, said, {
    topicId,
    replyToMessageId: messageId,
    ...(author !== null && { otherwise: { personId: author.id, html: said } }),
  });
}

/** Somebody of the team chose one in their private chat with the bot. */
export function chosenInPrivate(handling: Handling, personId: number): void {
  say(handling, personId, html(handling.teamLanguage, "desk-template-elsewhere"));
}

/** Undefined when it has changed since, or when several are meant alike: then the client gets what was chosen. */
function findChosen(
  handling: Handling,
  ticket: PlacedTicket,
  incoming: IncomingMessage,
): Template | undefined {
  const found = findTemplates(handling.tx).filter((each) => isSame(contentShown(handling, each), incoming));
  const [first, ...others] = found;
  if (first === undefined) return undefined;
  const content = contentInLanguage(handling, ticket, first);
  const isCertain = others.every((each) =>
    isDeepStrictEqual(contentInLanguage(handling, ticket, each), content),
  );
  return isCertain ? first : undefined;
}

function isSame(content: TemplateContent, incoming: IncomingMessage): boolean {
  const { kind, fileUniqueId } = incoming;
  return content.kind === kind && content.fileUniqueId === fileUniqueId && isSameText(content, incoming);
}

/** Telegram takes white space away around a text. */
function isSameText(one: Pick<TemplateContent, "text">, other: Pick<TemplateContent, "text">): boolean {
  const [first, second] = [one, other].map(({ text }) => text.replaceAll(/\s+/g, " ").trim());
  return first === second;
}

function cut(text: string): string {
  return truncate(text, longestTold);
}
