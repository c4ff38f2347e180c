import { hasLeftEveryDesk } from "../../store/people/desk-people.ts";
import { findManager } from "../../store/people/managers.ts";
import type { Handling } from "../handle.ts";
import { readSetting } from "../settings/settings.ts";
import { end } from "../shifts/shifts.ts";
import { dismiss } from "./enrolment.ts";
import { offerTickets } from "./handover-pages.ts";

/**
 * Telegram says that the person has left a desk's group. Who is in none any more is not of the team, unless the admins keep
 * a list of it. Their tickets stay theirs until an admin decides.
 */
export function left(handling: Handling, personId: number): void {
  const { tx } = handling;
  const manager = findManager(tx, personId);
  if (manager?.isActive !== true || !hasLeftEveryDesk(tx, personId)) return;
  end(handling, personId);
  if (!manager.isAdmin && readSetting(tx, "access") === "members") dismiss(handling, manager, true);
  offerTickets(handling, manager);
}
