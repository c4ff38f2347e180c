import type { Account } from "../account.ts";
import { entitiesOf, filesOf, isService, kindOf, textOf } from "../content.ts";
import { commentsOf, forwardOf as forwardInGroup } from "../discussion.ts";
import type { StoredMessage } from "../message.ts";
import { beginningOf } from "../thread.ts";
import type { Button, Media, Message, Person } from "./contract.ts";
import { serviceOf } from "./service.ts";
import type { DemoWorld } from "./world.ts";

/** A message of the emulator, as the page draws it. */
export function messageOf(demo: DemoWorld, message: StoredMessage): Message {
  const { content } = message;
  const shown: Message = {
    // The page tells messages apart by their ids.
    id: message.ephemeral === undefined ? message.message_id : -message.ephemeral.id,
    from: senderOf(demo, message),
    date: message.date,
    edited: message.edit_date !== undefined,
    kind: isService(content) ? "service" : kindOf(content),
    text: textOf(content),
    entities: entitiesOf(content),
    reactions: reactionsOf(demo, message),
  };
  if (message.ephemeral !== undefined)
    shown.only = message.ephemeral.receiver.is_bot
      ? message.sender.account.id
      : message.ephemeral.receiver.id;
  const thread = message.topicId ?? message.threadId;
  if (thread !== undefined) shown.thread = thread;
  const comments = commentsTo(message);
  if (comments) shown.comments = comments;
  if (content.show_caption_above_media) shown.captionAbove = true;
  if (message.media_group_id !== undefined) shown.album = message.media_group_id;
  if (isService(content)) shown.service = serviceOf(content, demo.emojiOf);
  const media = mediaOf(demo, message);
  if (media) shown.media = media;
  const summary = summaryOf(message);
  if (summary !== undefined) shown.summary = summary;
  const reply = replyOf(demo, message);
  if (reply) shown.reply = reply;
  const forward = forwardOf(message);
  if (forward !== undefined) shown.forward = forward;
  if (message.reply_markup) {
    shown.buttons = message.reply_markup.inline_keyboard.map((row) => row.map(buttonOf));
  }
  if (message.keyboard === "forced reply") shown.asks = askedOf(demo, message);
  return shown;
}

/** Any account as the page shows it. */
export function personOf(demo: DemoWorld, account: Account): Person {
  if (account.is_bot) return { id: account.id, name: account.first_name, role: "bot" };
  const role = demo.people.find((person) => person.account === account)?.role ?? "other";
  return { id: account.id, name: account.first_name, role };
}

function commentsTo(post: StoredMessage): Message["comments"] {
  const forward = forwardInGroup(post);
  if (!forward || forward.isDeleted) return undefined;
  return { thread: beginningOf(forward).message_id, count: commentsOf(post).length };
}

function senderOf(demo: DemoWorld, message: StoredMessage): Person {
  const { sender_chat, account } = message.sender;
  if (!sender_chat) return personOf(demo, account);
  return {
    id: sender_chat.id,
    name: ("title" in sender_chat && sender_chat.title) || "Telegram",
    role: "other",
  };
}

function reactionsOf(demo: DemoWorld, message: StoredMessage): Message["reactions"] {
  const found = new Map<string, number[]>();
  for (const [by, reactions] of message.reactions) {
    for (const reaction of reactions) {
      const emoji =
        reaction.type === "emoji"
          ? reaction.emoji
          : reaction.type === "custom_emoji"
            ? (demo.emojiOf(reaction.custom_emoji_id) ?? "⭐")
            : "⭐";
      found.set(emoji, [...(found.get(emoji) ?? []), by]);
    }
  }
  return [...found].map(([emoji, by]) => ({ emoji, count: by.length, by }));
}

