import { findEdits, forgetCopy, saveDetails, saveEdit } from "../../store/message-changes.ts";
import { findPairOfClient } from "../../store/message-pairs.ts";
import { copyIdOf, type MessagePair } from "../../store/messages.ts";
import { clientLane, deskLane } from "../../store/lanes.ts";
import { isLaneSending } from "../../store/outbox.ts";
import { findClient } from "../../store/people.ts";
import { isInPlace } from "../../store/places.ts";
import { findTicket, type PlacedTicket } from "../../store/tickets.ts";
import { truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { cutOff, readCommand } from "../../ticket/command.ts";
import { type IncomingMessage, isSameContent, type Person, placeOf } from "../../ticket/message.ts";
import { burstMilliseconds, refreshCard, tellOfEdit } from "../effects/desk.ts";
import { editCopy, moveCopy, relay } from "../effects/relay.ts";
import type { Handling } from "../handle.ts";

/**
 * A client edited a message: the desk's copy changes too, and the topic says what it said before. Of many edits in a
 * row, as voice typing makes them, it says so once.
 */
export function clientEdited(handling: Handling, author: Person, incoming: IncomingMessage): void {
  const { tx, teamLanguage } = handling;
  const client = findClient(tx, author.id);
  const pair = client && findPairOfClient(tx, client.id, incoming.messageId);
  const ticket = pair && findTicket(tx, pair.ticketId);
  if (client === undefined || client.isBlocked || pair?.direction !== "to_desk" || ticket === undefined)
    return;
  // The command that stood before the words is no part of them after an edit either.
  const command = pair.isCut ? readCommand(incoming.text) : undefined;
  const words = command === undefined ? incoming : cutOff(incoming, command.length);
  if (!mirrorEdit(handling, ticket, pair, words) || pair.deskMessageId === null) return;
  const isHere = isInPlace(ticket, pair);
  const text = findTextBeforeBurst(handling, pair.id);
  const before = text === "" ? plain(teamLanguage, `kind-${pair.kind}`) : truncate(text, 1_000);
  const said = html(teamLanguage, "desk-client-edited", { before });
  tellOfEdit(handling, ticket, pair, said, isHere ? pair.deskMessageId : null);
}

/** What the message said before the first of the edits that followed each other up to now. */
function findTextBeforeBurst({ tx, now }: Handling, messageId: number): string {
  let since = now;
  let before = "";
  for (const { text, editedAt } of findEdits(tx, messageId)) {
    if (since - editedAt >= burstMilliseconds) break;
    since = editedAt;
    before = text;
  }
  return before;
}

/**
 * Keeps what a message says now and lets its copy follow. A copy that is still to be made will be made of the edited
 * original. Returns false for an edit that changes nothing: Telegram tells of those too (docs:Update).
 */
export function mirrorEdit(
  handling: Handling,
  ticket: PlacedTicket,
  pair: MessagePair,
  incoming: IncomingMessage,
): boolean {
  if (isSameContent(pair, incoming)) return false;
  if (placeOf(pair)?.live_period !== undefined && incoming.kind === "location") {
    saveDetails(handling.tx, pair, incoming.details);
    const isOver = placeOf(incoming)?.live_period === undefined;
    if (pair.failure === null) moveCopy(handling, ticket, pair, { isOver });
    return false;
  }
  const [last] = findEdits(handling.tx, pair.id);
  const isOneOfMany = last !== undefined && handling.now - last.editedAt < burstMilliseconds;
  saveEdit(handling.tx, pair, incoming, handling.now);
  // A caption can be edited by itself; whether the media is hidden cannot.
  const isMediaChanged =
    pair.fileUniqueId !== incoming.fileUniqueId || pair.hasSpoiler !== incoming.hasSpoiler;
  const isToDesk = pair.direction === "to_desk" && ticket.deskId !== null;
  const lane = isToDesk ? deskLane(ticket.id, ticket.deskId!, "desk") : clientLane(ticket.id);
  // What is with Telegram at this moment may be a copy of what the message was before.
  const hasCopy = pair.deliveredAt !== null || copyIdOf(pair) !== null || isLaneSending(handling.tx, lane);
  if (pair.failure === null && hasCopy) {
    if (pair.direction === "to_desk" && pair.deskMessageId !== null && !isInPlace(ticket, pair)) {
      // Where the copy is, nobody looks any more.
      forgetCopy(handling.tx, pair);
      relay(handling, ticket, pair);
    } else editCopy(handling, ticket, pair, { isMediaChanged, isOneOfMany });
  }
  refreshCard(handling, ticket);
  return true;
}
