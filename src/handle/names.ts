import { truncate } from "../text/html.ts";

/** A name as it is kept: without white space and unseen signs around it, and without quotes. */
export function readName(written: string): string {
  const name = written.replaceAll(/\s+/g, " ").replaceAll(unseenAround, "");
  return /^(?:«([^«»]+)»|"([^"]+)"|“([^“”]+)”)$/.exec(name)?.slice(1).find(Boolean)?.trim() ?? name;
}

/** Two names: `A = B`, `A -> B` or `"A" "B"`; undefined when there are not just two. */
export function readNames(written: string): [string, string] | undefined {
  const quoted = /^\s*("[^"]+"|«[^«»]+»|“[^“”]+”)\s*(?:=|->|→)?\s*("[^"]+"|«[^«»]+»|“[^“”]+”)\s*$/.exec(
    written,
  );
  const [, one, other] = quoted ?? /^(.+?)\s*(?:=|->|→)\s*(.+)$/s.exec(written) ?? [];
  return one === undefined || other === undefined ? undefined : [readName(one), readName(other)];
}

/** Whether people would take them for the same name. */
export function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** What may be the name of a subject or a desk: something in it can be read, or is a picture. */
export function isFit(name: string): boolean {
  return /[\p{L}\p{N}\p{So}]/u.test(name) && name.length <= longest;
}

/** Names one after the other, cut so that they fit into a message with what is said around them. */
export function listNames(names: readonly string[]): string {
  return truncate(names.join(", "), longestList);
}

/** In UTF-16 units. */
const longest = 40;

/** In UTF-16 units. A message takes 4096 (docs:sendMessage). */
export const longestList = 3_000;

/** Within a name such signs hold a picture together, or tell how letters are joined. */
const unseenAround =
  /^[\s\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]+|[\s\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]+$/gu;
