import { argumentsOf, readTexts, splitTexts } from "../src/text/resources.ts";

/** Arguments with numbers, by which Fluent chooses the plural. */
const numbers = new Set(["count", "arrived", "total", "seconds", "average", "times", "weekday"]);

/** The source of `ids.generated.ts`: every sentence with its arguments. */
export function generateIds(): string {
  const lines = splitTexts(readTexts("ru"))
    .entries()
    .map(([id, text]) => `  ${/^[a-z]+$/.test(id) ? id : JSON.stringify(id)}: ${typeOf(text)};`);
  return `// Written by scripts/texts.ts from the .ftl files.
import type { Html } from "./html.ts";

/** Every sentence by its id, with the arguments that it takes. */
export interface Texts {
${[...lines].join("\n")}
}

export type TextId = keyof Texts;

/** The ids of sentences that take no arguments. */
export type PlainTextId = { [Id in TextId]: Texts[Id] extends NoArguments ? Id : never }[TextId];

type NoArguments = Readonly<Record<string, never>>;
`;
}

function typeOf(text: string): string {
  const fields = argumentsOf(text).map((name) => `${name}: ${argumentType(name)}`);
  return fields.length === 0 ? "NoArguments" : `{ ${fields.join("; ")} }`;
}

/** The type follows from the name: an argument ending in Html is HTML already, any other is shown as text. */
function argumentType(name: string): string {
  if (name.endsWith("Html")) return "Html";
  if (name === "ok") return '"yes" | "no"';
  return numbers.has(name) ? "number" : "string";
}
