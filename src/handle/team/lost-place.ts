import type { Desk } from "../../store/desks/desks.ts";
import { skipTicketNumber } from "../../store/tickets/numbers.ts";
import { html } from "../../text/text.ts";
import type { IncomingMessage } from "../../ticket/message.ts";
import { say } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";

/**
 * A manager wrote where the bot once showed a ticket that the data do not have: it was erased, and Telegram did not let the bot
 * delete its place; or the data were restored from a copy made before it was opened. Its number is not given again.
 */
export function writtenInLostPlace(handling: Handling, desk: Desk, incoming: IncomingMessage): void {
  const { topicId, messageId, mediaGroupId, author, madeFor } = incoming;
  const isTold = typeof madeFor === "number";
  // A channel's people can write whatever they like into a post.
  if (isTold && desk.kind === "topics") skipTicketNumber(handling.tx, madeFor);
  const said = html(handling.teamLanguage, "desk-lost-place", { number: isTold ? String(madeFor) : "none" });
  say(handling, desk.talkId, said, {
    topicId,
    replyToMessageId: messageId,
    ...(mediaGroupId !== null && { once: `lost:${desk.talkId}:${mediaGroupId}` }),
    ...(author !== null && { otherwise: { personId: author.id, html: said } }),
  });
}
