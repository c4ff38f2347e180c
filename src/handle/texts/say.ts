import { type ClientTextId, isFormatted, kindOfText, type Placeholder } from "../../text/client-texts.ts";
import { type ClientHtml, escapeHtml, type Html } from "../../text/html.ts";
import {
  html,
  type Language,
  originalWording,
  plain,
  type Shape,
  shapeOf,
  type Wording,
} from "../../text/text.ts";

type Values = Readonly<Record<string, string>>;

/** The text as clients get it, with these values. */
function sayWith(wording: Wording, id: ClientTextId, values: Values): Html {
  // The types of the values follow from the id, which is known only now.
  const say = html as (wording: Wording, id: ClientTextId, values: Values) => ClientHtml;
  return isFormatted(kindOfText(id)) ? say(wording, id, values) : escapeHtml(sayPlain(wording, id, values));
}

/** The text in one line, with its placeholders and without formatting. */
export function sayWords(wording: Wording, id: ClientTextId): string {
  const said = sayPlain(wording, id, namesIn(wording, id));
  // Only the texts that came with Topicdesk have tags.
  return (wording.own.has(id) ? said : said.replaceAll(/<[^>]*>/g, "")).replaceAll(/\s+/g, " ");
}

const sayPlain = plain as unknown as (wording: Wording, id: ClientTextId, values: Values) => string;

/** The text with its placeholders, as admins write them. */
export function sayTemplate(wording: Wording, id: ClientTextId): Html {
  return sayWith(wording, id, namesIn(wording, id));
}

function namesIn({ language }: Wording, id: ClientTextId): Values {
  const shape = shapeOf(language, id);
  const names = Object.fromEntries(shape.placeholders.map((name) => [name, `{${name}}`]));
  return { ...casesOf(shape).at(-1), ...names };
}

/** The text with example values, as clients may get it. */
export function sayExample(wording: Wording, id: ClientTextId): Html {
  return sayWith(wording, id, {
    ...casesOf(shapeOf(wording.language, id))[0],
    ...examples(wording.language, id),
  });
}

/** A text as it came with Topicdesk, in each case that it knows. One that knows no cases has one. */
export function sayCases(language: Language, id: ClientTextId): Html[] {
  const said = casesOf(shapeOf(language, id)).map((keys) =>
    sayWith(originalWording(language), id, { ...keys, ...examples(language, id) }),
  );
  return [...new Set(said)];
}

/** Each key of each argument once, beside the last keys of the others. */
function casesOf({ variants }: Shape): Values[] {
  const usual = Object.fromEntries([...variants].map(([name, keys]) => [name, keys.at(-1)!]));
  const cases = [...variants].flatMap(([name, keys]) => keys.map((key) => ({ ...usual, [name]: key })));
  return cases.length === 0 ? [{}] : cases;
}

function examples(language: Language, id: ClientTextId): Values {
  return Object.fromEntries(
    shapeOf(language, id).placeholders.map((name) => [name, exampleOf(language, name)]),
  );
}

function exampleOf(language: Language, placeholder: Placeholder): string {
  switch (placeholder) {
    case "number":
      return "128";
    case "time":
      return "9:00";
    case "stars":
      return "★★★★☆";
    case "page":
      return "1";
    case "pages":
      return "3";
    case "command":
      return "/tiket";
    case "count":
      return "50";
    case "limit":
      return "40";
    case "kind":
      return plain(language, "kind-voice");
    case "kinds":
      return `${plain(language, "kind-text")}, ${plain(language, "kind-photo")}`;
    case "nearest":
      return "/tickets";
    default:
      return plain(language, `texts-example-${placeholder}`);
  }
}
