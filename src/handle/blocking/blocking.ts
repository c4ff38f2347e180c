import type { AuditActor } from "../../store/audit.ts";
import { isOfTeam, removeBlock, saveBlock } from "../../store/people/blocks.ts";
import { recordEvents } from "../../store/tickets/journal.ts";
import type { Client } from "../../store/people/clients.ts";
import { findTicketsOfClient, type PlacedTicket } from "../../store/tickets/tickets.ts";
import { escapeHtml } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { isOpen, type TeamActor } from "../../ticket/ticket.ts";
import { recordInAudit } from "../audit/record.ts";
import { languageWith } from "../client/client.ts";
import { deadlinesChanged } from "../deadlines/changes.ts";
import { reachabilityChanged } from "../client/reachability.ts";
import { sayToClient } from "../effects/client.ts";
import { refreshCard } from "../effects/desk.ts";
import type { Handling } from "../handle.ts";
import { summarizeAll } from "../protection/pause.ts";
import { endQuarantineQuestion } from "../protection/quarantine.ts";

/** Why a client cannot be blocked or let in. */
export type BlockRefusal = "refusal-already-blocked" | "refusal-not-blocked" | "refusal-block-team";

/**
 * The client is told once. After that they get and cause nothing.
 * @param at the ticket where it was done, open or closed
 */
export function blockClient(
  handling: Handling,
  client: Client,
  actor: TeamActor,
  reason: string | null,
  at?: PlacedTicket,
): BlockRefusal | undefined {
  const { tx, now, teamLanguage } = handling;
  if (client.isBlocked) return "refusal-already-blocked";
  if (isOfTeam(tx, client.id)) return "refusal-block-team";
  saveBlock(tx, client.id, { by: actor.kind === "manager" ? actor.id : null, at: now, reason });
  record(handling, client, actor, "client_blocked", at);
  const outcome = escapeHtml(plain(teamLanguage, "toast-blocked"));
  for (const ticket of findTicketsOfClient(tx, client.id)) endQuarantineQuestion(handling, ticket, outcome);
  sayToClient(handling, client, html(languageWith(handling, client), "client-blocked"), {
    isToShutOut: true,
  });
  return undefined;
}

/** The client may write again. What waited for them, and what they wrote in a pause before, goes on. */
export function unblockClient(
  handling: Handling,
  client: Client,
  actor: AuditActor,
  at?: PlacedTicket,
): BlockRefusal | undefined {
  if (!client.isBlocked) return "refusal-not-blocked";
  removeBlock(handling.tx, client.id);
  if (client.isReachable) reachabilityChanged(handling, client.id, true);
  record(handling, client, actor, "client_unblocked", at);
  sayToClient(handling, client, html(languageWith(handling, client), "client-unblocked"));
  summarizeAll(handling, client.id);
  return undefined;
}

/** The journal of `/audit` and every open ticket of the client show it. */
function record(
  handling: Handling,
  client: Client,
  actor: AuditActor,
  type: "client_blocked" | "client_unblocked",
  at: PlacedTicket | undefined,
): void {
  const { tx, now } = handling;
  recordInAudit(handling, actor, { what: type, clientId: client.id });
  for (const ticket of findTicketsOfClient(tx, client.id)) {
    deadlinesChanged(handling, ticket);
    if (!isOpen(ticket) && ticket.id !== at?.id) continue;
    recordEvents(tx, ticket.id, actor.kind === "server" ? { kind: "bot" } : actor, [{ type }], now);
    refreshCard(handling, ticket);
  }
}
