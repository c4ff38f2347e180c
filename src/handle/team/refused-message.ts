import { findPairAtDesk } from "../../store/messages/pairs.ts";
import { html } from "../../text/text.ts";
import type { IncomingMessage } from "../../ticket/message.ts";
import type { AddressedTicket } from "../effects/adding.ts";
import { reactAtDesk, tellDesk } from "../effects/desk.ts";
import type { Handling } from "../handle.ts";
import { keepInMind } from "./notes/withheld.ts";

/** Marks a message that was not sent, and says why. */
export function refuseMessage(
  handling: Handling,
  there: AddressedTicket,
  message: IncomingMessage,
  why: "refusal-outsider-written" | "refusal-removed" | "refusal-unlisted-written",
): void {
  const { messageId, mediaGroupId } = message;
  const { id, deskId } = there;
  // Stored in case that its author may write later and edits it. A message with a copy is edited as usual.
  if (deskId !== null && findPairAtDesk(handling.tx, deskId, messageId) === undefined)
    keepInMind(handling, id, deskId, "refused", message);
  reactAtDesk(handling, there, messageId, "💔");
  const said = html(handling.teamLanguage, why);
  tellDesk(handling, there, said, { replyToDeskMessageId: messageId }, mediaGroupId);
}
