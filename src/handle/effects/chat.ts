import type { Keyboard } from "../../ticket/keyboard.ts";
import { chatLane, noticesLane } from "../../store/deliveries/lanes.ts";
import { enqueue } from "../../store/deliveries/new-delivery.ts";
import { findAdmins, findManager } from "../../store/people/managers.ts";
import type { Html } from "../../text/html.ts";
import type { EffectOf, Readers } from "../../ticket/effect.ts";
import type { MessageContent } from "../../ticket/message.ts";
import type { Handling } from "../handle.ts";
import { add, endOf, newestEdit, oncePerAlbum } from "./adding.ts";

const againMilliseconds = 60_000;

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

/**
 * @param more.proof a person may have posted it: it has a card's text, but the bot never got the post's id
 * @param more.notBefore milliseconds since the Unix epoch
 */
export function deletePost(
  handling: Handling,
  channelId: number,
  messageId: number,
  { proof, notBefore }: { proof?: "wanted" | "unanswered"; notBefore?: number } = {},
): void {
  add(handling, {
    lane: chatLane(channelId),
    chatId: channelId,
    weight: "message",
    effect: { kind: "delete_post", chatId: channelId, messageId, ...(proof && { proof }) },
    mergeKey: `delete:${channelId}:${messageId}:${proof ?? ""}`,
    ...(notBefore !== undefined && { notBefore }),
  });
}

/**
 * Sends the team a sentence in a chat that shows no ticket: to a group, or to somebody in private.
 * @param more.ticketId the ticket about which a manager is told, with `moreTicketIds` for the others of several
 * @param more.otherwise whom to tell in private, and what, if the chat cannot be written to
 * @param more.once what would be said under the same key meanwhile is said by this
 * @param more.isOverdue they are told of norms that ran out
 */
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
    moreTicketIds?: number[];
    otherwise?: { personId: number | "admins"; html: Html; keyboard?: Keyboard };
    isOverdue?: true;
    once?: string;
  } = {},
): void {
  const { topicId = null, once, ...rest } = more;
  add(handling, {
    lane: chatLane(chatId),
    chatId,
    weight: "message",
    effect: { kind: "say", chatId, topicId, html, ...rest, ...readersOf(handling, chatId) },
    ...(once !== undefined && oncePerAlbum(handling, once)),
  });
}

/** Says in private what is wrong with a message; of an album once, and not with each of its items. */
export function refuseWritten(
  handling: Handling,
  personId: number,
  { mediaGroupId }: Pick<MessageContent, "mediaGroupId">,
  html: Html,
): void {
  say(handling, personId, html, {
    ...(mediaGroupId !== null && { once: `refused:${personId}:${mediaGroupId}` }),
  });
}

/** Tells the person in private of what is listed for them. @param notBefore milliseconds since the Unix epoch */
export function tellOfNews(handling: Handling, personId: number, notBefore: number): void {
  add(handling, {
    lane: noticesLane(personId),
    chatId: personId,
    weight: "message",
    effect: { kind: "tell_notices", personId },
    mergeKey: noticesLane(personId),
    notBefore,
  });
}

/** Tells an admin the figures of a period. */
export function sayTable(
  handling: Handling,
  adminId: number,
  table: Pick<EffectOf<"say_table">, "where" | "before" | "rows">,
): void {
  add(handling, {
    lane: chatLane(adminId),
    chatId: adminId,
    weight: "message",
    effect: { kind: "say_table", chatId: adminId, ...table, ...readersOf(handling, adminId) },
  });
}

/** Edits a message sent by `say`. */
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
    effect: { kind: "edit_said", chatId, messageId, html, keyboard, ...readersOf(handling, chatId) },
    ...newestEdit(chatId, messageId),
  });
}

/** Who must not read it any more if they have left the team, or are no admin, when it is sent. */
function readersOf({ tx }: Handling, chatId: number): { only?: Readers } {
  const manager = chatId < 0 ? undefined : findManager(tx, chatId);
  if (manager?.isActive !== true) return {};
  return { only: manager.isAdmin ? "admins" : "team" };
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

/** The admins were told before, in other words. Several changes within a minute are told once. */
export function alertAdminsAgain(handling: Handling, html: Html, ticketId: number): void {
  for (const { id: chatId } of findAdmins(handling.tx)) {
    const key = `again:${ticketId}:${chatId}`;
    add(handling, {
      lane: key,
      chatId,
      weight: "message",
      effect: { kind: "say", chatId, topicId: null, html, ticketId, only: "admins" },
      mergeKey: key,
      notBefore: endOf(handling.now, againMilliseconds),
      replaces: true,
    });
  }
}

/** Shows a person in their private chat the commands that they may use there. */
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
