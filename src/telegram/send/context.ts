import type { ReplyParameters } from "grammy/types";
import type { Outcome } from "../../outbox/outcome.ts";
import { findLatestMessage } from "../../store/messages/messages.ts";
import { addSaying } from "../../store/messages/sayings.ts";
import { saveTicket } from "../../store/tickets/changes.ts";
import { findTicketsOfClient, type PlacedTicket } from "../../store/tickets/tickets.ts";
import { html } from "../../text/text.ts";
import { isOpen } from "../../ticket/ticket.ts";
import type { Failure } from "./failure.ts";
import { sourceOf } from "./client/sources.ts";
import { attempt, languageWithClient, type Sending, type Signal } from "./sending.ts";

/**
 * For a client with several open tickets: an answer replies to their last message in its ticket, to show which one it
 * belongs to. If they deleted that message, it replies to a heading of the bot. It is not sent without.
 */
export function findContext({ store }: Sending, ticket: PlacedTicket): ReplyParameters | undefined {
  if (ticket.clientTopicId !== null && ticket.clientTopicId !== 0) return undefined;
  const open = findTicketsOfClient(store, ticket.clientId).filter((each) => isOpen(each) && !each.isUnspoken);
  if (open.length < 2) return undefined;
  const written = findLatestMessage(store, ticket.id, "to_desk")?.clientMessageId ?? 0;
  const id = Math.max(written, ticket.headingMessageId ?? 0);
  // If the heading is deleted too, the answer is sent without.
  const isHeading = id === ticket.headingMessageId;
  return id === 0 ? undefined : { message_id: id, allow_sending_without_reply: isHeading };
}

/**
 * The client deleted that message: the same row sends a heading first. Undefined for other failures.
 * @param onFailure what to do when the heading cannot be sent either
 */
export function whenContextGone(
  sending: Sending,
  ticket: PlacedTicket,
  reply: ReplyParameters | undefined,
  { kind }: Failure,
  signal: Signal,
  onFailure: (failure: Failure) => Outcome,
): Promise<Outcome> | undefined {
  if (kind !== "reply_gone" || reply?.allow_sending_without_reply !== false) return undefined;
  const language = languageWithClient(sending, sending.store, ticket.clientId);
  const number = String(ticket.id);
  const heading =
    ticket.subject === null
      ? html(language, "ticket-heading", { number })
      : html(language, "ticket-heading-subject", { number, subject: ticket.subject });
  const { clientId } = ticket;
  const source = sourceOf(sending, clientId);
  return attempt(
    () => source.say(sending, { clientId, ticket }, { html: heading, isSilent: true }, signal),
    (messageId) => ({
      kind: "again",
      settle(tx) {
        saveTicket(tx, ticket.id, { headingMessageId: messageId });
        addSaying(tx, { chatId: clientId, messageId, ticketId: ticket.id });
      },
    }),
    (failure) => source.whenPlaceGone(sending, ticket, failure) ?? onFailure(failure),
  );
}
