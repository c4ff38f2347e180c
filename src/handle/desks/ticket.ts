import { findDesk, findDesks } from "../../store/desks/desks.ts";
import { truncate } from "../../text/html.ts";
import { plain } from "../../text/text.ts";
import { type Answer, done, refused } from "../answer.ts";
import type { GivenAtTicket, PressedAtTicket } from "../feature.ts";
import { listNames, readName } from "../names.ts";
import { moveToDesk } from "../place/move.ts";
import { findDeskNamed } from "./find.ts";
import { refuse, turnTo } from "../team/deeds/act.ts";

/** `/desk`. Without a name the card shows the desks to choose from. */
export function deskGiven(given: GivenAtTicket): Answer {
  const { handling, ticket, rest } = given;
  if (rest === "") return turnTo(given, "desk");
  const found = findDeskNamed(handling, readName(rest));
  if (found.ok) return moveTo(given, found.desk.id);
  const { teamLanguage } = handling;
  const others = findDesks(handling.tx).filter(({ id }) => id !== ticket.deskId);
  const name = truncate(readName(rest), 64);
  if (others.length === 0) return refused(plain(teamLanguage, "refusal-desk-none"));
  if (found.refusal === "ambiguous") return refused(plain(teamLanguage, "refusal-desk-ambiguous", { name }));
  const desks = listNames(others.map((each) => each.name));
  return refused(plain(teamLanguage, "refusal-desk-unknown", { name, desks }));
}

/** Moves the ticket to that desk. */
export function moveTo({ handling, ticket, member }: PressedAtTicket, deskId: number): Answer {
  const { tx, teamLanguage } = handling;
  const desk = findDesk(tx, deskId);
  if (desk === undefined) return refused(plain(teamLanguage, "refusal-stale"));
  const result = moveToDesk(handling, ticket, desk, member.actor);
  if (!result.ok) return refuse(handling, ticket, result.refusal);
  return done(plain(teamLanguage, "toast-desk-moved", { desk: desk.name }));
}
