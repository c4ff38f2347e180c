/** What a person of the team looks for. */
export interface Search {
  /** Each of them has to stand in the same text. In small letters, ё as е. */
  words: readonly SearchWord[];
  /** Of a search for nothing but a number. Null for every other. */
  ticketId: number | null;
}

interface SearchWord {
  /** The characters that have to stand next to each other. Of a number only its digits. */
  text: string;
  isNumber: boolean;
  pattern: RegExp;
}

/** A part of a text, in UTF-16 units. */
export interface Span {
  from: number;
  to: number;
}

/** A part of the text that is shown of a match. */
export interface ExcerptPart {
  text: string;
  isMatch: boolean;
}

/** In characters: the index knows no shorter parts of words. */
const shortest = 3;

/** More of them make a search slower, and hardly narrow it. */
const mostParts = 12;

/** In UTF-16 units. */
const longestExcerpt = 160;

/** In UTF-16 units: how much stands before a match in a text that is cut. */
const before = 50;

/** What people write between the digits of a number. The index leaves out the same. */
const separators = String.raw`[ \-()\u00A0]*`;

/** Some digits in groups, as in a phone's number. */
const grouped = /\+?\d(?:[ \-()\u00A0]*\d){6,}/g;

/** Letters, digits, and the signs inside of words. Quotes and operators stand between words. */
const word = /@?[\p{L}\p{M}\p{N}_]+(?:[-.@/+'’][\p{L}\p{M}\p{N}_]+)*/gu;

/** Reads whatever was written. A text without a letter or digit has no words. */
export function readSearch(written: string): Search {
  const numbers: string[] = [];
  const rest = written.normalize("NFC").replace(grouped, (found) => {
    numbers.push(found.replace(/^\+7/, "").replaceAll(/\D/g, ""));
    return " ";
  });
  const words = Array.from(rest.matchAll(word), ([found]) => fold(found));
  const texts = new Map<string, SearchWord>();
  for (const digits of numbers) addNumber(texts, digits);
  for (const text of words) {
    if (/^\d+$/.test(text)) addNumber(texts, text);
    else texts.set(text, { text, isNumber: false, pattern: new RegExp(RegExp.escape(text), "g") });
  }
  const [, number] = /^\s*[№#]?\s*([1-9]\d{0,14})\s*$/u.exec(written) ?? [];
  return { words: [...texts.values()], ticketId: number === undefined ? null : Number(number) };
}

/** A Russian phone's number is the same with 8, with +7 and without either. */
function addNumber(texts: Map<string, SearchWord>, written: string): void {
  const text = /^[78]\d{10}$/.test(written) ? written.slice(1) : written;
  texts.set(text, { text, isNumber: true, pattern: new RegExp(Array.from(text).join(separators), "g") });
}

/**
 * Parts of the words, of three characters each, that a matching text has to have. Empty when no word is long enough to
 * be searched for. Contains no quotes.
 */
export function partsOf({ words }: Search): string[] {
  const parts = new Set<string>();
  // The longest words narrow it the most.
  for (const { text } of words.toSorted((a, b) => b.text.length - a.text.length)) {
    const characters = Array.from(text);
    for (let at = 0; at + shortest <= characters.length; at += 2)
      parts.add(characters.slice(at, at + shortest).join(""));
    if (characters.length >= shortest) parts.add(characters.slice(-shortest).join(""));
    if (parts.size >= mostParts) break;
  }
  return [...parts].slice(0, mostParts);
}

/** Where the words stand in the text, in their order there. Undefined when one of them is missing. */
export function findMatches({ words }: Search, text: string): Span[] | undefined {
  const folded = fold(text);
  const spans: Span[] = [];
  for (const { pattern } of words) {
    const found = Array.from(folded.matchAll(pattern), ({ 0: { length }, index }) => {
      return { from: index, to: index + length };
    });
    if (found.length === 0) return undefined;
    spans.push(...found);
  }
  return joinSpans(spans.toSorted((a, b) => a.from - b.from));
}

function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const { from, to } of spans) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

/** The sentence of the first match, cut around it when it is long, on one line. */
export function excerptOf(text: string, matches: readonly Span[]): ExcerptPart[] {
  const [first] = matches;
  const sentence = sentenceAround(text, first ?? { from: 0, to: 0 });
  const { from, to } = shorten(text, sentence, first?.from ?? sentence.from);
  const parts: ExcerptPart[] = [{ text: from > sentence.from ? "…" : "", isMatch: false }];
  let at = from;
  for (const match of matches.filter((each) => each.from >= from && each.from < to)) {
    const end = Math.min(match.to, to);
    parts.push({ text: text.slice(at, match.from), isMatch: false });
    parts.push({ text: text.slice(match.from, end), isMatch: true });
    at = end;
  }
  parts.push(
    { text: text.slice(at, to), isMatch: false },
    { text: to < sentence.to ? "…" : "", isMatch: false },
  );
  return parts
    .map((part) => ({ text: part.text.replaceAll(/\s+/g, " "), isMatch: part.isMatch }))
    .filter((part) => part.text !== "");
}

/** A point before a small letter or a digit mostly ends no sentence. */
const nextSentence = String.raw`(?=\s+[\p{Lu}«“"])`;
const ends = new RegExp(String.raw`[.!?…]+${nextSentence}\s+|\s*\n\s*`, "gu");
const firstEnd = new RegExp(String.raw`[.!?…]+${nextSentence}|\s*\n`, "u");

function sentenceAround(text: string, { from, to }: Span): Span {
  let start = 0;
  for (const { index, 0: found } of text.matchAll(ends)) {
    if (index + found.length > from) break;
    start = index + found.length;
  }
  const end = firstEnd.exec(text.slice(to));
  const last = end === null ? text.length : to + end.index + end[0].trimEnd().length;
  const inside = text.slice(start, last);
  return { from: start + inside.length - inside.trimStart().length, to: start + inside.trimEnd().length };
}

/** At most {@link longestExcerpt} of it. Cuts between words when there is a space near, and never inside a character. */
function shorten(text: string, sentence: Span, match: number): Span {
  if (sentence.to - sentence.from <= longestExcerpt) return sentence;
  let from = Math.max(sentence.from, match - before);
  if (from > sentence.from) {
    const space = text.slice(from, match).search(/\s/);
    from = space === -1 ? wholeAt(text, from) : from + space + 1;
  }
  let to = Math.min(sentence.to, from + longestExcerpt);
  if (to < sentence.to) {
    const space = text.slice(to - before, to).search(/\s\S*$/);
    to = space === -1 || to - before + space <= match ? wholeAt(text, to) : to - before + space;
  }
  return { from, to };
}

/** The place itself, or the next one when it is in the middle of a character. */
function wholeAt(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at + 1 : at;
}

/** Every character keeps its place. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  const kept = lower.length === text.length ? lower : Array.from(text, lowerInPlace).join("");
  return kept.replaceAll("ё", "е");
}

/** Some capitals have two small letters. They stay as they are. */
function lowerInPlace(character: string): string {
  const lower = character.toLowerCase();
  return lower.length === character.length ? lower : character;
}
