import type { Desk } from "../../store/desks/desks.ts";
import { findPairAtDesk } from "../../store/messages/pairs.ts";
import { findNoteByDeskMessage } from "../../store/messages/notes.ts";
import { dropWithheldAt, findWithheldAt } from "../../store/messages/withheld.ts";
import { html } from "../../text/text.ts";
import { type IncomingMessage, isSameContent } from "../../ticket/message.ts";
import { commandEditedElsewhere } from "./command.ts";
import { meetMember } from "./member.ts";
import { findTicketOf } from "./ticket.ts";
import { tellDesk } from "../effects/desk.ts";
import type { Handling } from "../handle.ts";
import { managerWrote } from "./message.ts";
import { isCommand } from "./notes/marks.ts";
import { keepNote, managerEdited, readNote } from "./notes/notes.ts";
import { repliesToNameQuestion, keepInMind, withheldEdited, withhold } from "./notes/withheld.ts";

/**
 * A manager edited a message in the desk's chat. A message that was refused before is handled as if written now. One that
 * was carried out, or that the bot never saw, goes nowhere until a manager says what it is.
 */
export function managerEditedMessage(handling: Handling, desk: Desk, incoming: IncomingMessage): void {
  // Nobody can edit it (td:can_edit_message), but Telegram reports edits that change nothing (docs:Update).
  if (incoming.isChosen === true) return;
  const { tx, teamLanguage } = handling;
  const found = findTicketOf(handling, desk, incoming);
  if (found === undefined) {
    // Its writer believes that the client gets the edit.
    if (typeof incoming.madeFor === "number") return managerWrote(handling, desk, incoming);
    return commandEditedElsewhere(handling, desk, incoming);
  }
  const { ticket, there, isLeft } = found;
  const { messageId } = incoming;
  const withheld = findWithheldAt(tx, desk.id, messageId);
  const member = meetMember(handling, incoming.author);
  const isNoted = findNoteByDeskMessage(tx, ticket.id, desk.id, messageId) !== undefined;
  const pair = findPairAtDesk(tx, desk.id, messageId);
  if (withheld !== undefined && isSameContent(withheld.message, incoming)) return;
  const isRefused = member.role === "removed" || member.role === "unlisted";
  if (isRefused && pair !== undefined && isSameContent(pair, incoming)) return;
  if (isRefused || withheld?.state === "refused") {
    dropWithheldAt(tx, desk.id, messageId);
    return managerWrote(handling, desk, incoming);
  }
  if (withheld?.state === "undecided") return withheldEdited(handling, ticket, withheld, incoming);
  if (isNoted || pair !== undefined) return managerEdited(handling, ticket, there, member, incoming);
  if (isLeft || repliesToNameQuestion(handling, incoming)) return managerWrote(handling, desk, incoming);

  const words = readNote(handling, ticket, incoming);
  if (words !== undefined) {
    dropWithheldAt(tx, desk.id, messageId);
    return keepNote(handling, ticket, there, member, incoming, words);
  }
  if (!isCommand(incoming.text)) return withhold(handling, ticket, incoming, { batch: null });
  keepInMind(handling, ticket.id, desk.id, "done", incoming);
  tellDesk(handling, ticket, html(teamLanguage, "desk-command-edited"), { replyToDeskMessageId: messageId });
}
