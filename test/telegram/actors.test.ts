import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { Api, InlineKeyboard, Keyboard } from "grammy";
import { document, photo, render, startTelegram } from "./actors.ts";

async function start(t: TestContext) {
  const telegram = await startTelegram();
  t.after(() => telegram.stop());
  const anna = telegram.client("Anna");
  const boris = telegram.client("Boris", { last_name: "Petrov" });
  await anna.starts();
  const api = new Api(telegram.bot.token, { apiRoot: telegram.apiRoot });
  return { telegram, anna, boris, api };
}

test("sees() waits for what comes later and does not take one's own words for it", async (t) => {
  const { anna, api } = await start(t);
  await anna.writes("hello there");
  const seen = anna.sees("hello");
  await api.sendMessage(anna.id, "hello Anna");
  assert.equal((await seen).content.text, "hello Anna");
  assert.equal((await anna.sees(/^hello/)).content.text, "hello Anna");
  assert.equal((await anna.sees(({ content }) => content.text === "hello Anna")).isDeleted, false);
});

test("sees() that sees nothing shows the screen", async (t) => {
  const { anna, api } = await start(t);
  await api.sendMessage(anna.id, "Choose", { reply_markup: new InlineKeyboard().text("Yes").text("No") });
  await assert.rejects(anna.sees("never", { timeout: 1 }), (error: Error) => {
    assert.match(error.message, /Anna does not see never\. On the screen:/);
    assert.match(error.message, /2 Topicdesk: Choose\n {4}\[ Yes \] \[ No \]/);
    return true;
  });
});

test("presses() gives the bot's answer to the press", async (t) => {
  const { anna, api } = await start(t);
  await api.sendMessage(anna.id, "Choose", { reply_markup: new InlineKeyboard().text("Yes, please", "yes") });
  const answer = anna.presses("Yes");
  const queries = (await api.getUpdates()).flatMap(({ callback_query }) => callback_query ?? []);
  assert.equal(queries[0]?.data, "yes");
  assert.equal(queries[0]?.message?.text, "Choose");
  await api.answerCallbackQuery(queries[0]?.id ?? "", { text: "Done", show_alert: true });
  assert.deepEqual(await answer, { text: "Done", show_alert: true });
  await assert.rejects(api.answerCallbackQuery(queries[0]?.id ?? ""), /query is too old/);
});

test("presses() on a keyboard writes its words or shares the contact", async (t) => {
  const { anna, api } = await start(t);
  await api.sendMessage(anna.id, "Who?", {
    reply_markup: new Keyboard().text("Nobody").requestContact("Me"),
  });
  await anna.presses("Nobody");
  assert.equal(anna.messages.at(-1)?.content.text, "Nobody");
  await anna.presses("Me");
  assert.equal(anna.messages.at(-1)?.content.contact?.user_id, anna.id);
});

test("people cannot do what Telegram would not let them", async (t) => {
  const { telegram, anna, boris } = await start(t);
  const forum = telegram.forum("Support", { owner: boris });
  await assert.rejects(anna.in(forum).writes("x"), /Anna is not in Support/);
  assert.throws(() => forum.createTopic("x", anna), /Anna may not create topics/);
  const message = await boris.in(forum).writes("mine");
  forum.add(anna);
  await assert.rejects(anna.in(forum).edits(message, "x"), /Anna did not write/);
  await assert.rejects(anna.in(forum).deletes(message), /Anna may not delete/);
  await assert.rejects(anna.starts("not a payload"), /No link can carry/);
});

test("render() shows topics, senders, kinds, replies and reactions", async (t) => {
  const { telegram, boris } = await start(t);
  const forum = telegram.forum("Support", { owner: boris });
  const topic = forum.createTopic("№1");
  const first = await boris.in(topic).sends(photo("look"));
  await boris.in(topic).repliesTo(first, document());
  await boris.in(topic).reacts(first, "👍");
  topic.close();
  const lines = render(forum.chat).split("\n").slice(-5);
  assert.deepEqual(lines, [
    `── topic ${topic.id} “№1” (closed) ──`,
    `${topic.id} Boris Petrov: [forum_topic_created №1] `,
    `${topic.id + 1} Boris Petrov: [photo] look  {👍}`,
    `${topic.id + 2} Boris Petrov: [document invoice.pdf] ↩${first.message_id} `,
    `${topic.id + 3} Boris Petrov: [forum_topic_closed] `,
  ]);
});

test("hasTopic() waits for the topic, and shows the group when it never comes", async (t) => {
  const { telegram, boris, api } = await start(t);
  const forum = telegram.forum("Support", { owner: boris });
  await assert.rejects(forum.hasTopic("№1", { timeout: 1 }), /Support has no topic №1:\n── Support/);
  const topic = forum.hasTopic(/№\d/);
  await api.createForumTopic(forum.id, "№1 Anna");
  assert.equal((await topic).name, "№1 Anna");
});
