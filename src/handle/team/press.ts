import type { Desk } from "../../store/desks/desks.ts";
import { findFormerPlaces } from "../../store/desks/places.ts";
import { findTicket } from "../../store/tickets/tickets.ts";
import { plain } from "../../text/text.ts";
import type { Person } from "../../ticket/message.ts";
import { permissionOf, type PressAt } from "../../ticket/buttons.ts";
import type { Press } from "../../ticket/press.ts";
import { refuseAccess } from "../access.ts";
import { type Answer, refused } from "../answer.ts";
import { turnCard } from "../effects/desk.ts";
import { closePicker } from "../effects/picker.ts";
import type { PressedAtTicket, PressOrigin } from "../feature.ts";
import { presses } from "../features.ts";
import type { Handling } from "../handle.ts";
import { presentDeskName } from "../place/former-place.ts";
import { meetMember } from "./member.ts";

/** A button works only for tickets of the desk in whose chat it is. Undefined when it may work. */
export function refuseElsewhere(
  { tx, teamLanguage }: Handling,
  desk: Desk,
  press: PressAt<"ticket">,
): Answer | undefined {
  const isHere = findTicket(tx, press.ticketId)?.deskId === desk.id;
  const wasHere = () => findFormerPlaces(tx, press.ticketId).some(({ deskId }) => deskId === desk.id);
  return isHere || wasHere() ? undefined : refused(plain(teamLanguage, "refusal-stale"));
}

/** A manager pressed a button in the desk's chat. */
export function deskPressed(
  handling: Handling,
  desk: Desk,
  person: Person,
  press: PressAt<"ticket">,
  origin?: PressOrigin,
): Answer {
  const { tx, teamLanguage } = handling;
  const refusal = refuseElsewhere(handling, desk, press);
  const ticket = findTicket(tx, press.ticketId);
  if (refusal !== undefined || ticket === undefined)
    return refusal ?? refused(plain(teamLanguage, "refusal-stale"));
  // Nothing in the message can work any more, not even the button that takes it away.
  const refuseAndClose = (reason: string): Answer => {
    if (origin?.ephemeralId !== undefined)
      closePicker(
        handling,
        { personId: person.id, ticketId: ticket.id, deskId: desk.id },
        origin.ephemeralId,
      );
    return refused(reason);
  };
  if (ticket.isErased) return refuseAndClose(plain(teamLanguage, "refusal-erased"));
  if (ticket.mergedInto !== null)
    return refuseAndClose(plain(teamLanguage, "refusal-merged", { number: String(ticket.mergedInto) }));
  const member = meetMember(handling, person);
  const forbidden = refuseAccess(handling, permissionOf(press), member.role, "ticket");
  if (forbidden !== undefined) return forbidden;
  // Words for the team stay with the team, wherever the ticket is.
  if (ticket.deskId !== desk.id && press.type !== "withheld_note") {
    const name = presentDeskName(handling, ticket);
    return refuseAndClose(plain(teamLanguage, "refusal-moved_away", { desk: name }));
  }
  const result = runOf(press)({ handling, ticket, member, ...(origin && { origin }) }, press);
  // The person who pressed is looking at the card, so it changes at once.
  if (!result.isRefusal && result.isApart !== true) turnCard(handling, ticket);
  return result;
}

/** The compiler does not see that the function belongs to this type of press. */
function runOf({ type }: Press) {
  return presses[type] as (pressed: PressedAtTicket, press: PressAt<"ticket">) => Answer;
}
