import type { Keyboard } from "../../ticket/keyboard.ts";
import type { Desk } from "../../store/desks.ts";
import { chatLane, watchLane } from "../../store/lanes.ts";
import { dropWaiting, enqueue, isLaneSending } from "../../store/outbox.ts";
import { findAdmins } from "../../store/people.ts";
import type { Html } from "../../text/html.ts";
import type { Inspection } from "../../ticket/effect.ts";
import type { Person } from "../../ticket/message.ts";
import type { Handling } from "../handle.ts";
import { add } from "./adding.ts";

/** So often the bot looks whether a chat has got what Telegram does not tell it of. */
const watchMilliseconds = 60_000;

/** Tells an admin what could not be sent. @param notBefore milliseconds since the Unix epoch */
export function reportTroubles(handling: Handling, adminId: number, notBefore: number): void {
  add(handling, {
    lane: `report:${adminId}`,
    chatId: adminId,
    weight: "message",
    effect: { kind: "report_troubles", adminId },
    mergeKey: `report:${adminId}`,
    notBefore,
  });
}

export function deleteTopic(handling: Handling, deskChat: number, topicId: number): void {
  add(handling, {
    lane: chatLane(deskChat),
    chatId: deskChat,
    weight: "message",
    effect: { kind: "delete_topic", chatId: deskChat, topicId },
    mergeKey: `delete:${deskChat}:${topicId}`,
  });
}

/** @param more.mayBeSomebodys it has a card's words, but the bot did not hear that it made it */
export function deletePost(
  handling: Handling,
  channelId: number,
  messageId: number,
  more: { mayBeSomebodys?: true } = {},
): void {
  add(handling, {
    lane: chatLane(channelId),
    chatId: channelId,
    weight: "message",
    effect: { kind: "delete_post", chatId: channelId, messageId, ...more },
    mergeKey: `delete:${channelId}:${messageId}:${JSON.stringify(more)}`,
  });
}

/** Says something outside of a ticket's places. @param more.ticketId the ticket that somebody of the team is told of */
export function say(
  handling: Handling,
  chatId: number,
  html: Html,
  more: {
    topicId?: number | null;
    replyToMessageId?: number;
    keyboard?: Keyboard;
    questionId?: number;
    ticketId?: number;
  } = {},
): void {
  const { topicId = null, ...rest } = more;
  add(handling, {
    lane: chatLane(chatId),
    chatId,
    weight: "message",
    effect: { kind: "say", chatId, topicId, html, ...rest },
  });
}

/** Changes what was said so. */
export function editSaid(
  handling: Handling,
  chatId: number,
  messageId: number,
  html: Html,
  keyboard: Keyboard = [],
): void {
  add(handling, {
    lane: chatLane(chatId),
    chatId,
    weight: "message",
    effect: { kind: "edit_said", chatId, messageId, html, keyboard },
  });
}

/** @param ticketId the ticket that it is about, if any */
export function alertAdmins(
  handling: Handling,
  html: Html,
  keyboard: Keyboard = [],
  ticketId?: number,
): void {
  const about = ticketId === undefined ? {} : { ticketId };
  for (const admin of findAdmins(handling.tx)) say(handling, admin.id, html, { keyboard, ...about });
}

/** Whoever asks in another place, or for another reason, is answered there; then nobody else needs the news. */
export function inspectGroup(handling: Handling, chatId: number, inspection: Inspection): void {
  const newsKey = `inspect:${chatId}:news`;
  const isNews = inspection.onlyNews === true;
  if (!isNews) dropWaiting(handling.tx, newsKey);
  add(handling, {
    lane: chatLane(chatId),
    chatId,
    weight: "message",
    effect: { kind: "inspect_group", chatId, ...inspection },
    mergeKey: isNews ? newsKey : `inspect:${chatId}:${JSON.stringify(inspection)}`,
  });
}

/** Looks at a chat again in a while, a minute at the least, in a lane of its own: nothing else waits for that. */
export function watchGroup(handling: Handling, chatId: number, milliseconds = 0): void {
  add(handling, {
    lane: watchLane(chatId),
    chatId,
    weight: "message",
    effect: { kind: "inspect_group", chatId, topicId: null, onlyNews: true },
    mergeKey: `watch:${chatId}`,
    notBefore: handling.now + Math.max(milliseconds, watchMilliseconds),
  });
}

/**
 * In a lane of its own: nothing else waits for the answer. A question that is with Telegram at this moment serves all
 * that the person does meanwhile. @param again how often there was no answer, and when to ask
 */
export function checkMember(
  handling: Handling,
  desk: Desk,
  person: Person,
  again?: { tries: number; notBefore: number },
): void {
  const lane = `member:${desk.id}:${person.id}`;
  if (again === undefined && isLaneSending(handling.tx, lane)) return;
  add(handling, {
    lane,
    // A group that is told to wait keeps nobody from being known.
    chatId: person.id,
    weight: "message",
    effect: { kind: "check_member", deskId: desk.id, person, ...(again && { tries: again.tries }) },
    mergeKey: `member:${desk.id}:${person.id}`,
    ...(again && { notBefore: again.notBefore }),
  });
}

/** Offers somebody in their private chat the commands that they may give there. */
export function publishMenu({ tx, now }: Pick<Handling, "tx" | "now">, personId: number): void {
  enqueue(
    tx,
    {
      lane: `menu:${personId}`,
      chatId: personId,
      weight: "upkeep",
      effect: { kind: "publish_menu", personId },
      mergeKey: `menu:${personId}`,
    },
    now,
  );
}
