import type { MessagePair } from "../store/messages.ts";
import { chatLane, enqueue, ticketLane } from "../store/outbox.ts";
import { findAdmins } from "../store/people.ts";
import type { Html } from "../text/html.ts";
import type { Handling } from "./handle.ts";

/** An album's items come as updates of their own without a count; this is how long the rest is waited for. */
const albumMilliseconds = 500;

/** Changes of a card within this time make one edit. */
const cardMilliseconds = 1_000;

/** Sends the copy of a stored message to the other side. `chatId` is the chat that it goes to. */
export function relay({ tx, now }: Handling, pair: MessagePair, chatId: number): void {
  const album = pair.mediaGroupId;
  enqueue(
    tx,
    {
      lane: ticketLane(pair.ticketId, pair.direction === "to_desk" ? "desk" : "client"),
      chatId,
      weight: "message",
      effect: { kind: "relay", messageId: pair.id },
      ...(album !== null && {
        mergeKey: `album:${pair.direction}:${pair.ticketId}:${album}`,
        notBefore: now + albumMilliseconds,
      }),
    },
    now,
  );
}

export function tellClient(
  { tx, now }: Handling,
  ticket: { id: number; clientId: number },
  html: Html,
): void {
  enqueue(
    tx,
    {
      lane: ticketLane(ticket.id, "client"),
      chatId: ticket.clientId,
      weight: "message",
      effect: { kind: "tell_client", ticketId: ticket.id, html },
    },
    now,
  );
}

/** @param replyToDeskMessageId a message in the ticket's topic, or null */
export function tellDesk(
  { tx, now }: Handling,
  ticket: { id: number },
  deskChatId: number,
  html: Html,
  replyToDeskMessageId: number | null,
): void {
  enqueue(
    tx,
    {
      lane: ticketLane(ticket.id, "desk"),
      chatId: deskChatId,
      weight: "message",
      effect: { kind: "tell_desk", ticketId: ticket.id, html, replyToDeskMessageId },
    },
    now,
  );
}

export function reactAtDesk(
  { tx, now }: Handling,
  ticketId: number,
  deskChatId: number,
  deskMessageId: number,
  emoji: string,
): void {
  enqueue(
    tx,
    {
      lane: ticketLane(ticketId, "reactions"),
      chatId: deskChatId,
      weight: "upkeep",
      effect: { kind: "react_at_desk", ticketId, deskMessageId, emoji },
    },
    now,
  );
}

export function refreshCard({ tx, now }: Handling, ticketId: number, deskChatId: number): void {
  enqueue(
    tx,
    {
      lane: ticketLane(ticketId, "card"),
      chatId: deskChatId,
      weight: "upkeep",
      effect: { kind: "refresh_card", ticketId },
      mergeKey: `card:${ticketId}`,
      notBefore: now + cardMilliseconds,
    },
    now,
  );
}

export function pinCard({ tx, now }: Handling, ticketId: number, deskChatId: number): void {
  enqueue(
    tx,
    {
      lane: ticketLane(ticketId, "card"),
      chatId: deskChatId,
      weight: "upkeep",
      effect: { kind: "pin_card", ticketId },
      mergeKey: `pin:${ticketId}`,
    },
    now,
  );
}

export function deleteTopic({ tx, now }: Handling, deskChatId: number, topicId: number): void {
  enqueue(
    tx,
    {
      lane: chatLane(deskChatId),
      chatId: deskChatId,
      weight: "message",
      effect: { kind: "delete_topic", chatId: deskChatId, topicId },
      mergeKey: `delete:${deskChatId}:${topicId}`,
    },
    now,
  );
}

/** Says something that belongs to no ticket. */
export function say({ tx, now }: Handling, chatId: number, topicId: number | null, html: Html): void {
  enqueue(
    tx,
    { lane: chatLane(chatId), chatId, weight: "message", effect: { kind: "say", chatId, topicId, html } },
    now,
  );
}

export function alertAdmins(handling: Handling, html: Html): void {
  for (const admin of findAdmins(handling.tx)) say(handling, admin.id, null, html);
}
