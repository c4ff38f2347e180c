import { type Api, Composer, Context } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import type { Handle } from "../handle/handle.ts";
import type { Log } from "../log.ts";
import { adminComposer } from "./admin.ts";
import { clientComposer } from "./private.ts";
import { managerComposer } from "./team.ts";
import { pressComposer } from "./press.ts";

/** Finds out whose an update is, and leaves its work with `handle`. */
export type Route = (update: Update) => Promise<void>;

/**
 * Who handles what, in the order of asking. Handlers write to the database; only a press is answered at once.
 * grammY's Bot would make an Api of its own for each update; its Composer does not.
 */
export function createRoute(options: {
  botInfo: UserFromGetMe;
  handle: Handle;
  answering: Api;
  log: Log;
  onGroupChanged: (chatId: number) => void;
}): Route {
  const { botInfo, handle, answering, log, onGroupChanged } = options;
  const composer = new Composer();
  composer.use(pressComposer(handle, answering, log));
  composer.use(adminComposer(handle, onGroupChanged));
  composer.use(clientComposer(handle));
  composer.use(managerComposer(handle));
  const route = composer.middleware();
  return async (update) => {
    await route(new Context(update, answering, botInfo), () => Promise.resolve());
  };
}
