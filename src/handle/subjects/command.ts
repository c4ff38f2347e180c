import {
  addSubject,
  findSubjectByName,
  findSubjects,
  saveSubject,
  type Subject,
} from "../../store/tickets/subjects.ts";
import { type Html, truncate } from "../../text/html.ts";
import { html, type Language } from "../../text/text.ts";
import { isDash, readVerb, type Verb } from "../../text/typed.ts";
import type { Person } from "../../ticket/message.ts";
import { recordInAudit } from "../audit/record.ts";
import { findDeskForAdmin } from "../desks/find.ts";
import { say } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";
import { isFit, isSameName, readName, readNames } from "../names.ts";
import { showPage } from "../page.ts";
import { orderSubject, routeSubject, setHidden } from "./change.ts";
import { mostSubjects, renderSubjects } from "./pages.ts";

/** `/subjects` lists the subjects. With a word after it, it changes one. */
export function subjectsAsked(handling: Handling, admin: Person, written: string): void {
  const [, word = "", rest = ""] = /^\s*(\S+)\s*([\s\S]*)$/.exec(written) ?? [];
  if (word === "") return showPage(handling, admin.id, renderSubjects(handling));
  const verb = readVerb(word);
  const run = verb === undefined ? undefined : commands[verb];
  const { teamLanguage } = handling;
  if (run === undefined) return say(handling, admin.id, html(teamLanguage, "subjects-how"));
  const isVain = run !== addNamedSubject && findSubjects(handling.tx).length === 0;
  say(handling, admin.id, isVain ? html(teamLanguage, "subjects-empty") : run(handling, admin, rest));
}

/** Adds a subject, unless the name is unusable or taken. */
export function addNamedSubject(handling: Handling, admin: Person, written: string): Html {
  const { tx, teamLanguage } = handling;
  const name = readName(written);
  const [subject, desk] = readNames(written) ?? [];
  if (subject !== undefined && desk !== undefined && isFit(subject) && isFit(desk))
    return html(teamLanguage, "subjects-add-routed", { name: subject, desk });
  if (!isFit(name)) return html(teamLanguage, "subjects-wrong");
  const other = findSubjectByName(tx, name);
  if (other !== undefined) return renderTaken(teamLanguage, other);
  if (findSubjects(tx).length >= mostSubjects) {
    return html(teamLanguage, "subjects-full", { most: String(mostSubjects) });
  }
  addSubject(tx, name);
  recordInAudit(handling, admin, { what: "subject_added", name });
  return html(teamLanguage, "subjects-added", { name });
}

/** Renames the subject, unless the name is unusable or taken. */
export function renameSubject(handling: Handling, admin: Person, subject: Subject, written: string): Html {
  const { tx, teamLanguage } = handling;
  const name = readName(written);
  if (!isFit(name)) return html(teamLanguage, "subjects-wrong");
  const other = findSubjectByName(tx, name);
  if (other !== undefined && other.id !== subject.id) return renderTaken(teamLanguage, other);
  saveSubject(tx, subject.id, { name });
  recordInAudit(handling, admin, { what: "subject_renamed", from: subject.name, to: name });
  return html(teamLanguage, "subjects-renamed", { name: subject.name, renamed: name });
}

const commands: Readonly<Partial<Record<Verb, (handling: Handling, admin: Person, rest: string) => Html>>> = {
  add: addNamedSubject,
  rename,
  remove: refuseRemoval,
  hide: (handling, admin, rest) => hideOrShow(handling, admin, rest, true),
  show: (handling, admin, rest) => hideOrShow(handling, admin, rest, false),
  order,
  route,
};

function rename(handling: Handling, admin: Person, rest: string): Html {
  const names = readNames(rest);
  if (names === undefined) return html(handling.teamLanguage, "subjects-rename-how");
  const found = findByName(handling, names[0]);
  return found.ok ? renameSubject(handling, admin, found.subject, names[1]) : found.refusal;
}

