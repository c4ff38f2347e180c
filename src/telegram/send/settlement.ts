import { atDeskOf } from "../../handle/effects/adding.ts";
import { takeBack } from "../../handle/effects/client.ts";
import { removeCopyAtDesk, tellDesk } from "../../handle/effects/desk.ts";
import type { Transaction } from "../../store/database.ts";
import { markDelivered, saveFileCopy } from "../../store/messages/changes.ts";
import { findMessage, type MessagePair } from "../../store/messages/messages.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import type { Html } from "../../text/html.ts";
import { html, type Language } from "../../text/text.ts";
import type { Failure } from "./failure.ts";
import { hasLongCaption } from "./content.ts";
import { handlingOf, type Sending } from "./sending.ts";

/**
 * Stores which copy belongs to which original.
 * @param areWordsApart texts too long for a bot's caption follow as messages of their own
 */
export function settleCopies(
  sending: Sending,
  tx: Transaction,
  ticket: PlacedTicket,
  pairs: readonly MessagePair[],
  copies: readonly number[],
  areWordsApart: boolean,
): void {
  const handling = handlingOf(sending, tx);
  // Telegram skips messages that it cannot find, without saying which (docs:copyMessages). Then it is unknown which copy
  // belongs to which original.
  const isComplete = copies.length === pairs.length;
  for (const [index, pair] of pairs.entries()) {
    const copyId = isComplete ? copies[index]! : null;
    let mayBeWithdrawn = true;
    if (areWordsApart && copyId !== null && hasLongCaption(pair))
      saveFileCopy(tx, pair, copyId, ticket.placeId);
    else mayBeWithdrawn = markDelivered(tx, pair, copyId, ticket.placeId, handling.now);
    if (isComplete && mayBeWithdrawn) undoIfWithdrawn(sending, tx, ticket, pair.id);
  }
  if (!isComplete) {
    const counts = { arrived: copies.length, total: pairs.length };
    tellDesk(handling, ticket, html(sending.teamLanguage, "desk-album-incomplete", counts));
  }
}

export function renderUndelivered({ teamLanguage }: Sending, failure: Failure): Html {
  return html(teamLanguage, "desk-undelivered", { reasonHtml: renderReason(teamLanguage, failure) });
}

/** The message was moved, made a note or deleted during the call: deletes the copy. */
export function undoIfWithdrawn(
  sending: Sending,
  tx: Transaction,
  ticket: PlacedTicket,
  messageId: number,
): void {
  const pair = findMessage(tx, messageId);
  if (pair?.failure == null) return;
  const handling = handlingOf(sending, tx);
  if (pair.direction === "to_desk") removeCopyAtDesk(handling, atDeskOf(ticket, pair), pair);
  else takeBack(handling, ticket, pair, pair.failure === "noted" ? "noted" : "deleted", pair.deskMessageId!);
}

function renderReason(language: Language, failure: Failure): Html {
  switch (failure.kind) {
    case "unreachable":
    case "chat_unknown":
      return html(language, "desk-undelivered-blocked");
    case "source_gone":
      return html(language, "desk-undelivered-gone");
    case "uncopyable":
      return html(language, "desk-undelivered-uncopyable");
    case "unfit":
      return html(language, "desk-undelivered-unfit");
    default:
      return html(language, "desk-undelivered-unknown", { error: failure.error });
  }
}
