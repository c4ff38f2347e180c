import { placeLost } from "../../../handle/place/place.ts";
import { mayRepair } from "../../../handle/place/repair.ts";
import type { Outcome } from "../../../outbox/outcome.ts";
import type { TopicIcon } from "../../../store/tickets/tables.ts";
import { isStillThere, savePlace } from "../../../store/desks/places.ts";
import { isOpen } from "../../../ticket/ticket.ts";
import { renderTopicName } from "../../card/card.ts";
import { gatherFacts } from "../../card/facts.ts";
import type { Failure } from "../failure.ts";
import { whenPlaceFails } from "./kinds.ts";
import { closeFormerTopic } from "./former-place.ts";
import { findIcon, iconOf } from "./icons.ts";
import { findPlace, type Place } from "./place.ts";
import type { EffectOf } from "../../../ticket/effect.ts";
import { attempt, handlingOf, type Sending, type Signal } from "../sending.ts";

/** Brings the topic to the ticket's present state, one call at a time: open or closed, icon, name. */
export async function refreshTopic(
  sending: Sending,
  effect: EffectOf<"refresh_topic">,
  signal: Signal,
): Promise<Outcome> {
  const closing = closeFormerTopic(sending, effect, signal);
  if (closing !== undefined) return closing;
  const place = findPlace(sending, effect.ticketId);
  if (place?.desk.id !== effect.deskId) return { kind: "done" };
  const { ticket } = place;
  const shouldBeClosed = !isOpen(ticket);
  if (!shouldBeClosed && ticket.isTopicClosed) return setClosed(sending, place, false, signal);
  const icon = iconOf(ticket);
  const iconId = findIcon(sending.store, icon);
  const name = renderTopicName(sending.teamLanguage, gatherFacts(sending.store, ticket));
  const changes: Looks = {
    ...(iconId !== undefined && icon !== ticket.topicIcon && { icon: { name: icon, id: iconId } }),
    // A name that people gave the topic stays until the ticket's own name changes.
    ...(ticket.topicName !== null && name !== ticket.topicName && { name }),
  };
  if (Object.keys(changes).length > 0) return setLooks(sending, place, changes, signal);
  if (shouldBeClosed && !ticket.isTopicClosed) return setClosed(sending, place, true, signal);
  return { kind: "done" };
}

/** The changes of a topic that one call makes. */
interface Looks {
  icon?: { name: TopicIcon; id: string };
  name?: string;
}

function setLooks(sending: Sending, place: Place, { icon, name }: Looks, signal: Signal): Promise<Outcome> {
  const { desk, ticket, threadId } = place;
  // The topic of an open ticket is open at this point. Another look would count as a call.
  const kind = isOpen(ticket) ? "done" : "again";
  const saved: Outcome = {
    kind,
    settle: (tx) =>
      savePlace(tx, ticket.placeId, {
        ...(icon !== undefined && { topicIcon: icon.name }),
        ...(name !== undefined && { topicName: name }),
      }),
  };
  const changes = {
    ...(icon !== undefined && { icon_custom_emoji_id: icon.id }),
    ...(name !== undefined && { name }),
  };
  return attempt(
    () => sending.api.editForumTopic(desk.chatId, threadId, changes, signal),
    () => saved,
    (failure) => whenStateFails(sending, place, failure, saved, signal),
  );
}

function setClosed(sending: Sending, place: Place, isClosed: boolean, signal: Signal): Promise<Outcome> {
  const { desk, ticket, threadId } = place;
  const saved: Outcome = {
    kind: isClosed ? "done" : "again",
    settle: (tx) => savePlace(tx, ticket.placeId, { isTopicClosed: isClosed }),
  };
  return attempt(
    () =>
      isClosed
        ? sending.api.closeForumTopic(desk.chatId, threadId, signal)
        : sending.api.reopenForumTopic(desk.chatId, threadId, signal),
    () => saved,
    (failure) => whenStateFails(sending, place, failure, saved, signal),
  );
}

/** Without the right it stays unchanged until the rights are looked at again. No message waits for it. */
async function whenStateFails(
  sending: Sending,
  place: Place,
  failure: Failure,
  saved: Outcome,
  signal: Signal,
): Promise<Outcome> {
  if (failure.kind === "already_so") return saved;
  return failure.kind === "no_access" ? { kind: "done" } : whenLooksFail(sending, place, failure, signal);
}

/**
 * A pin or an icon failed. Even if Telegram says that the topic is gone, messages may still arrive there. So repairs for
 * their sake are counted apart.
 */
export async function whenLooksFail(
  sending: Sending,
  place: Place,
  failure: Failure,
  signal: Signal,
): Promise<Outcome> {
  const { ticket, desk } = place;
  if (failure.kind !== "topic_gone") return whenPlaceFails(sending, place, failure, signal);
  return {
    kind: "again",
    settle(tx) {
      const handling = handlingOf(sending, tx);
      if (isStillThere(tx, ticket) && mayRepair(handling, "looks", ticket, desk)) placeLost(handling, ticket);
    },
  };
}
