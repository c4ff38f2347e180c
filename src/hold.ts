import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Clock, sleep } from "./clock.ts";

/**
 * In the data folder while scripts/upgrade.sh looks whether a new version starts: it touches the file every second, and removes it to
 * let the bot work.
 */
const fileName = "upgrading";

const lookMilliseconds = 500;

/** A file that nobody has touched for so long is left from a script that was cut off, and nobody will remove it. */
const patienceMilliseconds = 60_000;

/** Whether the bot has to wait for {@link untilReleased} before it takes updates and sends. */
export function isHeld(dataDir: string): boolean {
  return touchedAt(dataDir) !== undefined;
}

/** Resolves when the file is gone, or removes it when nobody touches it any more. "aborted": `signal` came first. */
export async function untilReleased(
  dataDir: string,
  clock: Clock,
  signal: AbortSignal,
): Promise<"released" | "abandoned" | "aborted"> {
  let last = touchedAt(dataDir);
  let changedAt = clock.elapsed();
  while (last !== undefined) {
    await sleep(clock, lookMilliseconds, signal);
    if (signal.aborted) return "aborted";
    const present = touchedAt(dataDir);
    // Not the file's own time: after a power cut the clock may be anywhere.
    if (present !== last) changedAt = clock.elapsed();
    if (clock.elapsed() - changedAt >= patienceMilliseconds) {
      try {
        rmSync(join(dataDir, fileName), { force: true });
      } catch {
        // Then the next start waits for a minute again, and says so.
      }
      return "abandoned";
    }
    last = present;
  }
  return "released";
}

/** Undefined when there is no such file. */
function touchedAt(dataDir: string): number | undefined {
  const found = statSync(join(dataDir, fileName), { throwIfNoEntry: false });
  return found?.isFile() === true ? found.mtimeMs : undefined;
}
