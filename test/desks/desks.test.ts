import assert from "node:assert/strict";
import { test } from "node:test";
import { type Desk, openDesk } from "../support/desk.ts";
import { deskRights, type Forum, type Person, type StoredMessage } from "../telegram/actors.ts";

test("a second group becomes a department when an admin says so; new tickets still go to the first", async (t) => {
  const desk = await openDesk(t);
  const { olga, boris, forum } = desk;
  const store = desk.telegram.forum("Склад <1>", { owner: olga, members: [boris] });
  const offer = await olga.inGeneral(store).sees("Бот уже работает в «Менеджеры». Подключить эту");
  assert.doesNotMatch(offer.content.text!, /Проверено/);
  assert.equal(
    (await boris.inGeneral(store).presses(offer, "Добавить отдел")).text,
    "Это может только администратор: Ольга.",
  );
  await desk.settles();
  assert.deepEqual(buttonsOf(offer), ["Добавить отдел"]);
  await opens(desk, "Анна", forum);
  assert.doesNotMatch(await cardOf(desk, "Анна", forum), /Отдел/);

  await olga.inGeneral(store).presses(offer, "Добавить отдел");
  await olga.inGeneral(store).sees(/Всё готово: отдел «Склад <1>» подключён.* приходят в «Менеджеры»/);
  await desk.settles();
  assert.deepEqual(buttonsOf(offer), []);
  await opens(desk, "Вера", forum);
  assert.match(await cardOf(desk, "Вера", forum), /Отдел: Менеджеры/);
  assert.deepEqual(store.topics, []);
});

test("a group that is not ready yet is a department too, and /desks says what it lacks", async (t) => {
  const desk = await openDesk(t);
  const { olga, telegram } = desk;
  const store = telegram.forum("Склад", { owner: olga, botRights: ["can_manage_topics"] });
  await olga.inGeneral(store).presses("Добавить отдел");
  await olga.inGeneral(store).sees(/Почти готово[\s\S]*Новые обращения тем временем приходят в «Менеджеры»/);
  await olga.writes("/desks");
  const list = await olga.sees("Отделы. Новые обращения приходят в «Менеджеры».");
  assert.equal(
    list.content.text,
    `Отделы. Новые обращения приходят в «Менеджеры».

Менеджеры
Группа с темами «Менеджеры»
✅ Работает
Ссылка, по которой клиент сразу пишет в этот отдел: https://t.me/topicdesk_bot?start=d_1

Склад
Группа с темами «Склад»
❌ Пока не готов. Когда исправите, отправьте /setup в его группе.
❌ Нет права «Закрепление сообщений» (can_pin_messages) — закреплять карточку обращения
❌ Нет права «Удаление сообщений» (can_delete_messages) — убирать свои лишние сообщения
👉 Профиль группы → «Изменить» → «Администраторы» → @topicdesk_bot → включите то, что отмечено ❌.
Ссылка, по которой клиент сразу пишет в этот отдел: https://t.me/topicdesk_bot?start=d_2

Добавить отдел: отправьте /setup в новой группе менеджеров или в группе обсуждений канала.`,
  );
  const asked = await olga.writes("/desks default Склад");
  await olga.sees("Отдел «Склад» пока не готов. Отправьте в его группе /setup", { after: asked });

  store.promote(telegram.bot, deskRights);
  await olga.inGeneral(store).sees("Всё готово");
  await olga.presses(list, "Склад");
  await olga.sees(/^Склад\nГруппа с темами «Склад»\n✅ Работает\n/);
});

test("a department is renamed and made the default by commands, and everybody sees its name", async (t) => {
  const desk = await openTwo(t);
  const { olga, boris, forum, store } = desk;
  await says(
    olga,
    "/desks rename «Склад» -> Склад и доставка",
    "«Склад» теперь называется «Склад и доставка».",
  );
  await says(olga, "/desks rename Менеджеры=Продажи", "Отдел «Менеджеры» теперь называется «Продажи».");
  await says(
    olga,
    "/desks default склад и Доставка",
    "Новые обращения теперь приходят в отдел «Склад и доставка»",
  );
  const anna = await opens(desk, "Анна", store);
  assert.match(await cardOf(desk, "Анна", store), /Отдел: Склад и доставка/);
  assert.deepEqual(forum.topics, []);
  await says(olga, "/settings signature desk", "Сохранено");
  await boris.in(store.topic("Анна")).writes("Собираем");
  await anna.sees("Собираем\n\n— Склад и доставка");
  await says(olga, "/desks", /^Отделы\. Новые обращения приходят в «Склад и доставка»\.\n\nПродажи\n/);
  await olga.sees("Склад и доставка — основной отдел\nГруппа с темами «Склад»");
});

