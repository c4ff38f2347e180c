/** How urgent a ticket is to the team, the most urgent first. */
export const priorities = ["high", "normal", "low"] as const;
export type Priority = (typeof priorities)[number];

/** A ticket's card has room for so many tags. */
export const mostTags = 10;

/** In characters. */
export const longestTag = 32;

export type ReadTags =
  | { ok: true; tags: string[] }
  | { ok: false; refusal: "wrong" | "no_letter" | "too_long"; word: string };

/**
 * Tags as people write them, with or without `#`, in lower case and each once. Telegram takes letters, digits and `_` in
 * a hashtag, and at least one letter (td:find_hashtags).
 */
export function readTags(written: string): ReadTags {
  const tags = new Set<string>();
  for (const word of written.split(/[\s,;]+/).filter((each) => each !== "")) {
    const tag = word.replace(/^#/, "").normalize("NFC").toLowerCase();
    const refuse = (refusal: (ReadTags & { ok: false })["refusal"]): ReadTags => ({
      ok: false,
      refusal,
      word,
    });
    if (!/^[\p{L}\p{Nd}_]+$/u.test(tag)) return refuse("wrong");
    if (!/\p{L}/u.test(tag)) return refuse("no_letter");
    if (Array.from(tag).length > longestTag) return refuse("too_long");
    tags.add(tag);
  }
  return { ok: true, tags: [...tags] };
}
