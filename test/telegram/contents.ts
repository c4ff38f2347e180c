import type { MessageEntity } from "grammy/types";
import type { Content } from "./content.ts";
import { formatText } from "./formatted-text.ts";

/** Contents that people send, with all fields that Telegram fills. A string is text without formatting. */
export interface CaptionOptions {
  caption_entities?: MessageEntity[];
  show_caption_above_media?: true;
  has_media_spoiler?: true;
}

export function text(words: string, entities?: MessageEntity[]): Content {
  const formatted = formatText(words, { entities });
  return { text: formatted.text, ...(formatted.entities.length > 0 ? { entities: formatted.entities } : {}) };
}

/** @param tasks with a sign before those that are done, as people read them */
export function checklist(title: string, ...tasks: string[]): Content {
  return {
    checklist: {
      title,
      tasks: tasks.map((task, index) => {
        const open = { id: index + 1, text: task.replace(/^☑ /, "") };
        return task === open.text ? open : Object.assign(open, { completion_date: 1_790_000_000 });
      }),
    },
  };
}

/** One paragraph, the first word bold. */
export function richMessage(words: string): Content {
  const [first = "", ...rest] = words.split(" ");
  const paragraph = [{ type: "bold" as const, text: first }, ` ${rest.join(" ")}`];
  return { rich_message: { blocks: [{ type: "paragraph", text: paragraph }] } };
}

/** Text in Telegram's HTML, including `<tg-emoji emoji-id="5">🙂</tg-emoji>` and `<blockquote>`. */
export function html(markup: string): Content {
  const formatted = formatText(markup, { parse_mode: "HTML" });
  return { text: formatted.text, ...(formatted.entities.length > 0 ? { entities: formatted.entities } : {}) };
}

export function photo(caption?: string, options: CaptionOptions = {}): Content {
  const sizes = [
    { width: 90, height: 67, file_size: 1253 },
    { width: 320, height: 240, file_size: 15_344 },
    { width: 1280, height: 960, file_size: 148_212 },
  ];
  return {
    photo: sizes.map((size) => Object.assign(fileIds("photo"), size)),
    ...captioned(caption, options),
  };
}

/** Also has `photo`, as in Telegram (docs:Message). */
export function livePhoto(caption?: string, options: CaptionOptions = {}): Content {
  const still = { ...fileIds("photo"), width: 1280, height: 960, file_size: 148_212 };
  const file = { ...fileIds("live_photo"), width: 1280, height: 960, duration: 3, file_size: 900_000 };
  return { live_photo: { ...file, photo: [still] }, photo: [still], ...captioned(caption, options) };
}

export function video(caption?: string, options: CaptionOptions = {}): Content {
  const file = {
    width: 1280,
    height: 720,
    duration: 12,
    file_name: "video.mp4",
    mime_type: "video/mp4",
    file_size: 2_400_000,
  };
  return { video: { ...fileIds("video"), ...file }, ...captioned(caption, options) };
}

/** Also has `document`, as in Telegram (docs:Message). */
export function animation(caption?: string, options: CaptionOptions = {}): Content {
  const ids = fileIds("animation");
  const file = { ...ids, file_name: "funny.mp4", mime_type: "video/mp4", file_size: 310_000 };
  return {
    animation: { ...file, width: 480, height: 270, duration: 3 },
    document: file,
    ...captioned(caption, options),
  };
}

export function audio(caption?: string, options: CaptionOptions = {}): Content {
  const file = {
    duration: 215,
    performer: "Band",
    title: "Song",
    file_name: "song.mp3",
    mime_type: "audio/mpeg",
    file_size: 5_100_000,
  };
  return { audio: { ...fileIds("audio"), ...file }, ...captioned(caption, options) };
}

export function document(
  caption?: string,
  options: CaptionOptions & { file_name?: string; file_size?: number } = {},
): Content {
  const { file_name = "invoice.pdf", file_size = 88_000, ...rest } = options;
  const file = { file_name, mime_type: "application/pdf", file_size };
  return { document: { ...fileIds("document"), ...file }, ...captioned(caption, rest) };
}

