import { dateAt } from "../../report/period/period.ts";
import { periodNamed } from "../../report/period/read-period.ts";
import { everything, type ReportRequest } from "../../report/request.ts";
import { findDesk } from "../../store/desks/desks.ts";
import { html, plain } from "../../text/text.ts";
import { type Answer, done, refused } from "../answer.ts";
import { recordInAudit } from "../audit/record.ts";
import { say } from "../effects/chat.ts";
import { sendReport } from "../effects/files.ts";
import type { GivenInPrivate, PressedInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { showPage, turnPage } from "../page.ts";
import { type Choice, firstChoice, renderChoice } from "./pages.ts";
import { readRequest } from "./read-request.ts";

/** `/report` asks by buttons, `/report staff 2026-11` sends the report. */
export function reportAsked({ handling, author, rest }: GivenInPrivate): void {
  if (rest === "") return showPage(handling, author.id, renderChoice(handling, firstChoice));
  const read = readRequest(handling, rest);
  if (!read.ok) return say(handling, author.id, read.refusal);
  if (!begin(handling, author.id, read.request))
    say(handling, author.id, html(handling.teamLanguage, "report-under-way"));
}

export function choose(pressed: PressedInPrivate, choice: Choice): Answer {
  return turnPage(pressed, renderChoice(pressed.handling, choice));
}

export function makeChosen({ handling, person }: PressedInPrivate, choice: Choice): Answer {
  const { tx, now, teamLanguage, timeZone } = handling;
  const { report: kind, period, deskId } = choice;
  if (deskId !== 0 && findDesk(tx, deskId) === undefined)
    return refused(plain(teamLanguage, "refusal-stale"));
  const request: ReportRequest = {
    kind,
    period: periodNamed(period, dateAt(now, timeZone)),
    filter: { ...everything, deskId: deskId === 0 ? null : deskId },
  };
  return begin(handling, person.id, request)
    ? done(plain(teamLanguage, "toast-report"))
    : refused(plain(teamLanguage, "report-under-way"));
}

/** False while the admin's report before is on its way. */
function begin(handling: Handling, adminId: number, request: ReportRequest): boolean {
  if (!sendReport(handling, adminId, request)) return false;
  const { kind, period } = request;
  recordInAudit(
    handling,
    { id: adminId },
    { what: "report_asked", kind, days: { from: period.first, to: period.last } },
  );
  return true;
}
