import { type Language, plain } from "../../text/text.ts";
import type { Button } from "../../ticket/keyboard.ts";
import type { Press } from "../../ticket/press.ts";

/** The number of lines on one page. */
const listed = 10;

/** A part of a list. */
export interface Part {
  /** Its number, counted from 0. */
  page: number;
  offset: number;
  limit: number;
  /** A row of buttons to the pages beside it, if there are any. */
  turning: Button[][];
}

/** @param number of the page, counted from 0; beyond the end it is the last one */
export function pageOf(
  language: Language,
  count: number,
  number: number,
  pressFor: (number: number) => Press,
): Part {
  const last = Math.max(Math.ceil(count / listed) - 1, 0);
  const page = Math.min(number, last);
  const turn = (id: "button-back-page" | "button-next-page", to: number): Button => {
    return { label: plain(language, id), press: pressFor(to) };
  };
  const turning = [
    ...(page > 0 ? [turn("button-back-page", page - 1)] : []),
    ...(page < last ? [turn("button-next-page", page + 1)] : []),
  ];
  return { page, offset: page * listed, limit: listed, turning: turning.length > 0 ? [turning] : [] };
}
