import { Bot } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import type { Handle } from "../handle/handle.ts";
import { adminComposer } from "./admin/admin.ts";
import { clientComposer } from "./client/client.ts";
import { managerComposer } from "./manager/manager.ts";

/** Who handles what, in the order of asking. Handlers write to the database and never call Telegram. */
export function createBot(options: {
  token: string;
  botInfo: UserFromGetMe;
  handle: Handle;
  onGroupChanged: (chatId: number) => void;
}): Bot {
  const { token, botInfo, handle, onGroupChanged } = options;
  const bot = new Bot(token, { botInfo });
  bot.use(adminComposer(handle, onGroupChanged));
  bot.use(clientComposer(handle));
  bot.use(managerComposer(handle));
  return bot;
}
