import { type Api, Composer, Context } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import type { Handle } from "../handle/handle.ts";
import type { Log } from "../log.ts";
import { adminComposer } from "./admin.ts";
import { inlineComposer } from "./inline.ts";
import { privateComposer } from "./private.ts";
import { teamComposer } from "./team.ts";
import { pressComposer } from "./press.ts";

/** Routes an update: finds its handler and gives the work to `handle`. */
export type Route = (update: Update) => Promise<void>;

/**
 * Builds the router. The composers are asked in this order. Handlers only write to the database; only a press and a search
 * for canned replies call Telegram at once.
 * Uses grammY's Composer, because its Bot would create an Api for each update.
 */
export function createRoute(options: {
  botInfo: UserFromGetMe;
  handle: Handle;
  bestEffort: Api;
  log: Log;
  onGroupChanged: (chatId: number) => void;
}): Route {
  const { botInfo, handle, bestEffort, log, onGroupChanged } = options;
  const composer = new Composer();
  composer.use(pressComposer(handle, bestEffort, log));
  composer.use(inlineComposer(handle, bestEffort, log));
  composer.use(adminComposer(handle, onGroupChanged));
  composer.use(privateComposer(handle));
  composer.use(teamComposer(handle));
  const route = composer.middleware();
  return async (update) => {
    await route(new Context(update, bestEffort, botInfo), () => Promise.resolve());
  };
}
