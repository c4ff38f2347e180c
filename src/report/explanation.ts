import type { PlainTextId } from "../text/ids.generated.ts";
import { type Language, plain } from "../text/text.ts";
import type { Book } from "./workbook/book.ts";
import { fit } from "./workbook/cells.ts";
import type { ReportKind } from "./request.ts";
import { staffColumns } from "./staff/sheets.ts";
import {
  dayColumns,
  groupColumns,
  hourColumns,
  measures,
  questionColumns,
  starColumns,
} from "./summary/sheets.ts";
import { type ColumnKey, headed, type How, printed } from "./workbook/table.ts";
import { ticketColumns } from "./tickets/sheet.ts";
import { heightOf } from "./workbook/wrapping.ts";

/** What holds for the whole report. */
const rules: Record<ReportKind, readonly PlainTextId[]> = {
  tickets: [
    "report-rule-opened",
    "report-rule-times",
    "report-rule-reply",
    "report-rule-zone",
    "report-rule-old",
  ],
  staff: [
    "report-rule-happened",
    "report-rule-times",
    "report-rule-reply",
    "report-rule-whose",
    "report-rule-zone",
    "report-rule-old",
  ],
  summary: [
    "report-rule-opened-summary",
    "report-rule-times",
    "report-rule-reply",
    "report-rule-zone",
    "report-rule-old",
  ],
};

const widths = [36, 90];

/** The sheet that says in plain words what the report is about and how each column is counted. */
export function addExplanation(
  book: Book,
  language: Language,
  kind: ReportKind,
  facts: readonly (readonly [name: string, value: string])[],
  { hasQuestions = false } = {},
): void {
  const sheet = book.addSheet(plain(language, "report-sheet-how"), {
    pageSetup: { ...printed, orientation: "portrait" },
  });
  const style = { alignment: { wrapText: true, vertical: "top" as const }, numFmt: "@" };
  sheet.columns = widths.map((width) => ({ width, style }));
  const add = (name: string, meaning: string) => {
    const row = sheet.addRow([name, meaning]);
    row.height = heightOf([name, meaning], widths);
    return row;
  };
  for (const [name, value] of facts) add(name, fit(value)).commit();
  sheet.addRow([]).commit();
  for (const [index, rule] of rules[kind].entries())
    add(index === 0 ? plain(language, "report-rules") : "", plain(language, rule)).commit();
  sheet.addRow([]).commit();
  const header = add(plain(language, "report-explained-column"), plain(language, "report-explained-meaning"));
  header.eachCell((cell) => {
    cell.style = headed;
  });
  header.commit();
  for (const [name, how] of explained(language, kind, hasQuestions))
    add(name, plain(language, `report-how-${how}`)).commit();
}

/** Every column with what explains it, each once. */
function explained(language: Language, kind: ReportKind, hasQuestions: boolean): [name: string, how: How][] {
  const named = (columns: readonly { key: ColumnKey; how: How }[]) =>
    columns.map(({ key, how }): [string, How] => [plain(language, `report-column-${key}`), how]);
  switch (kind) {
    case "tickets":
      return named(ticketColumns(language, String));
    case "staff":
      return [...named(staffColumns(String)), [plain(language, "report-sheet-activity"), "activity"]];
    case "summary": {
      const ofTotals = measures.map(({ key, how }): [string, How] => [
        plain(language, `report-measure-${key}`),
        how,
      ]);
      const others = named([
        ...dayColumns,
        ...hourColumns,
        ...groupColumns("subject"),
        ...groupColumns("desk"),
        ...starColumns,
        ...(hasQuestions ? questionColumns : []),
      ]);
      return [...new Map([...ofTotals, ...others])];
    }
    default:
      return kind satisfies never;
  }
}
