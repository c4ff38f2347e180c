import { Bot, type Context } from "grammy";

/*
 * The simplest relay bot, measured next to Topicdesk with the same people: it copies clients' messages to the group, and
 * replies to the copies go back. It stores nothing and awaits each call. With `IS_HASTY` it does not even await, and loses
 * order and failures: the gap to the limit is then the cost of the machine and of the measuring. bot-process.ts starts it.
 */
const { BOT_TOKEN = "", TELEGRAM_API_ROOT = "", GROUP_ID = "", IS_HASTY } = process.env;
const bot = new Bot(BOT_TOKEN, { client: { apiRoot: TELEGRAM_API_ROOT } });
/** By the copy's id in the group: the author. */
const writers = new Map<number, number>();

async function copyToGroup(context: Context & { chat: { id: number } }): Promise<void> {
  const { message_id } = await context.copyMessage(Number(GROUP_ID));
  writers.set(message_id, context.chat.id);
}

bot.chatType("private").on("message", async (context) => {
  const copying = copyToGroup(context);
  if (IS_HASTY === undefined) await copying;
});
bot.chatType("supergroup").on("message", async (context) => {
  const client = writers.get(context.message.reply_to_message?.message_id ?? 0);
  if (client === undefined) return;
  const copying = context.copyMessage(client);
  if (IS_HASTY === undefined) await copying;
});
await bot.start();