function refuseRemoval(handling: Handling, _: Person, rest: string): Html {
  const found = findByName(handling, readName(rest));
  if (!found.ok) return found.refusal;
  return html(handling.teamLanguage, "subjects-remove-how", { name: found.subject.name });
}

function hideOrShow(handling: Handling, admin: Person, rest: string, isHidden: boolean): Html {
  const { teamLanguage } = handling;
  if (rest.trim() === "") return html(teamLanguage, isHidden ? "subjects-hide-how" : "subjects-show-how");
  const found = findByName(handling, readName(rest));
  if (!found.ok) return found.refusal;
  const { name } = found.subject;
  if (found.subject.isHidden === isHidden) {
    return html(teamLanguage, isHidden ? "subjects-hidden-already" : "subjects-shown-already", { name });
  }
  setHidden(handling, admin, found.subject, isHidden);
  return html(teamLanguage, isHidden ? "subjects-hidden-now" : "subjects-shown-now", { name });
}

function order(handling: Handling, admin: Person, rest: string): Html {
  const { tx, teamLanguage } = handling;
  const count = String(findSubjects(tx).length);
  const [, written = "", digits = ""] = /^(.*\S)[\s=]+(\d{1,6})\s*$/s.exec(rest) ?? [];
  if (written === "") return html(teamLanguage, "subjects-order-how", { last: count });
  const found = findByName(handling, readName(written));
  if (!found.ok) return found.refusal;
  const { subject } = found;
  const place = Number(digits);
  if (place < 1 || place > Number(count)) return html(teamLanguage, "subjects-order-how", { last: count });
  orderSubject(handling, admin, subject, place);
  return html(teamLanguage, "subjects-ordered", { name: subject.name, place: String(place) });
}

function route(handling: Handling, admin: Person, rest: string): Html {
  const { teamLanguage } = handling;
  const [name, written] = readNames(rest) ?? splitAfterSubject(handling, rest) ?? [];
  if (name === undefined || written === undefined) return html(teamLanguage, "subjects-route-how");
  const found = findByName(handling, name);
  if (!found.ok) return found.refusal;
  const { subject } = found;
  if (isDash(written)) {
    routeSubject(handling, admin, subject, null);
    return html(teamLanguage, "subjects-routed-to-default", { name: subject.name });
  }
  const routed = findDeskForAdmin(handling, written);
  if (!routed.ok) return routed.refusal;
  const { desk } = routed;
  routeSubject(handling, admin, subject, desk);
  return html(teamLanguage, desk.isReady ? "subjects-routed" : "subjects-routed-unready", {
    name: subject.name,
    desk: desk.name,
  });
}

/** A subject's name and the words right after it, without a sign in between. */
function splitAfterSubject({ tx }: Handling, rest: string): [string, string] | undefined {
  // With a sign in between there are two names.
  if (/=|->|→/.test(rest)) return undefined;
  const words = rest.split(/\s+/).filter((word) => word !== "");
  const names = findSubjects(tx).map(({ name }) => name);
  for (let length = words.length - 1; length > 0; length -= 1) {
    const name = words.slice(0, length).join(" ");
    if (names.some((each) => isSameName(each, readName(name)))) {
      return [readName(name), readName(words.slice(length).join(" "))];
    }
  }
  return undefined;
}

function renderTaken(language: Language, { name, isHidden }: Subject): Html {
  return html(language, isHidden ? "subjects-taken-hidden" : "subjects-taken", { name });
}

function findByName(
  { tx, teamLanguage }: Handling,
  name: string,
): { ok: true; subject: Subject } | { ok: false; refusal: Html } {
  const subject = findSubjectByName(tx, name);
  if (subject !== undefined) return { ok: true, subject };
  const names = findSubjects(tx).map((known) => known.name);
  return {
    ok: false,
    refusal: html(teamLanguage, "subjects-unknown", { name: truncate(name, 64), names: names.join(", ") }),
  };
}
