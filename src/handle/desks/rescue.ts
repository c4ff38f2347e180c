import type { Keyboard } from "../../ticket/keyboard.ts";
import { saveRescueOffer } from "../../store/desks/memory.ts";
import { type Desk, findDesk, findDesks } from "../../store/desks/desks.ts";
import { countOpenTickets, findOpenTicketsAt } from "../../store/tickets/tickets.ts";
import { truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import type { Person } from "../../ticket/message.ts";
import { type Answer, done, refused } from "../answer.ts";
import { recordInAudit } from "../audit/record.ts";
import { findDepartment } from "./choice.ts";
import { moveToDesk } from "../place/move.ts";
import { alertAdmins } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";

/**
 * A button that moves all open tickets of an unusable desk to the one that takes new tickets. Empty when there is nothing
 * to move.
 */
export function rescueKeyboard(handling: Handling, { id }: Desk): Keyboard {
  const { tx, teamLanguage } = handling;
  const target = findDepartment(handling, null);
  const isReady = findDesk(tx, id)?.isReady === true;
  if (isReady || target === undefined || countOpenTickets(tx, id) === 0) return [];
  const label = plain(teamLanguage, "places-button-rescue", { desk: truncate(target.name, 40) });
  return [[{ label, press: { type: "desk_rescue", deskId: id, targetId: target.id }, style: "primary" }]];
}

/** After a desk became ready: offers the admins to move the tickets of unusable desks there. Offers it once for each. */
export function offerRescue(handling: Handling): void {
  const { tx, teamLanguage } = handling;
  for (const desk of findDesks(tx)) {
    if (desk.isReady) {
      if (desk.rescueDeskId !== null) saveRescueOffer(tx, desk.id, null);
      continue;
    }
    const keyboard = rescueKeyboard(handling, desk);
    const target = findDepartment(handling, null);
    if (keyboard.length === 0 || target === undefined || desk.rescueDeskId === target.id) continue;
    saveRescueOffer(tx, desk.id, target.id);
    const values = { count: countOpenTickets(tx, desk.id), title: desk.title };
    alertAdmins(handling, html(teamLanguage, "places-rescue-offer", values), keyboard);
  }
}

/** Moves all open tickets of an unusable desk. */
export function rescueTickets(handling: Handling, admin: Person, deskId: number, targetId: number): Answer {
  const { tx, teamLanguage } = handling;
  const desk = findDesk(tx, deskId);
  const target = findDesk(tx, targetId);
  if (desk === undefined || target === undefined || desk.id === target.id || desk.isReady)
    return refused(plain(teamLanguage, "refusal-stale"));
  if (!target.isReady) return refused(plain(teamLanguage, "refusal-desk_not_ready"));
  let count = 0;
  for (const ticket of findOpenTicketsAt(tx, desk.id)) {
    if (moveToDesk(handling, ticket, target, { kind: "manager", id: admin.id }).ok) count += 1;
  }
  if (count > 0) recordInAudit(handling, admin, { what: "desk_rescued", from: desk.name, to: target.name });
  return done(plain(teamLanguage, "places-rescued", { count, desk: target.name }));
}
