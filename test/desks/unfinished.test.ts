import assert from "node:assert/strict";
import { test } from "node:test";
import { openDesk } from "../support/desk.ts";
import { deskRights } from "../telegram/actors.ts";

const settings = ["/settings", "/subjects", "/desks", "/hours", "/holidays", "/settings rating off"];

test("before any desk is ready, what an admin sets is done, with a line on what is missing", async (t) => {
  const desk = await openDesk(t, { isSetUp: false, forum: { botRights: "absent" } });
  const { telegram, forum, olga, boris } = desk;
  const known = [
    "Настройки",
    "Категорий пока нет",
    "Отделов пока нет",
    "Рабочее время",
    "раздник",
    "Сохранено",
  ];
  for (const [index, command] of settings.entries()) {
    const after = await olga.writes(command);
    await olga.sees(known[index]!, { after });
    const line = await olga.sees("пока нет группы менеджеров", { after });
    assert.match(JSON.stringify(line.reply_markup), /startgroup&admin=/, command);
  }
  forum.promote(telegram.bot, ["can_manage_topics", "can_delete_messages"]);
  await olga.in(forum).sees("❌ Нет права «Закрепление сообщений»");
  const asked = await olga.writes("/hours 9-18");
  await olga.sees("В группе «Менеджеры» не хватает: право «Закрепление сообщений»", { after: asked });
  await boris.writes("/settings");
  await boris.sees("Это могут только сотрудники поддержки.");
  await telegram.client("Анна").writes("/help");
  const help = await olga.writes("/help");
  await desk.settles();
  assert.equal(boris.messages.filter(({ content }) => content.text?.includes("не закончена")).length, 0);
  assert.deepEqual(said(olga, "не закончена", help), [], "/help is no setting");

  forum.promote(telegram.bot, deskRights);
  await olga.in(forum).sees("✅ Рабочее время: ежедневно 9:00–18:00");
  const last = await olga.writes("/settings");
  await olga.sees("Настройки", { after: last });
  await desk.settles();
  assert.deepEqual(said(olga, "не закончена", last), []);
});

test("an admin who starts the bot while the group lacks something is told what, and not to create a group", async (t) => {
  const desk = await openDesk(t, { isSetUp: false, forum: { botRights: "none" } });
  const { olga, forum } = desk;
  await olga.in(forum).sees("Почти готово");
  const asked = await olga.starts();
  const line = await olga.sees("В группе «Менеджеры» не хватает: бот среди администраторов", {
    after: asked,
  });
  assert.match(JSON.stringify(line.reply_markup), /startgroup&admin=/);
  await desk.settles();
  assert.deepEqual(said(olga, "Создайте", asked), []);
});

test("a desk that is lost is named to whoever sets something", async (t) => {
  const desk = await openDesk(t);
  const { telegram, forum, olga } = desk;
  await olga.starts();
  forum.kick(telegram.bot);
  await olga.sees("Бота больше нет в группе «Менеджеры»");
  await olga.writes("/subjects");
  await olga.sees("бота больше нет в группе «Менеджеры». Добавьте его туда снова");
});

test("an administrator of the group who is not the bot's may neither send /setup nor press Check again", async (t) => {
  const desk = await openDesk(t);
  const { forum, boris, olga } = desk;
  forum.promote(boris, ["can_manage_topics", "can_promote_members"]);
  await boris.in(forum).writes("/setup");
  await boris.in(forum).sees("Настроить бота может только его администратор");
  const report = await olga.in(forum).sees("Всё готово");
  const words = report.content.text;
  const { text } = await boris.in(forum).presses(report, "Проверить снова");
  assert.equal(text, "Это может только администратор: Ольга.");
  await desk.settles();
  assert.equal(report.content.text, words);
});

test("/setup in a ticket's topic is answered there, tests in General, and tells the client nothing", async (t) => {
  const desk = await openDesk(t);
  const { telegram, forum, olga } = desk;
  const anna = telegram.client("Анна");
  await anna.writes("Привет");
  const topic = await forum.hasTopic("№1 Анна");
  await desk.settles();
  const before = anna.messages.length;
  await olga.in(topic).writes("/setup");
  await olga.in(topic).sees("Всё готово");
  await desk.rests();
  assert.equal(anna.messages.length, before);
  const threads = telegram.calls
    .of("sendMessage", ({ parameters }) => String(parameters["text"]).startsWith("Проверка: бот"))
    .map(({ parameters }) => parameters["message_thread_id"]);
  assert.deepEqual(threads, [undefined, undefined]);
});

function said(
  { messages }: { messages: readonly { message_id: number; content: { text?: string } }[] },
  words: string,
  after: { message_id: number },
) {
  return messages.filter(
    ({ message_id, content }) => message_id > after.message_id && content.text?.includes(words) === true,
  );
}
