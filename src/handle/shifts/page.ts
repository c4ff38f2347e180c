import { findManager } from "../../store/people/managers.ts";
import { findLastShift, findOpenShifts, type Shift } from "../../store/people/shifts.ts";
import { type Html, joinHtml } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import type { Handling } from "../handle.ts";
import { describeClosing } from "../hours/words.ts";
import { nameInList } from "../managers/words.ts";
import type { Page } from "../page.ts";
import { readSetting } from "../settings/settings.ts";
import { findShiftOf } from "./shifts.ts";

/** More names would not fit into a message. */
const mostListed = 50;

/**
 * Who is at work and since when, with a button for the reader's own shift.
 * @param said what came of the command; without it the reader's last shift is looked at too
 */
export function renderShifts(handling: Handling, readerId: number, said?: readonly Html[]): Page {
  const { tx, teamLanguage } = handling;
  const open = findOpenShifts(tx);
  const isAtWork = findShiftOf(tx, readerId) !== undefined;
  const lines = open.slice(0, mostListed).map((shift) => renderLine(handling, shift));
  if (open.length > mostListed)
    lines.push(html(teamLanguage, "card-more", { count: open.length - mostListed }));
  const parts = [
    ...(said ?? renderForgotten(handling, findLastShift(tx, readerId))),
    open.length === 0 ? html(teamLanguage, "shifts-nobody") : html(teamLanguage, "shifts-list"),
    ...lines,
    ...(readSetting(tx, "shifts") && !isAtWork ? [html(teamLanguage, "shifts-no-notices")] : []),
  ];
  const label = plain(teamLanguage, isAtWork ? "button-shift-stop" : "button-shift-start");
  return {
    html: joinHtml(parts, "\n"),
    keyboard: [[{ label, press: { type: isAtWork ? "shift_stop" : "shift_start" } }]],
  };
}

/** Says until when a shift was counted that its manager forgot to end. */
export function renderForgotten(handling: Handling, last: Shift | undefined): Html[] {
  const { now, teamLanguage, timeZone } = handling;
  if (last === undefined || !last.isForgotten || last.endedAt === null) return [];
  const describe = (at: number) => describeClosing(teamLanguage, timeZone, now, at);
  const from = describe(last.startedAt);
  return last.endedAt === last.startedAt
    ? [html(teamLanguage, "shifts-forgotten-idle", { from })]
    : [html(teamLanguage, "shifts-forgotten", { from, until: describe(last.endedAt) })];
}

function renderLine({ tx, now, teamLanguage, timeZone }: Handling, { managerId, startedAt }: Shift): Html {
  const manager = findManager(tx, managerId);
  const name = manager === undefined ? String(managerId) : nameInList(manager);
  return html(teamLanguage, "shifts-line", {
    name,
    when: describeClosing(teamLanguage, timeZone, now, startedAt),
  });
}
