import { type AsyncHook, createHook } from "node:async_hooks";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "node:test";
import { pathToFileURL } from "node:url";

/**
 * node:test follows every promise by this hook. While a file is read it has to, to know which suite a test belongs to. Afterwards
 * it only tells in which test an error arose that nobody caught, and takes a fifth of the processor's time. Without it such an
 * error still fails the run, but the report does not name the test: `node --test` with the one file does.
 */
let following: AsyncHook | undefined;
const hooks = Object.getPrototypeOf(createHook({})) as AsyncHook;
// oxlint-disable-next-line typescript/unbound-method -- it is called on the hook
const enable = hooks.enable;
hooks.enable = function remember(this: AsyncHook) {
  // oxlint-disable-next-line typescript/no-this-alias -- node:test shows it to nobody
  following = this;
  return enable.call(this);
};

/** A process of tests, started with the folder of this run. It runs a file that no other process has taken, and so on. */
const [folder = ""] = process.argv.slice(2);
const files = JSON.parse(readFileSync(join(folder, "files.json"), "utf8")) as string[];
const root = join(import.meta.dirname, "../..");

for (const [index, path] of files.entries()) if (isTaken(index)) await suiteOf(path);

async function suiteOf(path: string): Promise<void> {
  following?.enable();
  await suite(path, async () => {
    await import(pathToFileURL(join(root, path)).href);
    following?.disable();
  });
}

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
