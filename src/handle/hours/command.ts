import { findDesk } from "../../store/desks/desks.ts";
import { deleteWeek, everywhere, findWeeks, saveWeek } from "../../store/desks/hours.ts";
import { type Html, joinHtml, truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { isDash, isOff } from "../../text/typed.ts";
import { formatTime } from "../../text/time.ts";
import { always, isAlways } from "../../worktime/hours.ts";
import type { Person } from "../../ticket/message.ts";
import { type Misunderstood, readWeek } from "../../worktime/read-hours.ts";
import type { Worktime } from "../../worktime/worktime.ts";
import { allDeadlinesChanged } from "../deadlines/changes.ts";
import { recordInAudit } from "../audit/record.ts";
import { findDeskForAdmin } from "../desks/find.ts";
import { say } from "../effects/chat.ts";
import type { GivenInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { readNames } from "../names.ts";
import { describeClosing, describeOpening, describeWeek } from "./words.ts";
import { weekOf, worktimeOf } from "./worktime.ts";

/** `/hours` shows the hours, `/hours mon-fri 9-18` changes those of all desks, `/hours Desk = 10-19` those of one. */
export function hoursAsked({ handling, author, rest }: GivenInPrivate): void {
  say(handling, author.id, rest === "" ? renderHours(handling) : change(handling, author, rest));
}

/** Names the word that was not understood, and a correct form. */
export function renderMisunderstood({ teamLanguage }: Handling, { refusal, word }: Misunderstood): Html {
  return html(teamLanguage, `hours-wrong-${refusal}`, { word: truncate(word, 64) });
}

/** Whether the team works now, and until when or from when. */
export function renderNow(handling: Handling, worktime: Worktime): Html {
  const { now, teamLanguage, timeZone } = handling;
  if (!worktime.isOpen(now)) {
    const when = describeOpening(teamLanguage, worktime, timeZone, now);
    return when === undefined
      ? html(teamLanguage, "hours-now-never")
      : html(teamLanguage, "hours-now-closed", { when });
  }
  const closing = worktime.nextClosing(now);
  return closing === undefined
    ? html(teamLanguage, "hours-now-always")
    : html(teamLanguage, "hours-now-open", { until: describeClosing(teamLanguage, timeZone, now, closing) });
}

function change(handling: Handling, admin: Person, written: string): Html {
  const { tx, teamLanguage } = handling;
  // The hours are still to be written.
  if (/=\s*$/.test(written)) return html(teamLanguage, "hours-wrong-nothing");
  const names = readNames(written);
  if (names === undefined) return save(handling, admin, everywhere, written);
  const found = findDeskForAdmin(handling, names[0]);
  if (!found.ok) return found.refusal;
  const { desk } = found;
  if (!isDash(names[1])) return save(handling, admin, desk.id, names[1]);
  const from = findWeeks(tx).get(desk.id) ?? null;
  deleteWeek(tx, desk.id);
  allDeadlinesChanged(handling);
  recordInAudit(handling, admin, { what: "hours", desk: desk.name, from, to: null });
  return joinHtml(
    [
      html(teamLanguage, "hours-desk-taken", {
        desk: desk.name,
        hours: describeWeek(teamLanguage, weekOf(handling, desk.id)),
      }),
      renderNow(handling, worktimeOf(handling, desk.id)),
    ],
    "\n",
  );
}

function save(handling: Handling, admin: Person, deskId: number, written: string): Html {
  const { tx, teamLanguage } = handling;
  if (isOff(written)) return html(teamLanguage, "hours-wrong-off");
  const read = readWeek(written);
  if (!read.ok) return renderMisunderstood(handling, read);
  const from = findWeeks(tx).get(deskId) ?? (deskId === everywhere ? always : null);
  saveWeek(tx, deskId, read.week);
  allDeadlinesChanged(handling);
  const hours = describeWeek(teamLanguage, read.week);
  const desk = findDesk(tx, deskId)?.name;
  recordInAudit(handling, admin, { what: "hours", desk: desk ?? null, from, to: read.week });
  return joinHtml(
    [
      desk === undefined
        ? html(teamLanguage, "hours-saved", { hours, isAlways: isAlways(read.week) ? "yes" : "no" })
        : html(teamLanguage, "hours-saved-desk", { desk, hours }),
      ...(desk === undefined ? renderOwn(handling) : []),
      renderNow(handling, worktimeOf(handling, deskId === everywhere ? null : deskId)),
    ],
    "\n",
  );
}

function renderHours(handling: Handling): Html {
  const { now, teamLanguage, timeZone } = handling;
  return joinHtml(
    [
      html(teamLanguage, "hours-shown", { hours: describeWeek(teamLanguage, weekOf(handling, null)) }),
      ...renderOwn(handling),
      html(teamLanguage, "hours-zone", { timeZone, time: formatTime(now, timeZone) }),
      renderNow(handling, worktimeOf(handling, null)),
      html(teamLanguage, "hours-how", { example: plain(teamLanguage, "hours-example") }),
    ],
    "\n",
  );
}

/** A line for each desk with hours of its own. */
function renderOwn({ tx, teamLanguage }: Handling): Html[] {
  return [...findWeeks(tx)].flatMap(([deskId, week]) => {
    const desk = findDesk(tx, deskId);
    const hours = describeWeek(teamLanguage, week);
    return desk === undefined ? [] : [html(teamLanguage, "hours-desk", { desk: desk.name, hours })];
  });
}
