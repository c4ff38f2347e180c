import { setImmediate, setTimeout } from "node:timers/promises";

/** Waits for a condition that nothing announces. @throws {Error} with `complaint` after a minute of real time */
export async function until(condition: () => boolean, complaint: string | (() => string)): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (let looks = 0; !condition(); looks += 1) {
    if (Date.now() > deadline) throw new Error(typeof complaint === "string" ? complaint : complaint());
    // What takes longer leaves the processor to the others that run beside it.
    await (looks < 100 ? setImmediate() : setTimeout(Math.min(looks / 100, 20)));
  }
}
