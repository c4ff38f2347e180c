import type { Clock } from "../../src/clock.ts";
import type { BotAccount } from "./account.ts";

/** The bot's answer to a query, as the person sees it. */
export interface CallbackAnswer {
  text?: string;
  show_alert?: boolean;
  url?: string;
}

/** How long a query may be answered: for as long as it waits for a bot (tdlib server: 150 s). */
const answerTime = 150 * 1000;

/** How long an ephemeral message may name the query that it answers. */
const namedTime = 15 * 1000;

export interface CallbackQueries {
  /** Opens a new query to the bot. `onAnswer` is called at most once. @param from who pressed, and in which chat */
  open(
    bot: BotAccount,
    from: { userId: number; chatId: number },
    onAnswer: (answer: CallbackAnswer) => void,
  ): string;
  /** Whether an ephemeral message to that person in that chat may name it, answered or not. */
  mayName(bot: BotAccount, id: string, to: { userId: number; chatId: number }): boolean;
  /** False when the query is unknown, answered before, or too old. */
  answer(bot: BotAccount, id: string, answer: CallbackAnswer): boolean;
  /** How many queries have not been answered, expired ones too: a bot should answer each (docs:CallbackQuery). */
  unanswered(bot: BotAccount): number;
}

export function createCallbackQueries(clock: Clock): CallbackQueries {
  let nextId = 7_300_000_000_000_001n;
  const pressed = new Map<string, { bot: BotAccount; at: number; userId: number; chatId: number }>();
  const open = new Map<string, { bot: BotAccount; at: number; onAnswer: (answer: CallbackAnswer) => void }>();
  return {
    open(bot, from, onAnswer) {
      const id = String(nextId++);
      pressed.set(id, { bot, at: clock.now(), ...from });
      open.set(id, { bot, at: clock.now(), onAnswer });
      return id;
    },
    answer(bot, id, answer) {
      const query = open.get(id);
      if (!query || query.bot !== bot || clock.now() - query.at >= answerTime) return false;
      open.delete(id);
      query.onAnswer(answer);
      return true;
    },
    mayName(bot, id, { userId, chatId }) {
      const query = pressed.get(id);
      return (
        query?.bot === bot &&
        query.userId === userId &&
        query.chatId === chatId &&
        clock.now() - query.at <= namedTime
      );
    },
    unanswered: (bot) => [...open.values()].filter((query) => query.bot === bot).length,
  };
}
