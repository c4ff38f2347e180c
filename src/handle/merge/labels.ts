import { recordEvents } from "../../store/tickets/journal.ts";
import { saveTicket } from "../../store/tickets/changes.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import { mostTags } from "../../ticket/labels.ts";
import type { TeamActor, TicketEvent } from "../../ticket/ticket.ts";
import { refreshTopic } from "../effects/desk.ts";
import type { Handling } from "../handle.ts";

/** The ticket gets the tags of the joined one as far as there is room, and its high priority. */
export function joinLabels(
  handling: Handling,
  from: PlacedTicket,
  into: PlacedTicket,
  actor: TeamActor,
): void {
  const { tx, now } = handling;
  const room = mostTags - into.tags.length;
  const tags = from.tags.filter((tag) => !into.tags.includes(tag)).slice(0, room);
  const isRaised = from.priority === "high" && into.priority !== "high";
  const events: TicketEvent[] = [
    ...(tags.length > 0 ? [{ type: "tagged", tags } as const] : []),
    ...(isRaised ? [{ type: "priority_set", priority: "high" } as const] : []),
  ];
  if (events.length === 0) return;
  saveTicket(tx, into.id, { tags: [...into.tags, ...tags], ...(isRaised && { priority: "high" }) });
  recordEvents(tx, into.id, actor, events, now);
  if (isRaised) refreshTopic(handling, into);
}
