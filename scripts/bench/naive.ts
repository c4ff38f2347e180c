import { Bot, type Context } from "grammy";

/*
 * What a relay bot looks like in its simplest form, measured beside Topicdesk by the same people: clients' messages are
 * copied to the group, replies to the copies go back. Nothing is stored, and each call is awaited in turn. When
 * `IS_HASTY`, nothing is awaited either: order and failures are lost, and what still lacks to the limit is what the
 * machine and the measuring cost. Started by bot-process.ts.
 */
const { BOT_TOKEN = "", TELEGRAM_API_ROOT = "", GROUP_ID = "", IS_HASTY } = process.env;
const bot = new Bot(BOT_TOKEN, { client: { apiRoot: TELEGRAM_API_ROOT } });
/** By the copy in the group: whose message it is. */
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
