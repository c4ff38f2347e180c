import type { Desk } from "../../store/desks/desks.ts";
import { addMessage, markUndelivered } from "../../store/messages/changes.ts";
import { findPairAtDesk } from "../../store/messages/pairs.ts";
import { findAlbum } from "../../store/messages/messages.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import { html, plain } from "../../text/text.ts";
import type { IncomingMessage } from "../../ticket/message.ts";
import { findTicketOf } from "./ticket.ts";
import { mirrorEdit } from "../mirror/edits.ts";
import { tellDesk } from "../effects/desk.ts";
import type { Handling } from "../handle.ts";
import { withoutForeignReply } from "./deeds/answer.ts";
import { isCommand, isNote, markedWords } from "./notes/marks.ts";
import { repliesToNoteQuestion } from "./notes/note-replies.ts";

/**
 * A person commented as a channel that is not the desk's. They may be a manager or anybody else, and Telegram does not say
 * who. The message is kept back until a manager decides.
 */
export function writtenAsChannel(handling: Handling, desk: Desk, incoming: IncomingMessage): void {
  const { tx, teamLanguage } = handling;
  const found = findTicketOf(handling, desk, incoming);
  if (found === undefined) return;
  const { ticket, there, isLeft } = found;
  const { mediaGroupId, messageId } = incoming;
  const words = markedWords(incoming);
  const reply = { replyToDeskMessageId: messageId };
  const isOurs = isCommand(words) || isNote(words) || repliesToNoteQuestion(handling, ticket, incoming);
  if (isLeft || isOurs || incoming.isService === true) {
    return tellDesk(handling, there, html(teamLanguage, "desk-channel-ignored"), reply, mediaGroupId);
  }
  const isLaterItem = mediaGroupId !== null && findAlbum(tx, ticket.id, mediaGroupId).length > 0;
  const pair = addMessage(tx, ticket, "to_client", withoutForeignReply(handling, ticket, incoming));
  markUndelivered(tx, pair, "held");
  if (!isLaterItem) ask(handling, ticket, pair.id, messageId);
}

/**
 * A message not sent yet gets the new text; as a note or a command it cannot be sent any more. A message that a manager has
 * released stays as they read it.
 */
export function editedAsChannel(handling: Handling, desk: Desk, incoming: IncomingMessage): void {
  const { tx, teamLanguage } = handling;
  const pair = findPairAtDesk(tx, desk.id, incoming.messageId);
  const ticket = findTicketOf(handling, desk, incoming)?.ticket;
  if (pair?.direction !== "to_client" || pair.ticketId !== ticket?.id) return;
  const reply = { replyToDeskMessageId: incoming.messageId };
  if (pair.failure === "held") {
    mirrorEdit(handling, ticket, pair, incoming);
    const words = markedWords(incoming);
    if (!isCommand(words) && !isNote(words)) return;
    const album = pair.mediaGroupId === null ? [pair] : findAlbum(tx, ticket.id, pair.mediaGroupId);
    for (const item of album) markUndelivered(tx, item, "deleted");
    return tellDesk(handling, ticket, html(teamLanguage, "desk-channel-ignored"), reply);
  }
  if (pair.text === incoming.text) return;
  tellDesk(handling, ticket, html(teamLanguage, "desk-channel-edited"), reply);
}

function ask(handling: Handling, ticket: PlacedTicket, pairId: number, deskMessageId: number): void {
  const { teamLanguage } = handling;
  tellDesk(handling, ticket, html(teamLanguage, "desk-channel-held"), {
    replyToDeskMessageId: deskMessageId,
    keyboard: [
      [
        {
          label: plain(teamLanguage, "button-send-held"),
          press: { type: "send_held", ticketId: ticket.id, messageId: pairId },
        },
      ],
    ],
  });
}
