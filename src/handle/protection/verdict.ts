import { type MessageFailure, findTicketOfAlbum } from "../../store/messages.ts";
import type { Client } from "../../store/people.ts";
import type { IncomingMessage } from "../../ticket/message.ts";
import type { Unwanted } from "../../ticket/protection.ts";
import type { Handling } from "../handle.ts";
import { beginPause, endPause, isFlooding, isPaused } from "./pause.ts";
import { findUnwantedNow } from "./unwanted.ts";

/** What becomes of a client's message. */
export type Verdict =
  | { kind: "relay" }
  /** It waits until the client's pause is over. `isTold` when the client has to be told of the pause. */
  | { kind: "keep"; isTold: boolean }
  /** It stays in the ticket's history. The client is told why. */
  | { kind: "unwanted"; unwanted: Unwanted };

/** An item of an album goes the way of the items before it. Only the first one counts as a message. */
export function judge(handling: Handling, client: Client, incoming: IncomingMessage): Verdict {
  const isKept = isPaused(client, handling.now);
  if (!isKept && client.pausedUntil !== null) endPause(handling, client);
  const before = findBefore(handling, client, incoming);
  if (before?.failure === "kept") return { kind: "keep", isTold: false };
  if (before === undefined) {
    if (isKept) return { kind: "keep", isTold: false };
    if (isFlooding(handling, client, incoming)) return { kind: "keep", isTold: beginPause(handling, client) };
  }
  const unwanted = findUnwantedNow(handling, client, incoming);
  return unwanted === undefined ? { kind: "relay" } : { kind: "unwanted", unwanted };
}

/** What becomes of a message that was unwanted before its edit. It counted when it came. */
export function judgeEdit(handling: Handling, client: Client, incoming: IncomingMessage): Verdict {
  const isKept = isPaused(client, handling.now);
  if (!isKept && client.pausedUntil !== null) endPause(handling, client);
  const unwanted = findUnwantedNow(handling, client, incoming);
  if (unwanted !== undefined) return { kind: "unwanted", unwanted };
  return isKept ? { kind: "keep", isTold: false } : { kind: "relay" };
}

function findBefore(
  { tx }: Handling,
  { id }: Client,
  { mediaGroupId }: IncomingMessage,
): { failure: MessageFailure | null } | undefined {
  return mediaGroupId === null ? undefined : findTicketOfAlbum(tx, id, mediaGroupId);
}
