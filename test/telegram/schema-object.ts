import { shape, type Shape } from "./schema-shape.ts";

const captioned = "caption: String; parse_mode: String; caption_entities: Array of MessageEntity";
const shown = `${captioned}; show_caption_above_media: Boolean; has_spoiler: Boolean`;
const style = "icon_custom_emoji_id: String; style: String = danger,success,primary";
const result = "id!: String = 1..64 bytes; reply_markup: InlineKeyboardMarkup";
const resultWords = `${result}; ${captioned}; input_message_content: InputMessageContent`;
const resultAbove = `${resultWords}; show_caption_above_media: Boolean`;

/** The objects inside parameters, written like `methodShapes`. */
export const objectShapes: Readonly<Record<string, Shape>> = {
  MessageEntity: shape(
    "type!: String = mention,hashtag,cashtag,bot_command,url,email,phone_number,bold,italic,underline,strikethrough,spoiler," +
      "blockquote,expandable_blockquote,code,pre,text_link,text_mention,custom_emoji,date_time; offset!: Integer; length!: Integer; " +
      "url: String; user: User; language: String; custom_emoji_id: String; unix_time: Integer; date_time_format: String",
  ),
  User: shape(
    "id!: Integer; is_bot!: Boolean; first_name!: String; last_name: String; username: String; language_code: String; " +
      "is_premium: Boolean; added_to_attachment_menu: Boolean; can_join_groups: Boolean; can_read_all_group_messages: Boolean; " +
      "supports_guest_queries: Boolean; supports_inline_queries: Boolean; can_connect_to_business: Boolean; has_main_web_app: Boolean; " +
      "has_topics_enabled: Boolean; allows_users_to_create_topics: Boolean; can_manage_bots: Boolean; supports_join_request_queries: Boolean",
  ),
  LinkPreviewOptions: shape(
    "is_disabled: Boolean; url: String; prefer_small_media: Boolean; prefer_large_media: Boolean; show_above_text: Boolean",
  ),
  InputRichMessage: shape(
    "blocks: Array of InputRichBlock; html: String; markdown: String; media: Array of InputRichMessageMedia; is_rtl: Boolean; " +
      "skip_entity_detection: Boolean",
  ),
  InputRichBlockParagraph: shape("type!: String = paragraph; text!: RichText"),
  InputRichBlockSectionHeading: shape("type!: String = heading; text!: RichText; size!: Integer = 1..6"),
  InputRichBlockTable: shape(
    "type!: String = table; cells!: Array of Array of RichBlockTableCell; is_bordered: Boolean; is_striped: Boolean; " +
      "caption: RichText; is_compact: Boolean",
  ),
  RichBlockTableCell: shape(
    "text: RichText; is_header: Boolean; colspan: Integer; rowspan: Integer; align!: String = left,center,right; " +
      "valign!: String = top,middle,bottom",
  ),
  RichTextBold: shape("type!: String = bold; text!: RichText"),
  EphemeralMessageParameters: shape(
    "receiver_user_id!: Integer; callback_query_id: String; replace_callback_query_message: Boolean",
  ),
  ReplyParameters: shape(
    "message_id: Integer; chat_id: Integer|String; ephemeral_message_id: Integer; allow_sending_without_reply: Boolean; " +
      "quote: String = 0..1024; quote_parse_mode: String; quote_entities: Array of MessageEntity; quote_position: Integer; " +
      "checklist_task_id: Integer; poll_option_id: String",
  ),

  InlineKeyboardMarkup: shape(
    "inline_keyboard!: Array of Array of InlineKeyboardButton; force_reply: Boolean",
  ),
  InlineKeyboardButton: shape(
    `text!: String = 1..4096; ${style}; url: String; callback_data: String = 1..64 bytes; web_app: WebAppInfo; login_url: LoginUrl; ` +
      "switch_inline_query: String; switch_inline_query_current_chat: String; switch_inline_query_chosen_chat: SwitchInlineQueryChosenChat; " +
      "copy_text: CopyTextButton; callback_game: CallbackGame; pay: Boolean; disabled: DisabledButton",
  ),
  WebAppInfo: shape("url!: String"),
  LoginUrl: shape("url!: String; forward_text: String; bot_username: String; request_write_access: Boolean"),
  SwitchInlineQueryChosenChat: shape(
    "query: String; allow_user_chats: Boolean; allow_bot_chats: Boolean; allow_group_chats: Boolean; allow_channel_chats: Boolean",
  ),
  CopyTextButton: shape("text!: String = 1..256"),
  DisabledButton: shape(""),
  ReplyKeyboardMarkup: shape(
    "keyboard!: Array of Array of KeyboardButton; is_persistent: Boolean; resize_keyboard: Boolean; one_time_keyboard: Boolean; " +
      "input_field_placeholder: String = 1..64; selective: Boolean; force_reply: Boolean",
  ),
  KeyboardButton: shape(
    `text!: String; ${style}; request_users: KeyboardButtonRequestUsers; request_chat: KeyboardButtonRequestChat; ` +
      "request_managed_bot: KeyboardButtonRequestManagedBot; request_contact: Boolean; request_location: Boolean; " +
      "request_poll: KeyboardButtonPollType; web_app: WebAppInfo",
  ),
  KeyboardButtonRequestUsers: shape(
    "request_id!: Integer; user_is_bot: Boolean; user_is_premium: Boolean; max_quantity: Integer = 1..10; " +
      "request_name: Boolean; request_username: Boolean; request_photo: Boolean",
  ),
  KeyboardButtonRequestChat: shape(
    "request_id!: Integer; chat_is_channel!: Boolean; chat_is_forum: Boolean; chat_has_username: Boolean; chat_is_created: Boolean; " +
      "user_administrator_rights: ChatAdministratorRights; bot_administrator_rights: ChatAdministratorRights; bot_is_member: Boolean; " +
      "request_title: Boolean; request_username: Boolean; request_photo: Boolean",
  ),
  KeyboardButtonPollType: shape("type: String"),
  ReplyKeyboardRemove: shape("remove_keyboard!: Boolean; selective: Boolean"),
  ForceReply: shape("force_reply!: Boolean; input_field_placeholder: String = 1..64; selective: Boolean"),

  InputMediaPhoto: shape(`type!: String = photo; media!: String; ${shown}`),
  InputMediaLivePhoto: shape(`type!: String = live_photo; media!: String; photo!: String; ${shown}`),
  InputMediaVideo: shape(
    `type!: String = video; media!: String; thumbnail: String; cover: String; start_timestamp: Integer; ${shown}; ` +
      "width: Integer; height: Integer; duration: Integer; supports_streaming: Boolean",
  ),
  InputMediaAnimation: shape(
    `type!: String = animation; media!: String; thumbnail: String; ${shown}; width: Integer; height: Integer; duration: Integer`,
  ),
  InputMediaAudio: shape(
    `type!: String = audio; media!: String; thumbnail: String; ${captioned}; duration: Integer; performer: String; title: String`,
  ),
  InputMediaDocument: shape(
    `type!: String = document; media!: String; thumbnail: String; ${captioned}; disable_content_type_detection: Boolean`,
  ),
  InputPollOption: shape(
    "text!: String = 1..100; text_parse_mode: String; text_entities: Array of MessageEntity; media: InputPollOptionMedia",
  ),

  InlineQueryResultsButton: shape("text!: String; web_app: WebAppInfo; start_parameter: String = 1..64"),
  InlineQueryResultArticle: shape(
    `type!: String = article; ${result}; title!: String; input_message_content!: InputMessageContent; url: String; ` +
      "description: String; thumbnail_url: String; thumbnail_width: Integer; thumbnail_height: Integer",
  ),
  InlineQueryResultCachedPhoto: shape(
    `type!: String = photo; photo_file_id!: String; title: String; description: String; ${resultAbove}`,
  ),
  InlineQueryResultCachedVideo: shape(
    `type!: String = video; video_file_id!: String; title!: String; description: String; ${resultAbove}`,
  ),
  InlineQueryResultCachedMpeg4Gif: shape(
    `type!: String = mpeg4_gif; mpeg4_file_id!: String; title: String; ${resultAbove}`,
  ),
  InlineQueryResultCachedSticker: shape(
    `type!: String = sticker; sticker_file_id!: String; ${result}; input_message_content: InputMessageContent`,
  ),
  InlineQueryResultCachedDocument: shape(
    `type!: String = document; document_file_id!: String; title!: String; description: String; ${resultWords}`,
  ),
  InlineQueryResultCachedVoice: shape(
    `type!: String = voice; voice_file_id!: String; title!: String; ${resultWords}`,
  ),
  InlineQueryResultCachedAudio: shape(`type!: String = audio; audio_file_id!: String; ${resultWords}`),
  InputTextMessageContent: shape(
    "message_text!: String; parse_mode: String; entities: Array of MessageEntity; link_preview_options: LinkPreviewOptions",
  ),

  ReactionTypeEmoji: shape("type!: String = emoji; emoji!: String"),
  ReactionTypeCustomEmoji: shape("type!: String = custom_emoji; custom_emoji_id!: String"),
  ReactionTypePaid: shape("type!: String = paid"),

  BotCommand: shape("command!: String = 1..32; description!: String = 1..256; is_ephemeral: Boolean"),
  BotCommandScopeDefault: shape("type!: String = default"),
  BotCommandScopeAllPrivateChats: shape("type!: String = all_private_chats"),
  BotCommandScopeAllGroupChats: shape("type!: String = all_group_chats"),
  BotCommandScopeAllChatAdministrators: shape("type!: String = all_chat_administrators"),
  BotCommandScopeChat: shape("type!: String = chat; chat_id!: Integer|String"),
  BotCommandScopeChatAdministrators: shape("type!: String = chat_administrators; chat_id!: Integer|String"),
  BotCommandScopeChatMember: shape(
    "type!: String = chat_member; chat_id!: Integer|String; user_id!: Integer",
  ),
  ChatAdministratorRights: shape(
    "is_anonymous!: Boolean; can_manage_chat!: Boolean; can_delete_messages!: Boolean; can_manage_video_chats!: Boolean; " +
      "can_restrict_members!: Boolean; can_promote_members!: Boolean; can_change_info!: Boolean; can_invite_users!: Boolean; " +
      "can_post_stories!: Boolean; can_edit_stories!: Boolean; can_delete_stories!: Boolean; can_post_messages: Boolean; " +
      "can_edit_messages: Boolean; can_pin_messages: Boolean; can_manage_topics: Boolean; can_manage_direct_messages: Boolean; " +
      "can_manage_tags: Boolean; can_send_welcome_messages!: Boolean",
  ),
};

