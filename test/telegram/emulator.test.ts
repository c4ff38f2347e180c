import assert from "node:assert/strict";
import { test } from "node:test";
import { Api, Bot } from "grammy";
import { startTelegram } from "./actors.ts";

test("a question goes from a client's chat into a topic and the answer comes back", async (t) => {
  const telegram = await startTelegram();
  const anna = telegram.client("Anna", { language_code: "en" });
  const boris = telegram.client("Boris");
  const forum = telegram.forum("Support", { owner: boris });
  const bot = new Bot(telegram.bot.token, { client: { apiRoot: telegram.apiRoot } });
  bot.on("message", async (ctx) => {
    if (ctx.chat.type === "private") {
      const { message_thread_id } = await ctx.api.createForumTopic(forum.id, `№1 ${ctx.from.first_name}`);
      await ctx.api.copyMessage(forum.id, ctx.chat.id, ctx.msgId, { message_thread_id });
    } else if (ctx.msg.is_topic_message && !ctx.from.is_bot) {
      await ctx.api.copyMessage(anna.id, ctx.chat.id, ctx.msgId);
    }
  });
  void bot.start();
  t.after(async () => {
    await bot.stop();
    await telegram.stop();
  });

  await anna.writes("My lamp is broken");
  const topic = await forum.hasTopic(/№1/);
  const seen = await boris.in(topic).sees("lamp is broken");
  assert.equal(seen.sender.account, telegram.bot);
  await boris.in(topic).writes("Which lamp?");
  await anna.sees("Which lamp?");
  assert.deepEqual(telegram.violations, []);
});

test("stop() ends waiting polls and frees the port", async () => {
  const telegram = await startTelegram();
  const api = new Api(telegram.bot.token, { apiRoot: telegram.apiRoot });
  const poll = api.getUpdates({ timeout: 30 });
  await api.getMe();
  await Promise.all([assert.rejects(poll), telegram.stop()]);
  await assert.rejects(fetch(telegram.apiRoot));
});
