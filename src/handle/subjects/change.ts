import { type Desk, findDesk } from "../../store/desks/desks.ts";
import { findSubjects, placeSubject, saveSubject, type Subject } from "../../store/tickets/subjects.ts";
import type { Person } from "../../ticket/message.ts";
import { recordInAudit } from "../audit/record.ts";
import type { Handling } from "../handle.ts";

/** Stops or starts to offer the subject. */
export function setHidden(handling: Handling, admin: Person, subject: Subject, isHidden: boolean): void {
  const { id, name } = subject;
  if (subject.isHidden === isHidden) return;
  saveSubject(handling.tx, id, { isHidden });
  recordInAudit(handling, admin, { what: isHidden ? "subject_hidden" : "subject_shown", name });
}

/** Moves the subject within the list. @param place counts from 1 */
export function orderSubject(handling: Handling, admin: Person, { id, name }: Subject, place: number): void {
  const from = findSubjects(handling.tx).findIndex((subject) => subject.id === id) + 1;
  placeSubject(handling.tx, id, place);
  recordInAudit(handling, admin, { what: "subject_ordered", name, from, to: place });
}

/** Sends the subject's tickets to the desk. @param desk null for the default desk */
export function routeSubject(handling: Handling, admin: Person, subject: Subject, desk: Desk | null): void {
  const { id, name, deskId } = subject;
  const from = deskId === null ? null : (findDesk(handling.tx, deskId)?.name ?? null);
  saveSubject(handling.tx, id, { deskId: desk?.id ?? null });
  recordInAudit(handling, admin, { what: "subject_routed", name, from, to: desk?.name ?? null });
}
