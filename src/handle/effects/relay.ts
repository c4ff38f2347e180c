import type { MessagePair } from "../../store/messages.ts";
import { clientLane, movesLane } from "../../store/lanes.ts";
import type { Effect } from "../../ticket/effect.ts";
import type { Handling } from "../handle.ts";
import { type AddressedTicket, add, addAtDesk, type Merging, oncePerAlbum } from "./adding.ts";

/** Edits of one message within this time make one call. */
const editMilliseconds = 2_000;

/** A live location moves so often at most. */
const moveMilliseconds = 30_000;

/** Sends the copy of a stored message to the other side of its ticket. Without a desk it waits for one to be set up. */
export function relay(handling: Handling, ticket: AddressedTicket, pair: MessagePair): void {
  const album = pair.mediaGroupId;
  const merging =
    album === null ? {} : oncePerAlbum(handling, `album:${pair.direction}:${ticket.id}:${album}`);
  addOnItsWay(handling, ticket, pair, { kind: "relay", messageId: pair.id }, merging);
}

/**
 * Lets the copy of a message follow an edit of the original, in the lane of the message itself.
 * @param isOneOfMany it was edited a moment ago: what comes within the same seconds makes one call
 */
export function editCopy(
  handling: Handling,
  ticket: AddressedTicket,
  pair: MessagePair,
  { isMediaChanged, isOneOfMany }: { isMediaChanged: boolean; isOneOfMany: boolean },
): void {
  const merging = isOneOfMany && {
    mergeKey: `edit:${pair.id}:${isMediaChanged ? "media" : "words"}`,
    // The end of the present two seconds, so that each further edit does not put it off.
    notBefore: Math.ceil(handling.now / editMilliseconds) * editMilliseconds,
  };
  addOnItsWay(
    handling,
    ticket,
    pair,
    { kind: "edit_copy", messageId: pair.id, isMediaChanged },
    merging || {},
  );
}

/** Lets the copy of a live location follow, at most once in half a minute. */
export function moveCopy(
  handling: Handling,
  ticket: AddressedTicket,
  pair: MessagePair,
  more: { isAtEnd?: true; isOver?: boolean } = {},
): void {
  const { isOver = false, ...stage } = more;
  const merging = {
    mergeKey: `move:${pair.id}`,
    // The end of the present half minute, so that each further move does not put it off.
    notBefore: isOver ? handling.now : Math.ceil(handling.now / moveMilliseconds) * moveMilliseconds,
    replaces: isOver,
  };
  const effect = { kind: "move_copy", messageId: pair.id, ...stage } as const;
  if (pair.direction === "to_desk") return addAtDesk(handling, ticket, "moves", "message", effect, merging);
  const { id, clientId } = ticket;
  add(handling, { lane: movesLane(id), chatId: clientId, weight: "message", effect, ...merging });
}

/** What concerns a message goes in its lane, to its other side. */
function addOnItsWay(
  handling: Handling,
  ticket: AddressedTicket,
  { direction }: MessagePair,
  effect: Extract<Effect, { kind: "relay" | "edit_copy" }>,
  merging: Merging,
): void {
  if (direction === "to_desk") return addAtDesk(handling, ticket, "desk", "message", effect, merging);
  const { id, clientId } = ticket;
  add(handling, { lane: clientLane(id), chatId: clientId, weight: "message", effect, ...merging });
}
