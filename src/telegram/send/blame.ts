import type { Desk } from "../../store/desks/desks.ts";
import { type Failure, readFailure } from "./failure.ts";
import type { Sending, Signal } from "./sending.ts";

/** How long a finding about a chat stays valid. */
const freshMilliseconds = 30_000;

/** A client's chat stays known to the bot, unless the token changes. So this finding stays valid for longer. */
const knownMilliseconds = 3_600_000;

/** The recent findings, for each bot in this process. */
const found = new WeakMap<Sending["store"], Map<number, { at: number; isThere: boolean }>>();

/**
 * A copy involves two chats, and Telegram does not say which one is unknown (tdlib server). Looks up the client's chat, so
 * that the client is not blamed for the other one. The call changes nothing.
 */
export function isChatUnknown(sending: Sending, chatId: number, signal: Signal): Promise<boolean> {
  return isAbsent(sending, chatId, ["chat_unknown"], () => sending.api.getChat(chatId, signal));
}

/** In a public group without the bot, Telegram says that the message to copy does not exist (tdlib server). */
export function isOutsideOf(sending: Sending, { talkId }: Desk, signal: Signal): Promise<boolean> {
  return isAbsent(sending, talkId, ["not_inside", "chat_unknown"], async () => {
    const { status } = await sending.api.getChatMember(talkId, sending.botId, signal);
    return status !== "left" && status !== "kicked";
  });
}

/** @param ask resolves with false when the bot is not in the chat; rejects with Telegram's refusal */
async function isAbsent(
  sending: Sending,
  chatId: number,
  kinds: readonly Failure["kind"][],
  ask: () => Promise<unknown>,
): Promise<boolean> {
  const known = found.get(sending.store) ?? new Map<number, { at: number; isThere: boolean }>();
  found.set(sending.store, known);
  const now = sending.clock.now();
  const before = known.get(chatId);
  const fresh = before?.isThere === true && chatId > 0 ? knownMilliseconds : freshMilliseconds;
  if (before !== undefined && now - before.at < fresh) return !before.isThere;
  let isThere: boolean;
  try {
    isThere = (await ask()) !== false;
  } catch (error) {
    const { kind } = readFailure(error);
    // An unclear failure proves nothing about the chat, so it is not remembered.
    if (!kinds.includes(kind)) return false;
    isThere = false;
  }
  // Clears old findings, so that they do not grow with the number of clients.
  if (known.size > 1_000) known.clear();
  known.set(chatId, { at: now, isThere });
  return !isThere;
}
