import type { Keyboard } from "../../ticket/keyboard.ts";
import type { MessagePair } from "../../store/messages.ts";
import { clientLane } from "../../store/lanes.ts";
import type { Html } from "../../text/html.ts";
import type { Handling } from "../handle.ts";
import { type AddressedTicket, add } from "./adding.ts";

export function tellClient(
  handling: Handling,
  ticket: AddressedTicket,
  html: Html,
  more: {
    keyboard?: Keyboard;
    replyToClientMessageId?: number;
    isSilent?: boolean;
    questionId?: number;
  } = {},
): void {
  add(handling, {
    lane: clientLane(ticket.id),
    chatId: ticket.clientId,
    weight: "message",
    effect: { kind: "tell_client", ticketId: ticket.id, html, ...more },
  });
}

export function editAtClient(
  handling: Handling,
  ticket: AddressedTicket,
  clientMessageId: number,
  html: Html,
  keyboard?: Keyboard,
): void {
  add(handling, {
    lane: clientLane(ticket.id),
    chatId: ticket.clientId,
    weight: "message",
    effect: {
      kind: "edit_at_client",
      ticketId: ticket.id,
      clientMessageId,
      html,
      ...(keyboard && { keyboard }),
    },
  });
}

export function reactAtClient(
  handling: Handling,
  ticket: AddressedTicket,
  clientMessageId: number,
  emoji: string | null,
): void {
  add(handling, {
    lane: clientLane(ticket.id),
    chatId: ticket.clientId,
    weight: "message",
    effect: { kind: "react_at_client", ticketId: ticket.id, clientMessageId, emoji },
  });
}

/**
 * @param deskMessageId the manager's `/del`, or the edited message, at the desk of the message; the result is told there
 */
export function takeBack(
  handling: Handling,
  ticket: AddressedTicket,
  pair: MessagePair,
  reason: "deleted" | "noted",
  deskMessageId: number,
): void {
  add(handling, {
    lane: clientLane(ticket.id),
    chatId: ticket.clientId,
    weight: "message",
    effect: { kind: "take_back", messageId: pair.id, reason, deskId: pair.deskId!, deskMessageId },
  });
}
