import assert from "node:assert/strict";
import { test } from "node:test";
import { openDesk } from "../support/desk.ts";
import { deskRights, photo } from "../telegram/actors.ts";

test("what clients write before the group is set up is kept and flows in, in order, once it is", async (t) => {
  const desk = await openDesk(t, { isSetUp: false, forum: { botRights: "none" } });
  const { telegram, forum, olga, boris } = desk;
  const anna = telegram.client("Анна");
  const john = telegram.client("John", { language_code: "en" });
  await anna.writes("Раз");
  await anna.sends(photo("Два"));
  await john.writes("Hello");
  await anna.sees("Обращение №1 принято");
  await john.sees("Request #2 received");
  await desk.settles();
  assert.deepEqual(forum.topics, []);

  forum.promote(telegram.bot, deskRights);
  await olga.inGeneral(forum).sees("2 обращения уже ждут");
  const topic = await forum.hasTopic("№1 Анна");
  await boris.in(topic).sees(/^Два$/);
  await boris.in(await forum.hasTopic("№2 John")).sees(/^Hello$/);
  const said = topic.messages.map(({ content }) => content.text ?? content.caption ?? "");
  assert.deepEqual(
    said.filter((words) => words === "Раз" || words === "Два"),
    ["Раз", "Два"],
  );
});

test("/setup names what is missing by Telegram's own names, and again when it was mended", async (t) => {
  const desk = await openDesk(t, { isSetUp: false, forum: { is_forum: false, botRights: "none" } });
  const { boris, forum, olga, telegram } = desk;
  const anna = telegram.client("Анна");
  await anna.writes("Есть кто?");
  await olga.in(forum).writes("/setup");
  const first = await olga.in(forum).sees("Почти готово");
  assert.match(first.content.text ?? "", /❌ Темы выключены/);
  assert.match(first.content.text ?? "", /❌ Бот не администратор/);
  for (const right of ["can_manage_topics", "can_pin_messages", "can_delete_messages"]) {
    assert.ok(first.content.text?.includes(right), right);
  }

  forum.setTopics(true);
  // The bot is promoted without one right: Telegram tells the bot, which looks by itself.
  forum.promote(telegram.bot, ["can_manage_topics", "can_delete_messages"]);
  const second = await olga.in(forum).sees("Почти готово", { after: first });
  assert.equal(
    (await boris.in(forum).presses(second, "Проверить снова")).text,
    "Это может только администратор: Ольга.",
  );
  const before = second.content.text;
  await olga.in(forum).presses(second, "Проверить снова");
  await desk.settles();
  assert.equal(forum.general.at(-1), second, "it is the message with the button that is up to date");
  assert.equal(withoutTime(second.content.text), withoutTime(before));
  assert.match(
    second.content.text ?? "",
    /✅ Темы включены\n✅ Бот — администратор\n✅ Право «Управление темами»/,
  );
  assert.match(second.content.text ?? "", /❌ Нет права «Закрепление сообщений»/);
  await desk.settles();
  assert.deepEqual(forum.topics, []);

  forum.promote(telegram.bot, ["can_manage_topics", "can_delete_messages", "can_pin_messages"]);
  await olga.in(forum).sees("Всё готово", { after: second });
  await olga.in(await forum.hasTopic("№1")).sees(/^Есть кто\?$/);
});

test("a group that somebody else added the bot to waits for an admin's /setup", async (t) => {
  const desk = await openDesk(t, { isSetUp: false, forum: { botRights: "absent" } });
  const { telegram, olga, boris } = desk;
  const forum = telegram.forum("Группа Бориса", { owner: boris, members: [olga] });
  await telegram.client("Анна").writes("Привет");
  await desk.settles();
  assert.deepEqual(forum.topics, []);
  await olga.inGeneral(forum).writes("/setup");
  await olga.inGeneral(forum).sees("Всё готово");
  await forum.hasTopic("№1 Анна");
});

test("/setup from somebody who may not is refused, with a word on what to do", async (t) => {
  const desk = await openDesk(t, { isSetUp: false, forum: { botRights: "none" } });
  const { forum, boris, olga, telegram } = desk;
  // In privacy mode a bot that is no administrator sees a command only after it wrote itself.
  await boris.inGeneral(forum).sees("Почти готово");
  await boris.inGeneral(forum).writes("/setup");
  await boris.inGeneral(forum).sees("Настроить бота может только его администратор");

  forum.promote(boris, { is_anonymous: true });
  await boris.inGeneral(forum).writes("/setup");
  await boris.inGeneral(forum).sees("бот не видит, кто вы");

  await olga.writes("/setup");
  await olga.sees("Команду /setup нужно отправить в группе менеджеров");
  await telegram.client("Чужой").writes("/setup");
  await desk.settles();
  assert.deepEqual(forum.topics, []);
});

