import { findDesk } from "../../store/desks/desks.ts";
import { clearDelay, markDelayed, markFailed } from "../../store/messages/changes.ts";
import { findAlbum, findMessage, type MessagePair } from "../../store/messages/messages.ts";
import { findAdmins } from "../../store/people/managers.ts";
import { findTicket, type PlacedTicket } from "../../store/tickets/tickets.ts";
import {
  addTrouble,
  findTold,
  forgetTroubles,
  saveTold,
  wasGivenUpSince,
  wasLateSince,
} from "../../store/deliveries/troubles.ts";
import { type Html, truncate } from "../../text/html.ts";
import { accusative, html } from "../../text/text.ts";
import type { Effect } from "../../ticket/effect.ts";
import { atDeskOf } from "../effects/adding.ts";
import { reportTroubles } from "../effects/chat.ts";
import { testEnded } from "../desks/setup.ts";
import { mirrorAtDesk, reactAtDesk, tellDesk, tellOfDelay } from "../effects/desk.ts";
import { relay } from "../effects/relay.ts";
import type { Handling } from "../handle.ts";
import { answerFailed } from "../replies.ts";

/** The pause between two reports. The later one tells of everything in between. */
const quietMilliseconds = 3_600_000;

/** Troubles within this time share a report. */
const gatherMilliseconds = 1_000;

/** For so long the same reason is not reported again. */
const knownMilliseconds = 6 * 3_600_000;

/** The next change of the ticket tries these again, so the same refusal would be reported with every change. */
const looks: ReadonlySet<Effect["kind"]> = new Set(["refresh_card", "pin_card", "refresh_topic"]);

const keptMilliseconds = 30 * 24 * 3_600_000;

/**
 * Telegram has not taken a row for a minute, and it is tried for hours. Tells the desk, under the answer or with the
 * client's words, and the admins.
 * @param late.messageId the message that failed, when it is not the effect's own
 */
export function deliveryLate(
  handling: Handling,
  late: { effect: Effect; error: string; lostAnswers: number; messageId?: number | undefined },
): void {
  const { tx, now } = handling;
  const { effect, error, lostAnswers } = late;
  // Nobody waits for the test message itself.
  if (effect.kind === "test_desk") return;
  if (effect.kind === "relay") {
    const { pair, ticket } = findWaiting(handling, late.messageId ?? effect.messageId) ?? {};
    if (pair === undefined || ticket === undefined) return;
    // A message that waits for its ticket's place is not marked as late: the first row that finds a place sends all of them
    // in order.
    if (pair.direction === "to_client" || late.messageId !== undefined) markDelayed(tx, pair);
    // Another message's row carried this one, so it gets its own.
    if (pair.id !== effect.messageId) relay(handling, ticket, pair);
    if (pair.direction === "to_client") markBroken(handling, ticket, pair);
    tellOfDelay(handling, ticket, pair, { error, isUnconfirmed: lostAnswers > 0 });
  }
  const isKnown = isDeskProblem(handling, effect, error) || wasLateSince(tx, error, now - knownMilliseconds);
  if (!isKnown) report(handling, effect, error, false);
}

/** The row succeeded after all, or may have arrived twice. Tells the author under their answer. */
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
  if (pair.isDelayed && pair.deskMessageId !== null) mirrorAtDesk(handling, there, pair.deskMessageId);
  const said =
    lostAnswers > 0 ? html(teamLanguage, "desk-maybe-twice") : html(teamLanguage, "desk-arrived-late");
  tellDesk(handling, there, said, { replyToDeskMessageId: pair.deskMessageId });
}

/**
 * Every row that is given up comes here. Tells people who have not been told, marks the message so that nothing waits for
 * it, and reports to the admins.
 * @param dead.isUnknown the reason is unknown; if it is known, the sender has told people already
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
  if (effect.kind === "test_desk") return testEnded(handling, effect, { error, isSent: false });
  if (effect.kind === "relay") {
    const messageId = dead.messageId ?? effect.messageId;
    // The manager has been told under the message, so no report is needed.
    if (!isUnknown && findWaiting(handling, messageId) === undefined) return;
    messageDied(handling, messageId, dead);
  }
  const { tx, now } = handling;
  const told = { ticketId: ticketIdOf(handling, effect), error };
  const isKnown = looks.has(effect.kind) && wasGivenUpSince(tx, told, now - knownMilliseconds);
  if (!isKnown) report(handling, effect, error, true);
}

/** A client's message as text, when it cannot be copied. */
export function renderUncopied(
  { teamLanguage }: Pick<Handling, "teamLanguage">,
  pair: Pick<MessagePair, "kind" | "text">,
): Html {
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
  // The same row still sends it as text.
  if (direction === "to_desk" && pair.isInWords && !pair.isDelayed) return;
  const pairs = mediaGroupId === null ? [pair] : findAlbum(tx, ticket.id, mediaGroupId);
  const failed = pairs.filter(({ deliveredAt }) => deliveredAt === null);
  if (direction === "to_client") answerFailed(handling, failed, "refused");
  else for (const each of failed) markFailed(tx, each, "refused");
  if (direction === "to_desk") {
    // The desk got its text when the message was late.
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

/** The message with its ticket, if it has not arrived yet. */
function findWaiting(
  { tx }: Handling,
  messageId: number,
): { pair: MessagePair; ticket: PlacedTicket } | undefined {
  const pair = findMessage(tx, messageId);
  const ticket = pair && findTicket(tx, pair.ticketId);
  const isWaiting = pair !== undefined && pair.deliveredAt === null && pair.failure === null;
  return isWaiting && ticket !== undefined ? { pair, ticket } : undefined;
}

/**
 * Stores the trouble until every admin has been told. The first one is reported at once; later ones within the hour share a
 * report.
 */
function report(handling: Handling, effect: Effect, error: string, isFinal: boolean): void {
  const { tx, now } = handling;
  forgetTroubles(tx, now - keptMilliseconds);
  const id = addTrouble(tx, { at: now, ticketId: ticketIdOf(handling, effect), error, isFinal });
  for (const admin of findAdmins(tx)) {
    const told = findTold(tx, admin.id);
    if (told === undefined) saveTold(tx, admin.id, id - 1, 0);
    // A time in the future comes from a clock that was set back.
    const toldAt = told === undefined || told.toldAt > now ? 0 : told.toldAt;
    reportTroubles(handling, admin.id, Math.max(now + gatherMilliseconds, toldAt + quietMilliseconds));
  }
}

/** An answer is copied from the desk's group. When the group refused, the admins were told of the desk. */
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
