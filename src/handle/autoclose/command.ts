import { deleteAutoclose, findAutoclose, saveAutoclose } from "../../store/desks/norms.ts";
import { countSilent } from "../../store/tickets/deadlines.ts";
import { deleteMemory, saveMemory } from "../../store/memory.ts";
import { type Html, joinHtml, truncate } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { isDash, isOff } from "../../text/typed.ts";
import type { Person } from "../../ticket/message.ts";
import { readAutoclose } from "../../ticket/read-deadline.ts";
import { recordInAudit } from "../audit/record.ts";
import { allDeadlinesChanged } from "../deadlines/changes.ts";
import { say } from "../effects/chat.ts";
import type { GivenInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { describeDuration } from "../norms/words.ts";
import { graceMilliseconds } from "./closing.ts";

/** `/autoclose` shows when tickets close by themselves; `/autoclose 48h 24h` and `/autoclose off` change it. */
export function autocloseAsked({ handling, author, rest }: GivenInPrivate): void {
  say(handling, author.id, rest === "" ? renderAutoclose(handling, true) : change(handling, author, rest));
}

function change(handling: Handling, admin: Person, written: string): Html {
  const { tx, teamLanguage } = handling;
  const from = findAutoclose(tx) ?? null;
  if (isOff(written) || isDash(written)) deleteAutoclose(tx);
  else {
    const read = readAutoclose(written);
    if (!read.ok)
      return html(teamLanguage, `autoclose-wrong-${read.refusal}`, { word: truncate(read.word, 64) });
    saveAutoclose(tx, read.autoclose);
  }
  recordInAudit(handling, admin, { what: "autoclose", from, to: findAutoclose(tx) ?? null });
  allDeadlinesChanged(handling);
  return joinHtml([renderAutoclose(handling, false), ...warnOfMany(handling)], "\n");
}

/** Requests may have waited that long already. Says how many, and gives the admin time to think again. */
function warnOfMany(handling: Handling): Html[] {
  const { tx, now, teamLanguage } = handling;
  deleteMemory(tx, "autoclose_from");
  const autoclose = findAutoclose(tx);
  if (autoclose === undefined) return [];
  const { after, warning } = autoclose;
  const count = countSilent(tx, now - after + (warning ?? 0));
  if (count === 0) return [];
  saveMemory(tx, "autoclose_from", String(now + graceMilliseconds));
  const minutes = String(graceMilliseconds / 60_000);
  return [
    html(teamLanguage, warning === null ? "autoclose-many" : "autoclose-many-warned", { count, minutes }),
  ];
}

function renderAutoclose({ tx, teamLanguage }: Handling, isHowToo: boolean): Html {
  const autoclose = findAutoclose(tx);
  const how = isHowToo ? [html(teamLanguage, "autoclose-how")] : [];
  if (autoclose === undefined) return joinHtml([html(teamLanguage, "autoclose-shown-off"), ...how], "\n");
  const after = describeDuration(teamLanguage, autoclose.after);
  const said =
    autoclose.warning === null
      ? html(teamLanguage, "autoclose-shown", { after })
      : html(teamLanguage, "autoclose-shown-warning", {
          after,
          warning: describeDuration(teamLanguage, autoclose.warning),
        });
  return joinHtml([said, html(teamLanguage, "autoclose-hours"), ...how], "\n");
}
