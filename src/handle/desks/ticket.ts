import { type Desk, findDesk, findDesks } from "../../store/desks.ts";
import type { PlacedTicket } from "../../store/tickets.ts";
import { truncate } from "../../text/html.ts";
import { plain } from "../../text/text.ts";
import { type Answer, done, refused } from "../answer.ts";
import type { GivenAtTicket, PressedAtTicket } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { isSameName, listNames, readName } from "../names.ts";
import { moveToDesk } from "../place/move.ts";
import { refuse, turnTo } from "../team/act.ts";

/** `/desk`. Without a name the card shows where the ticket could go. */
export function deskGiven(given: GivenAtTicket): Answer {
  const { handling, ticket, rest } = given;
  if (rest === "") return turnTo(given, "desk");
  const found = findDeskNamed(handling, ticket, readName(rest));
  return "refusal" in found ? found.refusal : moveTo(given, found.id);
}

/** The ticket is that desk's from now on. */
export function moveTo({ handling, ticket, member }: PressedAtTicket, deskId: number): Answer {
  const { tx, teamLanguage } = handling;
  const desk = findDesk(tx, deskId);
  if (desk === undefined) return refused(plain(teamLanguage, "refusal-stale"));
  const result = moveToDesk(handling, ticket, desk, member.actor);
  if (!result.ok) return refuse(handling, ticket, result.refusal);
  return done(plain(teamLanguage, "toast-desk-moved", { desk: desk.name }));
}

/** The desk that somebody means, or why it is none that the ticket could go to. */
function findDeskNamed(handling: Handling, ticket: PlacedTicket, name: string): Desk | { refusal: Answer } {
  const { tx, teamLanguage } = handling;
  const desks = findDesks(tx);
  if (desks.length < 2) return { refusal: refused(plain(teamLanguage, "refusal-desk-none")) };
  const [desk, another] = desks.filter((each) => isSameName(each.name, name));
  if (desk !== undefined && another === undefined) return desk;
  const written = truncate(name, 64);
  if (another !== undefined)
    return { refusal: refused(plain(teamLanguage, "refusal-desk-ambiguous", { name: written })) };
  const names = desks.filter(({ id }) => id !== ticket.deskId).map((each) => each.name);
  const values = { name: written, desks: listNames(names) };
  return { refusal: refused(plain(teamLanguage, "refusal-desk-unknown", values)) };
}
