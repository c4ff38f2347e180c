import { isOfDesk } from "../../store/people/desk-people.ts";
import {
  findLikelyClients,
  findLikelyMessages,
  findLikelyNotes,
  findUndecidedWords,
  type NamedClient,
  type Written,
} from "../../store/messages/search.ts";
import { findPresentTicket, findTicketsOfClient, type PlacedTicket } from "../../store/tickets/tickets.ts";
import { fullName } from "../../ticket/message.ts";
import { findMatches, partsOf, type Search, type Span } from "../../ticket/search.ts";
import type { Handling } from "../handle.ts";

export type Found =
  /** @property askedId another number, when that ticket was merged into this one */
  | { kind: "ticket"; ticket: PlacedTicket; askedId: number }
  /** @property ticket the client's newest one that the person may see */
  | { kind: "client"; name: string; matches: Span[]; ticket: PlacedTicket }
  | { kind: "written"; written: Written; matches: Span[] };

/** Rows that are read first. Each time after that it is four times as many, since few of them seem to match. */
const readFirst = 24;

/** Of each kind: a search must not hold up the bot. */
const mostRead = 5_000;

/** What was kept of the rows, newest first. It is cut when there may be more than was read. */
interface Gathered<T> {
  kept: T[];
  isCut: boolean;
}

/**
 * The first `wanted` results at the person's desks: the ticket of that number, then clients by name, then what was
 * written, each the newest first.
 */
export function look(
  handling: Handling,
  personId: number,
  search: Search,
  wanted: number,
): { found: Found[]; isCut: boolean } {
  const found = lookForTicket(handling, personId, search);
  const parts = partsOf(search);
  if (parts.length === 0) return { found, isCut: false };
  const clients = lookForClients(handling, personId, search, parts, wanted - found.length);
  found.push(...clients.kept);
  if (found.length >= wanted) return { found, isCut: false };
  const written = lookForWritten(handling, personId, search, parts, wanted - found.length);
  found.push(...written.kept);
  return { found, isCut: clients.isCut || (written.isCut && found.length < wanted) };
}

function lookForTicket({ tx }: Handling, personId: number, { ticketId }: Search): Found[] {
  if (ticketId === null) return [];
  const ticket = findPresentTicket(tx, ticketId);
  if (ticket === undefined || !isOfDesk(tx, personId, ticket.deskId)) return [];
  return [{ kind: "ticket", ticket, askedId: ticketId }];
}

function lookForClients(
  { tx }: Handling,
  personId: number,
  search: Search,
  parts: readonly string[],
  wanted: number,
): Gathered<Found> {
  return gather(wanted, {
    read: (page) => findLikelyClients(tx, { parts, ...page }),
    keep(client): Found | undefined {
      const name = describeName(client);
      const matches = findMatches(search, name);
      if (matches === undefined) return undefined;
      const ticket = findTicketsOfClient(tx, client.id).findLast(({ deskId }) =>
        isOfDesk(tx, personId, deskId),
      );
      return ticket && { kind: "client", name, matches, ticket };
    },
  });
}

function describeName(client: NamedClient): string {
  const { preferredName, username } = client;
  const parts = [fullName(client)];
  if (preferredName !== null) parts.push(`(${preferredName})`);
  if (username !== null) parts.push(`@${username}`);
  return parts.join(" ");
}

function lookForWritten(
  { tx }: Handling,
  personId: number,
  search: Search,
  parts: readonly string[],
  wanted: number,
): Gathered<Found> {
  const sources: ((page: { before: number; limit: number }) => Written[])[] = [
    (page) => findLikelyMessages(tx, { parts, ...page }),
    (page) => findLikelyNotes(tx, { parts, ...page }),
    (page) => findUndecidedWords(tx, page),
  ];
  const gathered = sources.map((read) =>
    gather(wanted, {
      read,
      keep(written) {
        if (!isOfDesk(tx, personId, written.deskId)) return undefined;
        const matches = findMatches(search, written.text);
        return matches && { kind: "written" as const, written, matches };
      },
    }),
  );
  const kept = gathered.map((each) => each.kept).reduce((all, more) => merge(all, more));
  return { kept: kept.slice(0, wanted), isCut: gathered.some(({ isCut }) => isCut) };
}

interface Reading<Row, T> {
  read: (page: { before: number; limit: number }) => Row[];
  /** Undefined for a row that does not count. */
  keep: (row: Row) => T | undefined;
}

function gather<Row extends { id: number }, T>(wanted: number, { read, keep }: Reading<Row, T>): Gathered<T> {
  const kept: T[] = [];
  let before = Number.MAX_SAFE_INTEGER;
  let limit = readFirst;
  for (
    let left = mostRead;
    left > 0 && kept.length < wanted;
    left -= limit, limit = Math.min(limit * 4, left)
  ) {
    const rows = read({ before, limit });
    for (const row of rows) {
      const one = keep(row);
      if (one !== undefined) kept.push(one);
    }
    if (rows.length < limit) return { kept: kept.slice(0, wanted), isCut: false };
    before = rows.at(-1)!.id;
  }
  return { kept: kept.slice(0, wanted), isCut: kept.length < wanted };
}

/** Keeps the order of each list, so that a page does not change with the number of results. */
function merge<T extends { written: Written }>(first: readonly T[], second: readonly T[]): T[] {
  const merged: T[] = [];
  let at = 0;
  for (const one of first) {
    while (at < second.length && second[at]!.written.at > one.written.at) merged.push(second[at++]!);
    merged.push(one);
  }
  return [...merged, ...second.slice(at)];
}
