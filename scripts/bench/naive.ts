import { Bot } from "grammy";

/*
 * What a relay bot looks like in its simplest form, measured beside Topicdesk by the same clients: nothing is stored,
 * and each call is awaited in turn. When `IS_HASTY`, nothing is awaited either: order and failures are lost, and what
 * still lacks to the limit is what the machine and the measuring cost. Started by bot-process.ts.
 */
const { BOT_TOKEN = "", TELEGRAM_API_ROOT = "", GROUP_ID = "", IS_HASTY } = process.env;
const bot = new Bot(BOT_TOKEN, { client: { apiRoot: TELEGRAM_API_ROOT } });
bot.chatType("private").on("message", async (context) => {
  const copying = context.copyMessage(Number(GROUP_ID));
  if (IS_HASTY === undefined) await copying;
});
await bot.start();
