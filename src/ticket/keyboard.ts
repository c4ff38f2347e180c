import type { Press } from "./press.ts";

/** A button under a message. */
export interface Button {
  label: string;
  press: Press;
  style?: "primary" | "success" | "danger";
}

/** A button that opens a page or a dialog of Telegram. The bot learns nothing of the press. */
export interface LinkButton {
  label: string;
  url: string;
}

export type Keyboard = (Button | LinkButton)[][];

export function inRows(buttons: Button[], width: number): Button[][] {
  const rows: Button[][] = [];
  for (let start = 0; start < buttons.length; start += width) rows.push(buttons.slice(start, start + width));
  return rows;
}
