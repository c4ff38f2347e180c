import { setImmediate, setTimeout } from "node:timers/promises";

/** Waits for a condition that nothing announces. @throws {Error} with `complaint` after a minute of real time */
export async function until(condition: () => boolean, complaint: string | (() => string)): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (let looks = 0; !condition(); looks += 1) {
    if (Date.now() > deadline) throw new Error(typeof complaint === "string" ? complaint : complaint());
    // A look often costs more than a turn of the event loop, and most conditions need many turns.
    if (looks < 20) for (let turn = 0; turn <= Math.min(looks, 7); turn += 1) await setImmediate();
    // What takes longer leaves the processor to the others that run beside it.
    else await setTimeout(Math.min(looks / 20, 20));
  }
}
