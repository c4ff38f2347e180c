import type { Outcome } from "../../outbox/outcome.ts";
import { findMessage } from "../../store/messages/messages.ts";
import { relayToClient } from "./client/relay.ts";
import { relayToDesk } from "./desk/relay.ts";
import type { Sending, Signal } from "./sending.ts";

/** Copies a stored message, with its album if it has one, to the other side of its ticket. */
export function relay(sending: Sending, messageId: number, signal: Signal): Promise<Outcome> {
  const pair = findMessage(sending.store, messageId);
  if (pair === undefined) throw new Error(`message ${messageId} is not stored`);
  return pair.direction === "to_desk"
    ? relayToDesk(sending, pair, signal)
    : relayToClient(sending, pair, signal);
}