test("a department is renamed and made the default by buttons", async (t) => {
  const desk = await openTwo(t);
  const { olga, store } = desk;
  await olga.writes("/desks");
  const list = await olga.sees("Отделы");
  assert.deepEqual(buttonsOf(list), ["Менеджеры", "Склад"]);
  await olga.presses(list, "Склад");
  await olga.sees(/^Склад\n/);
  assert.deepEqual(buttonsOf(list), ["Переименовать", "Сделать основным", "‹ К списку"]);
  const { text } = await olga.presses(list, "Сделать основным");
  assert.equal(text, "Новые обращения теперь приходят в отдел «Склад».");
  await olga.sees(/^Склад — основной отдел\n/);
  assert.deepEqual(buttonsOf(list), ["Переименовать", "‹ К списку"]);

  await olga.presses(list, "Переименовать");
  const question = await olga.sees("Как теперь назвать «Склад»?");
  assert.equal(question.keyboard, "forced reply");
  await olga.repliesTo(question, "х".repeat(41));
  await olga.sees("Название отдела — от 1 до 40 знаков");
  await olga.repliesTo(question, "Менеджеры");
  await olga.sees("Отдел «Менеджеры» уже есть.");
  await olga.repliesTo(question, " Доставка ");
  await olga.sees("Отдел «Склад» теперь называется «Доставка».");
  await olga.presses(list, "‹ К списку");
  await olga.sees("Новые обращения приходят в «Доставка».");
  await opens(desk, "Анна", store);
  assert.deepEqual(desk.forum.topics, []);
});

test("the names of however many departments fit into a message", async (t) => {
  const desk = await openDesk(t);
  const { olga, boris } = desk;
  await opens(desk, "Анна", desk.forum);
  for (let number = 1; number <= 35; number += 1) {
    const store = desk.telegram.forum(`${number} ${"С".repeat(120)}`, { owner: olga });
    await olga.inGeneral(store).presses("Добавить отдел");
    await olga.inGeneral(store).sees("Всё готово");
  }
  const list = await listOf(olga);
  assert.match(list, /\n\n1 С+\n\n2 С+\n\n[\s\S]*\n\n…\n\nДобавить отдел/);
  await says(olga, "/desks default Продажи", /^Отдела «Продажи» нет\. Есть: [^\n]*…\.$/);
  const topic = boris.in(desk.forum.topic("Анна"));
  await topic.writes("/desk Продажи");
  await topic.sees(/^Отдела «Продажи» нет\. Есть: 1 С[^\n]*…\.$/);
});

test("a wrong /desks is answered with what would be right, and changes nothing", async (t) => {
  const desk = await openTwo(t);
  const { olga, telegram } = desk;
  const twin = telegram.forum("Склад", { owner: olga });
  await olga.inGeneral(twin).presses("Добавить отдел");
  await olga.inGeneral(twin).sees("Всё готово");
  const before = await listOf(olga);
  for (const [words, answer] of [
    ["удали", "Отдел не удаляется: он остаётся в прежних обращениях."],
    ["добавить Склад", "Добавить отдел: отправьте /setup в новой группе менеджеров"],
    ["покажи", "Отделы можно менять так:"],
    ["default", "Отделы можно менять так:"],
    ["rename", "Напишите прежнее название и новое, а между ними знак «=»"],
    ["rename Менеджеры Продажи", "а между ними знак «=»"],
    ["rename Менеджеры =", "а между ними знак «=»"],
    ["rename Касса = Продажи", "Отдела «Касса» нет. Есть: Менеджеры, Склад, Склад."],
    ["rename Склад = Доставка", "Отделов с названием «Склад» несколько. Выберите нужный кнопкой: /desks"],
    [`rename Менеджеры = ${"я".repeat(41)}`, "Название отдела — от 1 до 40 знаков"],
    ["rename Менеджеры = склад", "Отдел «склад» уже есть."],
    ["default <b>Касса</b>", "Отдела «<b>Касса</b>» нет."],
  ] as const) {
    await says(olga, `/desks ${words}`, answer);
  }
  assert.equal(await listOf(olga), before);
});

