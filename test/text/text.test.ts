import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { generateIds } from "../../scripts/text-ids.ts";
import { argumentsOf, type Language, languages, readTexts, splitTexts } from "../../src/text/resources.ts";
import { html, languageOf, plain } from "../../src/text/text.ts";

test("every sentence exists in every language and takes the same arguments there", () => {
  const [first, ...others] = languages.map((language) => signatures(language));
  for (const other of others) assert.deepEqual(other, first);
});

test("the typed ids name exactly the sentences that there are", () => {
  const source = readFileSync(new URL("../../src/text/ids.generated.ts", import.meta.url), "utf8");
  assert.equal(source, generateIds(), "out of date: run npm run texts");
});

test("no sentence is left in the wrong alphabet", () => {
  const russianInEnglish = /[А-Яа-яЁё]/.exec(readTexts("en"));
  assert.equal(russianInEnglish, null);
  for (const [id, pattern] of splitTexts(readTexts("ru"))) {
    const words = pattern.replaceAll(/\{[^}]*\}|<[^>]*>/g, "");
    if (/[A-Za-z]/.test(words)) assert.match(words, /[А-Яа-яЁё]/, `${id} has no Russian`);
  }
});

test("English has its own signs and one word for a request", () => {
  for (const [id, text] of splitTexts(readTexts("en"))) {
    const words = wordsIn(text);
    assert.doesNotMatch(words, /['"«»№]/, `${id}: ’, “ ” and # instead`);
    assert.doesNotMatch(words, /(?<![/\w])tickets?\b|\bshall\b/i, id);
  }
});

test("Russian has no foreign words but names, commands and what a file or a setting is called", () => {
  const names =
    /Telegram|Topicdesk|Bot API|GIF|\/texts( en)? [a-z-]+|\/(subjects|desks|holidays|managers|admins|priority|sla|autoclose|snooze|shift|transcript) [a-z]+|\/settings access [a-z]+|[/@][A-Za-z]\w*|\.env(\.example)?|\b[A-Z]+(_[A-Z]+)+\b|can_\w+|https?:|Ctrl\+C|HTTP|(data\/)?\bbackups\b(\/[\w.-]+)?|(\.tar|\.db)\.gz|\b(PORT|HOST|UPDATES=webhook)\b/g;
  const shell = /(npm|git|systemctl|topicdesk) [a-z][a-z ]*(-- -*[a-z]+)?|tar -xzf/g;
  const values =
    /\bnew —|ru или en|polling или webhook|только root|(fatal|error|warn|info|debug|trace|silent)[,.]/g;
  for (const [id, text] of splitTexts(readTexts("ru"))) {
    const words = wordsIn(text.replaceAll(/<code>[^<]*<\/code>/g, ""))
      .replaceAll(shell, "")
      .replaceAll(values, "")
      .replaceAll(names, "");
    assert.doesNotMatch(words, /[a-z]{3,}|["“”]/i, id);
  }
});

test("a button's label is short, and what is said over a screen fits there", () => {
  for (const language of languages)
    for (const [id, text] of splitTexts(readTexts(language))) {
      // The longest variants of a label stand for what it takes; a name in a sentence is cut to 64 characters.
      const room = argumentsOf(text).length * 32;
      const { length } = wordsIn(text);
      if (/^(\w+-)?button-/.test(id)) assert.ok(length <= 40, `${id} in ${language}: ${length}`);
      // docs:answerCallbackQuery: text is 0-200 characters.
      if (/^(toast|refusal)-/.test(id))
        assert.ok(length + room <= 200, `${id} in ${language}: ${length + room}`);
    }
});

test("every sentence is said somewhere", () => {
  const code = ["src", "scripts"].flatMap((folder) =>
    globSync(`${folder}/**/*.ts`, { exclude: ["src/text/ids.generated.ts"] }).map((file) =>
      readFileSync(file, "utf8"),
    ),
  );
  const source = code.join("\n");
  // Ids that are put together: `status-${status}`.
  const beginnings = [...source.matchAll(/`([a-z][\w-]*-)\$\{/g)].map(([, beginning]) => beginning!);
  const unsaid = [...splitTexts(readTexts("ru")).keys()].filter(
    (id) => !source.includes(`"${id}"`) && !beginnings.some((beginning) => id.startsWith(beginning)),
  );
  assert.deepEqual(unsaid, []);
});

test("Russian counts in Russian", () => {
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

function waiting(count: number): string | undefined {
  return plain("ru", "setup-waiting-tickets", { count }).split(" — ")[0];
}

/** What people read of a sentence, without what is put into it and the marks of formatting. */
function wordsIn(text: string): string {
  return text.replaceAll(/\{ \$\w+ ->|\*?\[\w+\]|\{[^{}]*\}|<[^>]*>|^ +\.\w+ =/gm, "");
}

/** Each sentence's id with the names of the arguments that it takes. */
function signatures(language: Language): Record<string, string[]> {
  const texts = splitTexts(readTexts(language));
  return Object.fromEntries(texts.entries().map(([id, text]) => [id, argumentsOf(text)]));
}
