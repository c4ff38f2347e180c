import { enableCompileCache } from "node:module";
import { join } from "node:path";

// Must come before all other imports. It makes the start twice as fast and the process smaller.
enableCompileCache(join(import.meta.dirname, "../node_modules/.cache/compiled"));
await import("./run.ts");
