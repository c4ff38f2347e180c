import type {
  BotCommand,
  BotCommandScope,
  InlineKeyboardMarkup,
  LinkPreviewOptions,
  MessageEntity,
  ReactionType,
  ReplyKeyboardMarkup,
  ReplyParameters,
  InputRichMessage,
} from "grammy/types";
import type { BotAccount } from "./account.ts";
import type { Emulator } from "./emulator.ts";
import type { GivenResult } from "./method/inline.ts";
import type { World } from "./world.ts";

export interface Upload {
  name: string;
  type: string;
  bytes: Uint8Array;
}

/** One call of a method. Its parameters fit the method's shape. */
export interface Call {
  world: World;
  bot: BotAccount;
  method: string;
  parameters: CallParameters;
  /** Files of a multipart request, by field name. */
  uploads: ReadonlyMap<string, Upload>;
  /** Aborted when the emulator stops or the caller disconnects. */
  signal: AbortSignal;
  options: Pick<Emulator, "slowsRepeatedOffsets">;
}

/** Returns a call's `result`, or throws a Failure. */
export type Method = (call: Call) => unknown;

/**
 * The parameters of all methods together. One without `?` is required by every method that has it. Methods for edits are an
 * exception, and check by themselves.
 */
export interface CallParameters {
  chat_id: number | string;
  from_chat_id: number | string;
  message_id: number;
  message_ids: number[];
  user_id: number;
  callback_query_id: string;
  file_id: string;
  inline_query_id: string;
  results: GivenResult[];
  rich_message: InputRichMessage;
  message_thread_id?: number;
  ephemeral_message_parameters?: { receiver_user_id: number; callback_query_id?: string };
  receiver_user_id?: number;
  ephemeral_message_id?: number;
  reply_to_message_id?: number;
  offset?: number;
  limit?: number;
  timeout?: number;
  allowed_updates?: string[];
  drop_pending_updates?: boolean;
  url?: string;
  secret_token?: string;
  ip_address?: string;
  max_connections?: number;
  text?: string;
  entities?: MessageEntity[];
  parse_mode?: string;
  caption?: string;
  caption_entities?: MessageEntity[];
  show_caption_above_media?: boolean;
  has_spoiler?: boolean;
  link_preview_options?: LinkPreviewOptions;
  protect_content?: boolean;
  message_effect_id?: string;
  reply_parameters?: ReplyParameters;
  reply_markup?: ReplyMarkup;
  remove_caption?: boolean;
  media?: MediaItem | MediaItem[];
  duration?: number;
  width?: number;
  height?: number;
  length?: number;
  title?: string;
  performer?: string;
  latitude?: number;
  longitude?: number;
  horizontal_accuracy?: number;
  live_period?: number;
  heading?: number;
  proximity_alert_radius?: number;
  address?: string;
  foursquare_id?: string;
  foursquare_type?: string;
  google_place_id?: string;
  google_place_type?: string;
  phone_number?: string;
  first_name?: string;
  last_name?: string;
  vcard?: string;
  question?: string;
  options?: { text: string }[];
  type?: "quiz" | "regular";
  is_anonymous?: boolean;
  allows_multiple_answers?: boolean;
  allows_revoting?: boolean;
  correct_option_ids?: number[];
  explanation?: string;
  emoji?: string;
  name?: string;
  description?: string;
  short_description?: string;
  icon_color?: number;
  icon_custom_emoji_id?: string;
  reaction?: ReactionType[];
  return_bots?: boolean;
  show_alert?: boolean;
  commands?: BotCommand[];
  scope?: BotCommandScope;
  language_code?: string;
}

export type ReplyMarkup = Partial<InlineKeyboardMarkup & ReplyKeyboardMarkup> & {
  remove_keyboard?: boolean;
  force_reply?: boolean;
};

/** An InputMedia object. */
export interface MediaItem extends Pick<
  CallParameters,
  | "caption"
  | "parse_mode"
  | "caption_entities"
  | "show_caption_above_media"
  | "has_spoiler"
  | "duration"
  | "width"
  | "height"
  | "title"
  | "performer"
> {
  type: "photo" | "live_photo" | "video" | "animation" | "audio" | "document";
  media: string;
  /** The still picture of a live photo. */
  photo?: string;
}
