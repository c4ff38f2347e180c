import type { Outcome } from "../../outbox/outcome.ts";
import { loosenQuote, saveWay } from "../../store/messages/changes.ts";
import type { MessagePair } from "../../store/messages/messages.ts";
import { findWaitingAlbum } from "../../store/messages/waiting.ts";
import type { Failure } from "./failure.ts";
import type { Sending } from "./sending.ts";

/** If Telegram refuses a whole album, its items are sent one by one, so that only the faulty item fails. */
export function whenAlbumFails({ kind }: Failure, pairs: readonly MessagePair[]): Outcome | undefined {
  const isOfAlbum = pairs.length > 1 && ["target_gone", "refused", "unfit"].includes(kind);
  return isOfAlbum ? inOtherWay(pairs, "alone") : undefined;
}

/** One message is given up. If the row carries others, it runs again for them. */
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

/** The other ways to send a message: without its quote, item by item, or as a forward. */
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

/** The message with the waiting items of its album. Alone after Telegram refused the album as a whole. */
export function takeTogether({ store }: Sending, pair: MessagePair): MessagePair[] {
  if (pair.mediaGroupId === null) return [pair];
  if (pair.isInWords) return [pair];
  const waiting = findWaitingAlbum(store, pair).filter(({ isInWords }) => !isInWords);
  return waiting[0]?.way === "copy" ? waiting : waiting.slice(0, 1);
}

export function isWaiting({ deliveredAt, failure }: MessagePair): boolean {
  return deliveredAt === null && failure === null;
}
