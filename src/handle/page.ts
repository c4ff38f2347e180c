import type { Keyboard } from "../ticket/keyboard.ts";
import type { Html } from "../text/html.ts";
import { type Answer, done } from "./answer.ts";
import { editSaid, say } from "./effects/chat.ts";
import type { PressedInPrivate } from "./feature.ts";
import type { Handling } from "./handle.ts";

/** A message whose buttons lead to others in its place. */
export interface Page {
  html: Html;
  keyboard: Keyboard;
}

/** Shows the page in the admin's private chat. @param messageId the message whose place it takes; a new one without it */
export function showPage(handling: Handling, adminId: number, page: Page, messageId?: number): void {
  const { html, keyboard } = page;
  if (messageId === undefined) say(handling, adminId, html, { keyboard });
  else editSaid(handling, adminId, messageId, html, keyboard);
}

/** Somebody pressed a button: another page takes the place of the message with the button. */
export function turnPage({ handling, person, messageId }: PressedInPrivate, page: Page): Answer {
  showPage(handling, person.id, page, messageId);
  return done("");
}
