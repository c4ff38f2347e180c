import { type Language, plain } from "../../text/text.ts";
import { placeholders } from "../../ticket/template.ts";

/** What may stand in braces, and what it means. */
export function describePlaceholders(language: Language): string {
  return placeholders
    .map((name) => `{${name}} — ${plain(language, `templates-placeholder-${name}`)}`)
    .join(", ");
}
