import { clientLane } from "../../store/deliveries/lanes.ts";
import { type DueDeadline, findDeadlines, saveDeadlines } from "../../store/tickets/deadlines.ts";
import { findMemory } from "../../store/memory.ts";
import { findAutoclose } from "../../store/desks/norms.ts";
import { isLaneBusy } from "../../store/deliveries/traffic.ts";
import { findClient } from "../../store/people/clients.ts";
import { findTicket } from "../../store/tickets/tickets.ts";
import { html } from "../../text/text.ts";
import { overdue } from "../../ticket/deadline.ts";
import { languageWith } from "../client/client.ts";
import { deadlinesChanged } from "../deadlines/changes.ts";
import { tellClient } from "../effects/client.ts";
import type { Handling } from "../handle.ts";
import { worktimeOf } from "../hours/worktime.ts";
import { describeDuration } from "../norms/words.ts";
import { closeTicket } from "../team/deeds/closing.ts";

/** What is still on its way to the client is waited for so long at a time. */
const pauseMilliseconds = 3_600_000;

/** So long an admin who switches it on can think again, when tickets have waited long enough already. */
export const graceMilliseconds = 600_000;

/** Milliseconds that are left of that time. A time far ahead comes from a clock that was set back. */
function graceLeft({ tx, now }: Handling): number {
  const left = Number(findMemory(tx, "autoclose_from") ?? 0) - now;
  return left > 0 && left <= graceMilliseconds ? left : 0;
}

/**
 * Warns the clients of tickets that have waited for them long enough, or closes the tickets.
 * @param by what is due later has to wait, in milliseconds since the Unix epoch
 */
export function closeDue(handling: Handling, due: readonly DueDeadline[], by: number): void {
  for (const { ticketId } of due) closeOne(handling, ticketId, by);
}

function closeOne(handling: Handling, ticketId: number, by: number): void {
  const { tx, now } = handling;
  const ticket = findTicket(tx, ticketId)!;
  // An answer may have reached the client later than it was counted for.
  deadlinesChanged(handling, ticket);
  const deadline = findDeadlines(tx, ticketId).find(({ kind }) => kind === "autoclose");
  const autoclose = findAutoclose(tx);
  if (autoclose === undefined || deadline?.dueAt == null || deadline.dueAt > by) return;
  const worktime = worktimeOf(handling, ticket.deskId);
  const wait = (milliseconds: number, toldAt: number | null) => {
    const untilAt = toldAt === deadline.toldAt ? deadline.untilAt : toldAt! + (autoclose.warning ?? 0);
    saveDeadlines(tx, [
      { ...deadline, toldAt, untilAt, dueAt: worktime.nextOpening(now + milliseconds) ?? null },
    ]);
  };
  const grace = graceLeft(handling);
  if (grace > 0) return wait(grace, deadline.toldAt);
  if (!worktime.isOpen(now)) return wait(0, deadline.toldAt);
  // The client has to have the answer, and to have the warning for its time.
  if (isLaneBusy(tx, clientLane(ticketId))) {
    const milliseconds = Math.max(autoclose.warning ?? 0, pauseMilliseconds);
    return wait(milliseconds, deadline.toldAt === null ? null : now);
  }
  const client = findClient(tx, ticket.clientId)!;
  if (autoclose.warning === null || deadline.toldAt !== null)
    return void closeTicket(handling, ticket, { kind: "bot" });
  const wording = languageWith(handling, client);
  const left = describeDuration(wording.language, autoclose.warning);
  tellClient(handling, ticket, html(wording, "autoclose-warning", { number: String(ticketId), left }));
  saveDeadlines(tx, [{ ...deadline, told: overdue, toldAt: now, untilAt: now + autoclose.warning }]);
  deadlinesChanged(handling, ticket);
}
