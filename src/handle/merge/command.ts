import { isOfDesk } from "../../store/people/desk-people.ts";
import { hasUndecided } from "../../store/messages/withheld.ts";
import { findTicket, type PlacedTicket } from "../../store/tickets/tickets.ts";
import { truncate } from "../../text/html.ts";
import { plain } from "../../text/text.ts";
import { isOpen } from "../../ticket/ticket.ts";
import { type Answer, done, refused } from "../answer.ts";
import type { GivenAtTicket } from "../feature.ts";
import { presentDeskName } from "../place/former-place.ts";
import type { Member } from "../team/member.ts";
import type { Handling } from "../handle.ts";
import { merge } from "./merge.ts";

/** `/merge 12`: joins this ticket into ticket 12 of the same client. */
export function mergeGiven({ handling, ticket, member, rest }: GivenAtTicket): Answer {
  const { tx, teamLanguage } = handling;
  const [, number] = /^[№#]?\s?(\d{1,15})$/.exec(rest) ?? [];
  if (rest === "") return refused(plain(teamLanguage, "merge-how"));
  if (number === undefined)
    return refused(plain(teamLanguage, "merge-unreadable", { words: truncate(rest, 64) }));
  const into = findTicket(tx, Number(number));
  if (into === undefined) return refused(plain(teamLanguage, "merge-unknown", { number }));
  const said = refuse(handling, ticket, into, member);
  if (said !== undefined) return refused(said);
  merge(handling, ticket, into, member.actor);
  return done(plain(teamLanguage, "toast-merged", { number }));
}

function refuse(
  handling: Handling,
  ticket: PlacedTicket,
  into: PlacedTicket,
  { actor }: Member,
): string | undefined {
  const { tx, teamLanguage } = handling;
  const number = String(into.id);
  if (into.id === ticket.id) return plain(teamLanguage, "merge-itself");
  if (into.clientId !== ticket.clientId) return plain(teamLanguage, "merge-other-client", { number });
  if (into.mergedInto !== null)
    return plain(teamLanguage, "merge-merged", { number, into: String(into.mergedInto) });
  if (!isOpen(into)) return plain(teamLanguage, "merge-closed", { number });
  // The question's buttons belong to this ticket. Nobody could decide about the words afterwards.
  if (hasUndecided(tx, ticket.id)) return plain(teamLanguage, "merge-undecided");
  const isTheirs = actor.kind === "manager" && isOfDesk(tx, actor.id, into.deskId);
  if (into.deskId !== ticket.deskId && !isTheirs)
    return plain(teamLanguage, "merge-elsewhere", { number, desk: presentDeskName(handling, into) });
  return undefined;
}
