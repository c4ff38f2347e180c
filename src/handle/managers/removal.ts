import { hasLeftEveryDesk } from "../../store/people/desk-people.ts";
import type { Manager } from "../../store/people/managers.ts";
import { findOpenTicketsOf, findTicket } from "../../store/tickets/tickets.ts";
import { type Html, joinHtml } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { apply } from "../apply.ts";
import { recordInAudit } from "../audit/record.ts";
import type { Handling } from "../handle.ts";
import { tellOfTransfer } from "../team/deeds/transfer.ts";
import { dismiss } from "./enrolment.ts";
import { nobody } from "./handover-pages.ts";
import { findReceivers, fullNameInList } from "./words.ts";

export type Removal = { ok: true; said: Html } | { ok: false; refusal: Html };

/** Removes the manager from the team and gives away the open tickets, all or nothing. @param targetId 0 for nobody */
export function removeManager(
  handling: Handling,
  adminId: number,
  manager: Manager,
  targetId: number,
): Removal {
  const { teamLanguage } = handling;
  const who = fullNameInList(manager);
  if (!manager.isActive && !manager.hasLeft)
    return { ok: false, refusal: html(teamLanguage, "managers-removed-already", { who }) };
  if (manager.isAdmin)
    return {
      ok: false,
      refusal: html(teamLanguage, "managers-remove-admin", { who, handle: handleOf(manager) }),
    };
  const target = findReceiver(handling, manager, targetId);
  if (target === undefined) return { ok: false, refusal: html(teamLanguage, "managers-receiver-gone") };
  dismiss(handling, manager.isActive ? manager : { ...manager, openedAt: null }, false);
  recordInAudit(handling, { id: adminId }, { what: "manager_removed", personId: manager.id });
  const count = giveTickets(handling, adminId, manager, target);
  const said = [html(teamLanguage, "managers-removed", { who }), ...renderGiven(handling, target, count)];
  return { ok: true, said: joinHtml(said, "\n") };
}

/** Gives away the open tickets of a manager who cannot answer any more. @param targetId 0 for nobody */
export function giveAway(handling: Handling, adminId: number, manager: Manager, targetId: number): Removal {
  const { tx, teamLanguage } = handling;
  const who = fullNameInList(manager);
  if (manager.isActive && !hasLeftEveryDesk(tx, manager.id))
    return { ok: false, refusal: html(teamLanguage, "managers-give-back", { who }) };
  const target = findReceiver(handling, manager, targetId);
  if (target === undefined) return { ok: false, refusal: html(teamLanguage, "managers-receiver-gone") };
  const count = giveTickets(handling, adminId, manager, target);
  if (count === 0) return { ok: false, refusal: html(teamLanguage, "managers-give-none", { who }) };
  const given = { what: "manager_tickets", personId: manager.id, to: target?.id ?? null } as const;
  recordInAudit(handling, { id: adminId }, given);
  return { ok: true, said: joinHtml(renderGiven(handling, target, count), "\n") };
}

/** How commands name the person. */
function handleOf({ id, username }: Pick<Manager, "id" | "username">): string {
  return username === null ? String(id) : `@${username}`;
}

/** Null for nobody. Undefined for somebody who cannot get tickets. */
function findReceiver(handling: Handling, manager: Manager, targetId: number): Manager | null | undefined {
  return targetId === nobody ? null : findReceivers(handling, manager).find(({ id }) => id === targetId);
}

function renderGiven({ teamLanguage }: Handling, target: Manager | null, count: number): Html[] {
  if (count === 0) return [];
  return target === null
    ? [html(teamLanguage, "managers-released", { count })]
    : [html(teamLanguage, "managers-given", { count, to: fullNameInList(target) })];
}

/** Returns how many there were. */
function giveTickets(handling: Handling, adminId: number, from: Manager, to: Manager | null): number {
  const { tx } = handling;
  const tickets = findOpenTicketsOf(tx, from.id);
  const actor = { kind: "manager", id: adminId } as const;
  const command = to === null ? ({ type: "release" } as const) : ({ type: "transfer", to: to.id } as const);
  for (const ticket of tickets) apply(handling, ticket, command, actor);
  if (to !== null && to.id !== adminId)
    for (const { id } of tickets) tellOfTransfer(handling, findTicket(tx, id)!, to);
  return tickets.length;
}
