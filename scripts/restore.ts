import { resolve } from "node:path";
import { megabytes } from "../src/handle/backup/failure.ts";
import { freeBytes } from "../src/store/backup/copy.ts";
import { restore, type Restored } from "../src/store/backup/restore.ts";
import { RestoreError, type RestoreProblem } from "../src/store/backup/restore-error.ts";
import { plain } from "../src/text/text.ts";
import { version } from "../src/version.ts";
import { basics, complain, say, usage } from "./tool.ts";

const { dataDir, language } = basics;

/** Restores the database from a copy. Asks nothing; what is wrong with the copy changes nothing. */
async function main(files: string[]): Promise<number> {
  const [first] = files;
  // A shell may have put all parts there.
  if (first === undefined || new Set(files.map(withoutPart)).size > 1) return usage("restore-usage");
  const file = resolve(first);
  try {
    tell(file, await restore({ file, dataDir, now: Date.now(), freeBytes }));
    return 0;
  } catch (error) {
    const sentence =
      error instanceof RestoreError
        ? explain(error.problem)
        : plain(language, "restore-failed", {
            error: error instanceof Error ? error.message : String(error),
          });
    return complain(`${sentence}\n${plain(language, "restore-untouched")}`);
  }
}

function withoutPart(file: string): string {
  return file.replace(/\.\d+-of-(\d+)$/, " of $1");
}

function tell(file: string, { tickets, messages, waiting, isOlder, aside, lost }: Restored): void {
  const content = { tickets: String(tickets), messages: String(messages), waiting: String(waiting) };
  say(plain(language, "restore-done", { file, ...content }));
  if (aside !== undefined) say(plain(language, "restore-aside", { path: aside }));
  if (lost !== undefined)
    say(plain(language, "restore-lost", { from: String(lost.from), to: String(lost.to) }));
  if (isOlder) say(plain(language, "restore-older"));
  say(plain(language, "restore-next"));
}

function explain(problem: RestoreProblem): string {
  switch (problem.kind) {
    case "damaged":
      return plain(language, "restore-damaged", { file: problem.file, error: problem.error });
    case "newer": {
      const { theirs = "none", theirSchema, ourSchema } = problem.versions;
      const schemas = { theirSchema: String(theirSchema), ourSchema: String(ourSchema) };
      return plain(language, "restore-newer", { file: problem.file, theirs, ours: version, ...schemas });
    }
    case "running":
      return plain(language, "restore-running", { path: problem.folder });
    case "no-room": {
      const [needed, free] = [megabytes(problem.needed), megabytes(problem.free)];
      return plain(language, "restore-no-room", { needed, free });
    }
    default:
      return plain(language, `restore-${problem.kind}`, { file: problem.file });
  }
}

process.exitCode = await main(process.argv.slice(2));
