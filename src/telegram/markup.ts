import type { Button, Keyboard, LinkButton } from "../ticket/keyboard.ts";
import type { InlineKeyboardButton, InlineKeyboardMarkup } from "grammy/types";
import { encodePress } from "../ticket/button-data.ts";

/** The buttons in Telegram's format. */
export function toMarkup(keyboard: Keyboard): InlineKeyboardMarkup {
  return { inline_keyboard: keyboard.map((row) => row.map(toButton)) };
}

function toButton(button: Button | LinkButton): InlineKeyboardButton {
  if ("url" in button) return { text: button.label, url: button.url };
  const { label, press, style } = button;
  return { text: label, callback_data: encodePress(press), ...(style !== undefined && { style }) };
}