function mediaOf(demo: DemoWorld, { content }: StoredMessage): Media | undefined {
  // A photo's largest size comes last (docs:PhotoSize in practice).
  const file = filesOf(content).at(content.photo ? content.photo.length - 1 : 0);
  if (!file) return undefined;
  const details =
    content.video ??
    content.animation ??
    content.audio ??
    content.document ??
    content.voice ??
    content.video_note;
  const media: Media = { ...pick(content.photo?.at(-1) ?? {}), ...pick(details ?? {}) };
  if (demo.hasBytes(file.file_id)) media.url = `/files/${encodeURIComponent(file.file_id)}`;
  if (file.file_size !== undefined) media.size = file.file_size;
  if (content.has_media_spoiler) media.spoiler = true;
  return media;
}

function pick(details: object): Media {
  const { file_name, duration, width, height, mime_type } = details as Record<string, string & number>;
  return {
    ...(file_name === undefined ? {} : { name: file_name }),
    ...(duration === undefined ? {} : { duration }),
    ...(width === undefined || height === undefined ? {} : { width, height }),
    ...(mime_type === undefined ? {} : { type: mime_type }),
  };
}

function summaryOf({ content }: StoredMessage): string | undefined {
  if (content.sticker) return content.sticker.emoji ?? "🙂";
  if (content.dice)
    return content.dice.emoji === "🎲" ? ("⚀⚁⚂⚃⚄⚅"[content.dice.value - 1] ?? "🎲") : content.dice.emoji;
  if (content.venue) return `${content.venue.title}, ${content.venue.address}`;
  if (content.location)
    return `${content.location.latitude.toFixed(4)}, ${content.location.longitude.toFixed(4)}`;
  if (content.contact) return `${content.contact.first_name}, ${content.contact.phone_number}`;
  if (content.poll)
    return `${content.poll.question} (${content.poll.options.map((option) => option.text).join(" / ")})`;
  return undefined;
}

function replyOf(demo: DemoWorld, message: StoredMessage): Message["reply"] {
  const { replyTo, quote } = message;
  if (!replyTo || replyTo.isDeleted) return undefined;
  const text =
    quote?.text ?? (textOf(replyTo.content) || (summaryOf(replyTo) ?? `[${kindOf(replyTo.content)}]`));
  return { id: replyTo.message_id, name: senderOf(demo, replyTo).name, text, quote: quote !== undefined };
}

function forwardOf({ forward_origin: origin }: StoredMessage): string | undefined {
  if (!origin) return undefined;
  if (origin.type === "user") return origin.sender_user.first_name;
  if (origin.type === "hidden_user") return origin.sender_user_name;
  const chat = origin.type === "channel" ? origin.chat : origin.sender_chat;
  return ("title" in chat && chat.title) || "Telegram";
}

/** The emulator does not store `selective`. A question with a mention counts as selective, any other asks everyone. */
function askedOf(demo: DemoWorld, { content }: StoredMessage): number[] {
  const text = textOf(content);
  const mentioned = entitiesOf(content).flatMap((entity) => {
    if (entity.type === "text_mention") return entity.user.id;
    if (entity.type === "text_link") {
      const [, id] = /^tg:\/\/user\?id=(\d+)$/.exec(entity.url) ?? [];
      return id === undefined ? [] : Number(id);
    }
    if (entity.type !== "mention") return [];
    const username = text.slice(entity.offset + 1, entity.offset + entity.length).toLowerCase();
    return demo.people
      .filter(({ account }) => account.username?.toLowerCase() === username)
      .map(({ account }) => account.id);
  });
  return mentioned.length > 0 ? mentioned : demo.people.map(({ account }) => account.id);
}

function buttonOf(button: object): Button {
  const { text, url, callback_data, style, disabled } = button as Record<string, string>;
  const shown: Button = {
    text: text ?? "",
    kind: callback_data !== undefined ? "callback" : url !== undefined ? "url" : "other",
  };
  if (url !== undefined) shown.url = url;
  if (style === "primary" || style === "success" || style === "danger") shown.style = style;
  if (disabled) shown.disabled = true;
  return shown;
}
