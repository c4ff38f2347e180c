import { FluentBundle, FluentResource } from "@fluent/bundle";
import { escapeHtml, type Html } from "./html.ts";
import type { PlainTextId, TextId, Texts } from "./ids.generated.ts";
import { type Language, languages, readTexts } from "./resources.ts";

export { type Language, languages };

/** The language of a person's Telegram app if we have it, else `fallback`. */
export function languageOf(languageCode: string | null, fallback: Language): Language {
  const primary = languageCode?.toLowerCase().split("-")[0];
  return languages.find((language) => language === primary) ?? fallback;
}

/** The stored language if we still have it, else `fallback`. */
export function knownLanguage(language: string, fallback: Language): Language {
  return languages.find((known) => known === language) ?? fallback;
}

type ArgumentsOf<Id extends TextId> = Id extends PlainTextId ? [] : [values: Texts[Id]];

/** A sentence in Telegram's HTML. Escapes every value, except those whose names end in Html. */
export function html<Id extends TextId>(language: Language, id: Id, ...values: ArgumentsOf<Id>): Html {
  return format(language, id, values, true) as Html;
}

/** A sentence as plain text: a topic's name, a toast, a line for the terminal. */
export function plain<Id extends TextId>(language: Language, id: Id, ...values: ArgumentsOf<Id>): string {
  return format(language, id, values, false);
}

/** The name of a kind of message as the object of a verb (Russian: accusative). */
export function accusative(language: Language, id: Extract<PlainTextId, `kind-${string}`>): string {
  const bundle = bundleOf(language);
  const pattern = bundle.getMessage(id)?.attributes["accusative"];
  return pattern === undefined ? plain(language, id) : bundle.formatPattern(pattern);
}

function format(language: Language, id: TextId, [values]: [object?], isHtml: boolean): string {
  const bundle = bundleOf(language);
  const pattern = bundle.getMessage(id)?.value;
  if (pattern === undefined || pattern === null) throw new Error(`no text "${id}" in ${language}`);
  const prepared = Object.fromEntries(
    Object.entries(values ?? {}).map(([name, value]) => [
      name,
      isHtml && typeof value === "string" && !name.endsWith("Html") ? escapeHtml(value) : value,
    ]),
  );
  return bundle.formatPattern(pattern, prepared);
}

const bundles: { [key in Language]?: FluentBundle } = {};

function bundleOf(language: Language): FluentBundle {
  return (bundles[language] ??= load(language));
}

function load(language: Language): FluentBundle {
  // Isolating marks help right-to-left text. In a chat people would copy them along with a number or a link.
  const bundle = new FluentBundle(language, { useIsolating: false });
  const errors = bundle.addResource(new FluentResource(readTexts(language)));
  if (errors.length > 0) throw new Error(`texts in ${language}: ${errors.join("; ")}`);
  return bundle;
}
