import { type Desk, saveDefaultDesk } from "../../store/desks.ts";
import { escapeHtml, type Html } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import type { Person } from "../../ticket/message.ts";
import { type Answer, done, refused } from "../answer.ts";
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
  say(handling, admin.id, command(handling, word.toLowerCase(), rest));
}

/** Lets new tickets go to the desk, if it can take them. */
export function makeDefault({ tx, teamLanguage }: Handling, desk: Desk): Answer {
  const { name } = desk;
  if (desk.isDefault) return refused(plain(teamLanguage, "desks-default-already", { name }));
  if (!desk.isReady) return refused(plain(teamLanguage, "desks-default-unready", { name }));
  saveDefaultDesk(tx, desk.id);
  return done(plain(teamLanguage, "desks-default-set", { name }));
}

function command(handling: Handling, word: string, rest: string): Html {
  const { teamLanguage } = handling;
  if (word === "rename") {
    const names = readNames(rest);
    if (names === undefined) return html(teamLanguage, "desks-rename-how");
    const found = findDeskForAdmin(handling, names[0]);
    return found.ok ? renameDesk(handling, found.desk, names[1]) : found.refusal;
  }
  if (word !== "default" || rest.trim() === "") return html(teamLanguage, "desks-how");
  const found = findDeskForAdmin(handling, readName(rest));
  return found.ok ? escapeHtml(makeDefault(handling, found.desk).text) : found.refusal;
}
