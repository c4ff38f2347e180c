import {
  keepUnproven,
  keepUnprovenPress,
  saveUnproven,
  takeUnproven,
  takeUnprovenPress,
} from "../store/comments.ts";
import { type Desk, findDesk } from "../store/desks.ts";
import { enrolManager, findManager } from "../store/people.ts";
import type { IncomingMessage, Person } from "../ticket/message.ts";
import { plain } from "../text/text.ts";
import { type Answer, refused } from "./answer.ts";
import { type DeskPress, deskPressed } from "./desk-press.ts";
import { checkMember } from "./enqueue.ts";
import type { Handling } from "./handle.ts";
import { managerEditedMessage, managerWrote } from "./manager-message.ts";

/**
 * Anybody may comment where Telegram lets who is no member of the group (mt:messages.sendMessage), and press what is
 * under a channel's post. So at a channel's desk whoever is not known yet is looked up first, and what they wrote is
 * kept meanwhile. True when `person` is known already.
 */
function isProven(handling: Handling, desk: Desk, person: Person): boolean {
  if (desk.kind === "topics" || findManager(handling.tx, person.id) !== undefined) return true;
  checkMember(handling, desk, person);
  return false;
}

/** Somebody pressed a button of the desk; who is not known yet sees what comes of it as soon as they are. */
export function pressedAtDesk(handling: Handling, desk: Desk, person: Person, press: DeskPress): Answer {
  if (isProven(handling, desk, person)) return deskPressed(handling, desk, person, press);
  keepUnprovenPress(handling.tx, desk.id, person.id, press);
  return refused(plain(handling.teamLanguage, "refusal-not-known-yet"));
}

/** Somebody commented on a post, or wrote in the discussion group. */
export function commentWritten(handling: Handling, desk: Desk, incoming: IncomingMessage): void {
  const { author } = incoming;
  if (author === null) {
    if (isOfDesk(desk, incoming)) managerWrote(handling, desk, incoming);
  } else if (isProven(handling, desk, author)) managerWrote(handling, desk, incoming);
  else keepUnproven(handling.tx, desk.id, author, incoming);
}

/** Somebody edited a comment. What still waits for its author to be known says something else from now on. */
export function commentEdited(handling: Handling, desk: Desk, incoming: IncomingMessage): void {
  const { tx } = handling;
  if (saveUnproven(tx, desk.id, incoming)) return;
  const { author } = incoming;
  const isOurs = author === null ? isOfDesk(desk, incoming) : findManager(tx, author.id) !== undefined;
  if (isOurs) managerEditedMessage(handling, desk, incoming);
}

/** Telegram has said whether somebody is a member of the discussion group. What outsiders wrote goes nowhere. */
export function memberChecked(handling: Handling, deskId: number, person: Person, isMember: boolean): void {
  const { tx, now } = handling;
  const desk = findDesk(tx, deskId);
  const written = takeUnproven(tx, deskId, person.id);
  const press = takeUnprovenPress(tx, deskId, person.id);
  if (desk === undefined || !isMember) return;
  enrolManager(tx, person, now);
  for (const incoming of written) managerWrote(handling, desk, incoming);
  if (press !== undefined) deskPressed(handling, desk, person, press as DeskPress);
}

/** Written in the name of the group or the channel itself; behind another channel may be anybody. */
function isOfDesk(desk: Desk, { senderChatId }: IncomingMessage): boolean {
  return senderChatId === desk.chatId || senderChatId === desk.talkId;
}
