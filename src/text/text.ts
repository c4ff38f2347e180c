import { FluentBundle, FluentResource } from "@fluent/bundle";
import type { ClientTextId, Placeholder, PlainClientTextId } from "./client-texts.ts";
import { type ClientHtml, escapeHtml, type Html } from "./html.ts";
import type { PlainTextId, TextId, Texts } from "./ids.generated.ts";
import { type Language, languages, readTexts } from "./resources.ts";
import { fillHtml, fillText, type Template } from "./template.ts";

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

type Pattern = NonNullable<NonNullable<ReturnType<FluentBundle["getMessage"]>>["value"]>;

type ArgumentsOf<Id extends TextId> = Id extends PlainTextId ? [] : [values: Texts[Id]];

/** How the bot speaks with clients: in a language, with the texts that an admin has changed. */
export interface Wording {
  readonly language: Language;
  readonly own: ReadonlyMap<ClientTextId, Template>;
}

/** The texts as they came with Topicdesk. */
export function originalWording(language: Language): Wording {
  return { language, own: new Map() };
}

/** A sentence in Telegram's HTML. Escapes every value, except those whose names end in Html. */
export function html<Id extends ClientTextId>(
  wording: Wording,
  id: Id,
  ...values: ArgumentsOf<Id>
): ClientHtml;
export function html<Id extends TextId>(language: Language, id: Id, ...values: ArgumentsOf<Id>): Html;
export function html(speech: Language | Wording, id: TextId, values?: object): Html {
  const prepared = prepare(values, true);
  const own = ownText(speech, id);
  return own === undefined ? (original(speech, id, prepared) as Html) : fillHtml(own, prepared);
}

/** A sentence as plain text: a topic's name, a toast, a line for the terminal. */
export function plain<Id extends PlainClientTextId>(
  speech: Language | Wording,
  id: Id,
  ...values: ArgumentsOf<Id>
): string;
export function plain<Id extends TextId>(language: Language, id: Id, ...values: ArgumentsOf<Id>): string;
export function plain(speech: Language | Wording, id: TextId, values?: object): string {
  const prepared = prepare(values, false);
  const own = ownText(speech, id);
  return own === undefined ? original(speech, id, prepared) : fillText(own, prepared);
}

/** The name of a kind of message as the object of a verb (Russian: accusative). */
export function accusative(language: Language, id: Extract<PlainTextId, `kind-${string}`>): string {
  const bundle = bundleOf(language);
  const pattern = bundle.getMessage(id)?.attributes["accusative"];
  return pattern === undefined ? plain(language, id) : bundle.formatPattern(pattern);
}

export function languageOfSpeech(speech: Language | Wording): Language {
  return typeof speech === "string" ? speech : speech.language;
}

/** What a text shows of its arguments, and the keys by which it chooses between variants. */
export interface Shape {
  placeholders: Placeholder[];
  /** The keys of each argument that is not shown. */
  variants: ReadonlyMap<string, string[]>;
}

export function shapeOf(language: Language, id: ClientTextId): Shape {
  const shown = new Set<string>();
  const variants = new Map<string, string[]>();
  const look = (pattern: Pattern): void => {
    for (const part of typeof pattern === "string" ? [] : pattern) {
      if (typeof part === "string") continue;
      if (part.type === "var") shown.add(part.name);
      if (part.type !== "select") continue;
      if (part.selector.type === "var")
        variants.set(
          part.selector.name,
          part.variants.map(({ key }) => String(key.value)),
        );
      for (const { value } of part.variants) look(value);
    }
  };
  look(patternOf(language, id));
  for (const name of shown) variants.delete(name);
  return { placeholders: [...shown] as Placeholder[], variants };
}

function ownText(speech: Language | Wording, id: TextId): Template | undefined {
  return typeof speech === "string" ? undefined : speech.own.get(id as ClientTextId);
}

function original(speech: Language | Wording, id: TextId, values: Record<string, string | number>): string {
  const language = languageOfSpeech(speech);
  return bundleOf(language).formatPattern(patternOf(language, id), values);
}

function patternOf(language: Language, id: TextId): Pattern {
  const pattern = bundleOf(language).getMessage(id)?.value;
  if (pattern === undefined || pattern === null) throw new Error(`no text "${id}" in ${language}`);
  return pattern;
}

function prepare(values: object | undefined, isHtml: boolean): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values ?? {}).map(([name, value]) => [
      name,
      isHtml && typeof value === "string" && !name.endsWith("Html") ? escapeHtml(value) : value,
    ]),
  );
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
