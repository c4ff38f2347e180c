import type { Outcome } from "../../outbox/outcome.ts";
import { findDesk, findDesks } from "../../store/desks/desks.ts";
import { findMessage } from "../../store/messages/messages.ts";
import { deskLane, watchLane } from "../../store/deliveries/lanes.ts";
import { isLaneBusy } from "../../store/deliveries/traffic.ts";
import type { Database } from "../../store/database.ts";
import { findRepair, hasRepairs } from "../../store/deliveries/repairs.ts";
import { findTicket } from "../../store/tickets/tickets.ts";
import { scopes } from "../../handle/place/repair.ts";
import type { Effect } from "../../ticket/effect.ts";
import type { Sending } from "./sending.ts";

/** Waits for messages, which find out first whether the ticket's place exists. */
const upkeep: ReadonlySet<Effect["kind"]> = new Set([
  "refresh_card",
  "pin_card",
  "refresh_topic",
  "react_at_desk",
]);

/** These may fail while messages arrive. */
const looks: ReadonlySet<Effect["kind"]> = new Set(["pin_card", "refresh_topic"]);

/** How long upkeep waits for messages. */
const upkeepMilliseconds = 1_000;

/** How long effects for a lost desk wait. When the bot is back there, they go at once. */
const lostMilliseconds = 600_000;

/**
 * Makes an effect wait in two cases: the ticket's place disappeared again after repairs, until the pause is over; or its
 * desk is lost, until the bot is back. Undefined when the effect may go now.
 */
export function whenBraked(sending: Sending, effect: Effect): Outcome | undefined {
  const { store, clock } = sending;
  const isAnyLost = findDesks(store).some(({ lostAt }) => lostAt !== null);
  if (!isAnyLost && !hasRepairs(store)) return undefined;
  const place = placeOf(sending, effect);
  if (place !== undefined && isLookedFor(sending, place.deskId))
    return { kind: "later", at: clock.now() + lostMilliseconds, unless: (tx) => !isLost(tx, place.deskId) };
  // Calls report that topics or the chat are missing, even if `getChat` shows them.
  const ofDesk =
    place === undefined ? [] : [scopes.forum({ id: place.deskId }), scopes.shut({ id: place.deskId })];
  const deskPausedUntil = Math.max(0, ...ofDesk.map((each) => findRepair(store, each)?.pausedUntil ?? 0));
  if (clock.now() < deskPausedUntil) return { kind: "later", at: deskPausedUntil, unless: () => false };
  if (place === undefined) return undefined;
  const now = clock.now();
  const ofLooks = looks.has(effect.kind)
    ? findRepair(store, scopes.looks({ id: place.ticketId }))
    : undefined;
  if (ofLooks !== undefined && now < ofLooks.pausedUntil)
    return { kind: "later", at: ofLooks.pausedUntil, unless: () => false };
  const scope = scopes.place({ id: place.ticketId });
  const repair = findRepair(store, scope);
  if (repair === undefined) return undefined;
  const later = (at: number): Outcome => ({
    kind: "later",
    at,
    unless: (tx) => (findRepair(tx, scope)?.pausedUntil ?? 0) <= now && at > now + upkeepMilliseconds,
  });
  const isUpkeep = upkeep.has(effect.kind);
  if (now < repair.pausedUntil) return later(repair.pausedUntil + (isUpkeep ? upkeepMilliseconds : 0));
  const isBusy = isUpkeep && isLaneBusy(store, deskLane(place.ticketId, place.deskId, "desk"));
  return isBusy ? later(now + upkeepMilliseconds) : undefined;
}

/** Whether the desk is lost, and the bot will look for it again. */
function isLookedFor({ store }: Sending, deskId: number): boolean {
  return isLost(store, deskId) && isLaneBusy(store, watchLane(findDesk(store, deskId)!.chatId));
}

function isLost(db: Database, deskId: number): boolean {
  return findDesk(db, deskId)?.lostAt != null;
}

/** The ticket and its present desk, if the effect needs its place there. */
function placeOf({ store }: Sending, effect: Effect): { ticketId: number; deskId: number } | undefined {
  if (!("deskId" in effect) || effect.deskId === undefined || effect.kind === "check_member")
    return undefined;
  const ticketId =
    "ticketId" in effect
      ? effect.ticketId
      : "messageId" in effect && effect.kind !== "take_back"
        ? findMessage(store, effect.messageId)?.ticketId
        : undefined;
  if (ticketId === undefined || ("isThere" in effect && effect.isThere)) return undefined;
  return findTicket(store, ticketId)?.deskId === effect.deskId
    ? { ticketId, deskId: effect.deskId }
    : undefined;
}
