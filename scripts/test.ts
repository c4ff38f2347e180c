import { globSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { pathToFileURL } from "node:url";

/** To load Topicdesk costs more than most files of tests, so that one process runs several of a folder. */
const filesOfAProcess = 8;
const atOnce = 3;

const root = join(import.meta.dirname, "..");

process.env["NODE_COMPILE_CACHE"] ??= join(root, "node_modules/.cache/compiled");
// What tests leave on a disk lasts no longer than they do, and kills, unlike power cuts, take nothing from memory.
if (hasRoom("/dev/shm")) process.env["TMPDIR"] ??= "/dev/shm";

const folder = mkdtempSync(join(tmpdir(), "topicdesk-tests-"));
process.on("exit", () => rmSync(folder, { recursive: true }));
run({ files: writeEntries(), concurrency: atOnce })
  .on("test:fail", () => {
    process.exitCode = 1;
  })
  .compose(spec())
  .pipe(process.stdout);

/** Writes a file for each process, which loads its tests. */
function writeEntries(): string[] {
  const folders = Map.groupBy(globSync("test/**/*.test.ts", { cwd: root }).sort(), dirname);
  return [...folders.entries()].flatMap(([name, tests]) => {
    const shares = Math.ceil(tests.length / filesOfAProcess);
    return Array.from({ length: shares }, (_, share) => {
      const own = tests.filter((__, index) => index % shares === share);
      const modules = own.map((path) => pathToFileURL(join(root, path)));
      const entry = join(folder, `${name.replaceAll(/\W/g, "-")}-${share + 1}.mjs`);
      writeFileSync(entry, modules.map(({ href }) => `await import(${JSON.stringify(href)});\n`).join(""));
      return entry;
    });
  });
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
