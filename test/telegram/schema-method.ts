import { shape, type Shape } from "./schema-shape.ts";

const chat = "chat_id!: Integer|String";
const thread = `${chat}; message_thread_id!: Integer`;
const place = `${chat}; message_thread_id: Integer; direct_messages_topic_id: Integer`;
const business = "business_connection_id: String";
const target = `${business}; ${place}; ephemeral_message_parameters: EphemeralMessageParameters`;
const edited = `${business}; chat_id: Integer|String; message_id: Integer; inline_message_id: String`;
const ephemeral = `${chat}; receiver_user_id!: Integer; ephemeral_message_id!: Integer`;
const markup = "reply_markup: InlineKeyboardMarkup|ReplyKeyboardMarkup|ReplyKeyboardRemove|ForceReply";
const inlineMarkup = "reply_markup: InlineKeyboardMarkup";
const silence = "disable_notification: Boolean; protect_content: Boolean";
const price = "allow_paid_broadcast: Boolean; message_effect_id: String";
const suggestion = "suggested_post_parameters: SuggestedPostParameters";
const reply = "reply_parameters: ReplyParameters";
const delivery = `${silence}; ${price}; ${suggestion}; ${reply}; ${markup}`;
const caption = "caption: String; parse_mode: String; caption_entities: Array of MessageEntity";
const above = "show_caption_above_media: Boolean";
const spoiler = "has_spoiler: Boolean";
const thumbnail = "thumbnail: InputFile|String";
const size = "duration: Integer; width: Integer; height: Integer";
const point = "latitude!: Float; longitude!: Float";
const language = "language_code: String = 0..2";
const scope = `scope: BotCommandScope; ${language}`;
const venue =
  "title!: String; address!: String; foursquare_id: String; foursquare_type: String; google_place_id: String; google_place_type: String";

/**
 * The parameters of each method of the emulator, from Bot API 10.3. `name!` is required, `|` separates types, and `=
 * 0..200` is a length in characters, a number of items, or a range of numbers.
 */
