import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { findMissing } from "./audit.ts";
import type { Load } from "./load.ts";
import type { ProcessDesk } from "./process-desk.ts";

/**
 * Progress must happen within each minute. The total time depends on the machine's other work. Checks rarely, because
 * each check reads much, and the emulator runs in this process.
 */
export async function everythingArrives({ forum }: ProcessDesk, load: Load): Promise<void> {
  let deadline = Date.now() + 60_000;
  for (let before = Infinity; ;) {
    const missing = findMissing(load, forum);
    if (missing.length === 0) return;
    if (missing.length < before) deadline = Date.now() + 60_000;
    before = missing.length;
    const examples = missing.slice(0, 20).join(", ");
    assert.ok(Date.now() < deadline, `${missing.length} messages do not arrive: ${examples}`);
    await setTimeout(200);
  }
}
