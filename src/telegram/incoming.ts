import type {
  Chat,
  ChecklistTask,
  ChecklistTasksAdded,
  ChecklistTasksDone,
  Message,
  MessageOrigin,
  ReactionType,
  User,
} from "grammy/types";
import { readCardTitle, readTopicName } from "./card/card.ts";
import {
  type ExternalReply,
  type FileFacts,
  type ForwardOrigin,
  fullName,
  type IncomingMessage,
  type MessageKind,
  type Origin,
  type Person,
  type Quote,
  withoutDirections,
} from "../ticket/message.ts";

/** Telegram's message as plain data. @param me the bot itself */
export function readMessage(message: Message, me: Pick<User, "id">): IncomingMessage {
  const entities = message.entities ?? message.caption_entities;
  const file = readFile(message);
  return {
    chatId: message.chat.id,
    messageId: message.message_id,
    ...(isChosen(message, me) && { isChosen: true }),
    ...(isOfService(message) && { isService: true }),
    topicId: readTopicId(message),
    threadId: message.is_topic_message === true ? null : (message.message_thread_id ?? null),
    senderChatId: message.sender_chat?.id ?? null,
    replyToMessageId: readReplyTo(message),
    quote: readQuote(message),
    externalReply: readExternalReply(message),
    ...readMadeFor(message, me),
    answersBot: isReplyToBot(message),
    author: readAuthor(message),
    sentAt: message.date * 1_000,
    kind: readKind(message),
    text: readText(message),
    entities: entities === undefined ? null : JSON.stringify(entities),
    fileId: file?.file_id ?? null,
    fileUniqueId: file?.file_unique_id ?? null,
    coverFileId: (message.live_photo?.photo ?? message.video?.cover)?.at(-1)?.file_id ?? null,
    fileFacts: file === undefined ? null : JSON.stringify(readFileFacts(file)),
    linkPreview: message.link_preview_options ? JSON.stringify(message.link_preview_options) : null,
    isCaptionAbove: message.show_caption_above_media === true,
    hasSpoiler: message.has_media_spoiler === true,
    mediaGroupId: message.media_group_id ?? null,
    origin: readForwardOrigin(message, me),
    details: readDetails(message),
  };
}

/** A name never turns the words around it, and is never invisible: a button without words is refused. */
export function readPerson(user: User): Person {
  const [firstName, lastName] = [user.first_name, user.last_name ?? ""].map(withoutDirections);
  const isSeen = isVisible(`${firstName}${lastName}`);
  return {
    id: user.id,
    firstName: isSeen ? firstName! : String(user.id),
    lastName: isSeen && lastName !== "" ? lastName! : null,
    username: user.username ?? null,
    languageCode: user.language_code ?? null,
  };
}

function isVisible(name: string): boolean {
  return /[^\s\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]/u.test(name);
}

/** The newest reaction that a bot may set too. Bots cannot set custom and paid ones (docs:setMessageReaction). */
export function readEmoji(reactions: readonly ReactionType[]): string | null {
  const [newest] = reactions.flatMap((each) => (each.type === "emoji" ? [each.emoji] : [])).slice(-1);
  return newest ?? null;
}

/** Whether the message only reports a change of the chat, without anything that a person wrote. */
export function isServiceMessage(message: Message): boolean {
  const { checklist_tasks_done: marked } = message;
  if (marked !== undefined) return readMarked(marked).length === 0;
  return readKind(message) === "other" && serviceFields.some((field) => field in message);
}

function isOfService(message: Message): boolean {
  return serviceFields.some((field) => field in message);
}

/** Whether another bot wrote it. An anonymous administrator or a channel only looks like a bot (docs:Message). */
export function isFromBot(message: Message): boolean {
  return message.sender_chat === undefined && (message.from?.is_bot ?? false);
}

/** The topic. Null in General and outside forums, where `message_thread_id` only marks a chain of replies. */
function readTopicId(message: Message): number | null {
  return message.is_topic_message === true ? (message.message_thread_id ?? null) : null;
}

/** A forward of such a message is somebody else's words. */
function isChosen({ via_bot, forward_origin }: Message, { id }: Pick<User, "id">): boolean {
  return via_bot?.id === id && forward_origin === undefined;
}

/**
 * Even a message that replies to nothing has `reply_to_message` in a topic or thread: the topic's start or the forwarded
 * post. What was added to a list answers the list.
 */
function readReplyTo(message: Message): number | null {
  const target = message.reply_to_message;
  const changed = (message.checklist_tasks_added ?? message.checklist_tasks_done)?.checklist_message;
  if (changed !== undefined) return changed.message_id;
  if (target === undefined || target.forum_topic_created !== undefined) return null;
  const isTopic = message.is_topic_message === true;
  if (isTopic && target.message_id === message.message_thread_id) return null;
  return target.is_automatic_forward === true ? null : target.message_id;
}

