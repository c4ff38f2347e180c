import { findDeskByChat } from "../../store/desks/desks.ts";
import { findMemory, saveMemory } from "../../store/memory.ts";
import type { Html } from "../../text/html.ts";
import type { Keyboard } from "../../ticket/keyboard.ts";
import { alertAdmins } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import { saidOf } from "./trouble.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * The bot cannot answer in a chat, and does not know who asked there. The admins are told at most once a minute. Anybody
 * may add the bot to a chat of their own; of a chat that no admin has to do with, they are told once a day.
 */
export function unheardInChat(handling: Handling, chatId: number, html: Html, keyboard?: Keyboard): void {
  const { tx, now } = handling;
  const key = `unheard_chat:${chatId}` as const;
  const told = findMemory(tx, key);
  const isKnown =
    findDeskByChat(tx, chatId) !== undefined || findMemory(tx, saidOf({ chatId })) !== undefined;
  if (told !== undefined && now - Number(told) < (isKnown ? minute : day)) return;
  saveMemory(tx, key, String(now));
  alertAdmins(handling, html, keyboard);
}
