import { recordEvents } from "../../store/tickets/journal.ts";
import { saveTicket } from "../../store/tickets/changes.ts";
import { truncate } from "../../text/html.ts";
import { plain } from "../../text/text.ts";
import { readPriority } from "../../text/typed.ts";
import type { Priority } from "../../ticket/labels.ts";
import { type Answer, done, refused } from "../answer.ts";
import { refreshCard, refreshTopic } from "../effects/desk.ts";
import type { GivenAtTicket, PressedAtTicket } from "../feature.ts";

/** `/priority high`. */
export function priorityGiven(given: GivenAtTicket): Answer {
  const { handling, ticket, rest } = given;
  const { teamLanguage } = handling;
  if (rest === "") {
    const present = plain(teamLanguage, `priority-${ticket.priority}`);
    return refused(plain(teamLanguage, "labels-priority-how", { present }));
  }
  const priority = readPriority(rest);
  if (priority !== undefined) return setPriority(given, priority);
  return refused(plain(teamLanguage, "labels-priority-wrong", { word: truncate(rest, 64) }));
}

export function setPriority({ handling, ticket, member }: PressedAtTicket, priority: Priority): Answer {
  const { tx, now, teamLanguage } = handling;
  const name = plain(teamLanguage, `priority-${priority}`);
  if (ticket.priority === priority)
    return refused(plain(teamLanguage, "labels-priority-same", { priority: name }));
  saveTicket(tx, ticket.id, { priority, cardPage: "main" });
  recordEvents(tx, ticket.id, member.actor, [{ type: "priority_set", priority }], now);
  refreshCard(handling, ticket);
  // The topic's name shows only that the priority is high.
  if (priority === "high" || ticket.priority === "high") refreshTopic(handling, ticket);
  return done(plain(teamLanguage, "toast-priority", { priority: name }));
}
