/** A message has at most 4,096 characters (docs:sendMessage). */
const longest = 4_096;

/** For a text near the limit: apps cut a long text at a space or the end of a line. */
const nearMilliseconds = 5 * 60_000;
const near = longest - 400;

/**
 * For a text over half the limit: some apps cut at a paragraph in the second half, and send the parts one right after
 * another.
 */
const halfMilliseconds = 10_000;

/** For so long the eleventh photo of an album may come that was no answer. */
export const albumMilliseconds = nearMilliseconds;

/** For how many milliseconds the author's next message may be the rest of this text. 0 for a complete text. */
export function tailMilliseconds(text: string): number {
  if (text.length >= near) return nearMilliseconds;
  return text.length > longest / 2 ? halfMilliseconds : 0;
}

/** Whether a message so many milliseconds later may be the rest of the text. */
export function isCutOff(text: string, milliseconds: number): boolean {
  return milliseconds < tailMilliseconds(text);
}