/** A message that answers nothing seems to answer the start of its topic or thread (tdlib server, get_implicit_reply_to_message_id). */
function readMadeFor(message: Message, me: Pick<User, "id">): Pick<IncomingMessage, "madeFor"> {
  const target = message.reply_to_message;
  if (target === undefined) return {};
  if (target.is_automatic_forward === true) return named(readCardTitle(target.text ?? ""));
  if (target.from?.id !== me.id || message.is_topic_message !== true) return {};
  const topic = target.forum_topic_created;
  return topic === undefined ? { madeFor: "unsaid" } : named(readTopicName(topic.name));
}

function named(number: number | undefined): Pick<IncomingMessage, "madeFor"> {
  return number === undefined ? {} : { madeFor: number };
}

/**
 * Whether a bot sent the replied-to message. An anonymous administrator or a channel only looks like one
 * (docs:Message.sender_chat).
 */
function isReplyToBot({ reply_to_message: target }: Message): boolean {
  return target?.from?.is_bot === true && target.sender_chat === undefined;
}

/** Null for an anonymous administrator or a channel: the person is unknown (docs:Message.sender_chat). */
function readAuthor(message: Message): Person | null {
  return message.sender_chat === undefined && message.from !== undefined ? readPerson(message.from) : null;
}

function readKind(message: Partial<Message>): MessageKind {
  return kinds.find(([, field]) => message[field] !== undefined)?.[0] ?? "other";
}

/** The text of a rich message, without formatting. It may contain a note too (docs:RichMessage). */
function readRich(rich: Message["rich_message"]): string | undefined {
  if (rich === undefined) return undefined;
  const wordsIn = (part: unknown): string => {
    if (typeof part === "string") return part;
    if (Array.isArray(part)) return part.map(wordsIn).join("");
    if (typeof part !== "object" || part === null) return "";
    const { text, blocks, items, cells, summary } = part as Partial<Record<string, unknown>>;
    return [summary, text, cells, items, blocks].map(wordsIn).join(" ").trim();
  };
  return rich.blocks.map(wordsIn).join("\n").trim();
}

/** The message's text. For a dice the number thrown, since a copy would be thrown again (td). */
function readText(message: Message): string {
  const { text, caption, rich_message, dice, checklist } = message;
  if (dice !== undefined) return `${dice.emoji} ${dice.value}`;
  if (checklist !== undefined) return [checklist.title, ...checklist.tasks.map(readTask)].join("\n");
  return text ?? caption ?? readRich(rich_message) ?? readServiceText(message) ?? "";
}

function readTask({ text, completion_date }: ChecklistTask): string {
  return `${completion_date === undefined ? "☐" : "☑"} ${text}`;
}

/** What a person wrote in one of Telegram's own messages (docs:Message). */
function readServiceText(message: Message): string | undefined {
  const { checklist_tasks_added: added, checklist_tasks_done: marked } = message;
  const { poll_option_added: option, poll_option_deleted: dropped } = message;
  if (added !== undefined)
    return [...titleOf(added.checklist_message), ...added.tasks.map(readTask)].join("\n");
  if (marked !== undefined) return [...titleOf(marked.checklist_message), ...readMarked(marked)].join("\n");
  if (option !== undefined) return `+ ${option.option_text}`;
  if (dropped !== undefined) return `− ${dropped.option_text}`;
  return (message.gift ?? message.unique_gift ?? message.gift_upgrade_sent)?.text;
}

/** The tasks as they were marked. Telegram gives their words only with the list (docs:ChecklistTasksDone). */
function readMarked({
  checklist_message: list,
  marked_as_done_task_ids: done = [],
  marked_as_not_done_task_ids: undone = [],
}: ChecklistTasksDone): string[] {
  return (list?.checklist?.tasks ?? [])
    .filter(({ id }) => done.includes(id) || undone.includes(id))
    .map(({ id, text }) => `${done.includes(id) ? "☑" : "☐"} ${text}`);
}

function titleOf(list: ChecklistTasksAdded["checklist_message"]): string[] {
  return list?.checklist === undefined ? [] : [list.checklist.title];
}

/** Without a poll's votes, which are not its author's content. */
function readDetails({ location, venue, contact, poll }: Message): string | null {
  const details =
    venue ??
    location ??
    contact ??
    (poll && { question: poll.question, options: poll.options.map(({ text }) => text) });
  return details === undefined ? null : JSON.stringify(details);
}

function readForwardOrigin(
  { forward_origin, is_automatic_forward, has_protected_content }: Message,
  me: Pick<User, "id">,
): ForwardOrigin | null {
  if (forward_origin === undefined || is_automatic_forward === true) return null;
  return {
    ...readOrigin(forward_origin),
    ...(has_protected_content === true && { isProtected: true }),
    ...(forward_origin.type === "user" && forward_origin.sender_user.id === me.id && { isOurs: true }),
  };
}

