import type { Desk } from "../../store/desks/desks.ts";
import { findPairAtDesk } from "../../store/messages/pairs.ts";
import { findManager } from "../../store/people/managers.ts";
import { findWithheldAt } from "../../store/messages/withheld.ts";
import type { IncomingMessage } from "../../ticket/message.ts";
import { findTicketOf } from "./ticket.ts";
import type { Handling } from "../handle.ts";
import { refuseMessage } from "./refused-message.ts";

/**
 * A person outside of the desk's group wrote in a ticket or edited a message there. Nothing goes to the client. A former
 * manager is told so; the bot does not talk to strangers.
 */
export function refuseOutsider(
  handling: Handling,
  desk: Desk,
  { kind, message }: { kind: "wrote" | "edited"; message: IncomingMessage },
): void {
  const { tx } = handling;
  const { author, messageId } = message;
  if (author === null || findManager(tx, author.id) === undefined) return;
  const found = findTicketOf(handling, desk, message);
  if (found === undefined) return;
  const isWaiting = findWithheldAt(tx, desk.id, messageId) !== undefined;
  const isAnswer = findPairAtDesk(tx, desk.id, messageId)?.direction === "to_client";
  if (kind === "edited" && !isWaiting && !isAnswer) return;
  refuseMessage(handling, found.there, message, "refusal-outsider-written");
}
