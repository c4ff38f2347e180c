/** A message has at most 4,096 characters (docs:sendMessage). */
const longest = 4_096;

/** Apps cut a long text at a space or the end of a line near the limit. */
const nearMilliseconds = 5 * 60_000;
const near = longest - 400;

/** Some look for the end of a paragraph in the whole second half, and then send the parts one right after another. */
const halfMilliseconds = 10_000;

/** For how many milliseconds what its author writes next may be the rest of the same text; 0 when it is whole. */
export function tailMilliseconds(text: string): number {
  if (text.length >= near) return nearMilliseconds;
  return text.length > longest / 2 ? halfMilliseconds : 0;
}

/** Whether what came so many milliseconds after the text may be the rest of it. */
export function isCutOff(text: string, milliseconds: number): boolean {
  return milliseconds < tailMilliseconds(text);
}
