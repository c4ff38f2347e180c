import { findDesk } from "../../store/desks.ts";
import { everywhere } from "../../store/hours.ts";
import { deleteNorms, findNorms, saveNorms } from "../../store/norms.ts";
import { type Html, joinHtml, truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { readNorms } from "../../ticket/read-deadline.ts";
import { allDeadlinesChanged } from "../deadlines/changes.ts";
import { findDeskForAdmin } from "../desks/find.ts";
import { say } from "../effects/chat.ts";
import type { GivenInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { readNames } from "../names.ts";
import { describeNorms } from "./words.ts";

/** `/sla` shows the norms, `/sla 15m 8h` sets those of all desks, `/sla Desk = 30m 2h 16h` those of one. */
export function normsAsked({ handling, author, rest }: GivenInPrivate): void {
  say(handling, author.id, rest === "" ? renderNorms(handling) : change(handling, rest));
}

const off = /^(?:off|выкл|выключить|нет)$/i;
const dash = /^[\u2010-\u2015\u2212-]$/;

function change(handling: Handling, written: string): Html {
  const { tx, teamLanguage } = handling;
  const names = readNames(written);
  if (names === undefined) {
    if (!off.test(written)) return save(handling, everywhere, written);
    deleteNorms(tx, everywhere);
    allDeadlinesChanged(handling);
    return joinHtml([html(teamLanguage, "norms-off"), ...renderOwn(handling)], "\n");
  }
  const found = findDeskForAdmin(handling, names[0]);
  if (!found.ok) return found.refusal;
  const { id, name } = found.desk;
  if (!dash.test(names[1]) && !off.test(names[1])) return save(handling, id, names[1]);
  if (off.test(names[1])) saveNorms(tx, id, null);
  else deleteNorms(tx, id);
  allDeadlinesChanged(handling);
  if (off.test(names[1])) return html(teamLanguage, "norms-off-desk", { desk: name });
  return html(teamLanguage, "norms-desk-taken", { desk: name, norms: describeCommon(handling) });
}

function save(handling: Handling, deskId: number, written: string): Html {
  const { tx, teamLanguage } = handling;
  const read = readNorms(written);
  if (!read.ok) return html(teamLanguage, `norms-wrong-${read.refusal}`, { word: truncate(read.word, 64) });
  saveNorms(tx, deskId, read.norms);
  allDeadlinesChanged(handling);
  const norms = describeNorms(teamLanguage, read.norms);
  const desk = findDesk(tx, deskId)?.name;
  return desk === undefined
    ? html(teamLanguage, "norms-saved", { norms })
    : html(teamLanguage, "norms-saved-desk", { desk, norms });
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
    const described = norms === null ? plain(teamLanguage, "norms-none") : describeNorms(teamLanguage, norms);
    return desk === undefined ? [] : [html(teamLanguage, "norms-desk", { desk, norms: described })];
  });
}
