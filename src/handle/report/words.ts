import { type Period, spanOf } from "../../report/period/period.ts";
import type { ReportFilter } from "../../report/request.ts";
import type { Database } from "../../store/database.ts";
import { findDesk } from "../../store/desks/desks.ts";
import { findManager } from "../../store/people/managers.ts";
import { truncate } from "../../text/html.ts";
import { type Language, plain } from "../../text/text.ts";
import { formatSpan } from "../../text/time.ts";
import { fullName } from "../../ticket/message.ts";

/** «1–20 ноября 2026 г.», up to today. */
export function describePeriod(period: Period, now: number, language: Language, timeZone: string): string {
  return formatSpan(spanOf(period, now, timeZone), language, timeZone);
}

/** What the report is limited to. Empty when it is not. */
export function describeFilter(
  db: Database,
  { deskId, subject, managerId }: ReportFilter,
  language: Language,
): string {
  const desk = deskId === null ? undefined : findDesk(db, deskId);
  const manager = managerId === null ? undefined : findManager(db, managerId);
  const parts = [
    desk && plain(language, "report-filter-desk", { name: truncate(desk.name, 64) }),
    subject !== null && plain(language, "report-filter-subject", { name: truncate(subject, 64) }),
    manager && plain(language, "report-filter-manager", { name: truncate(fullName(manager), 64) }),
  ];
  return parts.filter((part) => typeof part === "string").join(", ");
}
