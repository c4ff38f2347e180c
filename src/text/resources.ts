import { readdirSync, readFileSync } from "node:fs";

export const languages = ["ru", "en"] as const;
export type Language = (typeof languages)[number];

/** All texts of a language, in Fluent's syntax. */
export function readTexts(language: Language): string {
  const folder = new URL(`./${language}/`, import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith(".ftl"));
  return files
    .toSorted()
    .map((name) => readFileSync(new URL(name, folder), "utf8"))
    .join("\n");
}

/** The text of each message by its id, as it stands in the files. */
export function splitTexts(source: string): Map<string, string> {
  const blocks = source.split(/^(?=[a-z][\w-]* =)/m).slice(1);
  return new Map(
    blocks.map((block) => {
      const [id] = block.split(" ", 1);
      return [
        id!,
        block
          .slice(id!.length + 2)
          .replaceAll(/^#.*$/gm, "")
          .trim(),
      ];
    }),
  );
}

/** The names of the arguments that a text takes, sorted. */
export function argumentsOf(text: string): string[] {
  return [...new Set(text.matchAll(/\$([a-z]\w*)/gi).map(([, name]) => name!))].toSorted();
}
