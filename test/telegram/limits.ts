import type { Clock } from "../../src/clock.ts";

/** How much a bot may send (FACTS 2). Telegram does not publish the numbers. These come from its FAQ and developers. */
export interface Limits {
  /** Sends, edits and new topics in one group, together in any minute. */
  groupPerMinute: number;
  /** The same for a channel. By default a group's number, since no source names one (FACTS 2). */
  channelPerMinute?: number;
  /** To one person, after the burst. */
  privatePerSecond: number;
  /** How many may go to one person at once before the limit by the second applies. */
  privateBurst: number;
  /** All chats together. */
  perSecond: number;
}

export const realLimits: Limits = { groupPerMinute: 20, privatePerSecond: 1, privateBurst: 5, perSecond: 30 };

const costly: ReadonlySet<string> = new Set([
  "createForumTopic",
  "editMessageText",
  "editMessageCaption",
  "editMessageMedia",
  "editMessageReplyMarkup",
  "editMessageLiveLocation",
  "stopMessageLiveLocation",
  "copyMessage",
  "copyMessages",
  "forwardMessage",
  "forwardMessages",
]);

/** For how many messages a call counts: a batch counts each item (FACTS 2). */
export function costOf(method: string, parameters: { message_ids?: unknown; media?: unknown }): number {
  if (method === "sendChatAction") return 0;
  if (!costly.has(method) && !/^send[A-Z]/.test(method)) return 0;
  const items =
    method === "sendMediaGroup"
      ? parameters.media
      : method.endsWith("Messages")
        ? parameters.message_ids
        : undefined;
  return Array.isArray(items) ? items.length : 1;
}

/** Counts what a bot sends. */
export interface Gate {
  /** Undefined: the call may go and is counted. Otherwise the seconds to wait, and nothing is counted. */
  admit(chat_id: number, cost: number): number | undefined;
}

export function createGate(
  clock: Clock,
  limits: Limits | "none",
  isChannel: (chat_id: number) => boolean,
): Gate {
  if (limits === "none") return { admit: () => undefined };
  const all = slidingWindow(limits.perSecond, 1000);
  const chats = new Map<number, Budget>();
  return {
    admit(chat_id, cost) {
      const now = clock.now();
      let chat = chats.get(chat_id);
      if (!chat) {
        chat =
          chat_id > 0
            ? bucket(limits.privateBurst, limits.privatePerSecond)
            : slidingWindow(perMinute(limits, isChannel(chat_id)), 60_000);
        chats.set(chat_id, chat);
      }
      const wait = Math.max(chat.wait(now, cost), all.wait(now, cost));
      if (wait > 0) return Math.max(1, Math.ceil(wait / 1000));
      chat.spend(now, cost);
      all.spend(now, cost);
      return undefined;
    },
  };
}

function perMinute(
  { groupPerMinute, channelPerMinute = groupPerMinute }: Limits,
  isChannel: boolean,
): number {
  return isChannel ? channelPerMinute : groupPerMinute;
}

interface Budget {
  /** Milliseconds until the cost fits; 0 for now. */
  wait(now: number, cost: number): number;
  spend(now: number, cost: number): void;
}

/** A batch larger than the whole window may go when the window is empty. */
function slidingWindow(size: number, milliseconds: number): Budget {
  let spent: number[] = [];
  const inWindow = (now: number) => (spent = spent.filter((at) => now - at < milliseconds));
  return {
    wait(now, cost) {
      inWindow(now);
      const excess = spent.length + cost - size;
      if (excess <= 0 || spent.length === 0) return 0;
      const last = spent[Math.min(excess, spent.length) - 1] ?? now;
      return last + milliseconds - now;
    },
    spend(now, cost) {
      inWindow(now);
      for (let each = 0; each < cost; each++) spent.push(now);
    },
  };
}

function bucket(size: number, perSecond: number): Budget {
  let level = size;
  let filledAt = -Infinity;
  const fill = (now: number) => {
    level = Math.min(size, level + (Math.max(0, now - filledAt) / 1000) * perSecond);
    filledAt = now;
  };
  return {
    wait(now, cost) {
      fill(now);
      const lacking = Math.min(cost, size) - level;
      return lacking <= 0 ? 0 : (lacking / perSecond) * 1000;
    },
    spend(now, cost) {
      fill(now);
      level -= cost;
    },
  };
}
