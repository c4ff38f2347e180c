import { findDesk } from "../../store/desks.ts";
import { findSubject, findSubjects, placeSubject, saveSubject, type Subject } from "../../store/subjects.ts";
import { html, plain } from "../../text/text.ts";
import type { Person } from "../../ticket/message.ts";
import { permissionOf, type Press, type PressFor } from "../../ticket/press.ts";
import { type Answer, done, refused } from "../answer.ts";
import { renderDesk, renderDesks } from "../desks/pages.ts";
import { rescueTickets } from "../desks/rescue.ts";
import { makeDefault } from "../desks/command.ts";
import type { Handling } from "../handle.ts";
import { type Page, showPage } from "../page.ts";
import { askInPrivate } from "../questions.ts";
import { defaultDesk, renderRoutes, renderSubject, renderSubjects } from "../subjects/pages.ts";

export type AdminPress = PressFor<"desks" | "subjects">;

export function isAdminPress(press: Press): press is AdminPress {
  return ["desks", "subjects"].includes(permissionOf(press));
}

/** An admin pressed a button in the private chat: another page takes the place of the message with the button. */
export function adminPressed(
  handling: Handling,
  admin: Person,
  press: AdminPress,
  messageId: number,
): Answer {
  const show = (page: Page): Answer => {
    showPage(handling, admin.id, page, messageId);
    return done("");
  };
  switch (press.type) {
    case "desk_list":
      return show(renderDesks(handling));
    case "subject_list":
      return show(renderSubjects(handling));
    case "subject_add":
      return ask(handling, admin, press, undefined);
    case "desk_rescue":
      return rescueTickets(handling, admin, press.deskId, press.targetId);
    case "desk_open":
    case "desk_rename":
    case "desk_default":
      return pressedOnDesk(handling, admin, press, show);
    default:
      return pressedOnSubject(handling, admin, press, show);
  }
}

function pressedOnDesk(
  handling: Handling,
  admin: Person,
  press: Extract<AdminPress, { type: "desk_open" | "desk_rename" | "desk_default" }>,
  show: (page: Page) => Answer,
): Answer {
  const { tx, teamLanguage } = handling;
  const desk = findDesk(tx, press.deskId);
  if (desk === undefined) return refused(plain(teamLanguage, "refusal-stale"));
  if (press.type === "desk_open") return show(renderDesk(handling, desk));
  if (press.type === "desk_rename") return ask(handling, admin, press, desk.name);
  const { isRefusal, id } = makeDefault(handling, desk);
  if (!isRefusal) show(renderDesk(handling, findDesk(tx, desk.id)!));
  return { text: plain(teamLanguage, id, { name: desk.name }), isRefusal };
}

function pressedOnSubject(
  handling: Handling,
  admin: Person,
  press: Extract<AdminPress, { subjectId: number }>,
  show: (page: Page) => Answer,
): Answer {
  const { tx, teamLanguage } = handling;
  const subject = findSubject(tx, press.subjectId);
  if (subject === undefined) return refused(plain(teamLanguage, "refusal-stale"));
  switch (press.type) {
    case "subject_rename":
      return ask(handling, admin, press, subject.name);
    case "subject_desks":
      return show(renderRoutes(handling, subject));
    case "subject_open":
      return show(renderSubject(handling, subject));
    default:
      if (!change(handling, subject, press)) return refused(plain(teamLanguage, "refusal-stale"));
      show(renderSubject(handling, findSubject(tx, subject.id)!));
      return done(plain(teamLanguage, "toast-done"));
  }
}

/** Returns false for what cannot be done any more. */
function change(
  { tx }: Handling,
  { id }: Subject,
  press: Extract<AdminPress, { type: "subject_hide" | "subject_show" | "subject_order" | "subject_route" }>,
): boolean {
  switch (press.type) {
    case "subject_hide":
    case "subject_show":
      saveSubject(tx, id, { isHidden: press.type === "subject_hide" });
      return true;
    case "subject_order":
      if (press.place < 1 || press.place > findSubjects(tx).length) return false;
      placeSubject(tx, id, press.place);
      return true;
    case "subject_route":
      if (press.deskId !== defaultDesk && findDesk(tx, press.deskId) === undefined) return false;
      saveSubject(tx, id, { deskId: press.deskId === defaultDesk ? null : press.deskId });
      return true;
    default:
      return press satisfies never;
  }
}

function ask(handling: Handling, admin: Person, press: AdminPress, name: string | undefined): Answer {
  const { teamLanguage } = handling;
  const said =
    name === undefined
      ? html(teamLanguage, "subjects-ask-name")
      : html(teamLanguage, "ask-new-name", { name });
  askInPrivate(handling, admin.id, { kind: "name_for_press", press }, said);
  return done("");
}
