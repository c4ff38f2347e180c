import type { AuditNorms } from "../../store/audit.ts";
import { type Desk, findDesk } from "../../store/desks/desks.ts";
import { everywhere } from "../../store/desks/hours.ts";
import { deleteNorms, findNorms, saveNorms } from "../../store/desks/norms.ts";
import { type Html, joinHtml, truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { isDash, isOff } from "../../text/typed.ts";
import type { Person } from "../../ticket/message.ts";
import { readNorms } from "../../ticket/read-deadline.ts";
import { recordInAudit } from "../audit/record.ts";
import { allDeadlinesChanged } from "../deadlines/changes.ts";
import { findDeskForAdmin } from "../desks/find.ts";
import { say } from "../effects/chat.ts";
import type { GivenInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { readNames } from "../names.ts";
import { describeNorms } from "./words.ts";

/** `/sla` shows the norms, `/sla 15m 8h` sets those of all desks, `/sla Desk = 30m 2h 16h` those of one. */
export function normsAsked({ handling, author, rest }: GivenInPrivate): void {
  say(handling, author.id, rest === "" ? renderNorms(handling) : change(handling, author, rest));
}

function change(handling: Handling, admin: Person, written: string): Html {
  const { teamLanguage } = handling;
  const names = readNames(written);
  if (names === undefined) {
    if (!isOff(written)) return save(handling, admin, undefined, written);
    put(handling, admin, undefined, "none");
    const own = renderOwn(handling);
    const hasOwn = own.length > 0 ? "yes" : "no";
    return joinHtml([html(teamLanguage, "norms-off", { hasOwn }), ...own], "\n");
  }
  const found = findDeskForAdmin(handling, names[0]);
  if (!found.ok) return found.refusal;
  const { desk } = found;
  if (isOff(names[1])) {
    put(handling, admin, desk, "none");
    return html(teamLanguage, "norms-off-desk", { desk: desk.name });
  }
  if (!isDash(names[1])) return save(handling, admin, desk, names[1]);
  put(handling, admin, desk, "common");
  return findNorms(handling.tx).get(everywhere) == null
    ? html(teamLanguage, "norms-desk-taken-none", { desk: desk.name })
    : html(teamLanguage, "norms-desk-taken", { desk: desk.name, norms: describeCommon(handling) });
}

function save(handling: Handling, admin: Person, desk: Desk | undefined, written: string): Html {
  const { teamLanguage } = handling;
  const read = readNorms(written);
  if (!read.ok) return html(teamLanguage, `norms-wrong-${read.refusal}`, { word: truncate(read.word, 64) });
  put(handling, admin, desk, read.norms);
  const norms = describeNorms(teamLanguage, read.norms);
  return desk === undefined
    ? joinHtml([html(teamLanguage, "norms-saved", { norms }), ...renderOwn(handling)], "\n")
    : html(teamLanguage, "norms-saved-desk", { desk: desk.name, norms });
}

/** Changes the norms of a desk, or without one those of all desks. */
function put(handling: Handling, admin: Person, desk: Desk | undefined, to: AuditNorms): void {
  const { tx } = handling;
  const deskId = desk?.id ?? everywhere;
  const before = findNorms(tx).get(deskId);
  const from = before === undefined ? (desk === undefined ? "none" : "common") : (before ?? "none");
  // Without common norms there is nothing to switch off.
  if (to === "common" || (to === "none" && desk === undefined)) deleteNorms(tx, deskId);
  else saveNorms(tx, deskId, to === "none" ? null : to);
  recordInAudit(handling, admin, { what: "norms", desk: desk?.name ?? null, from, to });
  allDeadlinesChanged(handling);
}

function renderNorms(handling: Handling): Html {
  const { teamLanguage } = handling;
  return joinHtml(
    [
      html(teamLanguage, "norms-shown", { norms: describeCommon(handling) }),
      ...renderOwn(handling),
      html(teamLanguage, "norms-how"),
    ],
    "\n",
  );
}

function describeCommon({ tx, teamLanguage }: Handling): string {
  const norms = findNorms(tx).get(everywhere);
  return norms == null ? plain(teamLanguage, "norms-none") : describeNorms(teamLanguage, norms);
}

/** A line for each desk with norms of its own. */
function renderOwn({ tx, teamLanguage }: Handling): Html[] {
  return [...findNorms(tx)].flatMap(([deskId, norms]) => {
    const desk = findDesk(tx, deskId)?.name;
    if (desk === undefined) return [];
    return norms === null
      ? [html(teamLanguage, "norms-desk-none", { desk })]
      : [html(teamLanguage, "norms-desk", { desk, norms: describeNorms(teamLanguage, norms) })];
  });
}
