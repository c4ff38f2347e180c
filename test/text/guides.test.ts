import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { readConfig } from "../../src/config.ts";
import { privateCommands, ticketCommands } from "../../src/handle/features.ts";
import { definitions } from "../../src/handle/settings/definitions.ts";
import { settingKeys } from "../../src/handle/settings/settings.ts";
import { type Language, languages, readTexts, splitTexts } from "../../src/text/resources.ts";

const root = new URL("../../", import.meta.url);

/** Bold is for buttons alone. Quotes are for what people read on the screen, with `…` for what differs from case to case. */
const guides = ["owner", "admin", "manager", "server"] as const;

const quotes: Record<Language, RegExp> = { ru: /«([^»]+)»/g, en: /“([^”]+)”/g };

for (const language of languages) {
  const guide = (name: (typeof guides)[number]) => read(`docs/${name}.${language}.md`);

  test(`the guides in ${language} name every command and no other`, () => {
    const known = new Set([...Object.keys(ticketCommands), ...Object.keys(privateCommands)]);
    const named = new Set(
      [guide("admin"), guide("manager")].flatMap(codeIn).flatMap((code) => /^\/(\w+)/.exec(code)?.[1] ?? []),
    );
    assert.deepEqual([...named].toSorted(), [...known].toSorted());
  });

  test(`the owner's guide in ${language} names every setting of the process and no other`, () => {
    const cells = rowsIn(guide("owner")).map(([name = ""]) => /^`([A-Z_]+)`$/.exec(name)?.[1]);
    assert.deepEqual(cells.filter((name) => name !== undefined).toSorted(), settingsAsked());
  });

  test(`the admins' guide in ${language} has every setting with its first value`, () => {
    const rows = new Set(rowsIn(guide("admin")).map(([name, , initial]) => `${name} ${initial}`));
    const missing = settingKeys.filter((key) => !rows.has(`\`${key}\` \`${definitions[key].initial}\``));
    assert.deepEqual(missing, []);
  });

  test(`what the guides in ${language} have in bold are buttons`, () => {
    const labels = new Set(
      [...splitTexts(readTexts(language))].flatMap(([id, text]) =>
        /^(\w+-)?button-/.test(id) ? [text.trim()] : [],
      ),
    );
    const bold = guides.flatMap((name) => matchesIn(proseOf(guide(name)), /\*\*([^*]+)\*\*/g));
    assert.ok(bold.length > 0);
    assert.deepEqual(
      bold.filter((label) => !labels.has(label)),
      [],
    );
  });

  test(`what the guides in ${language} quote is said there`, () => {
    const lines = readTexts(language)
      .split("\n")
      .filter((line) => !line.startsWith("#"))
      .map((line) => line.replaceAll(/<[^>]*>/g, "").replaceAll(/\{[^{}]*\}/g, "…"));
    const pages = [...guides.map(guide), read(readmes[language === "ru" ? 0 : 1])];
    const quoted = pages.flatMap((page) => matchesIn(proseOf(page), quotes[language]));
    assert.ok(quoted.length > 0);
    assert.deepEqual(
      quoted.filter((quote) => !lines.some((line) => holds(line, quote))),
      [],
    );
  });
}

test("the guides say the same in both languages", () => {
  const pages = [...guides.map((name) => [`docs/${name}.ru.md`, `docs/${name}.en.md`] as const), readmes];
  for (const [russian, english] of pages) assert.deepEqual(shapeOf(read(russian)), shapeOf(read(english)));
});

test("what the guides tell to run is there", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const pages = [
    ...readmes,
    ...globSync("docs/{owner,admin,manager,server}.*.md", { cwd: root.pathname }),
  ].map(read);
  for (const page of pages) {
    for (const name of matchesIn(page, /\bnpm (?:run )?(start|test|(?<=run )\w+)/g))
      assert.ok(Object.hasOwn(scripts, name), `npm run ${name}`);
  }
});

test("every link from page to page leads to a file", () => {
  const pages = globSync(["*.md", "docs/*.md"], { cwd: root.pathname });
  const missing = pages.flatMap((page) =>
    matchesIn(read(page), /\]\((?!https?:)([^)#]+)/g)
      .filter((target) => !existsSync(new URL(target, new URL(page, root))))
      .map((target) => `${page}: ${target}`),
  );
  assert.deepEqual(missing, []);
});

const readmes = ["README.md", "README.en.md"] as const;

function read(path: string): string {
  return readFileSync(new URL(path, root), "utf8");
}

/** Whatever `readConfig` looks for in the environment. */
function settingsAsked(): string[] {
  const asked = new Set<string>();
  const environment = new Proxy<Record<string, undefined>>(
    {},
    { get: (_, name) => void asked.add(String(name)) },
  );
  readConfig(environment);
  return [...asked].toSorted();
}

/** Whether the quote's pieces stand in the line, one after the other. */
function holds(line: string, quote: string): boolean {
  let end = 0;
  return quote.split("…").every((piece) => {
    const at = line.indexOf(piece.trim(), end);
    end = at + piece.trim().length;
    return at >= 0;
  });
}

/** A page without its code, and without its lines' ends. */
function proseOf(page: string): string {
  return withoutBlocks(page)
    .replaceAll(/`[^`]*`/g, "")
    .replaceAll(/\s+/g, " ");
}

function codeIn(page: string): string[] {
  return matchesIn(withoutBlocks(page), /`([^`]*)`/g);
}

/** The tables' cells, line by line. */
function rowsIn(page: string): string[][] {
  const lines = page.split("\n").filter((line) => line.startsWith("| "));
  return lines.map((line) =>
    line
      .split("|")
      .map((cell) => cell.trim())
      .slice(1, -1),
  );
}

/** How the page is made up: its headings, the width of its tables' lines, its lists and its blocks of code. */
function shapeOf(page: string): string[] {
  const shape = page.replaceAll(/[^\S\n]+```[\s\S]*?```/g, "```").split("\n");
  return shape.flatMap((line) => {
    if (line.startsWith("|")) return [`row of ${line.split("|").length}`];
    return /^(#+|```\w*|- |\d\. )/.exec(line)?.[0] ?? [];
  });
}

function withoutBlocks(page: string): string {
  return page.replaceAll(/^ *```[\s\S]*?^ *```$/gm, "");
}

function matchesIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, found]) => found!);
}
