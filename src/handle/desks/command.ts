import { type Desk, findDesks, saveDefaultDesk } from "../../store/desks/desks.ts";
import { escapeHtml, type Html } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { readVerb, type Verb } from "../../text/typed.ts";
import type { Person } from "../../ticket/message.ts";
import { type Answer, done, refused } from "../answer.ts";
import { recordInAudit } from "../audit/record.ts";
import { findDeskForAdmin } from "./find.ts";
import { renderDesks } from "./pages.ts";
import { renameDesk } from "./name.ts";
import { say } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import { readName, readNames } from "../names.ts";
import { showPage } from "../page.ts";

/** `/desks` lists the desks. `/desks rename NAME = NEW` and `/desks default NAME` change one. */
export function desksAsked(handling: Handling, admin: Person, written: string): void {
  const [, word = "", rest = ""] = /^\s*(\S+)\s*([\s\S]*)$/.exec(written) ?? [];
  if (word === "") return showPage(handling, admin.id, renderDesks(handling));
  say(handling, admin.id, command(handling, admin, readVerb(word), rest));
}

/** Lets new tickets go to the desk, if it can take them. */
export function makeDefault(handling: Handling, admin: Person, desk: Desk): Answer {
  const { tx, teamLanguage } = handling;
  const { name } = desk;
  if (desk.isDefault) return refused(plain(teamLanguage, "desks-default-already", { name }));
  if (!desk.isReady) return refused(plain(teamLanguage, "desks-default-unready", { name }));
  const from = findDesks(tx).find(({ isDefault }) => isDefault)?.name ?? null;
  saveDefaultDesk(tx, desk.id);
  recordInAudit(handling, admin, { what: "desk_default", from, to: name });
  return done(plain(teamLanguage, "desks-default-set", { name }));
}

function command(handling: Handling, admin: Person, verb: Verb | undefined, rest: string): Html {
  const { teamLanguage } = handling;
  if (verb === "rename") {
    const names = readNames(rest);
    if (names === undefined) return html(teamLanguage, "desks-rename-how");
    const found = findDeskForAdmin(handling, names[0]);
    return found.ok ? renameDesk(handling, admin, found.desk, names[1]) : found.refusal;
  }
  if (verb === "remove") return html(teamLanguage, "desks-remove-how");
  if (verb === "add") return html(teamLanguage, "desks-list-add");
  if (verb !== "default" || rest.trim() === "") return html(teamLanguage, "desks-how");
  const found = findDeskForAdmin(handling, readName(rest));
  return found.ok ? escapeHtml(makeDefault(handling, admin, found.desk).text) : found.refusal;
}
