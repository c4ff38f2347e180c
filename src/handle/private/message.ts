import { findPairOfClient } from "../../store/messages/pairs.ts";
import { findTicketOfAlbum } from "../../store/messages/messages.ts";
import { type Client, findClientOnTelegram } from "../../store/people/clients.ts";
import { findManager } from "../../store/people/managers.ts";
import { findPrivateOf, removePrivate, savePrivate } from "../../store/messages/private.ts";
import { findSaying } from "../../store/messages/sayings.ts";
import { findTicket, findTicketsOfClient } from "../../store/tickets/tickets.ts";
import { link } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { readCommand } from "../../ticket/command.ts";
import type { IncomingMessage, Person } from "../../ticket/message.ts";
import { nameWritten as nameGiven } from "../admin/name.ts";
import { seenInPrivate } from "../managers/enrolment.ts";
import { nameEdited } from "../client/name.ts";
import { clientWrote } from "../client/message.ts";
import { meetClient } from "../client/client.ts";
import { clientEdited } from "../mirror/edits.ts";
import { say } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import { askTeam, keepWithAlbum, keepWithCommand } from "./kept.ts";
import { commandGiven } from "./command.ts";
import { commentEdited } from "../client/rating.ts";
import { templateWritten } from "../templates/answer.ts";
import { chosenInPrivate } from "../templates/chosen.ts";
import { templateFileSent } from "../templates/import-asked.ts";
import { textWritten } from "../texts/answer.ts";
import { faqAnswerWritten } from "../faq/answer.ts";
import { ticketUrl } from "../place/url.ts";

/**
 * A person wrote to the bot in private. Every message is relayed, kept with a question or answered. Only blocked people
 * get no answer. @param isForward a forwarded text is not the author's, so it gives no command
 */
export function privatelyWrote(
  handling: Handling,
  author: Person,
  incoming: IncomingMessage,
  isForward: boolean,
): void {
  const { tx } = handling;
  seenInPrivate(handling, author);
  const manager = findManager(tx, author.id);
  const isTeam = manager?.isActive === true;
  const client = isTeam ? findClientOnTelegram(tx, author.id) : meetClient(handling, author);
  // The message is stored already, because its edit came first. Messages to another bot may have the same id, but not
  // the same time.
  if (client && findPairOfClient(tx, client.id, incoming.messageId)?.sentAt === incoming.sentAt) return;
  if (!isTeam && client?.isBlocked === true) return;
  if (isTeam && incoming.isChosen === true) return chosenInPrivate(handling, author.id);
  if (keepWithAlbum(handling, author, client, incoming)) return;
  const album = incoming.mediaGroupId;
  if (album !== null && client && findTicketOfAlbum(tx, client.id, album) !== undefined)
    return clientWrote(handling, author, incoming);
  if (isTeam && keepWithCommand(handling, author, incoming)) return;
  if (isTeam && textWritten(handling, author, incoming)) return;
  if (isTeam && faqAnswerWritten(handling, author, incoming)) return;
  if (isTeam && templateWritten(handling, author, incoming)) return;
  if (isTeam && templateFileSent(handling, author, incoming)) return;
  const command = isForward ? undefined : readCommand(incoming.text);
  if (command !== undefined) return commandGiven(handling, author, incoming, command);
  if ((isTeam || incoming.replyToMessageId !== null) && nameGiven(handling, author, incoming)) return;
  if (isTeam && answersNotice(handling, author, incoming)) return;
  if (isTeam && !manager.writesAsClient && !isOfOwnTicket(handling, client, incoming))
    return askTeam(handling, author, incoming);
  clientWrote(handling, author, incoming);
}

/** A person edited a private message to the bot. */
export function privatelyEdited(
  handling: Handling,
  author: Person,
  incoming: IncomingMessage,
  isForward: boolean,
): void {
  const { tx } = handling;
  const client = findClientOnTelegram(tx, author.id);
  if (client && findPairOfClient(tx, client.id, incoming.messageId) !== undefined)
    return clientEdited(handling, client, incoming);
  // Nobody can edit it (td:can_edit_message), but Telegram reports edits that change nothing (docs:Update).
  if (incoming.isChosen === true) return;
  const isTeam = findManager(tx, author.id)?.isActive === true;
  if (!isTeam && client?.isBlocked === true) return;
  const kept =
    (client && findPrivateOf(tx, client.id, incoming.messageId)) ??
    findPrivateOf(tx, author.id, incoming.messageId);
  switch (kept?.use) {
    case "asked":
      return savePrivate(tx, kept.id, incoming);
    case "name":
      if (client !== undefined && nameEdited(handling, client, kept, incoming)) return;
      break;
    case "comment":
      if (client !== undefined && commentEdited(handling, client, kept, incoming)) return;
      break;
    case "command":
    case "unknown":
      // Telegram also reports edits that change nothing (docs:Update).
      if (kept.message.text === incoming.text) return;
      break;
    default:
      kept?.use satisfies undefined;
  }
  // It was a command, or came while nothing was accepted. The new text is handled like a new message.
  if (kept !== undefined) removePrivate(tx, kept.id);
  privatelyWrote(handling, author, incoming, isForward);
}

/**
 * If a person replies to a notice that the bot sent them as one of the team, shows them the ticket's place. Returns
 * whether they did.
 */
function answersNotice(handling: Handling, author: Person, incoming: IncomingMessage): boolean {
  const { tx, teamLanguage } = handling;
  const { chatId, replyToMessageId, mediaGroupId } = incoming;
  const saying = replyToMessageId === null ? undefined : findSaying(tx, chatId, replyToMessageId);
  if (saying?.isNotice !== true) return false;
  const once = mediaGroupId !== null && { once: `notice:${author.id}:${mediaGroupId}` };
  if (saying.isOfSeveral) {
    say(handling, author.id, html(teamLanguage, "notice-answered-several"), { ...once });
    return true;
  }
  const ticket = findTicket(tx, saying.ticketId);
  const url = ticket && ticketUrl(handling, ticket);
  const number = String(saying.ticketId);
  const linkHtml = url === undefined ? undefined : link(url, plain(teamLanguage, "notice-answered-link"));
  say(
    handling,
    author.id,
    linkHtml === undefined
      ? html(teamLanguage, "notice-answered-unshown", { number })
      : html(teamLanguage, "notice-answered", { number, linkHtml }),
    { ticketId: saying.ticketId, ...once },
  );
  return true;
}

/**
 * Whether the message belongs to a ticket that a person of the team has as a client: a reply in it, or a message in its
 * topic.
 */
function isOfOwnTicket(
  { tx }: Handling,
  client: Client | undefined,
  { topicId, replyToMessageId }: IncomingMessage,
): boolean {
  if (client === undefined) return false;
  const { id } = client;
  if (topicId !== null && findTicketsOfClient(tx, id).some((ticket) => ticket.clientTopicId === topicId))
    return true;
  if (replyToMessageId === null) return false;
  if (findPairOfClient(tx, id, replyToMessageId) !== undefined) return true;
  const saying = findSaying(tx, id, replyToMessageId);
  return saying !== undefined && findTicket(tx, saying.ticketId)?.clientId === id;
}
