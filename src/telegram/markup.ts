import type { Keyboard } from "../ticket/keyboard.ts";
import type { InlineKeyboardMarkup } from "grammy/types";
import { encodePress } from "../ticket/press.ts";

/** The buttons in Telegram's format. */
export function toMarkup(keyboard: Keyboard): InlineKeyboardMarkup {
  return {
    inline_keyboard: keyboard.map((row) =>
      row.map(({ label, press, style }) => ({
        text: label,
        callback_data: encodePress(press),
        ...(style !== undefined && { style }),
      })),
    ),
  };
}
