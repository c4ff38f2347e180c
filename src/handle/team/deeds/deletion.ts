import { markUndelivered } from "../../../store/messages/changes.ts";
import { findPairAtDesk } from "../../../store/messages/pairs.ts";
import type { MessagePair } from "../../../store/messages/messages.ts";
import { findNoteByDeskMessage, saveNoteAnswer } from "../../../store/messages/notes.ts";
import type { PlacedTicket } from "../../../store/tickets/tickets.ts";
import { findWithheldAt } from "../../../store/messages/withheld.ts";
import { html, plain } from "../../../text/text.ts";
import type { IncomingMessage } from "../../../ticket/message.ts";
import { type Answer, refused } from "../../answer.ts";
import type { Member } from "../member.ts";
import type { AddressedTicket } from "../../effects/adding.ts";
import { takeBack } from "../../effects/client.ts";
import { tellDesk } from "../../effects/desk.ts";
import type { Handling } from "../../handle.ts";
import { repliesChanged } from "../../replies.ts";
import { withheldDeleted } from "../notes/withheld.ts";

/**
 * `/del` as a reply deletes a message of one's own at the client. An admin can delete everybody's.
 * @param there where it was written; the ticket may have left that place
 */
export function deleteAnswer(
  handling: Handling,
  ticket: PlacedTicket,
  there: AddressedTicket,
  member: Member,
  incoming: IncomingMessage,
): Answer | "silent" {
  const { tx, teamLanguage } = handling;
  const { replyToMessageId: repliedTo } = incoming;
  const withheld =
    repliedTo === null || there.deskId === null ? undefined : findWithheldAt(tx, there.deskId, repliedTo);
  if (withheld?.state === "undecided" && withheld.ticketId === ticket.id) {
    if (!mayDelete(withheld.message.author?.id ?? null, member, incoming)) {
      return refused(plain(teamLanguage, "refusal-not-your-message"));
    }
    withheldDeleted(handling, ticket, withheld);
    return tellNotSent(handling, there, incoming);
  }
  const note =
    repliedTo === null || there.deskId === null
      ? undefined
      : findNoteByDeskMessage(tx, ticket.id, there.deskId, repliedTo);
  // An edited note must not be sent as an answer any more.
  if (note?.answer != null) {
    if (!mayDelete(note.authorId, member, incoming))
      return refused(plain(teamLanguage, "refusal-not-your-message"));
    saveNoteAnswer(tx, note.id, null);
    return tellNotSent(handling, there, incoming);
  }
  if (note !== undefined) {
    return refused(plain(teamLanguage, "refusal-delete-note"));
  }
  const pair = findRepliedTo(handling, ticket, there.deskId, incoming);
  if (pair?.direction !== "to_client") return refused(plain(teamLanguage, "refusal-reply-needed-delete"));
  if (!mayDelete(pair.authorId, member, incoming)) {
    return refused(plain(teamLanguage, "refusal-not-your-message"));
  }
  // A held or refused message can still be sent by a button, an unreachable one when the client returns. Mark it deleted.
  const mayStillGo = pair.failure === "held" || pair.failure === "refused" || pair.failure === "unreachable";
  if (mayStillGo) markUndelivered(tx, pair, "deleted");
  if (pair.failure === null || (mayStillGo && pair.clientMessageId !== null)) {
    markUndelivered(tx, pair, "deleted");
    repliesChanged(handling, ticket.id, { type: "message_deleted" }, member.actor);
    if (pair.clientMessageId !== null) {
      takeBack(handling, ticket, pair, "deleted", incoming.messageId);
      return "silent";
    }
  }
  return tellNotSent(handling, there, incoming);
}

function mayDelete(authorId: number | null, { role }: Member, { author }: IncomingMessage): boolean {
  return authorId === (author?.id ?? null) || role === "admin";
}

function tellNotSent(handling: Handling, there: AddressedTicket, { messageId }: IncomingMessage): "silent" {
  const said = html(handling.teamLanguage, "desk-not-sent-deleted");
  tellDesk(handling, there, said, { replyToDeskMessageId: messageId });
  return "silent";
}

/** The ticket's message to which `incoming` replies at the desk. */
export function findRepliedTo(
  { tx }: Handling,
  ticket: PlacedTicket,
  deskId: number | null,
  { replyToMessageId }: IncomingMessage,
): MessagePair | undefined {
  const pair =
    replyToMessageId === null || deskId === null ? undefined : findPairAtDesk(tx, deskId, replyToMessageId);
  // Another manager may just have moved it, and its copy here is being deleted.
  return pair?.ticketId !== ticket.id || pair.failure === "moved" ? undefined : pair;
}
