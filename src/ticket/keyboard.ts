import type { Press } from "./press.ts";

/** A button under a message. */
export interface Button {
  label: string;
  press: Press;
  style?: "primary" | "success" | "danger";
}

export type Keyboard = Button[][];

export function inRows(buttons: Button[], width: number): Keyboard {
  const rows: Keyboard = [];
  for (let start = 0; start < buttons.length; start += width) rows.push(buttons.slice(start, start + width));
  return rows;
}
