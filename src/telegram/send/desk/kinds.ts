import type { Outcome } from "../../../outbox/outcome.ts";
import type { Transaction } from "../../../store/database.ts";
import type { Desk } from "../../../store/desks.ts";
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
 * Makes the next thing that is missing for the ticket to be shown. One call. What people wrote waits for it, so whatever
 * Telegram has against a topic or a card is tried again for as long as a message is.
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
  // What is gone where the ticket was before is not made anew.
  if (shown.ticket.deskId !== shown.desk.id) return whenDeskFails(sending, shown.desk, failure, onDead);
  return kindOf(shown.desk).whenFails(sending, shown, failure, signal, onDead);
}
