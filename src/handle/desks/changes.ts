import { type Desk, findDeskByChat, moveDesk } from "../../store/desks/desks.ts";
import { findUnfinishedPlaces, isCardOutOfSight } from "../../store/desks/places.ts";
import { findShownTickets } from "../../store/tickets/tickets.ts";
import { isOpen } from "../../ticket/ticket.ts";
import { inspectGroup } from "../effects/group.ts";
import { pinCard, refreshTopic } from "../effects/desk.ts";
import type { Handling } from "../handle.ts";
import { finishFormerPlace } from "../place/former-place.ts";

/** A group became a supergroup with another id. Updates its desk, and looks at it again. */
export function groupMigrated(handling: Handling, from: number, to: number): void {
  const { tx } = handling;
  const desk = findDeskByChat(tx, from);
  if (desk !== undefined && findDeskByChat(tx, to) === undefined) moveDesk(tx, desk.id, from, to);
  inspectGroup(handling, to, { topicId: null });
}

/** At most so many tickets are looked at. Older ones are brought up to date by their next change. */
const caughtUp = 100;

/** Shows what the desk could not show while a right was missing. */
export function catchUp(handling: Handling, desk: Desk): void {
  for (const place of findUnfinishedPlaces(handling.tx, desk.id, caughtUp))
    finishFormerPlace(handling, place);
  if (desk.kind === "channel") return;
  for (const ticket of findShownTickets(handling.tx, desk.id, caughtUp)) {
    const shouldShow = isOpen(ticket) ? ticket.toAct : "closed";
    if (isCardOutOfSight(handling.tx, desk, ticket)) pinCard(handling, ticket);
    if (ticket.topicIcon !== shouldShow || ticket.isTopicClosed === isOpen(ticket))
      refreshTopic(handling, ticket);
  }
}
