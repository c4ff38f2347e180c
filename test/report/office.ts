import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Why LibreOffice cannot be asked, for the test's report; false when it can. */
export function missingOffice(): string | false {
  const isThere = spawnSync("soffice", ["--version"]).status === 0;
  return isThere ? false : "there is no LibreOffice (soffice) on this machine";
}

/** Comma, quotes, UTF-8, from the first row, every cell's whole value, every sheet. */
const csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";

/** Counts every formula anew, whatever result the file has (0 is "always"). */
const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** The sheets of workbooks as LibreOffice has them, by their names, in the order of the workbooks. It starts once for all. */
export function openInOffice(books: readonly Uint8Array[]): Map<string, string[][]>[] {
  const directory = mkdtempSync(join(tmpdir(), "topicdesk-office-"));
  try {
    mkdirSync(join(directory, "profile", "user"), { recursive: true });
    writeFileSync(join(directory, "profile", "user", "registrymodifications.xcu"), settings);
    const names = books.map((content, index) => {
      const name = `${index}.xlsx`;
      writeFileSync(join(directory, name), content);
      return name;
    });
    const { status, stderr } = spawnSync(
      "soffice",
      [`-env:UserInstallation=file://${directory}/profile`, "--headless", "--convert-to", csv, ...names],
      { cwd: directory, timeout: 300_000, encoding: "utf8" },
    );
    if (status !== 0) throw new Error(`LibreOffice: ${stderr}`);
    const files = readdirSync(directory).filter((name) => name.endsWith(".csv"));
    return books.map((_, index) => {
      const beginning = `${index}-`;
      const sheets = files.filter((name) => name.startsWith(beginning));
      const nameOf = (file: string) => file.slice(beginning.length, -".csv".length);
      return new Map(
        sheets.map((file) => [nameOf(file), parse(readFileSync(join(directory, file), "utf8"))]),
      );
    });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    if (quoted === undefined && plain === "" && end === "") break;
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain!);
    if (end === "\n") rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}
