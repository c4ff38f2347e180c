import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * The files of the folder that have the words in any form: as UTF-8 in any of these cases, or escaped as in JSON. Nightly
 * copies are left out: they are replaced in time.
 */
export function filesWith(folder: string, words: string): string[] {
  const forms = new Set([words, words.toLowerCase(), escaped(words), escaped(words).toUpperCase()]);
  const found: string[] = [];
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) {
      if (name !== "backups") found.push(...filesWith(path, words));
      continue;
    }
    const bytes = readFileSync(path);
    for (const form of forms) if (bytes.includes(Buffer.from(form))) found.push(`${name}: ${form}`);
  }
  return found;
}

/** Every letter that is not ASCII as `\uXXXX`. */
function escaped(words: string): string {
  return words.replaceAll(
    /[^\x20-\x7E]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