export function voice(caption?: string, options: CaptionOptions = {}): Content {
  const file = { duration: 4, mime_type: "audio/ogg", file_size: 17_500 };
  return { voice: { ...fileIds("voice"), ...file }, ...captioned(caption, options) };
}

export function videoNote(): Content {
  return { video_note: { ...fileIds("video_note"), length: 384, duration: 6, file_size: 640_000 } };
}

export function sticker(emoji = "👍"): Content {
  const looks = { type: "regular" as const, width: 512, height: 512, is_animated: false, is_video: false };
  return { sticker: { ...fileIds("sticker"), ...looks, emoji, set_name: "Thumbs", file_size: 21_000 } };
}

/** With `live_period` (seconds) it is a live location. */
export function location(latitude = 55.7558, longitude = 37.6173, live_period?: number): Content {
  return {
    location: {
      latitude,
      longitude,
      ...(live_period === undefined ? {} : { live_period, horizontal_accuracy: 12 }),
    },
  };
}

/** Also has `location`, as in Telegram (docs:Message). */
export function venue(title = "Café", address = "Main street 1"): Content {
  const place = { latitude: 55.75, longitude: 37.61 };
  return { venue: { location: place, title, address }, location: place };
}

export function contact(first_name = "Vera", phone_number = "+79990001122", user_id?: number): Content {
  return { contact: { first_name, phone_number, ...(user_id === undefined ? {} : { user_id }) } };
}

export function poll(question = "Tea or coffee?", options: string[] = ["Tea", "Coffee"]): Content {
  return {
    poll: {
      id: `5${nextNumber()}`,
      question,
      options: options.map((each, index) => ({ persistent_id: String(index), text: each, voter_count: 0 })),
      total_voter_count: 0,
      is_closed: false,
      is_anonymous: true,
      type: "regular",
      allows_multiple_answers: false,
      allows_revoting: true,
      members_only: false,
    },
  };
}

/** Bots cannot copy a quiz unless they know the right option. */
export function quiz(
  question = "2 + 2?",
  options: string[] = ["4", "5"],
  correct_option_ids?: number[],
): Content {
  const { poll: regular } = poll(question, options);
  if (!regular) throw new Error("A poll has no poll");
  return { poll: { ...regular, type: "quiz", ...(correct_option_ids ? { correct_option_ids } : {}) } };
}

export function dice(emoji = "🎲", value = 4): Content {
  return { dice: { emoji, value } };
}

export function paidMedia(star_count = 5): Content {
  return { paid_media: { star_count, paid_media: [{ type: "preview", width: 640, height: 480 }] } };
}

export function giveaway(): Content {
  const chats = [{ id: -1_001_999_999_999, type: "channel" as const, title: "Prizes" }];
  return { giveaway: { chats, winners_selection_date: 1_800_000_000, winner_count: 1 } };
}

export function story(): Content {
  return { story: { chat: { id: -1_001_999_999_998, type: "channel", title: "Stories" }, id: 7 } };
}

export function invoice(): Content {
  return {
    invoice: {
      title: "Lamp",
      description: "A lamp",
      start_parameter: "lamp",
      currency: "XTR",
      total_amount: 100,
    },
  };
}

function captioned(caption: string | undefined, options: CaptionOptions): Content {
  const { caption_entities, ...looks } = options;
  if (caption === undefined) return looks;
  const formatted = formatText(caption, { entities: caption_entities });
  return {
    caption: formatted.text,
    ...(formatted.entities.length > 0 ? { caption_entities: formatted.entities } : {}),
    ...looks,
  };
}

const numbers = { next: 1 };

function nextNumber(): string {
  return String(numbers.next++).padStart(9, "0");
}

function fileIds(kind: string): { file_id: string; file_unique_id: string } {
  const number = nextNumber();
  return { file_id: `AgACAgIAAxk_${kind}_${number}`, file_unique_id: `AQAD${number}` };
}
