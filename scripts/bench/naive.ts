import { Bot } from "grammy";

/*
 * What a relay bot looks like in its simplest form: nothing is stored, each call is awaited in turn. Measured beside
 * Topicdesk by the same clients, to tell what the machine and the measuring cost. Started by bot-process.ts.
 */
const { BOT_TOKEN = "", TELEGRAM_API_ROOT = "", GROUP_ID = "" } = process.env;
const bot = new Bot(BOT_TOKEN, { client: { apiRoot: TELEGRAM_API_ROOT } });
bot.chatType("private").on("message", (context) => context.copyMessage(Number(GROUP_ID)));
await bot.start();
