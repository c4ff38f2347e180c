import type { Outcome } from "../../../../outbox/outcome.ts";
import { clientTopicGone, scopes } from "../../../../handle/place/repair.ts";
import { findRepair } from "../../../../store/deliveries/repairs.ts";
import { saveTicket } from "../../../../store/tickets/changes.ts";
import { findTicket, type PlacedTicket } from "../../../../store/tickets/tickets.ts";
import { plain } from "../../../../text/text.ts";
import { truncate } from "../../../../text/html.ts";
import type { Failure } from "../../failure.ts";
import { chatOf } from "./address.ts";
import { attempt, languageWithClient, type Sending, type Signal, whenUnexpected } from "../../sending.ts";

/** Means "no topic": the chat has none, and messages go there as to any private chat. */
const none = 0;

/** The option that puts a message into the ticket's topic in its client's private chat. */
export function inTopic(ticket: PlacedTicket): { message_thread_id?: number } {
  const { clientTopicId } = ticket;
  return clientTopicId === null || clientTopicId === none ? {} : { message_thread_id: clientTopicId };
}

/** If the private chat has topics, every ticket gets its own. Makes it first. Undefined when nothing is missing. */
export function prepareTopic(
  sending: Sending,
  ticket: PlacedTicket,
  signal: Signal,
): Promise<Outcome> | undefined {
  if (!sending.hasPrivateTopics || ticket.clientTopicId !== null) return undefined;
  const suspended = findRepair(sending.store, scopes.private(ticket.clientId));
  if (suspended !== undefined && sending.clock.now() < suspended.pausedUntil) return undefined;
  const language = languageWithClient(sending, sending.store, ticket.clientId);
  const number = String(ticket.id);
  const name =
    ticket.subject === null
      ? plain(language, "button-client-ticket", { number })
      : plain(language, "button-client-ticket-subject", { number, subject: ticket.subject });
  const save = (clientTopicId: number): Outcome => ({
    kind: "again",
    settle: (tx) => saveTicket(tx, ticket.id, { clientTopicId }),
  });
  return attempt(
    () => sending.api.createForumTopic(chatOf(sending, ticket.clientId), truncate(name, 128), {}, signal),
    (topic) => save(topic.message_thread_id),
    // A chat that refuses topics still takes messages.
    (failure) =>
      ["refused", "no_access", "not_a_forum"].includes(failure.kind) ? save(none) : whenUnexpected(failure),
  );
}

/**
 * The client deleted the topic. The same row makes it anew. Undefined for any other failure, and for a chat without
 * topics.
 */
export function whenTopicGone(sending: Sending, ticket: PlacedTicket, failure: Failure): Outcome | undefined {
  if (failure.kind !== "topic_gone" || inTopic(ticket).message_thread_id === undefined) return undefined;
  return {
    kind: "again",
    settle(tx) {
      const present = findTicket(tx, ticket.id);
      if (present?.clientTopicId !== ticket.clientTopicId) return;
      clientTopicGone({ tx, now: sending.clock.now() }, ticket);
      saveTicket(tx, ticket.id, { clientTopicId: null });
    },
  };
}