export const methodShapes: Readonly<Record<string, Shape>> = {
  getMe: shape(""),
  getUpdates: shape("offset: Integer; limit: Integer; timeout: Integer; allowed_updates: Array of String"),
  setWebhook: shape(
    "url!: String; certificate: InputFile; ip_address: String; max_connections: Integer = 1..100; " +
      "allowed_updates: Array of String; drop_pending_updates: Boolean; secret_token: String = 1..256",
  ),
  deleteWebhook: shape("drop_pending_updates: Boolean"),
  getWebhookInfo: shape(""),
  logOut: shape(""),
  close: shape(""),

  sendMessage: shape(
    `${target}; text!: String; parse_mode: String; entities: Array of MessageEntity; link_preview_options: LinkPreviewOptions; ${delivery}`,
  ),
  sendRichMessage: shape(`${target}; rich_message!: InputRichMessage; ${delivery}`),
  sendPhoto: shape(`${target}; photo!: InputFile|String; ${caption}; ${above}; ${spoiler}; ${delivery}`),
  sendVideo: shape(
    `${target}; video!: InputFile|String; ${size}; ${thumbnail}; cover: InputFile|String; start_timestamp: Integer; ` +
      `${caption}; ${above}; ${spoiler}; supports_streaming: Boolean; ${delivery}`,
  ),
  sendAnimation: shape(
    `${target}; animation!: InputFile|String; ${size}; ${thumbnail}; ${caption}; ${above}; ${spoiler}; ${delivery}`,
  ),
  sendAudio: shape(
    `${target}; audio!: InputFile|String; ${caption}; duration: Integer; performer: String; title: String; ${thumbnail}; ${delivery}`,
  ),
  sendDocument: shape(
    `${target}; document!: InputFile|String; ${thumbnail}; ${caption}; disable_content_type_detection: Boolean; ${delivery}`,
  ),
  sendVoice: shape(`${target}; voice!: InputFile|String; ${caption}; duration: Integer; ${delivery}`),
  sendVideoNote: shape(
    `${target}; video_note!: InputFile|String; duration: Integer; length: Integer; ${thumbnail}; ${delivery}`,
  ),
  sendSticker: shape(`${target}; sticker!: InputFile|String; emoji: String; ${delivery}`),
  sendLocation: shape(
    `${target}; ${point}; horizontal_accuracy: Float = 0..1500; live_period: Integer = 60..2147483647; ` +
      `heading: Integer = 1..360; proximity_alert_radius: Integer = 1..100000; ${delivery}`,
  ),
  sendVenue: shape(`${target}; ${point}; ${venue}; ${delivery}`),
  sendContact: shape(
    `${target}; phone_number!: String; first_name!: String; last_name: String; vcard: String = 0..2048; ${delivery}`,
  ),
  sendPoll: shape(
    `${business}; ${chat}; message_thread_id: Integer; question!: String = 1..300; question_parse_mode: String; ` +
      "question_entities: Array of MessageEntity; options!: Array of InputPollOption = 1..12; is_anonymous: Boolean; type: String = quiz,regular; " +
      "allows_multiple_answers: Boolean; allows_revoting: Boolean; shuffle_options: Boolean; allow_adding_options: Boolean; " +
      "hide_results_until_closes: Boolean; members_only: Boolean; country_codes: Array of String; correct_option_ids: Array of Integer; " +
      "explanation: String = 0..200; explanation_parse_mode: String; explanation_entities: Array of MessageEntity; explanation_media: InputPollMedia; " +
      "open_period: Integer; close_date: Integer; is_closed: Boolean; description: String; description_parse_mode: String; " +
      `description_entities: Array of MessageEntity; media: InputPollMedia; ${silence}; ${price}; ${reply}; ${markup}`,
  ),
  sendDice: shape(`${business}; ${place}; emoji: String = 🎲,🎯,🏀,⚽,🎳,🎰; ${delivery}`),
  sendMediaGroup: shape(
    `${business}; ${place}; media!: Array of InputMediaAudio|Array of InputMediaDocument|Array of InputMediaLivePhoto|` +
      `Array of InputMediaPhoto|Array of InputMediaVideo; ${silence}; ${price}; ${reply}`,
  ),
  sendChatAction: shape(
    `${business}; ${chat}; message_thread_id: Integer; action!: String = typing,upload_photo,record_video,upload_video,` +
      "record_voice,upload_voice,upload_document,choose_sticker,find_location,record_video_note,upload_video_note",
  ),

  copyMessage: shape(
    `${place}; from_chat_id!: Integer|String; message_id!: Integer; video_start_timestamp: Integer; ${caption}; ${above}; ${delivery}`,
  ),
  copyMessages: shape(
    `${place}; from_chat_id!: Integer|String; message_ids!: Array of Integer; ${silence}; remove_caption: Boolean`,
  ),
  forwardMessage: shape(
    `${place}; from_chat_id!: Integer|String; video_start_timestamp: Integer; ${silence}; message_effect_id: String; ${suggestion}; message_id!: Integer`,
  ),
  forwardMessages: shape(
    `${place}; from_chat_id!: Integer|String; message_ids!: Array of Integer; ${silence}`,
  ),

  editMessageText: shape(
    `${edited}; text: String; parse_mode: String; entities: Array of MessageEntity; ` +
      `link_preview_options: LinkPreviewOptions; rich_message: InputRichMessage; ${inlineMarkup}`,
  ),
  editMessageCaption: shape(`${edited}; ${caption}; ${above}; ${inlineMarkup}`),
  editMessageMedia: shape(`${edited}; media!: InputMedia; ${inlineMarkup}`),
  editMessageReplyMarkup: shape(`${edited}; ${inlineMarkup}`),
  editMessageLiveLocation: shape(
    `${edited}; ${point}; live_period: Integer; horizontal_accuracy: Float = 0..1500; heading: Integer = 1..360; ` +
      `proximity_alert_radius: Integer = 1..100000; ${inlineMarkup}`,
  ),
  stopMessageLiveLocation: shape(`${edited}; ${inlineMarkup}`),
  deleteMessage: shape(`${chat}; message_id!: Integer`),
  editEphemeralMessageText: shape(
    `${ephemeral}; text: String; parse_mode: String; entities: Array of MessageEntity; link_preview_options: LinkPreviewOptions; ` +
      `rich_message: InputRichMessage; ${inlineMarkup}`,
  ),
  deleteEphemeralMessage: shape(ephemeral),
  deleteMessages: shape(`${chat}; message_ids!: Array of Integer = 1..100`),
  setMessageReaction: shape(
    `${chat}; message_id!: Integer; reaction: Array of ReactionType = 0..1; is_big: Boolean`,
  ),
  pinChatMessage: shape(`${business}; ${chat}; message_id!: Integer; disable_notification: Boolean`),
  unpinChatMessage: shape(`${business}; ${chat}; message_id: Integer`),
  unpinAllForumTopicMessages: shape(thread),

  createForumTopic: shape(`${chat}; name!: String; icon_color: Integer; icon_custom_emoji_id: String`),
  editForumTopic: shape(`${thread}; name: String; icon_custom_emoji_id: String`),
  closeForumTopic: shape(thread),
  reopenForumTopic: shape(thread),
  deleteForumTopic: shape(thread),
  getForumTopicIconStickers: shape(""),

  getChat: shape(chat),
  getChatMember: shape(`${chat}; user_id!: Integer`),
  getChatAdministrators: shape(`${chat}; return_bots: Boolean`),
  getChatMemberCount: shape(chat),
  leaveChat: shape(chat),

  answerCallbackQuery: shape(
    "callback_query_id!: String; text: String = 0..200; show_alert: Boolean; url: String; cache_time: Integer",
  ),
  answerInlineQuery: shape(
    "inline_query_id!: String; results!: Array of InlineQueryResult = 0..50; cache_time: Integer; is_personal: Boolean; " +
      "next_offset: String = 0..64 bytes; button: InlineQueryResultsButton",
  ),
  setMyCommands: shape(`commands!: Array of BotCommand = 0..100; ${scope}`),
  getMyCommands: shape(scope),
  deleteMyCommands: shape(scope),
  setMyName: shape(`name: String = 0..64; ${language}`),
  setMyDescription: shape(`description: String = 0..512; ${language}`),
  setMyShortDescription: shape(`short_description: String = 0..120; ${language}`),
  getFile: shape("file_id!: String"),
};
