import { type Api, Context } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import type { Handle } from "../handle/handle.ts";
import type { Log } from "../log.ts";
import { addAdminRoutes } from "./admin.ts";
import { addInlineRoute } from "./inline.ts";
import { addPrivateRoutes } from "./private.ts";
import { addTeamRoutes } from "./team.ts";
import { addPressRoute } from "./press.ts";
import { Routes } from "./routes.ts";

/** Routes an update: finds its handler and gives the work to `handle`. */
export type Route = (update: Update) => void;

/**
 * Builds the router. The handlers are asked in this order. They only write to the database; only a press and a search for
 * canned replies call Telegram at once.
 */
export function createRoute(options: {
  botInfo: UserFromGetMe;
  handle: Handle;
  bestEffort: Api;
  log: Log;
  onGroupChanged: (chatId: number) => void;
}): Route {
  const { botInfo, handle, bestEffort, log, onGroupChanged } = options;
  const routes = new Routes();
  addPressRoute(routes, handle, bestEffort, log);
  addInlineRoute(routes, handle, bestEffort, log);
  addAdminRoutes(routes, handle, onGroupChanged);
  addPrivateRoutes(routes, handle);
  addTeamRoutes(routes, handle);
  return (update) => {
    routes.take(new Context(update, bestEffort, botInfo));
  };
}
