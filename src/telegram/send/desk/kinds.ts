import type { Outcome } from "../../../outbox/outcome.ts";
import type { Transaction } from "../../../store/database.ts";
import type { Desk } from "../../../store/desks/desks.ts";
import type { Failure } from "../failure.ts";
import type { Sending, Signal } from "../sending.ts";
import { channel } from "./channel.ts";
import type { DeskKind } from "./kind.ts";
import { type Shown, findDeskOf } from "./place.ts";
import { topics } from "./topics.ts";
import { whenDeskFails } from "./trouble.ts";

const kinds: Record<Desk["kind"], DeskKind> = { topics, channel };

export function kindOf({ kind }: Desk): DeskKind {
  return kinds[kind];
}

/**
 * Makes the next missing part of the ticket's place, with one call. People's messages wait for it, so a refused topic or
 * card is tried again for as long as a message is.
 */
export async function preparePlace(sending: Sending, ticketId: number, signal: Signal): Promise<Outcome> {
  const shown = findDeskOf(sending, ticketId);
  const kind = kindOf(shown.desk);
  const outcome = await (kind.whenOff(sending, shown.desk, signal) ?? kind.prepare(sending, shown, signal));
  return outcome.kind === "dead" ? { ...outcome, mayPass: true } : outcome;
}

export async function whenPlaceFails(
  sending: Sending,
  shown: Shown,
  failure: Failure,
  signal: Signal,
  onDead?: (tx: Transaction) => void,
): Promise<Outcome> {
  // A former place is not made again.
  if (shown.ticket.deskId !== shown.desk.id) return whenDeskFails(sending, shown.desk, failure, onDead);
  return kindOf(shown.desk).whenFails(sending, shown, failure, signal, onDead);
}