test("the group can be chosen anew when the first one never got ready", async (t) => {
  const desk = await openDesk(t, { isSetUp: false, forum: { botRights: "none" } });
  const { olga, forum, telegram } = desk;
  await olga.inGeneral(forum).writes("/setup");
  await olga.inGeneral(forum).sees("Почти готово");
  const second = telegram.forum("Новая", { owner: olga });
  await olga.inGeneral(second).sees("Всё готово");
  await telegram.client("Анна").writes("Привет");
  await second.hasTopic("№1");
});

test("without ADMIN_IDS the first to open the printed link becomes the owner, and nobody after", async (t) => {
  const desk = await openDesk(t, { isSetUp: false, config: { adminIds: [] } });
  const { telegram, olga, boris, forum } = desk;
  const link = desk.told.find((sentence) => sentence.includes("https://t.me/"));
  const payload = /\?start=(claim_\S+)/.exec(link ?? "")?.[1];
  assert.ok(payload);

  await boris.starts("claim_guess");
  await boris.sees("Эта ссылка уже не действует");
  await olga.inGeneral(forum).writes("/setup");
  await olga.inGeneral(forum).sees("Настроить бота может только его администратор");

  await olga.starts(payload);
  const claimed = await olga.sees("Теперь вы администратор");
  await olga.starts(payload);
  await olga.sees("Здравствуйте! Вы администратор этого бота. Осталось три шага", { after: claimed });
  await boris.starts(payload);
  const refused = await boris.sees("Эта ссылка уже не действует");
  assert.ok(refused);
  await boris.inGeneral(forum).writes("/setup");
  await boris.inGeneral(forum).sees("Настроить бота может только его администратор");
  await olga.inGeneral(forum).writes("/setup");
  await olga.inGeneral(forum).sees("Всё готово");

  await desk.stop();
  desk.told.length = 0;
  await desk.start();
  assert.equal(
    desk.told.find((sentence) => sentence.includes("t.me")),
    undefined,
    "no new link once there is an owner",
  );
  assert.equal(telegram.calls.count("createForumTopic"), 0, "nothing of this was a ticket");
});

test("rights taken away hold the messages back, tell the admin once, and lose nothing", async (t) => {
  const desk = await openDesk(t);
  const { telegram, forum, olga, boris } = desk;
  await olga.starts();
  const anna = telegram.client("Анна");
  forum.promote(telegram.bot, ["can_pin_messages", "can_delete_messages"]);
  await boris.inGeneral(forum).sees("Нет права «Управление темами»");
  await anna.writes("Раз");
  await anna.writes("Два");
  await telegram.client("John").writes("Three");
  await olga.sees("боту теперь чего-то не хватает:\n❌ Нет права «Управление темами»");
  await desk.settles();
  const alerts = olga.messages.filter(({ content }) => content.text?.includes("чего-то не хватает"));
  assert.equal(alerts.length, 1);

  forum.promote(telegram.bot, deskRights);
  await boris.in(await forum.hasTopic("№1 Анна")).sees(/^Два$/);
  await boris.in(await forum.hasTopic("№2 John")).sees(/^Three$/);
});

/** The words without when the bot looked. */
function withoutTime(text = ""): string {
  return text.replace(/Проверено в .*/, "");
}

test("with the list of managers, the checklist asks for one besides the owner", async (t) => {
  const desk = await openDesk(t, { isSetUp: false });
  const { olga, boris, forum } = desk;
  await olga.writes("/settings access list");
  await olga.sees("Сохранено.");
  await desk.settles();
  await boris.inGeneral(forum).writes("Я в группе, но не в списке");
  await olga.inGeneral(forum).writes("/setup");
  const alone = await olga.inGeneral(forum).sees("Всё готово");
  assert.match(
    alone.content.text!,
    /💡 Отвечать в этой группе пока можете только вы\. Добавьте менеджеров: \/managers/,
  );
  assert.doesNotMatch(alone.content.text!, /каждый участник/);
  await boris.starts();
  await desk.settles();
  await olga.writes(`/managers add ${boris.id}`);
  await desk.settles();
  await olga.inGeneral(forum).presses("Проверить снова");
  await olga.inGeneral(forum).sees("✅ Отвечают только те, кто в списке /managers");
});

test("the checklist tells how canned replies can be searched, and looks anew each time it is asked", async (t) => {
  const desk = await openDesk(t, { isSetUp: false });
  const { forum, olga, telegram } = desk;
  await desk.setUp();
  const report = await olga
    .in(forum)
    .sees(
      /💡 Искать шаблоны, набирая @topicdesk_bot слово, пока нельзя\. Включить: \/setinline у @BotFather/,
    );
  telegram.bot.supports_inline_queries = true;
  await olga.in(forum).presses(report, "Проверить снова");
  await olga.in(forum).sees(/✅ Шаблоны находит и @topicdesk_bot слово в обращении/);
  await olga.in(forum).sees("Всё готово");
});
