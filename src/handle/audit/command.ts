import { countAuditLines, findAuditLines } from "../../store/audit.ts";
import { type Html, joinHtml, truncate } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { formatDate, formatTime } from "../../text/time.ts";
import { say } from "../effects/chat.ts";
import type { GivenInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { type Page, showPage } from "../page.ts";
import { byAge, type Part, pageOf } from "../paging.ts";
import { renderAuditLine } from "./line.ts";

/** `/audit` shows the newest page of the journal, `/audit 3` the third. */
export function auditAsked({ handling, author, rest }: GivenInPrivate): void {
  const { tx, teamLanguage } = handling;
  if (rest === "") return showPage(handling, author.id, renderAudit(handling, 0));
  const number = /^\d{1,6}$/.test(rest) ? Number(rest) : 0;
  if (number === 0) {
    const word = truncate(rest, 64);
    return say(handling, author.id, html(teamLanguage, "audit-how", { word }));
  }
  const { pages } = partOf(handling, countAuditLines(tx), 0);
  if (number > pages) {
    const values = { page: String(number), pages: String(pages) };
    return say(handling, author.id, html(teamLanguage, "audit-no-page", values));
  }
  showPage(handling, author.id, renderAudit(handling, number - 1));
}

/** A page of the journal, newest lines first. @param number from 0; behind the end the last page is shown */
export function renderAudit(handling: Handling, number: number): Page {
  const { tx, teamLanguage, timeZone } = handling;
  const count = countAuditLines(tx);
  if (count === 0) return { html: html(teamLanguage, "audit-empty"), keyboard: [] };
  const { page, pages, offset, limit, turning } = partOf(handling, count, number);
  const shown: Html[] = [html(teamLanguage, "audit-title")];
  let day = "";
  for (const line of findAuditLines(tx, offset, limit)) {
    const date = formatDate(line.at, teamLanguage, timeZone);
    if (date !== day) shown.push(html(teamLanguage, "audit-day", { date }));
    day = date;
    const time = formatTime(line.at, timeZone);
    shown.push(html(teamLanguage, "audit-line", { time, lineHtml: renderAuditLine(handling, line) }));
  }
  if (pages > 1)
    shown.push(html(teamLanguage, "audit-page", { page: String(page + 1), pages: String(pages) }));
  return { html: joinHtml(shown, "\n"), keyboard: turning };
}

function partOf({ teamLanguage }: Handling, count: number, number: number): Part {
  return pageOf(byAge(teamLanguage), count, number, (to) => ({ type: "audit_page", number: to }));
}
