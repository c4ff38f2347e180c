import { html } from "../text/text.ts";
import type { IncomingMessage } from "../ticket/message.ts";
import { type AddressedTicket, reactAtDesk, tellDesk } from "./enqueue.ts";
import type { Handling } from "./handle.ts";

/** Marks a message that went nowhere, and says why. */
export function refuseMessage(
  handling: Handling,
  there: AddressedTicket,
  { messageId, mediaGroupId }: IncomingMessage,
  why: "refusal-outsider-written" | "refusal-removed",
): void {
  reactAtDesk(handling, there, messageId, "💔");
  const said = html(handling.teamLanguage, why);
  tellDesk(handling, there, said, { replyToDeskMessageId: messageId }, mediaGroupId);
}
