/** Of one line of text in points, in the font of all cells. */
const lineHeight = 15;

/** The height of a row in points, so that nobody has to pull at it. @param widths of the columns, in characters */
export function heightOf(texts: readonly string[], widths: readonly number[]): number {
  return lineHeight * Math.max(...texts.map((text, index) => countLines(text, widths[index]!)));
}

/** Words stay whole. Bold and wide letters take more room than the digits in which widths are counted. */
function countLines(text: string, width: number): number {
  const room = Math.max(1, Math.floor(width * 0.85));
  let lines = 1;
  let used = 0;
  for (const { length } of text.split(" ")) {
    if (used > 0 && used + 1 + length > room) {
      lines += 1;
      used = 0;
    }
    used += length + (used > 0 ? 1 : 0);
    lines += Math.floor((used - 1) / room);
    used = ((used - 1) % room) + 1;
  }
  return lines;
}
