import { findOfferedSubjects, findSubject, findSubjectByName } from "../../store/tickets/subjects.ts";
import { truncate } from "../../text/html.ts";
import { plain } from "../../text/text.ts";
import { type Answer, done, refused } from "../answer.ts";
import type { GivenAtTicket, PressedAtTicket } from "../feature.ts";
import { presentDeskName } from "../place/former-place.ts";
import { giveSubject } from "../place/move.ts";
import { refuse, turnTo } from "../team/deeds/act.ts";

/** `/subject`. Without a name the card shows the subjects to choose from. */
export function subjectGiven(given: GivenAtTicket): Answer {
  const { handling, rest } = given;
  const { tx, teamLanguage } = handling;
  const subjects = findOfferedSubjects(tx);
  if (subjects.length === 0) return refused(plain(teamLanguage, "refusal-subject-none"));
  if (rest === "") return turnTo(given, "subject");
  const found = findSubjectByName(tx, rest);
  if (found?.isHidden === false) return setSubject(given, found.id);
  const names = subjects.map((known) => known.name).join(", ");
  const values = { name: truncate(rest, 64), subjects: names };
  return refused(plain(teamLanguage, "refusal-subject-unknown", values));
}

/** Sets the ticket's subject. This may move the ticket to another desk. */
export function setSubject({ handling, ticket, member }: PressedAtTicket, subjectId: number): Answer {
  const { tx, teamLanguage } = handling;
  const subject = findSubject(tx, subjectId);
  if (subject?.isHidden !== false) return refused(plain(teamLanguage, "refusal-stale"));
  const { name } = subject;
  const result = giveSubject(handling, ticket, subject, member.actor);
  if (!result.ok) return refuse(handling, ticket, result.refusal);
  if (result.ticket.deskId === ticket.deskId)
    return done(plain(teamLanguage, "toast-subject-set", { subject: name }));
  const desk = presentDeskName(handling, result.ticket);
  return done(plain(teamLanguage, "toast-subject-moved", { subject: name, desk }));
}
