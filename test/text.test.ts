import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { html, languageOf, languages, plain } from "../src/text/text.ts";

const sources = Object.fromEntries(
  languages.map((language) => [
    language,
    readFileSync(new URL(`../src/text/${language}.ftl`, import.meta.url), "utf8"),
  ]),
);

test("every sentence exists in every language and takes the same arguments there", () => {
  const [first, ...others] = languages.map((language) => signatures(sources[language]!));
  for (const other of others) assert.deepEqual(other, first);
});

test("the typed ids name exactly the sentences that there are", () => {
  const source = readFileSync(new URL("../src/text/ids.ts", import.meta.url), "utf8");
  const known = Object.keys(signatures(sources["ru"]!));
  const generated = /^(kind|status|card-turn|setup-check)-/;
  const declared = [...source.matchAll(/^ {2}"?([a-z][a-z-]*)"?: (?:\{|NoArguments)/gm)].map(([, id]) => id!);
  assert.deepEqual(declared.toSorted(), known.filter((id) => !generated.test(id)).toSorted());
});

test("no sentence is left in the wrong alphabet", () => {
  const russianInEnglish = /[А-Яа-яЁё]/.exec(sources["en"]!);
  assert.equal(russianInEnglish, null);
  for (const [id, pattern] of Object.entries(patterns(sources["ru"]!))) {
    const words = pattern.replaceAll(/\{[^}]*\}|<[^>]*>/g, "");
    if (/[A-Za-z]/.test(words)) assert.match(words, /[А-Яа-яЁё]/, `${id} has no Russian`);
  }
});

test("Russian counts in Russian", () => {
  const waiting = (count: number) => plain("ru", "setup-waiting-tickets", { count }).split(" — ")[0];
  assert.equal(waiting(1), "1 обращение уже ждёт");
  assert.equal(waiting(3), "3 обращения уже ждут");
  assert.equal(waiting(12), "12 обращений уже ждут");
  assert.equal(waiting(21), "21 обращение уже ждёт");
});

test("what people write is shown as text, never as markup", () => {
  const said = html("en", "setup-other-desk", { title: `<b>&"'` });
  assert.match(said, /&lt;b&gt;&amp;&quot;'/);
});

test("a client is spoken to in the language of their app, or in the team's", () => {
  assert.equal(languageOf("en-GB", "ru"), "en");
  assert.equal(languageOf("RU", "en"), "ru");
  assert.equal(languageOf("de", "ru"), "ru");
  assert.equal(languageOf("english", "ru"), "ru");
  assert.equal(languageOf(null, "en"), "en");
});

/** Each message's id with the sorted names of the arguments that it uses. */
function signatures(source: string): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(patterns(source)).map(([id, pattern]) => [
      id,
      [...new Set([...pattern.matchAll(/\$([a-z]+)/gi)].map(([, name]) => name!))].toSorted(),
    ]),
  );
}

/** The text of each message by its id, as it stands in the file. */
function patterns(source: string): Record<string, string> {
  const blocks = source.split(/^(?=[a-z][\w-]* =)/m).slice(1);
  return Object.fromEntries(
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