/** Objects with one of several shapes. */
export const unions: Readonly<Record<string, readonly string[]>> = {
  InputMedia: [
    "InputMediaAnimation",
    "InputMediaAudio",
    "InputMediaDocument",
    "InputMediaLivePhoto",
    "InputMediaPhoto",
    "InputMediaVideo",
  ],
  InlineQueryResult: [
    "InlineQueryResultCachedAudio",
    "InlineQueryResultCachedDocument",
    "InlineQueryResultCachedGif",
    "InlineQueryResultCachedMpeg4Gif",
    "InlineQueryResultCachedPhoto",
    "InlineQueryResultCachedSticker",
    "InlineQueryResultCachedVideo",
    "InlineQueryResultCachedVoice",
    "InlineQueryResultArticle",
    "InlineQueryResultAudio",
    "InlineQueryResultContact",
    "InlineQueryResultGame",
    "InlineQueryResultDocument",
    "InlineQueryResultGif",
    "InlineQueryResultLocation",
    "InlineQueryResultMpeg4Gif",
    "InlineQueryResultPhoto",
    "InlineQueryResultVenue",
    "InlineQueryResultVideo",
    "InlineQueryResultVoice",
  ],
  InputMessageContent: [
    "InputTextMessageContent",
    "InputRichMessageContent",
    "InputLocationMessageContent",
    "InputVenueMessageContent",
    "InputContactMessageContent",
    "InputInvoiceMessageContent",
  ],
  InputRichBlock: [
    "InputRichBlockParagraph",
    "InputRichBlockSectionHeading",
    "InputRichBlockPreformatted",
    "InputRichBlockFooter",
    "InputRichBlockDivider",
    "InputRichBlockMathematicalExpression",
    "InputRichBlockAnchor",
    "InputRichBlockList",
    "InputRichBlockBlockQuotation",
    "InputRichBlockPullQuotation",
    "InputRichBlockCollage",
    "InputRichBlockSlideshow",
    "InputRichBlockTable",
    "InputRichBlockDetails",
    "InputRichBlockMap",
    "InputRichBlockAnimation",
    "InputRichBlockAudio",
    "InputRichBlockPhoto",
    "InputRichBlockVideo",
    "InputRichBlockVoiceNote",
    "InputRichBlockThinking",
    "InputRichBlockButtons",
    "InputRichBlockDocument",
    "InputRichBlockExpandableBlockQuotation",
  ],
  RichText: [
    "String",
    "Array of RichText",
    "RichTextBold",
    "RichTextItalic",
    "RichTextUnderline",
    "RichTextStrikethrough",
    "RichTextSpoiler",
    "RichTextDateTime",
    "RichTextTextMention",
    "RichTextSubscript",
    "RichTextSuperscript",
    "RichTextMarked",
    "RichTextCode",
    "RichTextCustomEmoji",
    "RichTextMathematicalExpression",
    "RichTextUrl",
    "RichTextEmailAddress",
    "RichTextPhoneNumber",
    "RichTextBankCardNumber",
    "RichTextMention",
    "RichTextHashtag",
    "RichTextCashtag",
    "RichTextBotCommand",
    "RichTextAnchor",
    "RichTextAnchorLink",
    "RichTextReference",
    "RichTextReferenceLink",
    "RichTextButton",
  ],
  ReactionType: ["ReactionTypeEmoji", "ReactionTypeCustomEmoji", "ReactionTypePaid"],
  BotCommandScope: [
    "BotCommandScopeDefault",
    "BotCommandScopeAllPrivateChats",
    "BotCommandScopeAllGroupChats",
    "BotCommandScopeAllChatAdministrators",
    "BotCommandScopeChat",
    "BotCommandScopeChatAdministrators",
    "BotCommandScopeChatMember",
  ],
};
