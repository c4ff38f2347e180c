import { type Desk, findDesk } from "../../store/desks/desks.ts";
import { forgetCopy } from "../../store/messages/changes.ts";
import { findMemory, saveMemory } from "../../store/memory.ts";
import { findAlbum, type MessagePair } from "../../store/messages/messages.ts";
import { findPairAtDesk } from "../../store/messages/pairs.ts";
import { findSaying } from "../../store/messages/sayings.ts";
import { findTicket, type PlacedTicket } from "../../store/tickets/tickets.ts";
import { type Html, link } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import type { IncomingMessage } from "../../ticket/message.ts";
import { say } from "../effects/chat.ts";
import { relay } from "../effects/relay.ts";
import type { Handling } from "../handle.ts";
import { ticketUrl } from "../place/url.ts";
import { isCommand } from "./notes/marks.ts";

/** So long nobody is told once more that topics are off. Colleagues may talk in the group meanwhile. */
const toldMilliseconds = 3_600_000;

/**
 * A manager answered a ticket's message outside of all topics. Either topics are off, or they were for a moment in which the
 * bot copied it, which Telegram does not tell: then it is copied once more, into its topic. While topics are off, any other
 * message may be meant for a client too. Returns whether the manager was told; commands are answered as everywhere.
 */
export function writtenOutsideTopic(handling: Handling, desk: Desk, incoming: IncomingMessage): boolean {
  const { tx } = handling;
  const { topicId, replyToMessageId: repliedTo } = incoming;
  if (desk.kind !== "topics" || topicId !== null) return false;
  const pair = repliedTo === null ? undefined : findPairAtDesk(tx, desk.id, repliedTo);
  const ticket = pair && findTicket(tx, pair.ticketId);
  // Read again, since this message has shown whether topics are on.
  const { hasTopics: areOn, areTopicsOff: wentOff } = findDesk(tx, desk.id)!;
  // An answer across topics is no `reply_to_message` (docs:Message.external_reply), so the copy is not in its topic.
  if (pair && ticket && areOn && ticket.deskId === desk.id && pair.deskMessageId === repliedTo)
    copyAgain(handling, ticket, pair);
  if (isCommand(incoming.text)) return false;
  const answered = ticket ?? (wentOff ? findTicketSaid(handling, desk, repliedTo) : undefined);
  if (answered !== undefined) {
    tellAuthor(
      handling,
      desk,
      incoming,
      areOn ? renderMisplaced(handling, answered) : renderOff(handling, answered),
    );
    return true;
  }
  if (!wentOff || incoming.isChosen === true) return false;
  if (remindsNow(handling, desk, incoming))
    tellAuthor(handling, desk, incoming, html(handling.teamLanguage, "desk-written-off"));
  return true;
}

/** The ticket of a sentence of the bot's, as which a client's words may have come. */
function findTicketSaid(
  { tx }: Handling,
  { talkId }: Desk,
  messageId: number | null,
): PlacedTicket | undefined {
  const saying = messageId === null ? undefined : findSaying(tx, talkId, messageId);
  return saying && findTicket(tx, saying.ticketId);
}

/** Whether its author was not told of late that topics are off. Anonymous administrators are told together. */
function remindsNow({ tx, now }: Handling, { id }: Desk, { author }: IncomingMessage): boolean {
  const key = `told_topics_off:${id}:${author?.id ?? 0}` as const;
  const told = findMemory(tx, key);
  if (told !== undefined && now - Number(told) < toldMilliseconds) return false;
  saveMemory(tx, key, String(now));
  return true;
}

function tellAuthor(handling: Handling, desk: Desk, incoming: IncomingMessage, said: Html): void {
  const { topicId, messageId, mediaGroupId, author } = incoming;
  say(handling, desk.talkId, said, {
    topicId,
    replyToMessageId: messageId,
    ...(mediaGroupId !== null && { once: `outside:${desk.talkId}:${mediaGroupId}` }),
    ...(author !== null && { otherwise: { personId: author.id, html: said } }),
  });
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
