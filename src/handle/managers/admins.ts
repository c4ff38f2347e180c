import {
  appointAdmin,
  dismissAdmin,
  findAdmins,
  findManager,
  type Manager,
} from "../../store/people/managers.ts";
import type { SeenPerson } from "../../store/people/seen.ts";
import { type Html, joinHtml } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { readVerb } from "../../text/typed.ts";
import { recordInAudit } from "../audit/record.ts";
import { publishMenu, say } from "../effects/chat.ts";
import type { GivenInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { showPage } from "../page.ts";
import { adminsMayHaveChanged } from "../schedule/recipients.ts";
import { liftBlock } from "./block.ts";
import { enrol } from "./enrolment.ts";
import { renderInvitation } from "./invitations.ts";
import { renderAdmins } from "./pages.ts";
import { findNamed } from "./people.ts";
import { fullNameInList } from "./words.ts";

export type Appointment = { ok: boolean; said: Html };

/** `/admins` lists the admins. With a word after it, it adds or removes one. */
export function adminsAsked({ handling, author, rest }: GivenInPrivate): void {
  const [, word = "", written = ""] = /^(\S*)\s*([\s\S]*)$/.exec(rest) ?? [];
  if (word === "") return showPage(handling, author.id, renderAdmins(handling));
  switch (readVerb(word)) {
    case "add":
      return say(handling, author.id, add(handling, author.id, written));
    case "remove":
      return say(handling, author.id, remove(handling, author.id, written));
    default:
      return say(handling, author.id, html(handling.teamLanguage, "admins-how"));
  }
}

/** Makes the person an admin, and a manager if they are none. */
export function appoint(handling: Handling, adminId: number, person: SeenPerson): Appointment {
  const { tx, now, teamLanguage } = handling;
  const who = fullNameInList(person);
  const known = findManager(tx, person.id);
  if (known?.isActive === true && known.isAdmin)
    return { ok: false, said: html(teamLanguage, "admins-added-already", { who }) };
  enrol(handling, { ...person, languageCode: null });
  appointAdmin(tx, person.id, null, "admin", now);
  recordInAudit(handling, { id: adminId }, { what: "admin_appointed", personId: person.id });
  const lifted = liftBlock(handling, person.id, { kind: "manager", id: adminId });
  const hasChat = findManager(tx, person.id)?.openedAt != null;
  if (hasChat) {
    publishMenu(handling, person.id);
    if (person.id !== adminId) say(handling, person.id, html(teamLanguage, "admins-added-you"));
  }
  const said = html(teamLanguage, hasChat ? "admins-added" : "admins-added-unopened", { who });
  return { ok: true, said: joinHtml([said, ...lifted], "\n") };
}

/** Leaves the admin a manager. */
export function demote(handling: Handling, adminId: number, manager: Manager): Appointment {
  const { tx, teamLanguage } = handling;
  const { id, isAdmin, isActive, isConfigured } = manager;
  const who = fullNameInList(manager);
  if (!isAdmin || !isActive) return { ok: false, said: html(teamLanguage, "admins-none", { who }) };
  if (isConfigured) return { ok: false, said: html(teamLanguage, "admins-configured", { who }) };
  if (findAdmins(tx).length === 1) return { ok: false, said: html(teamLanguage, "admins-last", { who }) };
  dismissAdmin(tx, id);
  recordInAudit(handling, { id: adminId }, { what: "admin_dismissed", personId: id });
  if (manager.openedAt !== null) {
    publishMenu(handling, id);
    if (id !== adminId) say(handling, id, html(teamLanguage, "admins-removed-you"));
  }
  adminsMayHaveChanged(handling);
  return {
    ok: true,
    said: html(teamLanguage, id === adminId ? "admins-removed-oneself" : "admins-removed", { who }),
  };
}

function add(handling: Handling, adminId: number, written: string): Html {
  const { teamLanguage } = handling;
  const how = html(teamLanguage, "admins-add-how");
  const found = findNamed(handling, written, how, (who) =>
    joinHtml([html(teamLanguage, "admins-unseen", { who }), renderInvitation(handling, adminId)], "\n"),
  );
  return found.ok ? appoint(handling, adminId, found.person).said : found.refusal;
}

function remove(handling: Handling, adminId: number, written: string): Html {
  const { tx, teamLanguage } = handling;
  const how = html(teamLanguage, "admins-remove-how");
  const found = findNamed(handling, written, how, (who) => html(teamLanguage, "admins-none", { who }));
  if (!found.ok) return found.refusal;
  const manager = findManager(tx, found.person.id);
  return manager === undefined
    ? html(teamLanguage, "admins-none", { who: fullNameInList(found.person) })
    : demote(handling, adminId, manager).said;
}
