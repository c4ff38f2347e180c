import { type Desk, findDesk } from "../../store/desks/desks.ts";
import { forgetCopy } from "../../store/messages/changes.ts";
import { findAlbum, type MessagePair } from "../../store/messages/messages.ts";
import { findPairAtDesk } from "../../store/messages/pairs.ts";
import { findTicket, type PlacedTicket } from "../../store/tickets/tickets.ts";
import { type Html, link } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import type { IncomingMessage } from "../../ticket/message.ts";
import { say } from "../effects/chat.ts";
import { relay } from "../effects/relay.ts";
import type { Handling } from "../handle.ts";
import { ticketUrl } from "../place/url.ts";
import { isCommand } from "./notes/marks.ts";

/**
 * A manager answered a ticket's message outside of all topics. Either topics are off, or they were for a moment in which the
 * bot copied it, which Telegram does not tell: then it is copied once more, into its topic. Returns whether the manager was
 * told; commands are answered as everywhere.
 */
export function answeredOutsideTopic(handling: Handling, desk: Desk, incoming: IncomingMessage): boolean {
  const { tx } = handling;
  const { topicId, replyToMessageId: repliedTo, messageId, mediaGroupId, author } = incoming;
  if (desk.kind !== "topics" || topicId !== null || repliedTo === null) return false;
  const pair = findPairAtDesk(tx, desk.id, repliedTo);
  const ticket = pair && findTicket(tx, pair.ticketId);
  if (pair === undefined || ticket === undefined) return false;
  // Read again, since this message has shown whether topics are on.
  const areOn = findDesk(tx, desk.id)?.hasTopics === true;
  // An answer across topics is no `reply_to_message` (docs:Message.external_reply), so the copy is not in its topic.
  if (areOn && ticket.deskId === desk.id && pair.deskMessageId === repliedTo)
    copyAgain(handling, ticket, pair);
  if (isCommand(incoming.text)) return false;
  const said = areOn ? renderMisplaced(handling, ticket) : renderOff(handling, ticket);
  say(handling, desk.talkId, said, {
    topicId,
    replyToMessageId: messageId,
    ...(mediaGroupId !== null && { once: `outside:${desk.talkId}:${mediaGroupId}` }),
    ...(author !== null && { otherwise: { personId: author.id, html: said } }),
  });
  return true;
}

function copyAgain(handling: Handling, ticket: PlacedTicket, pair: MessagePair): void {
  const { tx } = handling;
  if (pair.direction !== "to_desk" || pair.failure !== null) return;
  const pairs = pair.mediaGroupId === null ? [pair] : findAlbum(tx, ticket.id, pair.mediaGroupId);
  for (const each of pairs.filter(({ deliveredAt, failure }) => deliveredAt !== null && failure === null)) {
    forgetCopy(tx, each);
    relay(handling, ticket, each);
  }
}

function renderMisplaced(handling: Handling, ticket: PlacedTicket): Html {
  const { teamLanguage } = handling;
  const number = String(ticket.id);
  const url = ticketUrl(handling, ticket);
  if (url === undefined) return html(teamLanguage, "desk-other-unshown", { number });
  const linkHtml = link(url, plain(teamLanguage, "desk-moved-link"));
  return html(teamLanguage, "desk-outside-topic", { number, linkHtml });
}

function renderOff({ teamLanguage }: Handling, { id }: PlacedTicket): Html {
  return html(teamLanguage, "desk-outside-off", { number: String(id) });
}
