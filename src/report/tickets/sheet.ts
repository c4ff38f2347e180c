import type { PlainTextId } from "../../text/ids.generated.ts";
import { type Language, plain } from "../../text/text.ts";
import type { Cells } from "../workbook/cells.ts";
import type { Book } from "../workbook/book.ts";
import type { Doer } from "../source/rows.ts";
import { alarming, type Column, Table } from "../workbook/table.ts";
import type { TicketLine } from "./line.ts";

/** The report on tickets: a row for each. */
export function openTicketTable(options: {
  book: Book;
  cells: Cells;
  language: Language;
  nameOf: (doer: Doer) => string;
}): Table<TicketLine> {
  const { language, nameOf } = options;
  const name = plain(language, "report-sheet-tickets");
  return new Table({ ...options, name, columns: ticketColumns(language, nameOf) });
}

/** Marks low ratings and broken norms, and ends the sheet. */
export function endTicketTable(table: Table<TicketLine>, language: Language, lowRating: number): void {
  const no = plain(language, "report-no");
  const ratings = table.rangeOf("rating");
  if (ratings !== undefined) {
    const first = `${table.letterOf("rating")}2`;
    table.sheet.addConditionalFormatting({
      ref: ratings,
      rules: [
        {
          type: "expression",
          priority: 1,
          formulae: [`AND(ISNUMBER(${first}),${first}<=${lowRating})`],
          style: alarming,
        },
      ],
    });
  }
  for (const key of ["within_reaction_norm", "within_closing_norm"] as const) {
    const ref = table.rangeOf(key);
    if (ref === undefined) continue;
    table.sheet.addConditionalFormatting({
      ref,
      rules: [{ type: "cellIs", operator: "equal", priority: 2, formulae: [`"${no}"`], style: alarming }],
    });
  }
  table.end();
}

export function ticketColumns(language: Language, nameOf: (doer: Doer) => string): Column<TicketLine>[] {
  // There are few different words, and many rows.
  const words = new Map<PlainTextId, string>();
  const word = (id: PlainTextId) => {
    let found = words.get(id);
    if (found === undefined) words.set(id, (found = plain(language, id)));
    return found;
  };
  const answer = (isSo: boolean | null) => (isSo === null ? null : word(isSo ? "report-yes" : "report-no"));
  return [
    { key: "number", kind: "count", width: 10, value: (line) => line.number, total: "count", how: "number" },
    { key: "subject", kind: "text", width: 20, value: (line) => line.subject, how: "subject" },
    { key: "desk", kind: "text", width: 16, value: (line) => line.desk, how: "desk" },
    { key: "client", kind: "text", width: 24, value: (line) => line.client, how: "client" },
    { key: "client_id", kind: "count", width: 14, value: (line) => readId(line.clientId), how: "client_id" },
    {
      key: "source",
      kind: "text",
      width: 17,
      value: (line) => word(`report-source-${line.source}`),
      how: "source",
    },
    { key: "context", kind: "text", width: 18, value: (line) => line.context, how: "context" },
    {
      key: "status",
      kind: "text",
      width: 18,
      value: (line) => word(`status-${line.status}`),
      how: "status",
    },
    {
      key: "manager",
      kind: "text",
      width: 20,
      value: ({ manager }) => (manager === "nobody" ? null : nameOf(manager)),
      how: "manager",
    },
    { key: "opened_at", kind: "moment", width: 17, value: (line) => line.openedAt, how: "opened_at" },
    {
      key: "first_reply_at",
      kind: "moment",
      width: 17,
      value: (line) => line.firstReplyAt,
      how: "first_reply_at",
    },
    { key: "closed_at", kind: "moment", width: 17, value: (line) => line.closedAt, how: "closed_at" },
    {
      key: "first_reply_min",
      kind: "minutes",
      width: 13,
      value: (line) => line.firstReplyMin,
      total: "average",
      how: "first_reply_min",
    },
    {
      key: "first_reply_work_min",
      kind: "minutes",
      width: 13,
      value: (line) => line.firstReplyWorkMin,
      total: "average",
      how: "work_min",
    },
    {
      key: "resolution_min",
      kind: "minutes",
      width: 13,
      value: (line) => line.resolutionMin,
      total: "average",
      how: "resolution_min",
    },
    {
      key: "resolution_work_min",
      kind: "minutes",
      width: 13,
      value: (line) => line.resolutionWorkMin,
      total: "average",
      how: "work_min",
    },
    {
      key: "client_messages",
      kind: "count",
      width: 12,
      value: (line) => line.clientMessages,
      total: "sum",
      how: "client_messages",
    },
    {
      key: "manager_messages",
      kind: "count",
      width: 12,
      value: (line) => line.managerMessages,
      total: "sum",
      how: "manager_messages",
    },
    {
      key: "reopened",
      kind: "count",
      width: 11,
      value: (line) => line.reopened,
      total: "sum",
      how: "reopened",
    },
    { key: "calls", kind: "count", width: 11, value: (line) => line.calls, total: "sum", how: "calls" },
    { key: "notes", kind: "count", width: 10, value: (line) => line.notes, total: "sum", how: "notes" },
    {
      key: "transfers",
      kind: "count",
      width: 10,
      value: (line) => line.transfers,
      total: "sum",
      how: "transfers",
    },
    {
      key: "priority",
      kind: "text",
      width: 12,
      value: (line) => word(`priority-${line.priority}`),
      how: "priority",
    },
    { key: "tags", kind: "text", width: 18, value: (line) => line.tags.join(", "), how: "tags" },
    {
      key: "rating",
      kind: "count",
      width: 10,
      value: (line) => line.rating,
      total: "average",
      how: "rating",
    },
    {
      key: "rating_comment",
      kind: "text",
      width: 30,
      value: (line) => line.ratingComment,
      how: "rating_comment",
    },
    { key: "resolved", kind: "text", width: 10, value: (line) => answer(line.resolved), how: "resolved" },
    {
      key: "within_reaction_norm",
      kind: "text",
      width: 11,
      value: (line) => answer(line.withinReactionNorm),
      how: "within_reaction_norm",
    },
    {
      key: "within_closing_norm",
      kind: "text",
      width: 11,
      value: (line) => answer(line.withinClosingNorm),
      how: "within_closing_norm",
    },
    { key: "topic_link", kind: "link", width: 12, value: (line) => line.topicLink, how: "topic_link" },
  ];
}

/** Telegram's ids are numbers, other sources may have words. */
function readId(id: string): number | string {
  return /^\d{1,15}$/.test(id) ? Number(id) : id;
}
