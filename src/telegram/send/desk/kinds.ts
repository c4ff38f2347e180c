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

/** Other rows look so often whether the place is there now. */
const lookMilliseconds = 500;

/**
 * Makes the next missing part of the ticket's place, with one call. People's messages wait for it, so a refused topic or
 * card is tried again for as long as a message is. Rows of several lanes may need the place: one makes it, the others wait.
 */
export async function preparePlace(sending: Sending, ticketId: number, signal: Signal): Promise<Outcome> {
  const shown = findDeskOf(sending, ticketId);
  const { placesUnderway } = sending;
  const key = `${ticketId}:${shown.desk.id}`;
  if (placesUnderway.has(key)) {
    const at = sending.clock.now() + lookMilliseconds;
    return { kind: "later", at, unless: () => !placesUnderway.has(key) };
  }
  placesUnderway.add(key);
  let made: Extract<Outcome, { kind: "again" }> | undefined;
  try {
    const outcome = await prepare(sending, shown, signal);
    if (outcome.kind !== "again") return outcome;
    made = outcome;
  } finally {
    if (made === undefined) placesUnderway.delete(key);
  }
  const { settle } = made;
  return {
    kind: "again",
    settle(tx) {
      // Until this is written, another row would find the place as it was.
      placesUnderway.delete(key);
      settle(tx);
    },
  };
}

async function prepare(sending: Sending, shown: Shown, signal: Signal): Promise<Outcome> {
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
