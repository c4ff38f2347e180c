import { enableCompileCache } from "node:module";
import { join } from "node:path";

// Must come before all other imports. It makes the start twice as fast and the process smaller.
enableCompileCache(join(import.meta.dirname, "../node_modules/.cache/compiled"));
const [{ systemClock }, { runProcess }] = await Promise.all([import("./clock.ts"), import("./run.ts")]);
await runProcess(systemClock);
