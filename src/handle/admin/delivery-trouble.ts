import { findDesk } from "../../store/desks.ts";
import { clearDelay, markDelayed, markFailed } from "../../store/message-changes.ts";
import { findAlbum, findMessage, type MessagePair } from "../../store/messages.ts";
import { findAdmins } from "../../store/people.ts";
import { findTicket, type PlacedTicket } from "../../store/tickets.ts";
import {
  addTrouble,
  findTold,
  forgetTroubles,
  saveTold,
  wasGivenUpSince,
  wasLateSince,
} from "../../store/troubles.ts";
import { type Html, truncate } from "../../text/html.ts";
import { accusative, html } from "../../text/text.ts";
import type { Effect } from "../../ticket/effect.ts";
import { atDeskOf } from "../effects/adding.ts";
import { reportTroubles } from "../effects/chat.ts";
import { reactAtDesk, tellDesk, tellOfDelay } from "../effects/desk.ts";
import { relay } from "../effects/relay.ts";
import type { Handling } from "../handle.ts";
import { answerFailed } from "../replies.ts";

/** After a report so long goes by before the next; what comes meanwhile is in that one. */
const quietMilliseconds = 3_600_000;

/** What happens together is told together. */
const gatherMilliseconds = 1_000;

/** For so long the same reason is news to nobody. */
const knownMilliseconds = 6 * 3_600_000;

/** The next change of the ticket tries these again: the same refusal would be told of with every change. */
const looks: ReadonlySet<Effect["kind"]> = new Set(["refresh_card", "pin_card", "refresh_topic"]);

const keptMilliseconds = 30 * 24 * 3_600_000;

/**
 * Something is not taken for a minute now; it is tried for hours. The desk reads it under an answer, or what a client wrote
 * in words; the admins are told.
 * @param late.messageId the message that it is about, when it is not the one of the effect
 */
export function deliveryLate(
  handling: Handling,
  late: { effect: Effect; error: string; lostAnswers: number; messageId?: number | undefined },
): void {
  const { tx, now } = handling;
  const { effect, error, lostAnswers } = late;
  if (effect.kind === "relay") {
    const { pair, ticket } = findWaiting(handling, late.messageId ?? effect.messageId) ?? {};
    if (pair === undefined || ticket === undefined) return;
    // What waits for a place is not at fault itself: whoever has a place first brings it along, in order.
    if (pair.direction === "to_client" || late.messageId !== undefined) markDelayed(tx, pair);
    // Whoever brings it has been another message's row.
    if (pair.id !== effect.messageId) relay(handling, ticket, pair);
    if (pair.direction === "to_client") markBroken(handling, ticket, pair);
    tellOfDelay(handling, ticket, pair, { error, isUnconfirmed: lostAnswers > 0 });
  }
  const isKnown = isDeskProblem(handling, effect, error) || wasLateSince(tx, error, now - knownMilliseconds);
  if (!isKnown) report(handling, effect, error, false);
}

/** It got on after all, or it may have arrived more than once: whoever wrote an answer reads so under it. */
export function deliveryArrived(
  handling: Handling,
  effect: Effect,
  { lostAnswers }: { lostAnswers: number },
): void {
  const { tx, teamLanguage } = handling;
  const pair = effect.kind === "relay" ? findMessage(tx, effect.messageId) : undefined;
  const ticket = pair && findTicket(tx, pair.ticketId);
  if (pair === undefined || ticket === undefined || pair.deliveredAt === null) return;
  clearDelay(tx, pair);
  if (pair.direction === "to_desk" || (!pair.isDelayed && lostAnswers === 0)) return;
  const there = atDeskOf(ticket, pair);
  if (pair.isDelayed && pair.deskMessageId !== null) reactAtDesk(handling, there, pair.deskMessageId, null);
  const said =
    lostAnswers > 0 ? html(teamLanguage, "desk-maybe-twice") : html(teamLanguage, "desk-arrived-late");
  tellDesk(handling, there, said, { replyToDeskMessageId: pair.deskMessageId });
}

/**
 * Every row that is given up comes here. What nobody has been told yet is told where it belongs, a message is marked, so that
 * nothing waits for it any more, and the admins get a report.
 * @param dead.isUnknown whether the reason is one that nobody knows: else whoever gave it up has told of it
 */
