import { findClientsWithout, findNewestDate, findTicketsClosedBefore } from "../../store/forget/erasure.ts";
import { findClient } from "../../store/people/clients.ts";
import { findAdmins } from "../../store/people/managers.ts";
import type { Handling } from "../handle.ts";
import { readSetting } from "../settings/settings.ts";
import { forgetClient, forgetTickets } from "./erase.ts";

const day = 24 * 3_600_000;

/** Nothing else is done while a part is, so it is small. */
const part = 10;

/** A clock that was set wrong must not erase what is young. It is believed for so long after Telegram's last message. */
const believed = 7 * day;

/**
 * Erases a part of what is older than the setting `retention` says: closed tickets, and then clients of whom nothing else
 * is left. Returns whether more may be left. What cannot be deleted in Telegram is told to the admins.
 */
export function eraseOld(handling: Handling): boolean {
  const { tx, now } = handling;
  const days = readSetting(tx, "retention");
  const newest = findNewestDate(tx);
  if (days === 0 || newest === undefined) return false;
  const before = Math.min(now, newest + believed) - days * day;
  const adminIds = findAdmins(tx).map(({ id }) => id);
  const tickets = findTicketsClosedBefore(tx, before, part);
  if (tickets.length > 0) return forgetTickets(handling, tickets, adminIds) > 0;
  const clients = findClientsWithout(tx, before, part).flatMap((id) => findClient(tx, id) ?? []);
  // They have no open ticket that the bot would close.
  const gone = clients.filter((client) =>
    forgetClient(handling, client, { kind: "anonymous" }, adminIds, "after more"),
  );
  return gone.length > 0;
}
