import type { MessagePair } from "../../store/messages/messages.ts";
import { clientLane, movesLane } from "../../store/deliveries/lanes.ts";
import type { Effect } from "../../ticket/effect.ts";
import type { Handling } from "../handle.ts";
import { floodedMilliseconds } from "./desk.ts";
import {
  type AddressedTicket,
  addAtDesk,
  addForClient,
  endOf,
  type Merging,
  oncePerAlbum,
} from "./adding.ts";

/** Edits of a message within this time share a call. */
const editMilliseconds = 2_000;

/** A live location is updated at most once in this time. */
const locationMilliseconds = 30_000;

/** Copies a stored message to the other side of its ticket. A ticket without a desk waits for one. */
export function relay(handling: Handling, ticket: AddressedTicket, pair: MessagePair): void {
  const album = pair.mediaGroupId;
  const merging =
    album === null ? {} : oncePerAlbum(handling, `album:${pair.direction}:${ticket.id}:${album}`);
  addOnItsWay(handling, ticket, pair, { kind: "relay", messageId: pair.id }, merging);
}

/**
 * Edits the copy after an edit of the original, in the same lane.
 * @param more.isOneOfMany the message was edited a moment ago; edits within two seconds share a call
 * @param more.isFlood its client has edited very often just now; edits within a minute share a call
 */
export function editCopy(
  handling: Handling,
  ticket: AddressedTicket,
  pair: MessagePair,
  {
    isMediaChanged,
    isOneOfMany,
    isFlood = false,
  }: { isMediaChanged: boolean; isOneOfMany: boolean; isFlood?: boolean },
): void {
  const merging = (isOneOfMany || isFlood) && {
    mergeKey: `edit:${pair.id}:${isMediaChanged ? "media" : "words"}`,
    notBefore: endOf(handling.now, isFlood ? floodedMilliseconds : editMilliseconds),
  };
  const effect = { kind: "edit_copy", messageId: pair.id, isMediaChanged } as const;
  // New messages do not wait for it.
  if (isFlood && pair.direction === "to_desk" && pair.deskMessageId !== null)
    return addAtDesk(handling, ticket, "edits", "message", effect, merging || {});
  addOnItsWay(handling, ticket, pair, effect, merging || {});
}

/** Updates the copy of a live location, at most once in half a minute. */
export function updateLocation(
  handling: Handling,
  ticket: AddressedTicket,
  pair: MessagePair,
  more: { isAtEnd?: true; isOver?: boolean } = {},
): void {
  const { isOver = false, ...stage } = more;
  const merging = {
    mergeKey: `move:${pair.id}`,
    notBefore: isOver ? handling.now : endOf(handling.now, locationMilliseconds),
    replaces: isOver,
  };
  const effect = { kind: "move_copy", messageId: pair.id, ...stage } as const;
  if (pair.direction === "to_desk") return addAtDesk(handling, ticket, "moves", "message", effect, merging);
  const { id, clientId } = ticket;
  addForClient(handling, clientId, { lane: movesLane(id), effect, ...merging });
}

/** Adds an effect in the message's own lane. */
function addOnItsWay(
  handling: Handling,
  ticket: AddressedTicket,
  { direction }: MessagePair,
  effect: Extract<Effect, { kind: "relay" | "edit_copy" }>,
  merging: Merging,
): void {
  if (direction === "to_desk") return addAtDesk(handling, ticket, "desk", "message", effect, merging);
  const { id, clientId } = ticket;
  addForClient(handling, clientId, { lane: clientLane(id), effect, ...merging });
}
