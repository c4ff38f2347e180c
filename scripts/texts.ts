import { readFileSync, writeFileSync } from "node:fs";
import { generateIds } from "./text-ids.ts";

/** Writes `src/text/ids.generated.ts` from the Russian texts. `--check` only tells whether it is up to date. */
const path = new URL("../src/text/ids.generated.ts", import.meta.url);
const generated = generateIds();
if (!process.argv.includes("--check")) writeFileSync(path, generated);
else if (readFileSync(path, "utf8") !== generated) {
  process.stderr.write("src/text/ids.generated.ts is out of date: run npm run texts\n");
  process.exitCode = 1;
}
