import { type Desk, findDesk } from "../../store/desks/desks.ts";
import { deleteMemory, findMemory, saveMemory } from "../../store/memory.ts";
import {
  addPicker,
  findPicker,
  findPickerById,
  markSeen,
  type Picker,
  removePicker,
} from "../../store/texts/pickers.ts";
import { findManager } from "../../store/people/managers.ts";
import { findTemplates } from "../../store/texts/templates.ts";
import { saveTicket } from "../../store/tickets/changes.ts";
import { findTicket } from "../../store/tickets/tickets.ts";
import { truncate } from "../../text/html.ts";
import { html, type Language, plain } from "../../text/text.ts";
import { type Button, inRows } from "../../ticket/keyboard.ts";
import type { IncomingMessage } from "../../ticket/message.ts";
import type { Template } from "../../ticket/template.ts";
import { isOpen } from "../../ticket/ticket.ts";
import { type Answer, apart } from "../answer.ts";
import { say } from "../effects/chat.ts";
import { turnCard } from "../effects/desk.ts";
import { closePicker, showPicker, turnPicker, withholdPicker } from "../effects/picker.ts";
import type { PressedAtTicket } from "../feature.ts";
import type { Handling } from "../handle.ts";
import type { Page } from "../page.ts";
import { byPage, pageOf } from "../paging.ts";
import { refuseTemplates, turnTo } from "../team/deeds/act.ts";
import { pathOf } from "./name.ts";
import { sendTemplate } from "./use.ts";

/** For so long Telegram lets a message for one person name the press that it answers. */
const answerMilliseconds = 15_000;

/** Who presses again within this time, before they used what they were offered, has not seen it. */
const unseenMilliseconds = 5 * 60_000;

/** A second press so soon may be the same one, so nothing is learnt from it. */
const doubleMilliseconds = 2_000;

/** For so long somebody gets the canned replies on the card, after an offer for them alone was not seen. */
const onCardMilliseconds = 30 * 24 * 3_600_000;

/** For so long a Bot API server is taken not to know such messages. */
const unknownMilliseconds = 24 * 3_600_000;

/**
 * The card's button for canned replies. Where the app can, who pressed alone sees them, in a message of the topic
 * (docs:EphemeralMessageParameters). Whether they do Telegram does not tell: if not, the next press turns the card to them, and
 * so does every press of theirs for a month.
 */
export function pickFromCard(pressed: PressedAtTicket): Answer {
  const { handling, ticket, member, origin } = pressed;
  const { tx, now, teamLanguage } = handling;
  const refusal = refuseTemplates(handling, ticket);
  if (refusal !== undefined) return refusal;
  const desk = ticket.deskId === null ? undefined : findDesk(tx, ticket.deskId);
  const personId = member.actor.kind === "manager" ? member.actor.id : undefined;
  if (personId === undefined || desk?.kind !== "topics") return turnTo(pressed, "template");
  const offered = findPicker(tx, personId, ticket.id);
  if (offered !== undefined) takeAway(handling, offered, offered.ephemeralId);
  const age = offered === undefined || offered.isSeen ? Infinity : Math.abs(now - offered.openedAt);
  const isUnseen = offered?.ephemeralId != null && doubleMilliseconds <= age && age < unseenMilliseconds;
  if (isUnseen) saveMemory(tx, `picker_unseen:${personId}`, String(now));
  if (origin === undefined || age < unseenMilliseconds || !mayBeSeen(handling, personId))
    return turnTo(pressed, "template");
  const id = addPicker(tx, { personId, ticketId: ticket.id, deskId: desk.id, openedAt: now });
  showPicker(handling, findPickerById(tx, id)!, origin.queryId, now + answerMilliseconds);
  return apart(plain(teamLanguage, "toast-picker-own"));
}

/** Sends the canned reply that was chosen in a message for one person, and takes the message away. */
export function useFromPicker(pressed: PressedAtTicket, templateId: number): Answer {
  takeAwayPressed(pressed);
  return sendTemplate(pressed, templateId);
}

export function dropOwnPicker(pressed: PressedAtTicket): Answer {
  takeAwayPressed(pressed);
  return apart("");
}

