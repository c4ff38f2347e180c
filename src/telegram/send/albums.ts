import type { Outcome } from "../../outbox/outcome.ts";
import { loosenQuote, saveWay } from "../../store/message-changes.ts";
import type { MessagePair } from "../../store/messages.ts";
import { findWaitingAlbum } from "../../store/waiting-messages.ts";
import type { Failure } from "./failure.ts";
import type { Sending } from "./sending.ts";

/** An album that Telegram does not take as a whole goes item by item, so that only what is wrong stays behind. */
export function whenAlbumFails({ kind }: Failure, pairs: readonly MessagePair[]): Outcome | undefined {
  const isOfAlbum = pairs.length > 1 && ["target_gone", "refused", "unfit"].includes(kind);
  return isOfAlbum ? inOtherWay(pairs, "alone") : undefined;
}

/** What is given up stops nothing else: whatever the same row has to bring besides still goes out by it. */
export function goOn(
  outcome: Outcome,
  waiting: readonly MessagePair[],
  pairs: readonly MessagePair[],
): Outcome {
  const hasRest = waiting.some(({ id }) => pairs.every((pair) => pair.id !== id));
  const messageId = pairs[0]!.id;
  if (outcome.kind === "retry") return { ...outcome, messageId };
  return outcome.kind === "dead" ? { ...outcome, messageId, ...(hasRest && { hasMore: true }) } : outcome;
}

/** What may succeed in another way: without the quote, item by item, as a forward. */
export function whenCopyFails(
  failure: Failure,
  pairs: readonly MessagePair[],
  mayForward: boolean,
): Outcome | undefined {
  const [first] = pairs;
  if (failure.kind === "quote_gone" && first!.quote !== null && !first!.isQuoteLoose) {
    return { kind: "again", settle: (tx) => loosenQuote(tx, first!) };
  }
  if (failure.kind !== "uncopyable") return undefined;
  if (pairs.length > 1) return inOtherWay(pairs, "alone");
  return mayForward && first!.way !== "forward" ? inOtherWay(pairs, "forward") : undefined;
}

export function inOtherWay(pairs: readonly MessagePair[], way: "alone" | "forward"): Outcome {
  return {
    kind: "again",
    settle(tx) {
      for (const pair of pairs) saveWay(tx, pair, way);
    },
  };
}

/** The message with the rest of its album, as far as it waits too; by itself after the album as a whole was refused. */
export function takeTogether({ store }: Sending, pair: MessagePair): MessagePair[] {
  if (pair.mediaGroupId === null) return [pair];
  if (pair.isInWords) return [pair];
  const waiting = findWaitingAlbum(store, pair).filter(({ isInWords }) => !isInWords);
  return waiting[0]?.way === "copy" ? waiting : waiting.slice(0, 1);
}

export function isWaiting({ deliveredAt, failure }: MessagePair): boolean {
  return deliveredAt === null && failure === null;
}
