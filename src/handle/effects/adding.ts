import { type Desk, findDesk } from "../../store/desks/desks.ts";
import type { MessagePair } from "../../store/messages/messages.ts";
import { deskLane } from "../../store/deliveries/lanes.ts";
import { enqueue, type NewDelivery } from "../../store/deliveries/new-delivery.ts";
import { findRestingChat } from "../../store/people/clients.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import type { Effect } from "../../ticket/effect.ts";
import type { Handling } from "../handle.ts";

/** An album's items come as updates of their own without a count; this is how long the rest is waited for. */
const albumMilliseconds = 500;

/** The end of the present span of so many milliseconds, which further changes do not put off. */
export function endOf(now: number, milliseconds: number): number {
  return Math.ceil(now / milliseconds) * milliseconds;
}

/** A ticket in a place: its own, or one where it was before. */
export type AddressedTicket = Pick<PlacedTicket, "id" | "clientId" | "deskId" | "placeId"> & {
  /** Somebody is there: what is said goes there although the ticket has left, or the place was taken for lost. */
  isThere?: boolean;
};

/** The same at a desk that is known. */
export type WrittenAt = AddressedTicket & { deskId: number };

type WithoutDesk<E> = E extends unknown ? ("deskId" extends keyof E ? Omit<E, "deskId"> : never) : never;

/** How a row waits for others of its kind; see {@link NewDelivery}. */
export type Merging = Pick<NewDelivery, "mergeKey" | "postpones" | "notBefore" | "replaces" | "isPatient">;

/** Adds the effect for the ticket's desk; nothing while there is none. */
export function addAtDesk(
  handling: Handling,
  ticket: AddressedTicket,
  what: Parameters<typeof deskLane>[2],
  weight: NewDelivery["weight"],
  effect: WithoutDesk<Effect>,
  { mergeKey, ...rest }: Merging = {},
): void {
  const desk = deskOf(handling, ticket);
  if (desk === undefined) return;
  add(handling, {
    lane: deskLane(ticket.id, desk.id, what),
    // In a channel the cards are posts, and people talk in the discussion group.
    chatId: what === "card" ? desk.chatId : desk.talkId,
    weight,
    effect: { ...effect, deskId: desk.id },
    ...(mergeKey !== undefined && { mergeKey: `${mergeKey}:${desk.id}` }),
    ...rest,
  });
}

/** Lets what is done for an album wait for its next item, and be done once. */
export function oncePerAlbum({ now }: Handling, mergeKey: string): Merging {
  return { mergeKey, postpones: true, notBefore: now + albumMilliseconds };
}

/** The ticket where the team's side of the message is, which it may have left. */
export function atDeskOf(ticket: AddressedTicket, { deskId, placeId }: MessagePair): AddressedTicket {
  return { ...ticket, deskId, placeId };
}

export function deskOf({ tx }: Handling, { deskId }: AddressedTicket): Desk | undefined {
  return deskId === null ? undefined : findDesk(tx, deskId);
}

/** What goes to a client, wherever they write from. */
export function addForClient(
  handling: Handling,
  clientId: number,
  delivery: Omit<NewDelivery, "chatId" | "weight">,
): void {
  add(handling, { ...delivery, chatId: findRestingChat(handling.tx, clientId), weight: "message" });
}

/** Of several edits of one message only the newest counts. An older one must not come after it. */
export function newestEdit(chatId: number, messageId: number): Merging {
  return { mergeKey: `said:${chatId}:${messageId}`, replaces: true };
}

export function add({ tx, now }: Handling, delivery: NewDelivery): void {
  enqueue(tx, delivery, now);
}