/** @param number of the page, counted from 0 */
export function turnOwnPicker(pressed: PressedAtTicket, number: number): Answer {
  const { handling, ticket, member, origin } = pressed;
  const refusal = refuseTemplates(handling, ticket);
  if (refusal !== undefined) return refusal;
  const personId = member.actor.kind === "manager" ? member.actor.id : undefined;
  const picker = personId === undefined ? undefined : findPicker(handling.tx, personId, ticket.id);
  const ephemeralId = origin?.ephemeralId ?? picker?.ephemeralId ?? undefined;
  if (picker === undefined || ephemeralId === undefined) return turnTo(pressed, "template");
  markSeen(handling.tx, picker.id);
  turnPicker(handling, picker, ephemeralId, number);
  return apart("");
}

/** What the person is offered. @param number of the page, counted from 0; beyond the end it is the last one */
export function renderPicker(
  teamLanguage: Language,
  ticketId: number,
  templates: readonly Template[],
  number: number,
): Page {
  const part = pageOf(byPage(teamLanguage), templates.length, number, (to) => ({
    type: "picker_page",
    ticketId,
    number: to,
  }));
  const buttons = templates.slice(part.offset, part.offset + part.limit).map((template): Button => ({
    label: truncate(pathOf(template), 64),
    press: { type: "picker_use", ticketId, templateId: template.id },
  }));
  const drop: Button = {
    label: plain(teamLanguage, "button-template-drop"),
    press: { type: "picker_drop", ticketId },
  };
  return {
    html: html(teamLanguage, "desk-picker", { number: String(ticketId) }),
    keyboard: [...inRows(buttons, 1), ...part.turning, [drop]],
  };
}

/** They cannot be offered to the person alone, so the card turns to them. */
export function offerOnCard(
  handling: Handling,
  { pickerId, ticketId, deskId }: { pickerId?: number; ticketId: number; deskId: number },
): void {
  const { tx } = handling;
  if (pickerId !== undefined) removePicker(tx, pickerId);
  const ticket = findTicket(tx, ticketId);
  if (ticket === undefined || ticket.deskId !== deskId || !isOpen(ticket)) return;
  if (findTemplates(tx).length === 0) return;
  saveTicket(tx, ticket.id, { cardPage: "template" });
  turnCard(handling, ticket);
}

/**
 * A reply to such a message is itself seen by its author and the bot alone (docs:ReplyParameters). The team could not see the
 * answer, so the client does not get it.
 */
export function writtenToBotAlone(handling: Handling, { talkId }: Desk, incoming: IncomingMessage): void {
  const { author, topicId } = incoming;
  if (author === null) return;
  const said = html(handling.teamLanguage, "desk-seen-by-bot-alone");
  if (findManager(handling.tx, author.id)?.openedAt != null) return say(handling, author.id, said);
  say(handling, talkId, said, { topicId });
}

/** The server has shown everybody what was for one person. It does not know such messages. */
export function serverIsOld({ tx, now }: Handling): void {
  saveMemory(tx, "ephemeral_unknown", String(now));
}

function mayBeSeen({ tx, now }: Handling, personId: number): boolean {
  const isPast = (key: Parameters<typeof findMemory>[1], milliseconds: number) => {
    const at = findMemory(tx, key);
    if (at === undefined) return true;
    if (Math.abs(now - Number(at)) < milliseconds) return false;
    deleteMemory(tx, key);
    return true;
  };
  return (
    isPast(`picker_unseen:${personId}`, onCardMilliseconds) &&
    isPast("ephemeral_unknown", unknownMilliseconds)
  );
}

/** The message whose button was pressed, and whatever else is kept of it. */
function takeAwayPressed({ handling, ticket, member, origin }: PressedAtTicket): void {
  const personId = member.actor.kind === "manager" ? member.actor.id : undefined;
  if (personId === undefined || ticket.deskId === null) return;
  const picker = findPicker(handling.tx, personId, ticket.id);
  const ephemeralId = origin?.ephemeralId ?? picker?.ephemeralId ?? null;
  if (picker !== undefined) return takeAway(handling, picker, ephemeralId);
  if (ephemeralId !== null)
    closePicker(handling, { personId, ticketId: ticket.id, deskId: ticket.deskId }, ephemeralId);
}

/** Without an id it is still on its way, and its sender takes it away. */
function takeAway(handling: Handling, picker: Picker, ephemeralId: number | null): void {
  withholdPicker(handling, picker);
  removePicker(handling.tx, picker.id);
  if (ephemeralId !== null) closePicker(handling, picker, ephemeralId);
}
