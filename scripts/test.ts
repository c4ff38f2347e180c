import { globSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { pathToFileURL } from "node:url";

/**
 * A process needs seconds until V8 has compiled what is called often; afterwards a story costs a third. So there are few
 * processes, and each runs many files. There is one more than the usual two cores, since stories also wait.
 */
const processes = 3;

/** Megabytes. With less, a tenth of the processor's time goes into collecting what lives a little longer. */
const youngObjects = "--min-semi-space-size=32";

/** The folders with the longest files. They are begun first, so that no process ends long after the others. */
const longest = ["durability", "demo", "access", "lives", "recovery", "norms"];

const root = join(import.meta.dirname, "..");

process.env["NODE_COMPILE_CACHE"] ??= join(root, "node_modules/.cache/compiled");
// What tests leave on a disk lasts no longer than they do, and kills, unlike power cuts, take nothing from memory.
if (hasRoom("/dev/shm")) process.env["TMPDIR"] ??= "/dev/shm";

const folder = mkdtempSync(join(tmpdir(), "topicdesk-tests-"));
process.on("exit", () => rmSync(folder, { recursive: true }));
const files = globSync("test/**/*.test.ts", { cwd: root }).sort().sort(byLength);
writeFileSync(join(folder, "files.json"), JSON.stringify(files));

const untold = new Set(files);
run({ files: writeEntries(), concurrency: processes, argv: [folder], execArgv: [youngObjects] })
  .on("test:fail", () => {
    process.exitCode = 1;
  })
  .on("test:complete", ({ name, nesting }) => {
    if (nesting === 0) untold.delete(name);
  })
  .on("end", () => {
    if (untold.size === 0) return;
    process.exitCode = 1;
    process.stdout.write(`These files were not run to their end:\n${[...untold].join("\n")}\n`);
  })
  .compose(spec())
  .pipe(process.stdout);

/** Writes a file for each process: node:test wants one. */
function writeEntries(): string[] {
  const { href } = pathToFileURL(join(import.meta.dirname, "test/process.ts"));
  return Array.from({ length: processes }, (_, index) => {
    const entry = join(folder, `process-${index + 1}.mjs`);
    writeFileSync(entry, `import ${JSON.stringify(href)};\n`);
    return entry;
  });
}

function byLength(one: string, another: string): number {
  return rankOf(one) - rankOf(another);
}

function rankOf(path: string): number {
  const index = longest.findIndex((name) => path.startsWith(`test/${name}/`));
  return index < 0 ? longest.length : index;
}

/** Docker gives 64 MB unless told otherwise. */
function hasRoom(path: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize > 1024 ** 3;
  } catch {
    return false;
  }
}
