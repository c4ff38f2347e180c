import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { openDesk, passes } from "../support/desk.ts";
import { TestClock } from "../support/clock.ts";
import { deskRights, type Forum, photo } from "../telegram/actors.ts";
import { Failure } from "../telegram/failure.ts";

const line = "Проверка: бот отправил это сообщение сам и сейчас его удалит.";

suite("the test message", { concurrency: true }, () => {
  for (const kind of ["topics", "channel"] as const) {
    test(`goes into the group and away again, makes no ticket, and is reported (${kind})`, async (t) => {
      const desk = await openDesk(t, { kind, isSetUp: false });
      await desk.setUp();
      const { telegram, olga, group } = desk;
      await olga.in(group).sees("✅ Проверочное сообщение отправлено и удалено");
      await desk.settles();
      const sent = telegram.calls.of("sendMessage").filter(({ parameters }) => parameters["text"] === line);
      assert.deepEqual(
        sent.map(({ parameters }) => [parameters["chat_id"], parameters["message_thread_id"]]),
        [[group.id, undefined]],
      );
      assert.deepEqual(linesIn(group), []);
      assert.equal(telegram.calls.count("createForumTopic"), 0);
      const anna = telegram.client("Анна");
      await anna.writes("Привет");
      await anna.sees("Обращение №1");
    });
  }

  test("whose answer was lost is found and deleted with the next one; the same words of a client stay", async (t) => {
    const desk = await openDesk(t, { isSetUp: false, forum: { botRights: "none" } });
    const { telegram, forum, olga, boris } = desk;
    const anna = telegram.client("Анна");
    await anna.writes(line);
    await anna.sees("Обращение №1");
    await desk.settles();
    telegram.faults.cutAfter({ method: "deleteMessages", times: 1 });
    forum.promote(telegram.bot, deskRights);
    await boris.in(await forum.hasTopic("№1 Анна")).sees(line);
    const report = await olga.in(forum).sees("Всё готово");
    telegram.faults.cutAfter({ method: "sendMessage", chat_id: forum.id, times: 1 });
    await olga.in(forum).presses(report, "Проверить снова");
    await olga.in(forum).sees(line);
    await desk.rests();
    const sent = telegram.calls.of("sendMessage").filter(({ parameters }) => parameters["text"] === line);
    assert.ok(sent.length > 2, "the bot looked for the lost one");
    assert.deepEqual(
      linesIn(forum).map(({ topicId }) => topicId),
      [forum.topic("№1 Анна").id],
      "only the client's",
    );
  });

  for (const when of ["sendMessage", "deleteMessages"] as const) {
    test(`of a process that ended during ${when} is deleted after the next start`, async (t) => {
      const desk = await openDesk(t);
      const { telegram, forum, olga } = desk;
      const report = await olga.in(forum).sees("Всё готово");
      if (when === "sendMessage") telegram.faults.cutAfter({ method: when, chat_id: forum.id, times: 1 });
      else telegram.faults.cutBefore({ method: when, times: 1 });
      await olga.in(forum).presses("Проверить снова");
      await olga.in(forum).sees(line);
      await desk.stop();
      report.content.text = "";
      await desk.start();
      await olga.in(forum).sees("✅ Проверочное сообщение");
      await desk.rests();
      assert.deepEqual(linesIn(forum), []);
    });
  }

  test("that cannot be deleted is reported with the reason, and goes at the next check", async (t) => {
    const desk = await openDesk(t);
    const { telegram, forum, olga } = desk;
    const heal = telegram.faults.fails(new Failure(400, "Bad Request: message can't be deleted"), {
      method: "deleteMessages",
    });
    await olga.in(forum).presses("Проверить снова");
    const report = await olga.in(forum).sees("❌ Проверочное сообщение отправлено, но не удалилось");
    assert.match(report.content.text ?? "", /message can't be deleted[\s\S]*Всё готово/);
    heal();
    await olga.in(forum).presses(report, "Проверить снова");
    await olga.in(forum).sees("✅ Проверочное сообщение отправлено и удалено");
    assert.deepEqual(linesIn(forum), []);
  });

  test("that Telegram refuses is reported with the reason and holds nothing up", async (t) => {
    const desk = await openDesk(t);
    const { telegram, forum, olga, boris } = desk;
    telegram.faults.fails(new Failure(400, "Bad Request: CHAT_SEND_PLAIN_FORBIDDEN"), {
      method: "sendMessage",
      chat_id: forum.id,
      times: 1,
    });
    await olga.in(forum).presses("Проверить снова");
    await olga
      .in(forum)
      .sees(/❌ Проверочное сообщение не отправилось.*CHAT_SEND_PLAIN_FORBIDDEN[\s\S]*Всё готово/);
    await telegram.client("Анна").writes("Привет");
    await boris.in(await forum.hasTopic("№1 Анна")).sees("Привет");
  });

  test("waits when Telegram says so, and the report with it", async (t) => {
    const desk = await openDesk(t);
    const { telegram, forum, olga } = desk;
    telegram.faults.tooManyRequests(1, { method: "deleteMessages", times: 1 });
    const before = await olga.in(forum).sees("Всё готово");
    const words = before.content.text;
    await olga.in(forum).presses(before, "Проверить снова");
    await olga.in(forum).sees(line);
    await desk.rests();
    assert.notEqual(before.content.text, words);
    assert.deepEqual(linesIn(forum), []);
    assert.equal(
      telegram.calls.of("sendMessage").filter(({ parameters }) => parameters["text"] === line).length,
      2,
    );
  });

  test("into a group from which the bot was removed tells the admins that it is not there", async (t) => {
    const desk = await openDesk(t);
    const { telegram, forum, olga } = desk;
    await olga.starts();
    telegram.faults.fails(new Failure(403, "Forbidden: bot was kicked from the supergroup chat"), {
      method: "sendMessage",
      chat_id: forum.id,
      times: 1,
    });
    telegram.faults.fails(new Failure(403, "Forbidden: bot was kicked from the supergroup chat"), {
      method: "getChatAdministrators",
      chat_id: forum.id,
      times: 1,
    });
    await olga.in(forum).presses("Проверить снова");
    await desk.settles();
    forum.kick(telegram.bot);
    await olga.sees("Бота больше нет в группе «Менеджеры»");
    await desk.settles();
    assert.deepEqual(linesIn(forum), []);
  });
});

test("Check again works when all is there, and knows hours that were set meanwhile", async (t) => {
  const desk = await openDesk(t);
  const { forum, olga } = desk;
  const report = await olga.in(forum).sees("💡 Рабочее время не указано");
  assert.match(report.content.text ?? "", /Ссылка для клиентов: t\.me\/topicdesk_bot/);
  await olga.writes("/hours пн-пт 9-18");
  await olga.sees("пн–пт 9:00–18:00");
  await olga.in(forum).presses(report, "Проверить снова");
  await olga.in(forum).sees("✅ Рабочее время: пн–пт 9:00–18:00");
  await desk.settles();
  assert.match(report.content.text ?? "", /✅ Рабочее время/, "in the same message");
});

test("topics that are switched on are noticed within a minute, although Telegram does not report it", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock, isSetUp: false, forum: { is_forum: false } });
  const { forum, olga } = desk;
  await passes(desk, clock, 1_000);
  await olga.in(forum).sees("❌ Темы выключены");
  forum.setTopics(true);
  await passes(desk, clock, 60_000);
  await olga.in(forum).sees("Всё готово");
});

