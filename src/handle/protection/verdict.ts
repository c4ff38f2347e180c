import { type MessageFailure, findTicketOfAlbum } from "../../store/messages/messages.ts";
import type { Client } from "../../store/people/clients.ts";
import { hasUnwanted } from "../../store/messages/recent.ts";
import type { IncomingMessage } from "../../ticket/message.ts";
import { floodMilliseconds, type Unwanted } from "../../ticket/protection.ts";
import type { Handling } from "../handle.ts";
import { beginPause, endPause, isFlooding, isPaused } from "./pause.ts";
import { findUnwantedNow } from "./unwanted.ts";

/** What becomes of a client's message. */
export type Verdict =
  | { kind: "relay" }
  /** It waits until the client's pause is over. `isTold` when the client has to be told of the pause. */
  | { kind: "keep"; isTold: boolean }
  /**
   * It stays in the ticket's history. `isTold` as above. `isExplained` when the client has to be told why: during a pause
   * once a minute, so that the bot does not answer a flood with another one.
   */
  | { kind: "unwanted"; unwanted: Unwanted; isPaused: boolean; isTold: boolean; isExplained: boolean };

/** While it is kept back, no message opens another ticket: each of them would get a topic of its own. */
export function isHeldUp(verdict: Verdict): boolean {
  return verdict.kind === "keep" || (verdict.kind === "unwanted" && verdict.isPaused);
}

/** An item of an album goes the way of the items before it. Only the first one counts as a message. */
export function judge(handling: Handling, client: Client, incoming: IncomingMessage): Verdict {
  const isKept = isPaused(client, handling.now);
  if (!isKept && client.pausedUntil !== null) endPause(handling, client);
  const before = findBefore(handling, client, incoming);
  const wasPaused = before?.failure === "kept" || (mayWait(before) && isKept);
  const begins = before === undefined && !wasPaused && isFlooding(handling, client, incoming);
  const isTold = begins && beginPause(handling, client);
  const unwanted = findUnwantedNow(handling, client, incoming);
  if (unwanted === undefined) return wasPaused || begins ? { kind: "keep", isTold } : { kind: "relay" };
  const isExplained = !wasPaused || !hasUnwanted(handling.tx, client.id, lastMinute(incoming));
  return { kind: "unwanted", unwanted, isPaused: wasPaused || begins, isTold, isExplained };
}

/** A pause holds up what is no part of an album that has gone to the desk already. */
function mayWait(before: ReturnType<typeof findBefore>): boolean {
  return before === undefined || before.failure === "unwanted";
}

function lastMinute({ sentAt }: IncomingMessage): { since: number; until: number } {
  return { since: sentAt - floodMilliseconds, until: sentAt };
}

/**
 * What becomes of a message that was unwanted before its edit. It counted when it came.
 */
export function judgeEdit(
  handling: Handling,
  client: Client,
  incoming: IncomingMessage,
): { kind: "relay" } | { kind: "keep" } | { kind: "unwanted"; unwanted: Unwanted } {
  const isKept = isPaused(client, handling.now);
  if (!isKept && client.pausedUntil !== null) endPause(handling, client);
  const unwanted = findUnwantedNow(handling, client, incoming);
  if (unwanted !== undefined) return { kind: "unwanted", unwanted };
  return { kind: isKept ? "keep" : "relay" };
}

function findBefore(
  { tx }: Handling,
  { id }: Client,
  { mediaGroupId }: IncomingMessage,
): { failure: MessageFailure | null } | undefined {
  return mediaGroupId === null ? undefined : findTicketOfAlbum(tx, id, mediaGroupId);
}