export function deliveryDied(
  handling: Handling,
  dead: {
    effect: Effect;
    error: string;
    lostAnswers: number;
    isUnknown: boolean;
    messageId?: number | undefined;
  },
): void {
  const { effect, error, isUnknown } = dead;
  if (effect.kind === "relay") {
    const messageId = dead.messageId ?? effect.messageId;
    // What the manager is told of under the message itself needs no second word.
    if (!isUnknown && findWaiting(handling, messageId) === undefined) return;
    messageDied(handling, messageId, dead);
  }
  const { tx, now } = handling;
  const told = { ticketId: ticketIdOf(handling, effect), error };
  const isKnown = looks.has(effect.kind) && wasGivenUpSince(tx, told, now - knownMilliseconds);
  if (!isKnown) report(handling, effect, error, true);
}

/** A client's message in words, when it cannot be shown. */
export function renderUncopied({ teamLanguage }: Pick<Handling, "teamLanguage">, pair: MessagePair): Html {
  const kind = accusative(teamLanguage, `kind-${pair.kind}`);
  return pair.text === ""
    ? html(teamLanguage, "desk-uncopied", { kind })
    : html(teamLanguage, "desk-uncopied-text", { kind, text: truncate(pair.text, 3_500) });
}

function messageDied(
  handling: Handling,
  messageId: number,
  { error, lostAnswers }: { error: string; lostAnswers: number },
): void {
  const { tx, teamLanguage } = handling;
  const { pair, ticket } = findWaiting(handling, messageId) ?? {};
  if (pair === undefined || ticket === undefined) return;
  const { mediaGroupId, direction, deskMessageId } = pair;
  // It still goes in words, by the same row.
  if (direction === "to_desk" && pair.isInWords && !pair.isDelayed) return;
  const pairs = mediaGroupId === null ? [pair] : findAlbum(tx, ticket.id, mediaGroupId);
  const failed = pairs.filter(({ deliveredAt }) => deliveredAt === null);
  if (direction === "to_client") answerFailed(handling, failed, "refused");
  else for (const each of failed) markFailed(tx, each, "refused");
  if (direction === "to_desk") {
    // Its words have been in the ticket since it was late.
    if (!pair.isDelayed) tellDesk(handling, ticket, renderUncopied(handling, pair));
    return;
  }
  markBroken(handling, ticket, pair);
  const said =
    lostAnswers > 0
      ? html(teamLanguage, "desk-unconfirmed-end")
      : html(teamLanguage, "desk-undelivered-end", { error });
  tellDesk(handling, atDeskOf(ticket, pair), said, { replyToDeskMessageId: deskMessageId });
}

function markBroken(handling: Handling, ticket: PlacedTicket, pair: MessagePair): void {
  if (pair.deskMessageId !== null) reactAtDesk(handling, atDeskOf(ticket, pair), pair.deskMessageId, "💔");
}

/** The message with its ticket, when it still has to arrive. */
function findWaiting(
  { tx }: Handling,
  messageId: number,
): { pair: MessagePair; ticket: PlacedTicket } | undefined {
  const pair = findMessage(tx, messageId);
  const ticket = pair && findTicket(tx, pair.ticketId);
  const isWaiting = pair !== undefined && pair.deliveredAt === null && pair.failure === null;
  return isWaiting && ticket !== undefined ? { pair, ticket } : undefined;
}

/** Kept until every admin has been told. The first is told at once, what follows within the hour comes together. */
function report(handling: Handling, effect: Effect, error: string, isFinal: boolean): void {
  const { tx, now } = handling;
  forgetTroubles(tx, now - keptMilliseconds);
  const id = addTrouble(tx, { at: now, ticketId: ticketIdOf(handling, effect), error, isFinal });
  for (const admin of findAdmins(tx)) {
    const told = findTold(tx, admin.id);
    if (told === undefined) saveTold(tx, admin.id, id - 1, 0);
    // A time to come is one of a clock that was set back since.
    const toldAt = told === undefined || told.toldAt > now ? 0 : told.toldAt;
    reportTroubles(handling, admin.id, Math.max(now + gatherMilliseconds, toldAt + quietMilliseconds));
  }
}

/** An answer is copied from the desk's group: the admins were told of it when the group refused. */
function isDeskProblem(handling: Handling, effect: Effect, error: string): boolean {
  const ticketId = ticketIdOf(handling, effect);
  const deskId = ticketId === null ? null : (findTicket(handling.tx, ticketId)?.deskId ?? null);
  return deskId !== null && findDesk(handling.tx, deskId)?.problem === error;
}

function ticketIdOf({ tx }: Handling, effect: Effect): number | null {
  if ("ticketId" in effect) return effect.ticketId;
  const isStored = effect.kind !== "delete_post" && "messageId" in effect && effect.kind !== "edit_said";
  return isStored ? (findMessage(tx, effect.messageId)?.ticketId ?? null) : null;
}
