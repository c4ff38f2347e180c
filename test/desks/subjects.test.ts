import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { type Desk, openDesk } from "../support/desk.ts";
import type { Person, StoredMessage } from "../telegram/actors.ts";

test("subjects are renamed, ordered, hidden and shown by commands, and clients are offered what is left", async (t) => {
  const desk = await openShop(t, "Доставка", "Оплата", "Возврат");
  const { olga } = desk;
  const anna = await asks(desk, "Анна");
  assert.deepEqual(await offeredTo(anna), ["Доставка", "Оплата", "Возврат"]);
  await says(
    olga,
    "/subjects rename Доставка = Самовывоз",
    "Категория «Доставка» теперь называется «Самовывоз».",
  );
  await says(olga, '/subjects rename "Возврат" "Возврат и обмен"', "называется «Возврат и обмен»");
  await says(olga, "/subjects rename Самовывоз -> самовывоз", "называется «самовывоз»");
  await says(olga, "/subjects order Возврат и обмен 1", "Категория «Возврат и обмен» теперь на 1-м месте.");
  await says(olga, "/subjects hide оплата", "Категория «Оплата» скрыта");
  assert.deepEqual(await offeredTo(await asks(desk, "Вера")), ["Возврат и обмен", "самовывоз"]);
  await says(olga, "/subjects show «Оплата»", "Категория «Оплата» снова предлагается клиентам и менеджерам.");
  await says(olga, "/subjects order Оплата 1", "на 1-м месте");
  await says(olga, "/subjects order Возврат и обмен 3", "на 3-м месте");
  assert.deepEqual(await offeredTo(await asks(desk, "Зоя")), ["Оплата", "самовывоз", "Возврат и обмен"]);
});