function readOrigin(origin: MessageOrigin): Origin {
  switch (origin.type) {
    case "user":
      return {
        kind: "person",
        id: origin.sender_user.id,
        name: fullName(readPerson(origin.sender_user)),
      };
    case "hidden_user":
      return { kind: "hidden", name: origin.sender_user_name };
    case "chat":
      return readChatOrigin(origin.sender_chat);
    case "channel":
      return readChatOrigin(origin.chat);
    default:
      return origin satisfies never;
  }
}

function readChatOrigin({ id, title = "", username }: Chat): Origin {
  return { kind: "chat", id, name: title, isPublic: username !== undefined };
}

/** Without a quote selected by hand, Telegram adds the replied-to text or its beginning (docs:TextQuote.is_manual). */
function readExternalReply({ external_reply: reply, quote }: Message): ExternalReply | null {
  if (reply === undefined) return null;
  const kind = readKind(reply);
  return {
    origin: readOrigin(reply.origin),
    chatId: reply.chat?.id ?? null,
    messageId: reply.message_id ?? null,
    kind: kind === "other" ? "text" : kind,
    text: quote?.text ?? "",
  };
}

interface TelegramFile {
  file_id: string;
  file_unique_id: string;
  file_name?: string;
  file_size?: number;
  mime_type?: string;
}

function readFileFacts({ file_name, file_size, mime_type }: TelegramFile): FileFacts {
  return {
    ...(file_name !== undefined && { name: file_name }),
    ...(file_size !== undefined && { size: file_size }),
    ...(mime_type !== undefined && { type: mime_type }),
  };
}

function readFile(message: Message): TelegramFile | undefined {
  return (
    message.live_photo ??
    message.photo?.at(-1) ??
    message.video ??
    message.animation ??
    message.document ??
    message.audio ??
    message.voice ??
    message.video_note ??
    message.sticker
  );
}

/** Ignores quotes that the server added (docs:TextQuote.is_manual). */
function readQuote({ quote }: Message): Quote | null {
  if (quote?.is_manual !== true) return null;
  const entities = quote.entities === undefined ? null : JSON.stringify(quote.entities);
  return { text: quote.text, entities, position: quote.position };
}

/** The first match counts: a venue also has a location, an animation a document, a live photo a photo (docs:Message). */
const kinds: [MessageKind, keyof Message][] = [
  ["text", "text"],
  ["rich_message", "rich_message"],
  ["live_photo", "live_photo"],
  ["photo", "photo"],
  ["video", "video"],
  ["video_note", "video_note"],
  ["voice", "voice"],
  ["audio", "audio"],
  ["animation", "animation"],
  ["document", "document"],
  ["sticker", "sticker"],
  ["venue", "venue"],
  ["location", "location"],
  ["contact", "contact"],
  ["poll", "poll"],
  ["dice", "dice"],
  ["paid_media", "paid_media"],
  ["story", "story"],
  ["game", "game"],
  ["invoice", "invoice"],
  ["giveaway", "giveaway"],
  ["giveaway", "giveaway_winners"],
  ["checklist", "checklist"],
  ["checklist", "checklist_tasks_added"],
  ["checklist", "checklist_tasks_done"],
  ["poll", "poll_option_added"],
  ["poll", "poll_option_deleted"],
  ["gift", "gift"],
  ["gift", "unique_gift"],
  ["gift", "gift_upgrade_sent"],
];

/**
 * Of these a bot without payments, Web Apps and requests for chats gets no more words of a person than `kinds` names. A
 * channel's suggested posts and their comments are in its chat for direct messages, which is no desk.
 */
const serviceFields: (keyof Message)[] = [
  "new_chat_members",
  "left_chat_member",
  "new_chat_title",
  "new_chat_photo",
  "delete_chat_photo",
  "group_chat_created",
  "supergroup_chat_created",
  "channel_chat_created",
  "message_auto_delete_timer_changed",
  "migrate_to_chat_id",
  "migrate_from_chat_id",
  "pinned_message",
  "successful_payment",
  "refunded_payment",
  "users_shared",
  "chat_shared",
  "connected_website",
  "write_access_allowed",
  "passport_data",
  "proximity_alert_triggered",
  "boost_added",
  "chat_background_set",
  "forum_topic_created",
  "forum_topic_edited",
  "forum_topic_closed",
  "forum_topic_reopened",
  "general_forum_topic_hidden",
  "general_forum_topic_unhidden",
  "giveaway_created",
  "giveaway_completed",
  "video_chat_scheduled",
  "video_chat_started",
  "video_chat_ended",
  "video_chat_participants_invited",
  "web_app_data",
  "chat_owner_left",
  "chat_owner_changed",
  "gift",
  "unique_gift",
  "gift_upgrade_sent",
  "checklist_tasks_done",
  "checklist_tasks_added",
  "community_chat_added",
  "community_chat_removed",
  "community_chat_joined",
  "direct_message_price_changed",
  "managed_bot_created",
  "paid_message_price_changed",
  "poll_option_added",
  "poll_option_deleted",
  "suggested_post_approved",
  "suggested_post_approval_failed",
  "suggested_post_declined",
  "suggested_post_paid",
  "suggested_post_refunded",
];
