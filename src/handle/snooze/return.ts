import { type DueDeadline, saveDeadlines } from "../../store/tickets/deadlines.ts";
import { findTicket, type PlacedTicket } from "../../store/tickets/tickets.ts";
import { joinHtml } from "../../text/html.ts";
import type { PlainTextId } from "../../text/ids.generated.ts";
import { html } from "../../text/text.ts";
import { apply } from "../apply.ts";
import { tellDesk } from "../effects/desk.ts";
import type { Handling } from "../handle.ts";
import { worktimeOf } from "../hours/worktime.ts";
import { isTold } from "../notices/choices.ts";
import { tell } from "../notices/notices.ts";
import { mentionOf } from "../norms/notice.ts";

/** The tickets' rests are over. */
export function comeBack(handling: Handling, due: readonly DueDeadline[]): void {
  const { tx, now } = handling;
  for (const deadline of due) {
    const worktime = worktimeOf(handling, deadline.deskId);
    // The bot was down when the team worked.
    const opening = worktime.nextOpening(now) ?? now;
    if (opening > now) saveDeadlines(tx, [{ ...deadline, dueAt: opening }]);
    else wake(handling, findTicket(tx, deadline.ticketId)!);
  }
}

function wake(handling: Handling, ticket: PlacedTicket): void {
  const applied = apply(handling, ticket, { type: "wake" }, { kind: "bot" });
  if (!applied.ok) return;
  tellBack(handling, ticket, "snooze-back");
  const { managerId } = ticket;
  if (managerId !== null && ticket.quarantine !== "on" && isTold(handling, managerId, "back"))
    tell(handling, managerId, "back", ticket);
}

/** Tells the ticket's place that it is back, and mentions its manager. A mention rings, so not under quarantine. */
export function tellBack(
  handling: Handling,
  ticket: PlacedTicket,
  why: Extract<PlainTextId, `snooze-back${string}`>,
): void {
  const said = html(handling.teamLanguage, why);
  const { managerId, quarantine } = ticket;
  const managerHtml = managerId === null || quarantine === "on" ? undefined : mentionOf(handling, managerId);
  tellDesk(handling, ticket, managerHtml === undefined ? said : joinHtml([said, managerHtml], "\n"));
}
