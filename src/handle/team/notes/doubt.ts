import { deskLane } from "../../../store/deliveries/lanes.ts";
import { findDeskOfCards } from "../../../store/desks/desks.ts";
import { findAlbum } from "../../../store/messages/messages.ts";
import { findNewestNote, findNoteByDeskMessage, isNoted } from "../../../store/messages/notes.ts";
import { isLaneSending } from "../../../store/deliveries/traffic.ts";
import { findOpenQuestion } from "../../../store/messages/questions.ts";
import type { PlacedTicket } from "../../../store/tickets/tickets.ts";
import { findNewestUndecided, findNewestWithheld, findWithheldAt } from "../../../store/messages/withheld.ts";
import { besideMilliseconds } from "../../../ticket/album.ts";
import type { IncomingMessage } from "../../../ticket/message.ts";
import { longestName } from "../../../ticket/name.ts";
import type { Handling } from "../../handle.ts";
import { noteText } from "./marks.ts";
import { repliesToUnknown } from "./note-replies.ts";
import { isCutOff } from "./tail.ts";

/** Why a message may be meant for the team. */
export interface Doubt {
  /** The withheld messages that it continues. Null when it stands alone. */
  batch: number | null;
  /** It may also be the client's name. */
  isName?: boolean;
}

/**
 * Whether it is uncertain that a manager's message is for the client: it comes soon after the button for a note, after a
 * note or a command that the app cut or beside which it sends more, as a forward of a note or of the bot's own message, or
 * as a reply to a note, to a command or to an unknown message of the bot. That unknown message may be a question for a note:
 * its id is missing when Telegram's response was lost, and for questions of earlier versions.
 * Undefined when it is certain.
 */
export function findDoubt(
  handling: Handling,
  ticket: PlacedTicket,
  incoming: IncomingMessage,
): Doubt | undefined {
  const { tx, now } = handling;
  const { chatId, mediaGroupId: album, author } = incoming;
  const last = findNewestUndecided(tx, ticket.id, author?.id ?? null);
  if (album !== null) {
    if (last?.message.mediaGroupId === album) return { batch: last.batch };
    if (findAlbum(tx, ticket.id, album).length > 0) return undefined;
  }
  if (last !== undefined && isCutOff(last.message.text, incoming.sentAt - last.message.sentAt)) {
    return { batch: last.batch };
  }
  if (isBesideUnsent(handling, ticket, incoming)) {
    const isNext = last !== undefined && incoming.sentAt - last.message.sentAt < besideMilliseconds;
    return { batch: isNext ? last.batch : null };
  }
  // A person is asked by name. A person behind the group may be meant by any question there.
  const asked = { chatId, ...(author !== null && { askedId: author.id }), ticketId: ticket.id };
  const isName =
    incoming.kind === "text" &&
    incoming.text.length <= longestName &&
    findOpenQuestion(tx, { ...asked, kind: "name_of_client" }, now) !== undefined;
  if (isName) return { batch: null, isName };
  const isExpected =
    findOpenQuestion(tx, { ...asked, kind: "note" }, now) ??
    findOpenQuestion(tx, { ...asked, kind: "note_tail" }, now);
  return isExpected !== undefined ||
    answersDoubtful(handling, ticket, incoming) ||
    isForwardOfTeam(handling, incoming)
    ? { batch: null }
    : undefined;
}

/**
 * Whether the message has no words of its author, and comes right after a note or a command of theirs: a forward, or after a
 * file a file.
 */
function isBesideUnsent(
  { tx, now }: Handling,
  ticket: PlacedTicket,
  { origin, text, fileId, author, sentAt }: IncomingMessage,
): boolean {
  const isBare = text === "" && fileId !== null;
  if (origin === null && !isBare) return false;
  const note = findNewestNote(tx, ticket.id, author?.id ?? null);
  if (note !== undefined && now - note.writtenAt < besideMilliseconds && (origin !== null || note.hasFile))
    return true;
  const command = findNewestWithheld(tx, ticket.id, author?.id ?? null)?.message;
  if (command === undefined || sentAt - command.sentAt >= besideMilliseconds) return false;
  return origin !== null || command.fileId !== null;
}

/**
 * Whether the message is a forward of what the team alone has seen: a note without its mark, or something of the bot's, such
 * as a card, a list, or another client's words. In a channel the cards are the channel's posts.
 */
function isForwardOfTeam({ tx }: Handling, { origin, text, fileUniqueId }: IncomingMessage): boolean {
  if (origin === null) return false;
  if (origin.isOurs === true) return true;
  if (origin.kind === "chat" && findDeskOfCards(tx, origin.id)?.kind === "channel") return true;
  return isNoted(tx, { text: noteText(text), fileUniqueId });
}

function answersDoubtful({ tx }: Handling, ticket: PlacedTicket, incoming: IncomingMessage): boolean {
  const { id, deskId } = ticket;
  const { replyToMessageId: repliedTo } = incoming;
  if (repliedTo === null || deskId === null) return false;
  if (findNoteByDeskMessage(tx, id, deskId, repliedTo) !== undefined) return true;
  // A command, or what was refused: the client has not seen it, so the reply is likely one for the team.
  if (findWithheldAt(tx, deskId, repliedTo) !== undefined) return true;
  // A message that is being sent is known in a moment: it is a sentence or a copy.
  return repliesToUnknown(tx, ticket, incoming) && !isLaneSending(tx, deskLane(id, deskId, "desk"));
}
