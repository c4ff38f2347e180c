import { createHook } from "node:async_hooks";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "node:test";
import { pathToFileURL } from "node:url";

/** A process of tests, started with the folder of this run. It runs a file that no other process has taken, and so on. */
/**
 * node:test follows every promise, to say in which test an error arose that nobody caught. This takes a fifth of the processor's
 * time. Without it such an error still fails the run, but the report does not name the test: `node --test` with the one file does.
 */
Object.getPrototypeOf(createHook({})).enable = function enable() {
  return this;
};

const [folder = ""] = process.argv.slice(2);
const files = JSON.parse(readFileSync(join(folder, "files.json"), "utf8")) as string[];
const root = join(import.meta.dirname, "../..");

for (const [index, path] of files.entries())
  if (isTaken(index)) await suite(path, () => import(pathToFileURL(join(root, path)).href));

/** Of the processes that make this folder, one succeeds. */
function isTaken(index: number): boolean {
  try {
    mkdirSync(join(folder, String(index)));
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}
