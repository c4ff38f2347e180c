import { findUnreached } from "../../store/messages/waiting.ts";
import { recordEvents } from "../../store/tickets/journal.ts";
import { findClient, saveClientState } from "../../store/people/clients.ts";
import { findTicket } from "../../store/tickets/tickets.ts";
import { findOpenTickets } from "./client.ts";
import { deadlinesChanged } from "../deadlines/changes.ts";
import { atDeskOf } from "../effects/adding.ts";
import { mirrorAtDesk, refreshCard } from "../effects/desk.ts";
import { editCopy, relay } from "../effects/relay.ts";
import type { Handling } from "../handle.ts";
import { answerResumed } from "../replies.ts";

/** Telegram says that the client stopped the bot or came back. Messages that could not reach them go out again. */
export function reachabilityChanged(handling: Handling, clientId: number, isReachable: boolean): void {
  const { tx } = handling;
  const client = findClient(tx, clientId);
  if (client === undefined) return;
  if (client.isReachable !== isReachable) {
    saveClientState(tx, clientId, { isReachable });
    const type = isReachable ? "client_returned" : "client_left";
    for (const ticket of findOpenTickets(handling, clientId)) {
      recordEvents(tx, ticket.id, { kind: "client", id: clientId }, [{ type }], handling.now);
      deadlinesChanged(handling, ticket);
      // Nothing of a blocked client reaches the desk. The card shows it when it is refreshed for another reason.
      if (!client.isBlocked) refreshCard(handling, ticket);
    }
  }
  // A blocked client gets nothing until the team unblocks them.
  if (!isReachable || client.isBlocked) return;
  for (const pair of findUnreached(tx, clientId)) {
    const ticket = findTicket(tx, pair.ticketId);
    answerResumed(handling, pair.id);
    if (ticket === undefined) continue;
    // The failure is over. A new one would mark the message again.
    if (pair.deskMessageId !== null) mirrorAtDesk(handling, atDeskOf(ticket, pair), pair.deskMessageId);
    // A message that had arrived before only missed an edit.
    if (pair.deliveredAt === null) relay(handling, ticket, pair);
    else editCopy(handling, ticket, pair, { isMediaChanged: true, isOneOfMany: false });
  }
}
