import type { MessageEntity } from "grammy/types";
import {
  animation,
  audio,
  type CaptionOptions,
  contact,
  dice,
  document,
  giveaway,
  html,
  invoice,
  livePhoto,
  location,
  paidMedia,
  photo,
  poll,
  quiz,
  richMessage,
  sticker,
  story,
  venue,
  video,
  videoNote,
  voice,
} from "../telegram/actors.ts";
import type { Content } from "../telegram/content.ts";

export const directions = ["client", "manager"] as const;
export type Author = (typeof directions)[number];

export const situations = ["new", "edited", "reply", "album"] as const;
export type Situation = (typeof situations)[number];

/** The form in which a message arrives. docs/message-kinds.md explains the words. */
export type Form =
  | "same"
  | "forward"
  | "forward, no reply"
  | "live"
  | "moves"
  | "new poll"
  | "text"
  | "anew"
  | "refused"
  | "—";

export interface Kind {
  make: () => Content;
  /** The author's possible edit. Absent where Telegram lets nobody edit it (td:can_edit_message). */
  edit?: (content: Content) => Content;
  forms: Record<Author, Record<Situation, Form>>;
}

const album = ["same", "same", "same", "same"] as const;
const single = ["same", "same", "same", "—"] as const;
const fixed = ["same", "—", "same", "—"] as const;
/**
 * A bot can forward a message that it cannot copy. But a forward takes no reply and shows its author
 * (docs:forwardMessage).
 */
const forwarded = ["forward", "—", "forward, no reply", "—"] as const;
const refused = ["refused", "—", "refused", "—"] as const;

/** Every kind of message that people can send, and its form on the other side. */
export const kinds: Readonly<Record<string, Kind>> = {
  text: kind(formattedText, single, single, () => ({
    ...html("Уже <i>работает</i> <u>само</u>: https://example.org"),
    link_preview_options: { is_disabled: true },
  })),
  "rich message": kind(() => richMessage("Счёт на оплату"), fixed, fixed),
  photo: captioned(photo, { show_caption_above_media: true, has_media_spoiler: true }, album),
  "live photo": captioned(livePhoto, { show_caption_above_media: true, has_media_spoiler: true }, album),
  video: captioned(video, { show_caption_above_media: true, has_media_spoiler: true }, album),
  GIF: captioned(animation, { show_caption_above_media: true, has_media_spoiler: true }, single),
  audio: captioned(audio, {}, album),
  file: captioned(document, {}, album),
  // Nobody can replace a voice message's file (td:can_edit_message_content), but its caption can be edited.
  "voice message": kind(
    () => voice(words, { caption_entities }),
    single,
    single,
    (content) => ({ ...content, caption: "Иначе", caption_entities: [bold] }),
  ),
  // A bot can edit neither (td:is_editable_message_content), so an edited one is copied anew.
  "video message": kind(videoNote, ["same", "anew", "same", "—"], ["same", "anew", "same", "—"], videoNote),
  sticker: kind(
    () => sticker("🔥"),
    ["same", "anew", "same", "—"],
    ["same", "anew", "same", "—"],
    () => sticker("🎉"),
  ),
  venue: kind(() => venue("Сервис", "Тверская, 1"), fixed, fixed),
  location: kind(() => location(59.93, 30.31), fixed, fixed),
  // A copy would not move (td:dup_message_content), so the bot sends a new one. Each move is an edit
  // (docs:Location.live_period).
  "live location": kind(
    () => location(59.93, 30.31, 86_400),
    ["live", "moves", "live", "—"],
    ["live", "moves", "live", "—"],
    () => location(59.94, 30.32, 86_400),
  ),
  contact: kind(() => contact("Вера", "+79990001122", 77), fixed, fixed),
  // The copy has votes of its own (td:dup_message_content).
  poll: kind(
    () => poll("Когда удобно?", ["Утром", "Вечером"]),
    ["new poll", "—", "new poll", "—"],
    ["new poll", "—", "new poll", "—"],
  ),
  "quiz, answer known": kind(
    () => quiz("2 + 2?", ["4", "5"], [0]),
    ["new poll", "—", "new poll", "—"],
    ["new poll", "—", "new poll", "—"],
  ),
  // docs:copyMessage: only "if the value of the field correct_option_ids is known to the bot".
  quiz: kind(quiz, forwarded, refused),
  // A copied dice is thrown again (td:dup_message_content).
  dice: kind(() => dice("🎯", 5), forwarded, ["text", "—", "text", "—"]),
  // docs:copyMessage
  "paid media": kind(paidMedia, forwarded, refused),
  giveaway: kind(giveaway, forwarded, refused),
  invoice: kind(invoice, forwarded, refused),
  // td:MessageContent.cpp
  story: kind(story, forwarded, refused),
};

function kind(
  make: () => Content,
  fromClient: readonly [Form, Form, Form, Form],
  fromManager: readonly [Form, Form, Form, Form],
  edit?: (content: Content) => Content,
): Kind {
  const forms = { client: row(fromClient), manager: row(fromManager) };
  return edit === undefined ? { make, forms } : { make, edit, forms };
}

/** An edit may change the file, the words, and the way both are shown. */
function captioned(
  make: (caption?: string, options?: CaptionOptions) => Content,
  looks: CaptionOptions,
  forms: readonly [Form, Form, Form, Form],
): Kind {
  return kind(
    () => make(words, { caption_entities, ...looks }),
    forms,
    forms,
    () => make("Иначе", { caption_entities: [bold] }),
  );
}

function row([fresh, edited, reply, inAlbum]: readonly [Form, Form, Form, Form]): Record<Situation, Form> {
  return { new: fresh, edited, reply, album: inAlbum };
}

const words = "😀 Чек с сайта, номер внутри";
const bold: MessageEntity = { type: "bold", offset: 0, length: 5 };
const caption_entities: MessageEntity[] = [
  { type: "custom_emoji", offset: 0, length: 2, custom_emoji_id: "5368324170671202286" },
  { type: "text_link", offset: 3, length: 3, url: "https://example.org/receipt" },
  { type: "bold", offset: 3, length: 12 },
  { type: "spoiler", offset: 17, length: 5 },
];

/** Every kind of formatting in a text (docs:MessageEntity), and a preview of one of its links. */
function formattedText(): Content {
  const preview = { url: "https://example.org/a", prefer_large_media: true, show_above_text: true };
  const formatted = html(
    "<b>Жирно <i>и курсив</i></b> <u>черта</u> <s>нет</s> <tg-spoiler>тайна</tg-spoiler> <code>x = 1</code> " +
      '<a href="https://example.org/x?a=1&amp;b=2">ссылка</a> <a href="tg://user?id=5000000001">человек</a> ' +
      '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji> https://example.org/a @someone #тег a@example.org\n' +
      '<pre><code class="language-ts">const a = "😀";</code></pre>\n' +
      "<blockquote>цитата</blockquote>\n<blockquote expandable>длинная\nцитата</blockquote>\nконец",
  );
  return { ...formatted, link_preview_options: preview };
}
