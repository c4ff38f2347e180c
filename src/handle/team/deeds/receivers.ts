import type { Database } from "../../../store/database.ts";
import { isOfDesk } from "../../../store/people/desk-people.ts";
import { findActiveManagers, type Manager } from "../../../store/people/managers.ts";
import type { PlacedTicket } from "../../../store/tickets/tickets.ts";
import { inOrderOfWork } from "../../shifts/shifts.ts";

/** Whether the manager can answer at the ticket's desk. */
export function isReceiver(db: Database, { id }: Manager, { deskId }: Pick<PlacedTicket, "deskId">): boolean {
  return isOfDesk(db, id, deskId);
}

/** Who may get the ticket. With `shifts on`, those at work stand first. */
export function findReceivers(db: Database, ticket: Pick<PlacedTicket, "deskId">): Manager[] {
  return inOrderOfWork(
    db,
    findActiveManagers(db).filter((manager) => isReceiver(db, manager, ticket)),
  );
}

/** Whether anybody but its manager may get the ticket. */
export function hasOtherReceivers(db: Database, ticket: Pick<PlacedTicket, "deskId" | "managerId">): boolean {
  return findReceivers(db, ticket).some(({ id }) => id !== ticket.managerId);
}
