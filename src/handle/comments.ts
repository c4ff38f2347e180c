import { type Desk, findDesk } from "../store/desks.ts";
import { findProof, forgetMember, proveMember } from "../store/desk-members.ts";
import { keepDeed, saveWritten, takeDeeds } from "../store/unproven.ts";
import { enrolManager } from "../store/people.ts";
import type { IncomingMessage, Person } from "../ticket/message.ts";
import { plain } from "../text/text.ts";
import { type Answer, refused } from "./answer.ts";
import { type DeskPress, deskPressed } from "./desk-press.ts";
import { checkMember } from "./enqueue.ts";
import type { Handling } from "./handle.ts";
import { managerEditedMessage } from "./manager-edit.ts";
import { managerWrote } from "./manager-message.ts";
import { managerReacted } from "./reactions.ts";

/** After this time Telegram is asked again, in passing: nobody may have told that somebody left. */
const proofMilliseconds = 24 * 3_600_000;

/**
 * Anybody may comment where Telegram lets who is no member of the group (mt:messages.sendMessage), and press what is
 * under a channel's post. So at a channel's desk whoever is not known there yet is looked up first, and what they wrote
 * is kept meanwhile. True when `person` is known already.
 */
function isProven(handling: Handling, desk: Desk, person: Person): boolean {
  if (desk.kind === "topics") return true;
  const provenAt = findProof(handling.tx, desk.id, person.id);
  if (provenAt === undefined || handling.now - provenAt > proofMilliseconds)
    checkMember(handling, desk, person);
  return provenAt !== undefined;
}

/** Somebody went from the desk's group, or was removed. */
export function memberLeft({ tx }: Handling, desk: Desk, personId: number): void {
  forgetMember(tx, desk.id, personId);
}

/** Somebody pressed a button of the desk; who is not known yet sees what comes of it as soon as they are. */
export function pressedAtDesk(handling: Handling, desk: Desk, person: Person, press: DeskPress): Answer {
  if (isProven(handling, desk, person)) return deskPressed(handling, desk, person, press);
  keepDeed(handling.tx, desk.id, person.id, { kind: "pressed", press });
  return refused(plain(handling.teamLanguage, "refusal-not-known-yet"));
}

/** Somebody commented on a post, or wrote in the discussion group. */
export function commentWritten(handling: Handling, desk: Desk, incoming: IncomingMessage): void {
  const { author } = incoming;
  if (author === null) {
    if (isOfDesk(desk, incoming)) managerWrote(handling, desk, incoming);
  } else if (isProven(handling, desk, author)) managerWrote(handling, desk, incoming);
  else keepDeed(handling.tx, desk.id, author.id, { kind: "wrote", message: incoming });
}

/** Somebody edited a comment. What still waits for its author to be known says something else from now on. */
export function commentEdited(handling: Handling, desk: Desk, incoming: IncomingMessage): void {
  const { tx } = handling;
  if (saveWritten(tx, desk.id, incoming)) return;
  const { author } = incoming;
  const isOurs = author === null ? isOfDesk(desk, incoming) : findProof(tx, desk.id, author.id) !== undefined;
  if (isOurs) managerEditedMessage(handling, desk, incoming);
}

/** Telegram has said whether somebody is a member of the discussion group. What outsiders wrote goes nowhere. */
export function memberChecked(handling: Handling, deskId: number, person: Person, isMember: boolean): void {
  const { tx, now } = handling;
  const desk = findDesk(tx, deskId);
  const deeds = takeDeeds(tx, deskId, person.id);
  if (desk === undefined) return;
  if (!isMember) return forgetMember(tx, desk.id, person.id);
  proveMember(tx, desk.id, person.id, now);
  enrolManager(tx, person, now);
  for (const deed of deeds) {
    if (deed.kind === "wrote") managerWrote(handling, desk, deed.message);
    else if (deed.kind === "pressed") deskPressed(handling, desk, person, deed.press as DeskPress);
    else managerReacted(handling, desk, person.id, deed.deskMessageId, deed.emoji);
  }
}

/** Somebody reacted to a message at the desk. @param by the person, or the chat behind which they hide */
export function reactedAtDesk(
  handling: Handling,
  desk: Desk,
  by: Person | number,
  deskMessageId: number,
  emoji: string | null,
): void {
  if (typeof by === "number") {
    const isOurs = desk.kind === "topics" || by === desk.chatId || by === desk.talkId;
    if (isOurs) managerReacted(handling, desk, by, deskMessageId, emoji);
  } else if (isProven(handling, desk, by)) managerReacted(handling, desk, by.id, deskMessageId, emoji);
  else keepDeed(handling.tx, desk.id, by.id, { kind: "reacted", deskMessageId, emoji });
}

/** Written in the name of the group or the channel itself; behind another channel may be anybody. */
function isOfDesk(desk: Desk, { senderChatId }: IncomingMessage): boolean {
  return senderChatId === desk.chatId || senderChatId === desk.talkId;
}
