import type { Desk } from "../../store/desks.ts";
import { type Failure, readFailure } from "./failure.ts";
import type { Sending, Signal } from "./sending.ts";

/** What was found out of a chat stands for so long. */
const freshMilliseconds = 30_000;

/** A client's chat that the bot knows it knows for good, but for another token. */
const knownMilliseconds = 3_600_000;

/** What was found out lately, for each bot that runs in this process. */
const found = new WeakMap<Sending["store"], Map<number, { at: number; isThere: boolean }>>();

/**
 * A copy has two chats, and Telegram does not say which of them it does not know (tdlib server): asks for the client's,
 * so that nobody is blamed for the other one. A call that changes nothing.
 */
export function isClientChatUnknown(sending: Sending, clientId: number, signal: Signal): Promise<boolean> {
  return isAbsent(sending, clientId, ["chat_unknown"], () => sending.api.getChat(clientId, signal));
}

/** In a public group that the bot is not in, the message to copy is said not to be there (tdlib server). */
export function isOutsideOf(sending: Sending, { talkId }: Desk, signal: Signal): Promise<boolean> {
  return isAbsent(sending, talkId, ["not_inside", "chat_unknown"], async () => {
    const { status } = await sending.api.getChatMember(talkId, sending.botId, signal);
    return status !== "left" && status !== "kicked";
  });
}

/** @param ask resolves with false when the chat is not there for the bot, and rejects with Telegram's refusal */
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
    // When it cannot be found out now, nothing is held against the chat, and nothing is remembered.
    if (!kinds.includes(kind)) return false;
    isThere = false;
  }
  // What is old is forgotten, so that it does not grow with the number of clients.
  if (known.size > 1_000) known.clear();
  known.set(chatId, { at: now, isThere });
  return !isThere;
}
