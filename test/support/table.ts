import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";

/**
 * Compares the only table in a section of a page in `docs` with what is tested. `UPDATE=1` writes the table.
 * @param heading the section's heading, with its number signs
 * @param lines the cells, the header's first
 */
export function assertTable(name: string, heading: string, lines: readonly (readonly string[])[]): void {
  const file = new URL(`../../docs/${name}`, import.meta.url);
  const table = render(lines);
  const page = readFileSync(file, "utf8");
  const section = page.split(/^(?=#+ )/m).find((part) => part.startsWith(`${heading}\n`));
  assert.ok(section, `docs/${name} has no "${heading}"`);
  if (process.env["UPDATE"] === "1") {
    const prose = section.replaceAll(/^\|.*\n/gm, "").trimEnd();
    writeFileSync(
      file,
      page.replace(section, () => `${prose}\n\n${table}\n`),
    );
    return;
  }
  assert.deepEqual(cells(section), cells(table), "run this test with UPDATE=1 and read what changed");
}

function render(lines: readonly (readonly string[])[]): string {
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const [head, ...body] = lines.map((line) => line.map((text, column) => text.padEnd(widths[column]!)));
  const rule = widths.map((width) => "-".repeat(width));
  return [head!, rule, ...body].map((line) => `| ${line.join(" | ")} |\n`).join("");
}

/** The table's cells, without their padding. */
function cells(markdown: string): string[][] {
  const lines = markdown.split("\n").filter((line) => line.startsWith("|"));
  return lines.map((line) => line.split("|").map((text) => text.trim().replace(/^-+$/, "---")));
}
