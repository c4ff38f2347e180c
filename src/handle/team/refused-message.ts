import { findPairAtDesk } from "../../store/message-pairs.ts";
import { html } from "../../text/text.ts";
import type { IncomingMessage } from "../../ticket/message.ts";
import type { AddressedTicket } from "../effects/adding.ts";
import { reactAtDesk, tellDesk } from "../effects/desk.ts";
import type { Handling } from "../handle.ts";
import { keepInMind } from "./withheld.ts";

/** Marks a message that went nowhere, and says why. */
export function refuseMessage(
  handling: Handling,
  there: AddressedTicket,
  message: IncomingMessage,
  why: "refusal-outsider-written" | "refusal-removed",
): void {
  const { messageId, mediaGroupId } = message;
  const { id, deskId } = there;
  // In case that it is edited by somebody who may write by then; what has a copy is edited like any other.
  if (deskId !== null && findPairAtDesk(handling.tx, deskId, messageId) === undefined)
    keepInMind(handling, id, deskId, "refused", message);
  reactAtDesk(handling, there, messageId, "💔");
  const said = html(handling.teamLanguage, why);
  tellDesk(handling, there, said, { replyToDeskMessageId: messageId }, mediaGroupId);
}
