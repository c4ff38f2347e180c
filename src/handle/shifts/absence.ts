import { findClient } from "../../store/people/clients.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import { isOpen } from "../../ticket/ticket.ts";
import type { Reading } from "../handle.ts";
import { readSetting } from "../settings/settings.ts";
import { findShiftOf } from "./shifts.ts";

/** Whether its client still waits, and its manager is still not at work. */
export function waitsForAbsent({ tx }: Pick<Reading, "tx">, ticket: PlacedTicket): boolean {
  if (!readSetting(tx, "shifts") || !isOpen(ticket) || ticket.toAct !== "team") return false;
  if (ticket.quarantine === "on" || ticket.snoozedUntil !== null) return false;
  const client = findClient(tx, ticket.clientId);
  if (client?.isBlocked === true || client?.isReachable === false) return false;
  return ticket.managerId !== null && findShiftOf(tx, ticket.managerId) === undefined;
}
