import { joinCalls, markAwaited, mergeTicket } from "../../store/tickets/merging.ts";
import { saveMemory } from "../../store/memory.ts";
import { markUndelivered } from "../../store/messages/changes.ts";
import { movePair, renewPair } from "../../store/messages/renewed-pairs.ts";
import { findLatestMessage, type MessagePair } from "../../store/messages/messages.ts";
import { findPlaceById } from "../../store/desks/places.ts";
import { endQuestions } from "../../store/messages/questions.ts";
import { findReplies, findUnanswered } from "../../store/messages/replies.ts";
import { findTicket, type PlacedTicket } from "../../store/tickets/tickets.ts";
import { findWaitingQuestions } from "../../store/messages/waiting.ts";
import { html } from "../../text/text.ts";
import { isOpen, type TeamActor } from "../../ticket/ticket.ts";
import { apply } from "../apply.ts";
import { refreshCard, tellDesk } from "../effects/desk.ts";
import { relay } from "../effects/relay.ts";
import type { Handling } from "../handle.ts";
import { finishFormerPlace } from "../place/former-place.ts";
import { renderHistory } from "../place/history.ts";
import { formerClientTopic } from "../place/repair.ts";
import { quarantineAlong } from "../protection/quarantine.ts";
import { summarizeThere } from "../protection/summary.ts";
import { repliesChanged } from "../replies.ts";
import { joinLabels } from "./labels.ts";

/**
 * Joins a ticket into an open one of the same client. Its place becomes a former place of the other, which gets what was
 * said and copies of what nobody has answered. Both waits go on: what awaits a reply stands after all replies then, as if it
 * had come last, with the date that it has.
 */
export function merge(handling: Handling, from: PlacedTicket, into: PlacedTicket, actor: TeamActor): void {
  const { tx, now, teamLanguage } = handling;
  const joining = findOpenQuestions(handling, from);
  const waiting = isOpen(from) && from.toAct === "team" && findReplies(tx, from.id).isAwaited;
  const hadWaited = isOpen(into) && into.toAct === "team" && findReplies(tx, into.id).isAwaited;
  const own = findUnanswered(tx, into.id);
  const answeredUpTo = findLatestMessage(tx, from.id, "to_client")?.id ?? 0;
  const history = renderHistory(handling, from, new Set(joining.map(({ id }) => id)));
  quarantineAlong(handling, from, into);
  endQuestions(tx, { ticketId: from.id }, "gone");
  const { clientTopicId } = from;
  mergeTicket(tx, from, into, now);
  joinCalls(tx, from.id, into.id);
  joinLabels(handling, from, into, actor);
  if (clientTopicId !== null && clientTopicId !== 0)
    saveMemory(tx, formerClientTopic(from.clientId, clientTopicId), String(into.id));
  const number = String(from.id);
  tellDesk(handling, into, html(teamLanguage, "merge-came", { number }));
  for (const part of history) tellDesk(handling, into, part);
  const isAnsweredThere = answeredUpTo > (own[0]?.id ?? Infinity) || hasCallAfter(handling, into, own);
  const late = [...(isAnsweredThere ? own : []), ...joining].toSorted((a, b) => a.id - b.id);
  for (const pair of late) {
    if (joining.includes(pair)) bring(handling, into, pair);
    else renew(handling, into, pair);
  }
  if ((waiting || hadWaited) && !findReplies(tx, into.id).isAwaited) markAwaited(tx, into.id);
  const { managerId } = from;
  const merged = findTicket(tx, into.id)!;
  if (merged.managerId === null && managerId !== null)
    apply(handling, merged, { type: "transfer", to: managerId }, actor);
  if (merged.snoozedUntil !== null && waiting)
    apply(handling, findTicket(tx, into.id)!, { type: "wake" }, { kind: "bot" });
  repliesChanged(handling, into.id, { type: "merged", from: from.id }, actor);
  summarizeThere(handling, findTicket(tx, into.id)!);
  refreshCard(handling, findTicket(tx, into.id)!);
  const place = from.placeId === null ? undefined : findPlaceById(tx, from.placeId);
  if (place !== undefined) finishFormerPlace(handling, place);
}

/** What the team has to answer, and what its place has not got yet. A closed ticket awaits nothing. */
function findOpenQuestions({ tx }: Handling, ticket: PlacedTicket): MessagePair[] {
  const pairs = [
    ...(isOpen(ticket) ? findUnanswered(tx, ticket.id) : []),
    ...findWaitingQuestions(tx, ticket.id),
  ];
  return [...new Map(pairs.map((pair) => [pair.id, pair])).values()];
}

/** A call of the joined ticket would count as the reply to older questions of this one. */
function hasCallAfter({ tx }: Handling, { id }: PlacedTicket, own: readonly MessagePair[]): boolean {
  return own.length > 0 && findUnanswered(tx, id).every((pair) => pair.id !== own[0]!.id);
}

/** Copies the joined ticket's question to this one's place. The copy where it was stays there. */
function bring(handling: Handling, into: PlacedTicket, pair: MessagePair): void {
  const { tx } = handling;
  const moved = movePair(tx, { ...pair, ticketId: into.id }, into.id);
  if (pair.failure === "kept" || pair.failure === "summarized") markUndelivered(tx, moved, "kept");
  else relay(handling, into, moved);
}

function renew(handling: Handling, into: PlacedTicket, pair: MessagePair): void {
  const renewed = renewPair(handling.tx, pair, into.id);
  if (renewed.deliveredAt === null && renewed.failure === null) relay(handling, into, renewed);
}
