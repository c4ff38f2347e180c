import { type Language, plain, type Wording } from "../text/text.ts";
import type { Button } from "../ticket/keyboard.ts";
import type { Press } from "../ticket/press.ts";

/** The number of lines on one page. */
const listed = 10;

/** A part of a list. */
export interface Part {
  /** Its number, counted from 0. */
  page: number;
  /** How many there are. Also an empty list has one. */
  pages: number;
  offset: number;
  limit: number;
  /** A row of buttons to the pages beside it, if there are any. */
  turning: Button[][];
}

/** What the buttons to the pages beside this one say. */
interface Turns {
  back: string;
  next: string;
}

export function byPage(language: Language): Turns {
  return { back: plain(language, "button-back-page"), next: plain(language, "button-next-page") };
}

/** For a list that begins with the newest. */
export function byAge(language: Language | Wording): Turns {
  return { back: plain(language, "button-newer"), next: plain(language, "button-older") };
}

/** @param number of the page, counted from 0; beyond the end it is the last one */
export function pageOf(
  { back, next }: Turns,
  count: number,
  number: number,
  pressFor: (number: number) => Press,
): Part {
  const last = Math.max(Math.ceil(count / listed) - 1, 0);
  const page = Math.min(number, last);
  const turn = (label: string, to: number): Button => ({ label, press: pressFor(to) });
  const turning = [
    ...(page > 0 ? [turn(back, page - 1)] : []),
    ...(page < last ? [turn(next, page + 1)] : []),
  ];
  return {
    page,
    pages: last + 1,
    offset: page * listed,
    limit: listed,
    turning: turning.length > 0 ? [turning] : [],
  };
}
