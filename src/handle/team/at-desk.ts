import { type Desk, findDesk, findDeskByChat } from "../../store/desks/desks.ts";
import { findStanding, saveStanding } from "../../store/people/desk-people.ts";
import { findPairAtDesk, isKnownAtDesk } from "../../store/messages/pairs.ts";
import { type Deed, keepDeed, saveWritten, takeDeeds } from "../../store/messages/unproven.ts";
import { findWithheldAt } from "../../store/messages/withheld.ts";
import { plain } from "../../text/text.ts";
import type { IncomingMessage, Person } from "../../ticket/message.ts";
import type { PressAt } from "../../ticket/buttons.ts";
import { type Answer, refused } from "../answer.ts";
import { deskPressed, refuseElsewhere } from "./press.ts";
import type { PressOrigin } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { managerEditedMessage } from "./edit.ts";
import { managerWrote } from "./message.ts";
import { standingOf } from "./membership.ts";
import { joined } from "../managers/enrolment.ts";
import { left } from "../managers/leaving.ts";
import { editedAsChannel, writtenAsChannel } from "./other-channel.ts";
import { refuseOutsider } from "./outsider.ts";
import { readSetting } from "../settings/settings.ts";
import { questionPressed } from "../questions.ts";
import { managerReacted } from "../mirror/reactions.ts";

/** A person pressed a button at the desk. If their membership is not known yet, the press works as soon as it is. */
export function pressedAtDesk(
  handling: Handling,
  desk: Desk,
  person: Person,
  press: PressAt<"ticket">,
  messageId: number,
  origin: PressOrigin,
): Answer {
  const refusal = refuseElsewhere(handling, desk, press);
  if (refusal !== undefined) return refusal;
  switch (standingOf(handling, desk, person)) {
    case "inside":
      questionPressed(handling, desk.talkId, press, messageId);
      return deskPressed(handling, desk, person, press, origin);
    case "outside":
      return refused(plain(handling.teamLanguage, "refusal-outsider"));
    default:
      keepDeed(handling.tx, desk.id, person.id, { kind: "pressed", press });
      return refused(plain(handling.teamLanguage, "refusal-not-known-yet"));
  }
}

/** A person wrote in the desk's group. */
export function writtenAtDesk(handling: Handling, desk: Desk, incoming: IncomingMessage): void {
  const { author } = incoming;
  if (isHere(handling, desk, incoming)) return;
  if (author !== null) judge(handling, desk, author, { kind: "wrote", message: incoming });
  else if (isOfTeam(handling, desk, incoming.senderChatId)) managerWrote(handling, desk, incoming);
  else writtenAsChannel(handling, desk, incoming);
}

/** Whether an edit of the message came first. Messages of another group may have the same id, but not the same time. */
function isHere({ tx }: Handling, desk: Desk, { messageId, sentAt }: IncomingMessage): boolean {
  if (!isKnownAtDesk(tx, desk.id, messageId)) return false;
  const here = findPairAtDesk(tx, desk.id, messageId) ?? findWithheldAt(tx, desk.id, messageId)?.message;
  return here?.sentAt === sentAt;
}

/** A person edited a message there. A message that waits for its author's membership is updated. */
export function editedAtDesk(handling: Handling, desk: Desk, incoming: IncomingMessage): void {
  if (saveWritten(handling.tx, desk.id, incoming)) return;
  const { author } = incoming;
  if (author !== null) judge(handling, desk, author, { kind: "edited", message: incoming });
  else if (isOfTeam(handling, desk, incoming.senderChatId)) managerEditedMessage(handling, desk, incoming);
  else editedAsChannel(handling, desk, incoming);
}

/** A person reacted to a message at the desk. @param by the person, or the chat behind which they hide */
export function reactedAtDesk(
  handling: Handling,
  desk: Desk,
  by: Person | number,
  deskMessageId: number,
  emoji: string | null,
): void {
  if (typeof by !== "number") judge(handling, desk, by, { kind: "reacted", deskMessageId, emoji });
  else if (isOfTeam(handling, desk, by)) managerReacted(handling, desk, by, deskMessageId, emoji);
}

/** Telegram says whether a person is in the desk's group: they joined, left, were removed, or Telegram was asked. */
export function memberSeen(handling: Handling, desk: Desk, person: Person, isInside: boolean): void {
  const wasInside = findStanding(handling.tx, desk.id, person.id)?.isInside ?? true;
  memberStands(handling, desk, person, isInside, wasInside);
}

/** @param wasInside false for somebody who was never a member, as far as is known, and so has not left either */
function memberStands(
  handling: Handling,
  desk: Desk,
  person: Person,
  isInside: boolean,
  wasInside: boolean,
): void {
  const { tx, now } = handling;
  saveStanding(tx, desk.id, person.id, { isInside, at: now });
  if (isInside) joined(handling, person);
  else if (wasInside) left(handling, person.id);
  for (const deed of takeDeeds(tx, desk.id, person.id)) {
    if (isInside) allow(handling, desk, person, deed);
    else refuse(handling, desk, deed);
  }
}

/**
 * Telegram has answered whether a person is a member.
 * @param askedAt milliseconds since the Unix epoch; an update since then is newer than the answer
 */
export function memberChecked(
  handling: Handling,
  deskId: number,
  person: Person,
  isInside: boolean,
  askedAt: number,
): void {
  const desk = findDesk(handling.tx, deskId);
  if (desk === undefined) return void takeDeeds(handling.tx, deskId, person.id);
  const known = findStanding(handling.tx, deskId, person.id);
  const isOlder = known !== undefined && known.at >= askedAt;
  memberStands(handling, desk, person, isOlder ? known.isInside : isInside, known?.isInside ?? false);
}

function judge(handling: Handling, desk: Desk, person: Person, deed: Deed): void {
  switch (standingOf(handling, desk, person)) {
    case "inside":
      return allow(handling, desk, person, deed);
    case "outside":
      return refuse(handling, desk, deed);
    default:
      return keepDeed(handling.tx, desk.id, person.id, deed);
  }
}

function allow(handling: Handling, desk: Desk, person: Person, deed: Deed): void {
  switch (deed.kind) {
    case "wrote":
      return managerWrote(handling, desk, deed.message);
    case "edited":
      return managerEditedMessage(handling, desk, deed.message);
    case "pressed":
      return void deskPressed(handling, desk, person, deed.press as PressAt<"ticket">);
    case "reacted":
      return managerReacted(handling, desk, person.id, deed.deskMessageId, deed.emoji);
    default:
      return deed satisfies never;
  }
}

function refuse(handling: Handling, desk: Desk, deed: Deed): void {
  if (deed.kind === "wrote" || deed.kind === "edited") refuseOutsider(handling, desk, deed);
}

/**
 * Whether only the team can write as this chat: the group or the channel itself. In a forum any channel, since only members
 * can write there, unless not every member is of the team. Everybody who can read comments can write them, also as their
 * own channel (mt:messages.sendMessage).
 */
function isOfTeam({ tx }: Handling, desk: Desk, senderChatId: number | null): boolean {
  if (senderChatId === desk.chatId || senderChatId === desk.talkId) return true;
  return desk.kind === "topics" && readSetting(tx, "access") === "members";
}

/** Telegram has listed the administrators of a desk's group. People who left are reported by other updates. */
export function administratorsSeen(handling: Handling, groupId: number, people: readonly Person[]): void {
  const desk = findDeskByChat(handling.tx, groupId);
  if (desk === undefined) return;
  for (const person of people) memberSeen(handling, desk, person, true);
}
