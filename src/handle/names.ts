import { truncate } from "../text/html.ts";

/** A text in quotes, as the keyboards of phones and computers write them. A source of regular expressions. */
export const inQuotes = String.raw`"[^"]*"|«[^«»]*»|[“„][^“”„]*[“”]|'[^']*'|‘[^‘’]*’`;

const wholeInQuotes = new RegExp(`^(?:${inQuotes})$`);
const firstInQuotes = new RegExp(String.raw`^\s*(${inQuotes})\s*(?:=|->|→)\s*(.+)$`, "s");
const bothInQuotes = new RegExp(String.raw`^\s*(${inQuotes})\s*(?:=|->|→)?\s*(${inQuotes})\s*$`);

/** The name as it is stored: without white space, invisible characters and quotes around it. */
export function readName(written: string): string {
  const name = written.replaceAll(/\s+/g, " ").replaceAll(unseenAround, "");
  const inner = wholeInQuotes.test(name) ? name.slice(1, -1).trim() : "";
  return inner === "" ? name : inner;
}

/** Two names: `A = B`, `A -> B` or `"A" "B"`. Undefined for any other number of names. */
export function readNames(written: string): [string, string] | undefined {
  // A name in quotes may hold the sign itself.
  const quoted = bothInQuotes.exec(written) ?? firstInQuotes.exec(written);
  const [, one, other] = quoted ?? /^(.+?)\s*(?:=|->|→)\s*(.+)$/s.exec(written) ?? [];
  return one === undefined || other === undefined ? undefined : [readName(one), readName(other)];
}

/** Whether people would read both as the same name. */
export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Whether a subject or a desk may have this name: it contains letters, digits or a picture. */
export function isFit(name: string): boolean {
  return /[\p{L}\p{N}\p{So}]/u.test(name) && name.length <= longest;
}

/** A list of names, cut to fit into a message together with other text. */
export function listNames(names: readonly string[]): string {
  return truncate(names.join(", "), longestList);
}

/** In UTF-16 units. */
const longest = 40;

/** In UTF-16 units. A message takes 4096 (docs:sendMessage). */
export const longestList = 3_000;

/** Within a name such characters join the parts of an emoji or shape letters. */
const unseenAround =
  /^[\s\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]+|[\s\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]+$/gu;
