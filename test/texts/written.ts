import * as fc from "fast-check";
import type { MessageEntity } from "grammy/types";

/** A text with its formatting, as Telegram reports it. */
export interface Written {
  text: string;
  entities: MessageEntity[];
}

/** A part of what an admin writes: words, a placeholder, or parts that are formatted together. */
type Part = { words: string } | { placeholder: string } | { format: Format; parts: Part[] };

type Format = Omit<MessageEntity, "offset" | "length">;

const words = fc.constantFrom(
  "слово",
  "two words",
  " ",
  "\n",
  "<",
  ">",
  "&",
  "&lt;",
  '"',
  "'",
  "🙂",
  "👨‍👩‍👧",
  "№",
  "=",
  "$x",
  "%s",
  "a*b_c",
  "\\",
);

const spans: Format[] = [
  { type: "bold" },
  { type: "italic" },
  { type: "underline" },
  { type: "strikethrough" },
  { type: "spoiler" },
  { type: "text_link", url: 'https://example.com/?a=1&b="2"' } as Format,
];
const opaque: Format[] = [
  { type: "code" },
  { type: "pre" },
  { type: "pre", language: "python" } as Format,
  { type: "custom_emoji", custom_emoji_id: "5368324170671202286" } as Format,
];
const quotes: Format[] = [{ type: "blockquote" }, { type: "expandable_blockquote" }];

/** Formatting of a kind is never inside of the same kind, and code has none inside. */
function partsOf(placeholders: readonly string[], allowed: readonly Format[]): fc.Arbitrary<Part[]> {
  const plain: fc.Arbitrary<Part>[] = [
    words.map((each) => ({ words: each })),
    ...placeholders.map((placeholder) => fc.constant({ placeholder })),
    ...opaque.map((format) =>
      fc.constantFrom("слово", "<w", "🙂").map((each) => ({ format, parts: [{ words: each }] })),
    ),
  ];
  const formatted = allowed.map((format) =>
    partsOf(
      placeholders,
      allowed.length > 4 ? allowed.filter(({ type }) => type !== format.type).slice(2) : [],
    ).map((parts) => ({ format, parts })),
  );
  return fc.array(fc.oneof(...plain, ...formatted), { minLength: 1, maxLength: 4 });
}

/** What an admin may write with these placeholders, each once or more. It begins and ends with a letter. */
export function anyParts(placeholders: readonly string[]): fc.Arbitrary<Part[]> {
  const body = fc.array(
    fc.oneof(
      partsOf(placeholders, spans),
      ...quotes.map((format) => partsOf(placeholders, spans).map((parts) => [{ format, parts }])),
    ),
    { maxLength: 4 },
  );
  const all = placeholders.map((placeholder): Part => ({ placeholder }));
  return body.map((parts) => parts.flat().concat(all)).map(between);
}

function between(parts: Part[]): Part[] {
  return [{ words: "Да" }, ...parts, { words: "я" }];
}

/** The parts as one text. @param fill what stands for a placeholder */
export function write(parts: readonly Part[], fill: (placeholder: string) => string): Written {
  let text = "";
  const entities: MessageEntity[] = [];
  const add = (part: Part): void => {
    if ("words" in part) text += part.words;
    else if ("placeholder" in part) text += fill(part.placeholder);
    else {
      const offset = text.length;
      const entity = { ...part.format, offset, length: 0 };
      entities.push(entity as MessageEntity);
      for (const each of part.parts) add(each);
      entity.length = text.length - offset;
    }
  };
  for (const part of parts) add(part);
  return { text, entities };
}

/** In an order of their own, so that equal formatting gives equal lists. */
export function sorted(entities: readonly MessageEntity[] | undefined): string[] {
  return (entities ?? [])
    .map((entity) => JSON.stringify(Object.entries(entity).toSorted(([a], [b]) => a.localeCompare(b))))
    .toSorted();
}