test("however many departments there are and whatever they lack, the list is shown", async (t) => {
  const desk = await openDesk(t);
  const { olga, telegram } = desk;
  for (let number = 1; number <= 10; number += 1) {
    const forum = telegram.forum(`${number}-й ${"ф".repeat(90)}`, {
      owner: olga,
      botRights: [],
      is_forum: false,
    });
    await olga.inGeneral(forum).presses("Добавить отдел");
    await olga.inGeneral(forum).sees("Почти готово");
  }
  const list = await listOf(olga);
  for (let number = 1; number <= 10; number += 1) assert.ok(list.includes(`\n${number}-й`), list);
  await olga.presses("7-й");
  await olga.sees(/^7-й[\s\S]*❌ Темы выключены/);
});

test("a group renamed in Telegram renames its department, unless that has a name of its own", async (t) => {
  const desk = await openTwo(t);
  const { olga, boris, forum, store } = desk;
  await opens(desk, "Анна", forum);
  forum.rename("Магазин & Ко");
  await boris.in(forum.topic("Анна")).sees("Отдел: Магазин & Ко");
  await says(olga, "/desks rename Магазин & Ко = Продажи", "теперь называется «Продажи»");
  await boris.in(forum.topic("Анна")).sees("Отдел: Продажи");
  forum.rename("Лавка");
  await says(olga, "/desks", "Продажи\nГруппа с темами «Лавка»");
  assert.match(await cardOf(desk, "Анна", forum), /Отдел: Продажи/);
  assert.deepEqual(store.topics, []);
});

test("while the default department cannot work, new tickets go to one that can", async (t) => {
  const desk = await openTwo(t);
  const { olga, forum, store, telegram } = desk;
  await says(olga, "/desks default Менеджеры", "Новые обращения теперь приходят в отдел «Менеджеры».");
  await says(olga, "/desks default Менеджеры", "Отдел «Менеджеры» и так основной.");
  forum.promote(telegram.bot, ["can_pin_messages"]);
  const lacking = await olga.inGeneral(forum).sees(/Почти готово[\s\S]*приходят в «Склад»/);
  await opens(desk, "Анна", store);
  await says(olga, "/desks", /приходят в «Склад»\.\n\nМенеджеры — основной отдел\n.*\n❌ Пока не готов/);
  forum.promote(telegram.bot, deskRights);
  await olga.inGeneral(forum).sees("Всё готово: обращения клиентов", { after: lacking });
  await opens(desk, "Вера", forum);
});

test("what is split off a ticket stays at its department", async (t) => {
  const desk = await openTwo(t);
  const { olga, boris, forum, store } = desk;
  await says(olga, "/desks default Склад", "приходят в отдел «Склад»");
  const anna = await opens(desk, "Анна", store);
  await says(olga, "/desks default Менеджеры", "приходят в отдел «Менеджеры»");
  await anna.writes("И ещё вопрос");
  const copy = await boris.in(store.topic("№1")).sees(/^И ещё вопрос$/);
  await desk.settles();
  await boris.in(store.topic("№1")).repliesTo(copy, "/split");
  await boris.in(await store.hasTopic("№2")).sees(/^И ещё вопрос$/);
  assert.deepEqual(forum.topics, []);
});

/** The desk with a second department, «Склад». */
async function openTwo(t: Parameters<typeof openDesk>[0]): Promise<Desk & { store: Forum }> {
  const desk = await openDesk(t);
  const { olga, boris } = desk;
  const store = desk.telegram.forum("Склад", { owner: olga, members: [boris] });
  await olga.inGeneral(store).presses("Добавить отдел");
  await olga.inGeneral(store).sees("Всё готово");
  return Object.assign(desk, { store });
}

async function opens(desk: Desk, name: string, forum: Forum): Promise<Person> {
  const client = desk.telegram.client(name, { language_code: "ru" });
  await client.writes("Вопрос");
  await forum.hasTopic(name);
  await desk.settles();
  return client;
}

/** The card as it is once everything is up to date. */
async function cardOf(desk: Desk, name: string, forum: Forum): Promise<string> {
  await desk.rests();
  return forum.topic(name).messages.find(isCard)!.content.text!;
}

async function says(admin: Person, words: string, answer: string | RegExp): Promise<void> {
  const asked = await admin.writes(words);
  await admin.sees(answer, { after: asked });
}

async function listOf(admin: Person): Promise<string> {
  const asked = await admin.writes("/desks");
  return (await admin.sees("Отделы. ", { after: asked })).content.text!;
}

function buttonsOf({ reply_markup }: StoredMessage): string[] {
  return (reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
}

function isCard({ content }: StoredMessage): boolean {
  return content.text?.startsWith("Обращение №") === true;
}
