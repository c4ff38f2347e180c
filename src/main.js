#!/usr/bin/env node
// This file is no TypeScript: Node's compiler for it takes 20 MB and a tenth of a second. The compiled code of all other files is
// kept after the first start, so the compiler is not even loaded. A service that may not write there has a folder from systemd or
// from its container. Must come before all other imports.
import { enableCompileCache } from "node:module";
import { join } from "node:path";

enableCompileCache(
  process.env["CACHE_DIRECTORY"] ?? join(import.meta.dirname, "../node_modules/.cache/compiled"),
);
const [argument, ...others] = process.argv.slice(2);
if (argument === undefined) {
  const [{ systemClock }, { runProcess }] = await Promise.all([import("./clock.ts"), import("./run.ts")]);
  await runProcess(systemClock);
} else if (argument === "--version" && others.length === 0) {
  const { version } = await import("./version.ts");
  process.stdout.write(`topicdesk ${version}\n`);
} else {
  const { refuseArguments } = await import("./run.ts");
  refuseArguments();
}
