import { enableCompileCache } from "node:module";
import { join } from "node:path";

// Before anything else is loaded: it makes a start twice as fast, and the process smaller.
enableCompileCache(join(import.meta.dirname, "../node_modules/.cache/compiled"));
await import("./run.ts");