test("where the bot may not write, the admin who asked reads in private what is missing", async (t) => {
  const desk = await openDesk(t, {
    isSetUp: false,
    forum: { botRights: "none", permissions: { can_send_messages: false } },
  });
  const { forum, olga, telegram } = desk;
  await olga.starts();
  await olga.in(forum).writes("/setup@topicdesk_bot");
  const told = await olga.sees(/❌ Бот не администратор[\s\S]*отправить \/setup в группе/);
  assert.deepEqual(
    told.reply_markup?.inline_keyboard.flat().map(({ text }) => text),
    ["Выдать боту права"],
  );
  forum.promote(telegram.bot, deskRights);
  await olga.in(forum).sees("Всё готово");
});

test("the button of the owner's link adds the bot with the exact rights, and its /start is no command for the desk", async (t) => {
  const desk = await openDesk(t, { isSetUp: false, forum: { botRights: "absent" } });
  const { forum, olga, telegram } = desk;
  await olga.starts();
  const { url } = await olga.presses("Добавить бота в группу");
  assert.equal(url, "https://t.me/topicdesk_bot?startgroup&admin=manage_topics+pin_messages+delete_messages");
  forum.promote(telegram.bot, ["can_manage_topics", "can_pin_messages", "can_delete_messages"]);
  await olga.in(forum).writes("/start@topicdesk_bot");
  await olga.in(forum).sees("Всё готово");
  await desk.settles();
  const words = forum.general.map(({ content }) => content.text ?? "");
  assert.equal(words.filter((each) => each.includes("Всё готово")).length, 1);
  assert.deepEqual(
    words.filter((each) => each.includes("Такой команды нет")),
    [],
  );
  await telegram.client("Анна").sends(photo("Вот"));
  await forum.hasTopic("№1 Анна");
});

function linesIn(group: { chat: Forum["chat"] }) {
  return [...group.chat.messages.values()].filter(({ content }) => content.text === line);
}
