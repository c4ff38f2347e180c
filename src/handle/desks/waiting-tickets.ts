import { type Desk, findDesk } from "../../store/desks/desks.ts";
import { findWaitingQuestions } from "../../store/messages/waiting.ts";
import { hurryDesk } from "../../store/deliveries/waiting.ts";
import { findSubjectByName } from "../../store/tickets/subjects.ts";
import { savePlace, startPlace } from "../../store/desks/places.ts";
import { saveTicket } from "../../store/tickets/changes.ts";
import {
  findAwaitingForward,
  findPassedBy,
  findTicketsWithoutDesk,
  type PlacedTicket,
} from "../../store/tickets/tickets.ts";
import { findDepartment } from "./choice.ts";
import { moveToDesk } from "../place/move.ts";
import { restoreCard } from "../effects/desk.ts";
import { relay } from "../effects/relay.ts";
import type { Handling } from "../handle.ts";
import { summarizeThere } from "../protection/summary.ts";
import { postAbandoned } from "../place/place.ts";

/** Gives waiting tickets to the desks that their links or subjects name. Returns how many came to this desk. */
export function letTicketsIn(handling: Handling, desk: Desk): number {
  const { tx } = handling;
  let count = 0;
  for (const ticket of findTicketsWithoutDesk(tx)) {
    const wanted = ticket.wantedDeskId ?? routeOf(handling, ticket);
    const found = findDepartment(handling, wanted);
    if (found === undefined) continue;
    startPlace(tx, ticket.id, found.id);
    saveTicket(tx, ticket.id, { wantedDeskId: wanted === found.id ? null : wanted });
    const placed = { ...ticket, deskId: found.id };
    for (const pair of findWaitingQuestions(tx, ticket.id)) relay(handling, placed, pair);
    summarizeThere(handling, placed);
    if (found.id === desk.id) count += 1;
  }
  return count + takeOver(handling, desk);
}

/** Other desks got tickets for this one while it was not ready. Those that nobody has touched move here. */
function takeOver(handling: Handling, desk: Desk): number {
  const passedBy = findPassedBy(handling.tx, desk.id);
  for (const ticket of passedBy) moveToDesk(handling, ticket, desk, { kind: "bot" });
  return passedBy.length;
}

/**
 * The desk works again, so its rows go at once. Telegram does not forward posts that were made while the channel had no
 * discussion group. They are replaced.
 * @param before the desk as it was
 */
export function goOn(handling: Handling, desk: Desk, before: Desk | undefined): void {
  const { tx, now } = handling;
  if (before === undefined) return;
  for (const ticket of findAwaitingForward(tx, desk.id)) {
    if (before.lacks.includes("discussion")) postAbandoned(handling, findDesk(tx, desk.id)!, ticket, false);
    // Looks for its forward once more, without a wait.
    else if (now - (ticket.cardPostedAt ?? 0) > 15_000) savePlace(tx, ticket.placeId, { cardPostedAt: 0 });
    restoreCard(handling, ticket);
  }
  hurryDesk(tx, desk.id, now);
}

function routeOf({ tx }: Handling, { subject }: PlacedTicket): number | null {
  return subject === null ? null : (findSubjectByName(tx, subject)?.deskId ?? null);
}
