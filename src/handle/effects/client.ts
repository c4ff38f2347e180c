import type { Keyboard } from "../../ticket/keyboard.ts";
import type { MessagePair } from "../../store/messages/messages.ts";
import { chatLane, clientLane } from "../../store/deliveries/lanes.ts";
import type { Client } from "../../store/people/clients.ts";
import type { SaidFile } from "../../ticket/effect.ts";
import type { ClientHtml } from "../../text/html.ts";
import type { Handling } from "../handle.ts";
import { add, type AddressedTicket, addForClient, newestEdit } from "./adding.ts";

/**
 * Says something to a client outside of their tickets.
 * @param more.isToShutOut they read it although the team has shut them out
 * @param more.file the words are its caption
 */
export function sayToClient(
  handling: Handling,
  { id: clientId }: Pick<Client, "id">,
  html: ClientHtml,
  more: { keyboard?: Keyboard; isToShutOut?: true; file?: SaidFile } = {},
): void {
  addForClient(handling, clientId, {
    lane: chatLane(clientId),
    effect: { kind: "say_to_client", clientId, html, ...more },
  });
}

/** Changes what was said so. An earlier change of that message that has not arrived is dropped. */
export function editSaidToClient(
  handling: Handling,
  { id: clientId }: Pick<Client, "id">,
  clientMessageId: number,
  html: ClientHtml,
  keyboard: Keyboard = [],
): void {
  addForClient(handling, clientId, {
    lane: chatLane(clientId),
    effect: { kind: "edit_said_to_client", clientId, clientMessageId, html, keyboard },
    ...newestEdit(clientId, clientMessageId),
  });
}

/**
 * Looks at the client again when their pause is over. The row waits for no chat: its own lane and the client's own id
 * have no limits.
 */
export function wakeAfterPause(
  handling: Handling,
  { id: clientId }: Pick<Client, "id">,
  notBefore: number,
): void {
  add(handling, {
    lane: `pause:${clientId}`,
    chatId: clientId,
    weight: "message",
    effect: { kind: "end_pause", clientId },
    notBefore,
  });
}

/** @param more.later what is said instead from a time on, in order; nothing where `html` is undefined */
export function tellClient(
  handling: Handling,
  ticket: AddressedTicket,
  html: ClientHtml,
  more: {
    keyboard?: Keyboard;
    replyToClientMessageId?: number;
    isSilent?: boolean;
    questionId?: number;
    later?: { at: number; html: ClientHtml | undefined }[];
  } = {},
): void {
  const { later, ...rest } = more;
  const turns = later?.map(({ at, html: said = null }) => ({ at, html: said }));
  addForClient(handling, ticket.clientId, {
    lane: clientLane(ticket.id),
    effect: { kind: "tell_client", ticketId: ticket.id, html, ...rest, ...(turns && { later: turns }) },
  });
}

export function editAtClient(
  handling: Handling,
  ticket: AddressedTicket,
  clientMessageId: number,
  html: ClientHtml,
  keyboard?: Keyboard,
): void {
  addForClient(handling, ticket.clientId, {
    lane: clientLane(ticket.id),
    effect: {
      kind: "edit_at_client",
      ticketId: ticket.id,
      clientMessageId,
      html,
      ...(keyboard && { keyboard }),
    },
    ...newestEdit(ticket.clientId, clientMessageId),
  });
}

/** Shows the team's newest reaction on the client's message. */
export function mirrorAtClient(handling: Handling, ticket: AddressedTicket, clientMessageId: number): void {
  addForClient(handling, ticket.clientId, {
    lane: clientLane(ticket.id),
    effect: { kind: "react_at_client", ticketId: ticket.id, clientMessageId },
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
  addForClient(handling, ticket.clientId, {
    lane: clientLane(ticket.id),
    effect: { kind: "take_back", messageId: pair.id, reason, deskId: pair.deskId!, deskMessageId },
  });
}
