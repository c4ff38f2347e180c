import { plain } from "../text/text.ts";
import { formatSpan } from "../text/time.ts";
import { type Context, createNames } from "./source/context.ts";
import type { Span } from "./period/period.ts";
import type { ReportFilter } from "./request.ts";
import type { Doer } from "./source/rows.ts";

export function namesOf({ managers, language }: Context): (doer: Doer) => string {
  return createNames(managers, {
    anonymous: plain(language, "report-anonymous"),
    nobody: plain(language, "report-nobody"),
  });
}

/** The first and the last day, or the only one. */
export function describeSpan(span: Span, { language, timeZone }: Context): string {
  return formatSpan(span, language, timeZone);
}

/** What the tickets are limited to, each with the name of what it is. */
export function filterOf(
  { deskId, subject, managerId }: ReportFilter,
  context: Context,
): [name: string, value: string][] {
  const { language, desks } = context;
  const facts: [string, string][] = [];
  if (deskId !== null)
    facts.push([plain(language, "report-column-desk"), desks.get(deskId) ?? String(deskId)]);
  if (subject !== null) facts.push([plain(language, "report-column-subject"), subject]);
  if (managerId !== null) facts.push([plain(language, "report-column-manager"), namesOf(context)(managerId)]);
  return facts;
}
