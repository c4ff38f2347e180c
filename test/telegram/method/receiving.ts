import { isDeepStrictEqual } from "node:util";
import type { Update, UserFromGetMe, WebhookInfo } from "grammy/types";
import { userObject, type BotAccount } from "../account.ts";
import type { Call, Method } from "../call.ts";
import { Failure, tooManyRequests, violation } from "../failure.ts";
import { Webhook } from "../webhook.ts";

export const getMe: Method = ({ bot }): UserFromGetMe =>
  ({
    ...userObject(bot),
    can_join_groups: true,
    can_read_all_group_messages: bot.can_read_all_group_messages,
    supports_guest_queries: false,
    supports_inline_queries: bot.supports_inline_queries,
    supports_join_request_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: bot.has_topics_enabled,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
  }) as UserFromGetMe;

interface Poll {
  terminate(): void;
}
/** The call of each bot that waits for updates. A bot has at most one. */
const waiting = new WeakMap<BotAccount, Poll>();
interface Repetition {
  offset: number;
  at: number;
}
const lastOffset = new WeakMap<BotAccount, Repetition>();

/** docs:getUpdates. Waiting, conflicts and limits as in tdlib server's process_get_updates_query. */
export const getUpdates: Method = (call): Update[] | Promise<Update[]> => {
  const { bot, parameters } = call;
  if (bot.webhook) {
    throw new Failure(
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  }
  waiting.get(bot)?.terminate();
  const offset = parameters.offset ?? 0;
  const { limit, timeout } = slowRepetition(call, offset, {
    limit: Math.min(Math.max(parameters.limit || 100, 1), 100),
    timeout: Math.min(Math.max(parameters.timeout ?? 0, 0), 50),
  });
  if (parameters.allowed_updates) bot.queue.allow(parameters.allowed_updates);
  bot.queue.confirm(offset);
  const updates = bot.queue.peek(limit);
  return updates.length > 0 || timeout === 0 ? updates : poll(call, limit, timeout);
};

function poll({ world, bot, signal }: Call, limit: number, timeout: number): Promise<Update[]> {
  return new Promise((resolve, reject) => {
    let isOver = false;
    const end = () => {
      isOver = true;
      stopTimer();
      signal.removeEventListener("abort", finish);
      bot.queue.listen(undefined);
      waiting.delete(bot);
    };
    const finish = () => {
      if (isOver) return;
      end();
      resolve(bot.queue.peek(limit));
    };
    const terminate = () => {
      end();
      const text = "terminated by other getUpdates request; make sure that only one bot instance is running";
      reject(new Failure(409, `Conflict: ${text}`));
    };
    const stopTimer = world.clock.after(timeout * 1000, finish);
    signal.addEventListener("abort", finish);
    // Updates of one event, such as an album, come in one response.
    bot.queue.listen(() => queueMicrotask(finish));
    waiting.set(bot, { terminate });
  });
}

/** Repeating an offset within 3 s waits at least 3 s, and within 0.5 s gets one update only (tdlib server). */
function slowRepetition(
  call: Call,
  offset: number,
  asked: { limit: number; timeout: number },
): { limit: number; timeout: number } {
  if (!call.options.slowsRepeatedOffsets) return asked;
  const now = call.world.clock.now();
  const last = lastOffset.get(call.bot);
  lastOffset.set(call.bot, { offset, at: now });
  if (last?.offset !== offset || now - last.at >= 3000) return asked;
  return { limit: now - last.at < 500 ? 1 : asked.limit, timeout: Math.max(3, asked.timeout) };
}

/** docs:setWebhook. What is set already stays as it is (tdlib server). */
export const setWebhook: Method = (call) => {
  const { world, bot, parameters } = call;
  const { url = "", max_connections = 40, ip_address, allowed_updates, drop_pending_updates } = parameters;
  const { secret_token } = parameters;
  if (url === "") return deleteWebhook(call);
  if (!/^https:\/\//i.test(url)) throw violation("bad webhook: An HTTPS URL must be provided for webhook");
  const port = new URL(url).port;
  if (port !== "" && !["80", "88", "443", "8443"].includes(port)) {
    throw violation("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
  }
  if (secret_token !== undefined && !/^[\w-]+$/.test(secret_token))
    throw violation("secret token contains unallowed characters");
  const settings = {
    url,
    secret_token,
    max_connections,
    has_custom_certificate: call.uploads.has("certificate"),
    ...(ip_address ? { ip_address } : {}),
  };
  const isSame = isDeepStrictEqual(bot.webhook?.settings, settings);
  const now = world.clock.now();
  if (!isSame && now - bot.webhookSetAt < 1_000) throw tooManyRequests(1);
  if (allowed_updates) bot.queue.allow(allowed_updates);
  if (drop_pending_updates) bot.queue.clear();
  if (isSame) return true;
  waiting.get(bot)?.terminate();
  bot.webhook?.stop();
  bot.webhookSetAt = now;
  bot.webhook = new Webhook(settings, bot.queue, world.clock, (address) => world.behind(address));
  return true;
};

export const deleteWebhook: Method = ({ bot, parameters }) => {
  if (parameters.drop_pending_updates) bot.queue.clear();
  bot.webhook?.stop();
  bot.webhook = undefined;
  return true;
};

export const getWebhookInfo: Method = ({ bot }): WebhookInfo => {
  const { secret_token: _, ...settings } = bot.webhook?.settings ?? {
    url: "",
    has_custom_certificate: false,
  };
  return {
    ...settings,
    ...bot.webhook?.lastError,
    pending_update_count: bot.queue.length,
    ...(bot.queue.allowed ? { allowed_updates: bot.queue.allowed } : {}),
  } as WebhookInfo;
};

export const logOut: Method = ({ bot }) => {
  bot.isLoggedOut = true;
  return true;
};

export const close: Method = () => true;
