import type { InlineKeyboardButton, InlineKeyboardMarkup } from "grammy/types";
import type { ReplyMarkup } from "./call.ts";
import type { Chat } from "./chat.ts";
import { violation } from "./failure.ts";
import type { StoredMessage } from "./message.ts";

type Markup = Pick<StoredMessage, "reply_markup" | "keyboard">;

/** Reported limits of a message's markup (FACTS 8). */
const maximumButtons = 100;
const maximumBytes = 10 * 1024;

/** The buttons of a message, checked. @throws {Failure} */
export function readMarkup(markup: ReplyMarkup | undefined, chat: Chat): Markup {
  if (!markup) return {};
  if (markup.inline_keyboard) return readInlineMarkup(markup as InlineKeyboardMarkup);
  if (chat.kind === "channel") throw violation("inline keyboard expected");
  if (markup.remove_keyboard) return { keyboard: "removed" };
  if (!markup.keyboard) return { keyboard: "forced reply" };
  const buttons = markup.keyboard.flat();
  if (buttons.length > 300) throw violation("reply markup is too long");
  for (const button of buttons) {
    const { text, ...wishes } = typeof button === "string" ? { text: button } : button;
    if (text === "") throw violation("can't parse keyboard button: button text must be non-empty");
    const asksForPrivate =
      "request_contact" in wishes || "request_location" in wishes || "request_poll" in wishes;
    if (asksForPrivate && chat.kind !== "private")
      throw violation("phone number can be requested in private chats only");
  }
  return { keyboard: markup as Exclude<Markup["keyboard"], string | undefined> };
}

/** An inline keyboard without buttons counts as none. @throws {Failure} */
export function readInlineMarkup(markup: InlineKeyboardMarkup | undefined): Pick<Markup, "reply_markup"> {
  const rows = markup?.inline_keyboard.filter((row) => row.length > 0) ?? [];
  const buttons = rows.flat();
  if (buttons.length === 0) return {};
  if (buttons.length > maximumButtons || Buffer.byteLength(JSON.stringify(markup)) > maximumBytes) {
    throw violation("reply markup is too long");
  }
  for (const button of buttons) checkButton(button);
  return { reply_markup: { inline_keyboard: rows } };
}

const actions = [
  "url",
  "callback_data",
  "web_app",
  "login_url",
  "switch_inline_query",
  "switch_inline_query_current_chat",
  "switch_inline_query_chosen_chat",
  "copy_text",
  "callback_game",
  "pay",
  "disabled",
];

function checkButton(button: InlineKeyboardButton): void {
  const given = actions.filter((name) => name in button);
  if (given.length === 0)
    throw violation("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  // Telegram takes the first field that it knows, so a bot with two means something else than it gets.
  if (given.length > 1) throw violation(`can't parse inline keyboard button: it has ${given.join(" and ")}`);
  if ("url" in button && !isAddress(button.url)) {
    throw violation(`inline keyboard button URL '${button.url}' is invalid: Wrong HTTP URL`);
  }
}

function isAddress(url: string): boolean {
  if (/^tg:\/\/\S+$/i.test(url)) return true;
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return /^https?:$/.test(protocol) && hostname.includes(".");
}
