import type { Keyboard } from "../ticket/keyboard.ts";
import type { Html } from "../text/html.ts";
import { type Answer, done } from "./answer.ts";
import { editSaid, say } from "./effects/chat.ts";
import type { PressedInPrivate } from "./feature.ts";
import type { Handling } from "./handle.ts";

/** A message whose buttons open other pages in the same message. */
export interface Page {
  html: Html;
  keyboard: Keyboard;
}

/** Shows the page in the admin's private chat. @param messageId the message to replace; without it a new one is sent */
export function showPage(handling: Handling, adminId: number, page: Page, messageId?: number): void {
  const { html, keyboard } = page;
  if (messageId === undefined) say(handling, adminId, html, { keyboard });
  else editSaid(handling, adminId, messageId, html, keyboard);
}

/** Replaces the message with the pressed button by another page. */
export function turnPage({ handling, person, messageId }: PressedInPrivate, page: Page): Answer {
  showPage(handling, person.id, page, messageId);
  return done("");
}
