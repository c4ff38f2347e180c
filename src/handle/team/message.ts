import type { Desk } from "../../store/desks/desks.ts";
import { markUndelivered } from "../../store/messages/changes.ts";
import { findAlbum } from "../../store/messages/messages.ts";
import { findNoteByDeskMessage, isNotedAlbum } from "../../store/messages/notes.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import { countWithheld } from "../../store/messages/withheld.ts";
import { html } from "../../text/text.ts";
import type { IncomingMessage } from "../../ticket/message.ts";
import { answerTicket } from "./deeds/answer.ts";
import { type Member, meetMember } from "./member.ts";
import { findTicketOf } from "./ticket.ts";
import { commandElsewhere, commandWritten } from "./command.ts";
import { takeBack } from "../effects/client.ts";
import { tellDesk } from "../effects/desk.ts";
import { writtenInFormerPlace } from "./former-place.ts";
import type { Handling } from "../handle.ts";
import { writtenInLostPlace } from "./lost-place.ts";
import { expectRest, keepNote } from "./notes/notes.ts";
import { isCommand, isNote, markedWords, noteText } from "./notes/marks.ts";
import { repliesToNoteQuestion } from "./notes/note-replies.ts";
import { findDoubt } from "./notes/doubt.ts";
import { writtenOutsideTopic } from "./outside-topic.ts";
import { refuseMessage } from "./refused-message.ts";
import { repliesChanged } from "../replies.ts";
import { chosenAtTicket, chosenElsewhere } from "../templates/chosen.ts";
import { albumNoted, repliesToNameQuestion, keepInMind, withhold } from "./notes/withheld.ts";

/** A manager wrote in the desk's chat. Only messages in a ticket's topic go to a client. */
export function managerWrote(handling: Handling, desk: Desk, incoming: IncomingMessage): void {
  const found = findTicketOf(handling, desk, incoming);
  if (found === undefined && incoming.madeFor !== undefined)
    return writtenInLostPlace(handling, desk, incoming);
  if (found === undefined && writtenOutsideTopic(handling, desk, incoming)) return;
  if (found === undefined)
    return incoming.isChosen === true
      ? chosenElsewhere(handling, desk, incoming)
      : commandElsewhere(handling, desk, incoming);
  const { ticket, there, isLeft } = found;
  const member = meetMember(handling, incoming.author);
  if (member.role === "removed") return refuseMessage(handling, there, incoming, "refusal-removed");
  if (member.role === "unlisted") return refuseMessage(handling, there, incoming, "refusal-unlisted-written");
  // Its edit came first and is a note, so the earlier text is not for the client either.
  if (findNoteByDeskMessage(handling.tx, ticket.id, desk.id, incoming.messageId) !== undefined) return;
  if (isLeft) {
    keepInMind(handling, ticket.id, desk.id, "refused", incoming);
    return writtenInFormerPlace(handling, ticket, there, member, incoming);
  }

  if (incoming.isService === true) return keepFromClient(handling, ticket, incoming);
  const words = markedWords(incoming);
  if (
    isNote(words) ||
    repliesToNoteQuestion(handling, ticket, incoming) ||
    isOfNotedAlbum(handling, ticket, incoming)
  ) {
    keepNote(handling, ticket, there, member, incoming, noteText(words));
    return albumNoted(handling, ticket, incoming);
  }
  if (repliesToNameQuestion(handling, incoming)) {
    commandWritten(handling, ticket, member, incoming, `/name ${incoming.text}`);
    return expectRest(handling, ticket, incoming, incoming.text);
  }
  // It is a canned reply, whatever its words look like.
  if (incoming.isChosen === true) return chosenAtTicket(handling, ticket, member, incoming);
  if (isCommand(incoming.text)) {
    // A forwarded command is somebody else's text and not meant for the bot.
    if (incoming.origin !== null) return withhold(handling, ticket, incoming, { batch: null });
    dropAlbum(handling, ticket, member, incoming);
    commandWritten(handling, ticket, member, incoming);
    return expectRest(handling, ticket, incoming, incoming.text);
  }
  if (isOfCommandsAlbum(handling, desk, incoming)) {
    keepInMind(handling, ticket.id, desk.id, "refused", incoming);
    return expectRest(handling, ticket, incoming, incoming.text);
  }
  const doubt = findDoubt(handling, ticket, incoming);
  if (doubt !== undefined) return withhold(handling, ticket, incoming, doubt);
  answerTicket(handling, ticket, member, incoming);
}

/** What was added to a list stays with the team: the list itself may be a note. */
function keepFromClient(handling: Handling, ticket: PlacedTicket, incoming: IncomingMessage): void {
  keepInMind(handling, ticket.id, ticket.deskId!, "refused", incoming);
  const said = html(handling.teamLanguage, "desk-service-unsent");
  tellDesk(handling, ticket, said, { replyToDeskMessageId: incoming.messageId });
}

function isOfNotedAlbum({ tx }: Handling, ticket: PlacedTicket, { mediaGroupId }: IncomingMessage): boolean {
  return mediaGroupId !== null && isNotedAlbum(tx, ticket.id, mediaGroupId);
}

/** An album with a command among its captions does not go to the client, whichever item came first. */
function isOfCommandsAlbum({ tx }: Handling, desk: Desk, { mediaGroupId }: IncomingMessage): boolean {
  return mediaGroupId !== null && countWithheld(tx, desk.id, mediaGroupId) > 0;
}

/** Takes back the items of the album that came before the command. */
function dropAlbum(
  handling: Handling,
  ticket: PlacedTicket,
  { actor }: Member,
  { mediaGroupId, messageId }: IncomingMessage,
): void {
  const { tx } = handling;
  if (mediaGroupId === null) return;
  const items = findAlbum(tx, ticket.id, mediaGroupId).filter(({ failure }) => failure !== "deleted");
  for (const item of items) {
    markUndelivered(tx, item, "deleted");
    if (item.clientMessageId !== null) takeBack(handling, ticket, item, "deleted", messageId);
  }
  if (items.length > 0) repliesChanged(handling, ticket.id, { type: "message_deleted" }, actor);
}
