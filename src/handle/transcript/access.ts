import type { Database } from "../../store/database.ts";
import { isOfDesk } from "../../store/people/desk-people.ts";
import { findManager } from "../../store/people/managers.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";

/** Whether the person may have all that is kept of the ticket: an admin, or a manager of the desk where it is. */
export function mayReadAll(db: Database, personId: number, { deskId }: PlacedTicket): boolean {
  const manager = findManager(db, personId);
  if (manager?.isActive !== true) return false;
  return manager.isAdmin || isOfDesk(db, personId, deskId);
}