test("a hidden subject is offered to no manager, and a ticket keeps the name that it was given", async (t) => {
  const desk = await openShop(t, "Доставка", "Оплата");
  const { olga, boris, forum } = desk;
  const anna = await asks(desk, "Анна");
  const topic = boris.in(forum.topic("Анна"));
  await topic.writes("/subject Доставка");
  await topic.sees(/Категория: Доставка/);
  await topic.presses("⋯");
  await topic.presses("Категория");
  await topic.sees((message) => buttonsOf(message).includes("Доставка"));

  await says(olga, "/subjects hide Доставка", "скрыта");
  await says(olga, "/subjects rename Доставка = Самовывоз", "В прежних обращениях осталось старое название.");
  assert.match((await topic.presses("Доставка")).text ?? "", /Эта кнопка устарела/);
  const asked = await anna.sees("О чём ваш вопрос?");
  assert.match((await anna.presses(asked, "Доставка")).text ?? "", /Эта кнопка устарела/);
  await topic.writes("/subject Самовывоз");
  await topic.sees("Категории «Самовывоз» нет. Есть: Оплата.");
  await topic.presses("‹ Назад");
  await topic.presses("Категория");
  await topic.sees((message) => buttonsOf(message).join() === "Оплата,‹ Назад");
  await desk.rests();
  await topic.sees(/Категория: Доставка[\s\S]*#доставка/);
});

test("/subjects shows the list with links, and each subject can be changed by buttons", async (t) => {
  const desk = await openShop(t, "Доставка", "Оплата");
  const { olga } = desk;
  await olga.writes("/subjects");
  const list = await olga.sees("Категории обращений");
  assert.deepEqual(linesOf(list).slice(1), [
    "1. Доставка",
    "https://t.me/topicdesk_bot?start=s_1",
    "2. Оплата",
    "https://t.me/topicdesk_bot?start=s_2",
  ]);
  assert.deepEqual(buttonsOf(list), ["Доставка", "Оплата", "Добавить категорию"]);

  await olga.presses(list, "Оплата");
  await olga.sees(/^Оплата\nОбращения приходят в основной отдел\.\nСсылка, .*start=s_2$/);
  assert.deepEqual(buttonsOf(list), ["Переименовать", "Скрыть", "↑ Выше", "Выбрать отдел", "‹ К списку"]);
  assert.equal((await olga.presses(list, "Скрыть")).text, "Готово.");
  await olga.sees(/^Оплата\n.*\nСкрыта: ни клиентам, ни менеджерам не предлагается/);
  await olga.presses(list, "↑ Выше");
  await olga.presses(list, "↓ Ниже");
  await olga.presses(list, "↑ Выше");
  await olga.presses(list, "‹ К списку");
  await olga.sees((message) => linesOf(message)[1] === "1. Оплата · скрыта");
  await olga.presses(list, "Оплата");
  await olga.presses(list, "Показать снова");
  assert.deepEqual(await offeredTo(await asks(desk, "Анна")), ["Оплата", "Доставка"]);
});

test("the names of new and renamed subjects are asked for by a question", async (t) => {
  const desk = await openShop(t);
  const { olga, boris } = desk;
  await olga.writes("/subjects");
  await olga.sees("Категорий пока нет.");
  await olga.presses("Добавить категорию");
  const question = await olga.sees("Как назвать новую категорию?");
  assert.equal(question.keyboard, "forced reply");
  await olga.repliesTo(question, "Доставка <б>");
  await olga.sees("Категория «Доставка <б>» добавлена.");
  await olga.repliesTo(question, "доставка <Б>");
  await olga.sees("Категория «Доставка <б>» уже есть.");

  await says(olga, "/subjects", "1. Доставка <б>");
  await olga.presses("Доставка <б>");
  await olga.presses("Переименовать");
  const renaming = await olga.sees("Как теперь назвать «Доставка <б>»?");
  await olga.repliesTo(renaming, "Самовывоз");
  await olga.sees("Категория «Доставка <б>» теперь называется «Самовывоз».");
  await olga.repliesTo(renaming, "/tickets");
  await olga.sees("У вас пока нет обращений");
  assert.deepEqual(await offeredTo(await asks(desk, "Анна")), ["Самовывоз"]);
  await boris.writes("Самовывоз");
  await boris.sees("Обращение №2 принято");
});

test("a subject is routed to a department and back, by commands and by buttons", async (t) => {
  const desk = await openShop(t, "Доставка", "Оплата картой");
  const { olga } = desk;
  const store = desk.telegram.forum("Склад на Лесной", { owner: olga, botRights: ["can_manage_topics"] });
  await olga.inGeneral(store).presses("Добавить отдел");
  await olga.inGeneral(store).sees("Почти готово");
  await says(
    olga,
    "/subjects route Доставка = Склад на Лесной",
    "«Доставка» будут приходить в отдел «Склад на Лесной», когда он будет готов, а пока — в основной.",
  );
  await says(
    olga,
    "/subjects route оплата картой Менеджеры",
    "Обращения категории «Оплата картой» теперь приходят в отдел «Менеджеры».",
  );
  await says(
    olga,
    "/subjects",
    /1\. Доставка · отдел «Склад на Лесной»\n.*\n2\. Оплата картой · отдел «Менеджеры»/,
  );
  for (const dash of ["—", "-"]) {
    await says(olga, `/subjects route Доставка ${dash}`, "«Доставка» теперь приходят в основной отдел.");
  }

  const list = await olga.sees("Категории обращений");
  await olga.presses(list, "Доставка");
  await olga.presses(list, "Выбрать отдел");
  await olga.sees("В какой отдел направлять обращения категории «Доставка»?");
  assert.deepEqual(buttonsOf(list), ["✓ Основной отдел", "Менеджеры", "Склад на Лесной", "‹ Назад"]);
  await olga.presses(list, "Склад на Лесной");
  await olga.sees("Обращения направлены в отдел «Склад на Лесной», но он пока не готов");
  await olga.presses(list, "Выбрать отдел");
  await olga.presses(list, "Основной отдел");
  await olga.sees(/^Доставка\nОбращения приходят в основной отдел\./);
});

test("a wrong /subjects is answered with what would be right, and changes nothing", async (t) => {
  const desk = await openShop(t);
  const { olga } = desk;
  await says(olga, "/subjects hide Доставка", "Категорий пока нет. Добавить: /subjects add Доставка");
  for (const name of ["Доставка", "Оплата"]) await says(olga, `/subjects add ${name}`, "добавлена");
  await says(olga, "/subjects hide Оплата", "скрыта");
  const before = await listOf(olga);
  const [rename, order, route] = [
    "Напишите прежнее название и новое, а между ними знак «=»: /subjects rename",
    "Напишите категорию и её место в списке, от 1 до 2: /subjects order",
    "Напишите категорию и отдел, а между ними знак «=»: /subjects route",
  ];
  for (const [words, answer] of [
    [
      "удалить Доставка",
      "Категория не удаляется: она остаётся в прежних обращениях. Её можно скрыть: /subjects hide Доставка",
    ],
    ["constructor", "Категории можно менять так:"],
    ["add", "Название категории — от 1 до 40 знаков"],
    [`add ${"я".repeat(41)}`, "Название категории — от 1 до 40 знаков"],
    ["add \u200B", "Название категории — от 1 до 40 знаков"],
    ["add =", "Название категории — от 1 до 40 знаков"],
    ["add «…»!", "Название категории — от 1 до 40 знаков"],
    ["rename Доставка = \u2060.", "Название категории — от 1 до 40 знаков"],
    [
      "add Гарантия = Менеджеры",
      /^Категория пока не добавлена\..*\n\/subjects add Гарантия\n\/subjects route Гарантия = Менеджеры$/,
    ],
    ["add \u200BДоставка\u2060", "Категория «Доставка» уже есть."],
    ["add ДОСТАВКА", "Категория «Доставка» уже есть."],
    ["add оплата", "Категория «Оплата» уже есть, но скрыта. Показать её снова: /subjects show Оплата"],
    ["rename", rename],
    ["rename Доставка Самовывоз", rename],
    ["rename Доставка =", rename],
    ["rename Гарантия = Ремонт", "Категории «Гарантия» нет. Есть: Доставка, Оплата."],
    ["rename Доставка = оплата", "Категория «Оплата» уже есть"],
    [`rename Доставка = ${"я".repeat(41)}`, "Название категории — от 1 до 40 знаков"],
    ["hide", "Напишите, какую категорию скрыть: /subjects hide"],
    ["hide Гарантия", "Категории «Гарантия» нет."],
    ["hide Оплата", "Категория «Оплата» и так скрыта."],
    ["show", "Напишите, какую категорию показать снова: /subjects show"],
    ["show Доставка", "Категория «Доставка» и так не скрыта."],
    ["order", order],
    ["order Доставка", order],
    ["order Доставка первая", order],
    ["order Доставка 0", order],
    ["order Доставка 3", order],
    ["order Гарантия 1", "Категории «Гарантия» нет."],
    ["route", route],
    ["route Доставка", route],
    ["route Доставка =", route],
    ["route Гарантия Менеджеры", route],
    ["route Гарантия = Менеджеры", "Категории «Гарантия» нет."],
    ["route Доставка = Склад", "Отдела «Склад» нет. Есть: Менеджеры."],
    ["route Доставка Склад", "Отдела «Склад» нет. Есть: Менеджеры."],
  ] as const) {
    await says(olga, `/subjects ${words}`, answer);
  }
  assert.equal(await listOf(olga), before);
});

test("as many subjects as there may be fit into the list, with the longest names, and no more are taken", async (t) => {
  const desk = await openShop(t);
  const { olga } = desk;
  const store = desk.telegram.forum("С".repeat(100), { owner: olga });
  await olga.inGeneral(store).presses("Добавить отдел");
  await olga.inGeneral(store).sees("Всё готово");
  const names = Array.from({ length: 30 }, (_, index) => `${index + 1}&`.padEnd(40, "щ"));
  for (const name of names) {
    await says(olga, `/subjects add ${name}`, "добавлена");
    await says(olga, `/subjects route ${name} = ${"С".repeat(100)}`, "теперь приходят в отдел");
  }
  await says(olga, "/subjects add Ещё одна", "Категорий не может быть больше 30.");
  const list = await listOf(olga);
  for (const name of names) assert.ok(list.includes(name), name);
  assert.deepEqual(await offeredTo(await asks(desk, "Анна")), names);
});

async function openShop(t: TestContext, ...subjects: string[]): Promise<Desk> {
  const desk = await openDesk(t);
  for (const subject of subjects)
    await says(desk.olga, `/subjects add ${subject}`, `Категория «${subject}» добавлена.`);
  return desk;
}

async function asks(desk: Desk, name: string): Promise<Person> {
  const client = desk.telegram.client(name, { language_code: "ru" });
  await client.writes("Вопрос");
  await desk.boris.in(await desk.forum.hasTopic(name)).sees(/^Вопрос$/);
  await desk.settles();
  return client;
}

async function offeredTo(client: Person): Promise<string[]> {
  const asked = await client.sees("О чём ваш вопрос?");
  return buttonsOf(asked).filter((label) => label !== "Пропустить");
}

async function says(admin: Person, words: string, answer: string | RegExp): Promise<void> {
  const asked = await admin.writes(words);
  await admin.sees(answer, { after: asked });
}

async function listOf(admin: Person): Promise<string> {
  const asked = await admin.writes("/subjects");
  return (await admin.sees("Категории обращений", { after: asked })).content.text!;
}

function linesOf({ content }: StoredMessage): string[] {
  return (content.text ?? "").split("\n");
}

function buttonsOf({ reply_markup }: StoredMessage): string[] {
  return (reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
}
