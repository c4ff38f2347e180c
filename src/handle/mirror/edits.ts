import { findEdits, forgetCopy, saveDetails, saveEdit } from "../../store/messages/changes.ts";
import { releaseKept } from "../../store/messages/kept.ts";
import { findPairOfClient } from "../../store/messages/pairs.ts";
import { copyIdOf, type MessagePair } from "../../store/messages/messages.ts";
import { clientLane, deskLane } from "../../store/deliveries/lanes.ts";
import { isLaneSending } from "../../store/deliveries/traffic.ts";
import type { Client } from "../../store/people/clients.ts";
import { isInPlace } from "../../store/desks/places.ts";
import { findTicket, type PlacedTicket } from "../../store/tickets/tickets.ts";
import { joinHtml, truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { cutOff, readCommand } from "../../ticket/command.ts";
import { type IncomingMessage, isSameContent, locationOf } from "../../ticket/message.ts";
import { renderUncopied } from "../admin/delivery-trouble.ts";
import { unwantedEdited } from "../client/message.ts";
import { burstMilliseconds, refreshCard, tellDesk, tellOfEdit } from "../effects/desk.ts";
import { editCopy, updateLocation, relay } from "../effects/relay.ts";
import type { Handling } from "../handle.ts";
import { checkWords } from "../protection/quarantine.ts";
import { windowsOf } from "../protection/windows.ts";

/**
 * A client edited a message. Edits the desk's copy, and tells the desk the text before. Many quick edits, as from voice
 * typing, are told once.
 */
export function clientEdited(handling: Handling, client: Client, incoming: IncomingMessage): void {
  const { tx, teamLanguage } = handling;
  const pair = findPairOfClient(tx, client.id, incoming.messageId);
  const ticket = pair && findTicket(tx, pair.ticketId);
  if (client.isBlocked || pair?.direction !== "to_desk" || ticket === undefined) return;
  // The command before the text is removed after an edit too.
  const command = pair.isCut ? readCommand(incoming.text) : undefined;
  const words = command === undefined ? incoming : cutOff(incoming, command.length);
  const isOneOfMany = pair.failure === "unwanted" && wasJustEdited(handling, pair);
  const isFlood = isEditingWithoutEnd(handling, client);
  if (!mirrorEdit(handling, ticket, pair, words, isFlood)) return;
  if (pair.failure === "unwanted")
    return unwantedEdited(handling, client, { ticket, pair }, words, isOneOfMany);
  checkWords(handling, ticket, words.text);
  if (pair.failure === "summarized") {
    // Its summary shows the words before. The message itself follows.
    releaseKept(tx, [pair.id]);
    relay(handling, ticket, pair);
    const before = truncate(pair.text, 1_000);
    return tellDesk(handling, ticket, html(teamLanguage, "desk-client-edited", { before }));
  }
  const isInWords = pair.failure === "refused";
  if (pair.deskMessageId === null && !isInWords) return;
  const text = findTextBeforeBurst(handling, pair.id);
  const before = text === "" ? plain(teamLanguage, `kind-${pair.kind}`) : truncate(text, 1_000);
  const said = html(teamLanguage, "desk-client-edited", { before });
  if (isInWords) {
    // There is no copy that could show what it says now.
    const present = renderUncopied(handling, { ...words, text: truncate(words.text, 2_500) });
    const both = joinHtml([said, present], "\n");
    return tellOfEdit(handling, ticket, pair, both, { replyToDeskMessageId: null, isFlood: false });
  }
  const isHere = isInPlace(ticket, pair);
  tellOfEdit(handling, ticket, pair, said, {
    replyToDeskMessageId: isHere ? pair.deskMessageId : null,
    isFlood,
  });
}

/** With so many edits of a client in a minute, the next ones share calls. */
const mostEdits = 10;

function isEditingWithoutEnd({ tx, now }: Handling, { id }: Client): boolean {
  return windowsOf(tx).edits.add(id, now, mostEdits) >= mostEdits;
}

function wasJustEdited({ tx, now }: Handling, { id }: MessagePair): boolean {
  const [last] = findEdits(tx, id);
  return last !== undefined && now - last.editedAt < burstMilliseconds;
}

/** The text before the first of the latest quick edits. */
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
 * Stores the edit and updates the copy. A copy not yet made will show the new text. Returns false when nothing has changed:
 * Telegram reports such edits too (docs:Update).
 */
export function mirrorEdit(
  handling: Handling,
  ticket: PlacedTicket,
  pair: MessagePair,
  incoming: IncomingMessage,
  isFlood = false,
): boolean {
  if (isSameContent(pair, incoming)) return false;
  if (locationOf(pair)?.live_period !== undefined && incoming.kind === "location") {
    saveDetails(handling.tx, pair, incoming.details);
    const isOver = locationOf(incoming)?.live_period === undefined;
    if (pair.failure === null) updateLocation(handling, ticket, pair, { isOver });
    return false;
  }
  const isOneOfMany = wasJustEdited(handling, pair);
  saveEdit(handling.tx, pair, incoming, handling.now);
  // A caption can be edited alone. A spoiler cannot: the media has to be sent again.
  const isMediaChanged =
    pair.fileUniqueId !== incoming.fileUniqueId || pair.hasSpoiler !== incoming.hasSpoiler;
  const isToDesk = pair.direction === "to_desk" && ticket.deskId !== null;
  const lane = isToDesk ? deskLane(ticket.id, ticket.deskId!, "desk") : clientLane(ticket.id);
  // A call that is running may copy the text before the edit.
  const hasCopy = pair.deliveredAt !== null || copyIdOf(pair) !== null || isLaneSending(handling.tx, lane);
  if (pair.failure === null && hasCopy) {
    if (pair.direction === "to_desk" && pair.deskMessageId !== null && !isInPlace(ticket, pair)) {
      // Nobody looks at a copy in a former place.
      forgetCopy(handling.tx, pair);
      relay(handling, ticket, pair);
    } else editCopy(handling, ticket, pair, { isMediaChanged, isOneOfMany, isFlood });
  }
  refreshCard(handling, ticket);
  return true;
}
