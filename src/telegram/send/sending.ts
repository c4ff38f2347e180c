import type { Api } from "grammy";
import type { Clock } from "../../clock.ts";
import type { Handling } from "../../handle/handle.ts";
import type { Outcome } from "../../outbox/outcome.ts";
import type { Store, Transaction } from "../../store/database.ts";
import type { Language } from "../../text/text.ts";
import { type Failure, readFailure } from "./failure.ts";
import type { ShownCards } from "./desk/shown-cards.ts";

/** What every effect needs to be sent. */
export interface Sending {
  /** Without auto-retry: the outbox must see every 429, and a repeated send may be a second message. */
  api: Api;
  store: Store;
  shownCards: ShownCards;
  clock: Clock;
  teamLanguage: Language;
  timeZone: string;
  /** Telegram's id of the bot itself. */
  botId: number;
  botUsername: string;
  /** Whether the bot's private chats have topics (docs:User.has_topics_enabled). */
  hasPrivateTopics: boolean;
  /** The chats are seen to work: what was held goes at once, and what was put off is looked at again. */
  resume: (chatIds: ReadonlySet<number>) => void;
}

/** grammY types its signals after a polyfill whose `AbortSignal` lacks newer members of the real one. */
export type Signal = NonNullable<Parameters<Api["getMe"]>[0]>;

/** Makes a call and turns what comes of it into an outcome. */
export async function attempt<T>(
  call: () => Promise<T>,
  onSuccess: (result: T) => Outcome,
  onFailure: (failure: Failure) => Outcome | Promise<Outcome>,
): Promise<Outcome> {
  let result: T;
  try {
    result = await call();
  } catch (error) {
    return onFailure(readFailure(error));
  }
  return onSuccess(result);
}

/** What every effect does about failures that are not its own: wait, try again, or give up and say so. */
export function whenUnexpected(failure: Failure, onDead: (tx: Transaction) => void = () => {}): Outcome {
  if (failure.kind === "flood") {
    const { milliseconds, error, chatId } = failure;
    return { kind: "wait", milliseconds, error, chatId };
  }
  if (failure.kind === "unavailable") {
    const { error, isAmbiguous, isUnanswered } = failure;
    return { kind: "retry", error, isAmbiguous, isUnanswered };
  }
  // A topic is missed where none was named: nobody knows why.
  const mayPass = failure.kind === "refused" || failure.kind === "topic_gone";
  return { kind: "dead", error: failure.error, mayPass, settle: onDead };
}

/** The handling of what a settled send leads to. */
export function handlingOf(sending: Sending, tx: Transaction): Handling {
  const { clock, teamLanguage, timeZone, botUsername } = sending;
  return { tx, now: clock.now(), teamLanguage, timeZone, botUsername };
}
