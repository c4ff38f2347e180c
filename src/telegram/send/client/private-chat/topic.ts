import type { Outcome } from "../../../../outbox/outcome.ts";
import { findClient } from "../../../../store/people.ts";
import { clientTopicGone, scopes } from "../../../../handle/place/repair.ts";
import { findRepair } from "../../../../store/repairs.ts";
import { saveTicket } from "../../../../store/ticket-changes.ts";
import { findTicket, type PlacedTicket } from "../../../../store/tickets.ts";
import { knownLanguage, plain } from "../../../../text/text.ts";
import { truncate } from "../../../../text/html.ts";
import type { Failure } from "../../failure.ts";
import { chatOf } from "./address.ts";
import { attempt, type Sending, type Signal, whenUnexpected } from "../../sending.ts";

/** Stands for "no topic": the chat has none, and the client's messages go there as to any private chat. */
const none = 0;

/** Where the ticket is in its client's private chat: as an option of every send there. */
export function inTopic(ticket: PlacedTicket): { message_thread_id?: number } {
  const { clientTopicId } = ticket;
  return clientTopicId === null || clientTopicId === none ? {} : { message_thread_id: clientTopicId };
}

/** Where private chats have topics, every ticket is one of its own: makes it first. Undefined when nothing is missing. */
export function prepareTopic(
  sending: Sending,
  ticket: PlacedTicket,
  signal: Signal,
): Promise<Outcome> | undefined {
  if (!sending.hasPrivateTopics || ticket.clientTopicId !== null) return undefined;
  const suspended = findRepair(sending.store, scopes.private(ticket.clientId));
  if (suspended !== undefined && sending.clock.now() < suspended.pausedUntil) return undefined;
  const client = findClient(sending.store, ticket.clientId);
  const language = knownLanguage(client?.language ?? "", sending.teamLanguage);
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
    // A chat that takes no topics still takes messages.
    (failure) =>
      ["refused", "no_access", "not_a_forum"].includes(failure.kind) ? save(none) : whenUnexpected(failure),
  );
}

/**
 * The client deleted the topic: it is made anew by the same row. Undefined for any other failure, and where the chat is
 * written to without topics.
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
