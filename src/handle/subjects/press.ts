import { findDesk } from "../../store/desks/desks.ts";
import { findSubject, findSubjects, type Subject } from "../../store/tickets/subjects.ts";
import { html, plain } from "../../text/text.ts";
import type { Person } from "../../ticket/message.ts";
import type { PressAt } from "../../ticket/buttons.ts";
import { type Answer, done, refused } from "../answer.ts";
import type { PressedInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { turnPage } from "../page.ts";
import { askInPrivate } from "../questions.ts";
import { orderSubject, routeSubject, setHidden } from "./change.ts";
import { defaultDesk, renderRoutes, renderSubject, renderSubjects } from "./pages.ts";

/** A press about one subject. */
type SubjectPress = Extract<PressAt<"private">, { type: `subject_${string}`; subjectId: number }>;
type Change = Extract<
  PressAt<"private">,
  { type: "subject_hide" | "subject_show" | "subject_order" | "subject_route" }
>;

export function listSubjects(pressed: PressedInPrivate): Answer {
  return turnPage(pressed, renderSubjects(pressed.handling));
}

export function openSubject(pressed: PressedInPrivate, press: SubjectPress): Answer {
  return withSubject(pressed, press, (subject) =>
    turnPage(pressed, renderSubject(pressed.handling, subject)),
  );
}

/** Shows the desks to which the subject's tickets can go. */
export function showRoutes(pressed: PressedInPrivate, press: SubjectPress): Answer {
  return withSubject(pressed, press, (subject) => turnPage(pressed, renderRoutes(pressed.handling, subject)));
}

/** Asks for the name of a new subject, or for another name. */
export function askNewName(
  pressed: PressedInPrivate,
  press: Extract<PressAt<"private">, { type: "subject_add" | "subject_rename" }>,
): Answer {
  const { handling, person } = pressed;
  const { teamLanguage } = handling;
  const matter = { kind: "name_for_press", press } as const;
  if (press.type === "subject_add") {
    askInPrivate(handling, person.id, matter, html(teamLanguage, "subjects-ask-name"));
    return done("");
  }
  return withSubject(pressed, press, ({ name }) => {
    askInPrivate(handling, person.id, matter, html(teamLanguage, "ask-new-name", { name }));
    return done("");
  });
}

export function changeSubject(pressed: PressedInPrivate, press: Change): Answer {
  const { handling, person } = pressed;
  const { tx, teamLanguage } = handling;
  return withSubject(pressed, press, (subject) => {
    if (!change(handling, person, subject, press)) return refused(plain(teamLanguage, "refusal-stale"));
    turnPage(pressed, renderSubject(handling, findSubject(tx, subject.id)!));
    return done(plain(teamLanguage, "toast-done"));
  });
}

/** Returns false when the change is not possible any more. */
function change(handling: Handling, admin: Person, subject: Subject, press: Change): boolean {
  const { tx } = handling;
  switch (press.type) {
    case "subject_hide":
    case "subject_show":
      setHidden(handling, admin, subject, press.type === "subject_hide");
      return true;
    case "subject_order":
      if (press.place < 1 || press.place > findSubjects(tx).length) return false;
      orderSubject(handling, admin, subject, press.place);
      return true;
    case "subject_route": {
      const desk = press.deskId === defaultDesk ? null : findDesk(tx, press.deskId);
      if (desk === undefined) return false;
      routeSubject(handling, admin, subject, desk);
      return true;
    }
    default:
      return press satisfies never;
  }
}

function withSubject(
  { handling: { tx, teamLanguage } }: PressedInPrivate,
  { subjectId }: SubjectPress,
  run: (subject: Subject) => Answer,
): Answer {
  const subject = findSubject(tx, subjectId);
  return subject === undefined ? refused(plain(teamLanguage, "refusal-stale")) : run(subject);
}
