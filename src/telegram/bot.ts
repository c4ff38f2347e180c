import { type Api, Bot } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import type { Handle } from "../handle/handle.ts";
import type { Log } from "../log.ts";
import { adminComposer } from "./admin/admin.ts";
import { clientComposer } from "./client/client.ts";
import { managerComposer } from "./manager/manager.ts";
import { pressComposer } from "./press.ts";

/** Who handles what, in the order of asking. Handlers write to the database; only a press is answered at once. */
export function createBot(options: {
  token: string;
  botInfo: UserFromGetMe;
  handle: Handle;
  answering: Api;
  log: Log;
  onGroupChanged: (chatId: number) => void;
}): Bot {
  const { token, botInfo, handle, answering, log, onGroupChanged } = options;
  const bot = new Bot(token, { botInfo });
  bot.use(pressComposer(handle, answering, log));
  bot.use(adminComposer(handle, onGroupChanged));
  bot.use(clientComposer(handle));
  bot.use(managerComposer(handle));
  return bot;
}
