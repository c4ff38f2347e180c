import { eraseClient, eraseTickets } from "../../store/forget/erasure.ts";
import type { Client } from "../../store/people/clients.ts";
import { findShown, type ShownThere } from "../../store/forget/shown.ts";
import { findIdsOfClient, findTicketsOfClient } from "../../store/tickets/tickets.ts";
import {
  type Dropped,
  dropTraces,
  findMessageIds,
  isBeingSent,
  traceClient,
  type Traces,
} from "../../store/forget/traces.ts";
import { escapeHtml } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { fullName } from "../../ticket/message.ts";
import { isOpen, type TeamActor } from "../../ticket/ticket.ts";
import { say } from "../effects/chat.ts";
import { eraseShown, purgeFiles } from "../effects/erasure.ts";
import type { Handling } from "../handle.ts";
import { closeTicket } from "../team/deeds/closing.ts";

/**
 * Erases all that is kept of the client, in this transaction, and lets what the desk shows of them be deleted in Telegram.
 * Their open tickets are closed by it. False when something about them is just being sent: then nothing is done.
 * @param adminIds who is told what could not be deleted
 */
export function forgetClient(
  handling: Handling,
  client: Client,
  actor: TeamActor,
  adminIds: readonly number[],
  purge: Parameters<typeof purgeFiles>[1] = "now",
): boolean {
  const { tx, now, teamLanguage } = handling;
  const tickets = findTicketsOfClient(tx, client.id);
  const ticketIds = findIdsOfClient(tx, client.id);
  const shown = findShown(tx, ticketIds);
  const traces = gatherTraces(handling, ticketIds, shown, client);
  if (isBeingSent(tx, traces)) return false;
  for (const ticket of tickets) if (isOpen(ticket)) closeTicket(handling, ticket, actor);
  // After the closing, which leaves rows too.
  const dropped = dropTraces(tx, traces);
  eraseTickets(tx, ticketIds, now);
  eraseClient(tx, client.id, plain(teamLanguage, "forget-name"), now);
  eraseShown(handling, shown, adminIds, `client:${now}:${ticketIds[0] ?? 0}`);
  purgeFiles(handling, purge);
  tellOfDropped(handling, dropped);
  return true;
}

/** Erases these closed tickets, without those about which something is just being sent. Their clients keep their names. */
export function forgetTickets(
  handling: Handling,
  ticketIds: readonly number[],
  adminIds: readonly number[],
): number {
  const { tx, now } = handling;
  const quiet = ticketIds.filter((id) => {
    return !isBeingSent(tx, gatherTraces(handling, [id], findShown(tx, [id]), null));
  });
  if (quiet.length === 0) return 0;
  const shown = findShown(tx, quiet);
  const dropped = dropTraces(tx, gatherTraces(handling, quiet, shown, null));
  eraseTickets(tx, quiet, now);
  eraseShown(handling, shown, adminIds, `night:${new Date(now).toISOString().slice(0, 10)}`);
  purgeFiles(handling, "after more");
  tellOfDropped(handling, dropped);
  return quiet.length;
}

/** Who waits for a conversation learns that it will not come. */
function tellOfDropped(handling: Handling, { transcripts }: Dropped): void {
  for (const { personId, ticketId } of transcripts)
    say(handling, personId, html(handling.teamLanguage, "transcript-erased", { number: String(ticketId) }));
}

function gatherTraces(
  { tx }: Handling,
  ticketIds: readonly number[],
  shown: readonly ShownThere[],
  client: Client | null,
): Traces {
  return {
    ticketIds: new Set(ticketIds),
    messageIds: new Set(findMessageIds(tx, ticketIds)),
    shown: new Map(
      shown.map(({ chatId, topics, messages }) => [
        chatId,
        { threads: new Set([...topics, ...messages]), messages: new Set(messages) },
      ]),
    ),
    client: client && traceClient(tx, client, escapeHtml(fullName(client))),
  };
}
