import assert from "node:assert/strict";
import { test } from "node:test";
import { findOwnTexts } from "../../src/store/texts/texts.ts";
import { TestClock } from "../support/clock.ts";
import { openDesk } from "../support/desk.ts";
import { html, photo, richMessage, text, voice } from "../telegram/actors.ts";
import type { Content } from "../telegram/content.ts";

const former = "/texts ticket-taken = С вами {manager}.";

/** What an admin writes by mistake, and what they read. Nothing is changed by any of it. */
const commands: [written: string | Content, told: string][] = [
  ["/texts no-such-text", "Текста «no-such-text» нет. Список: /texts"],
  ["/texts <b>жирный</b> = x", "Текста «<b>жирный</b>» нет. Список: /texts"],
  [
    "/texts tiket-taken = С вами {manager}",
    "Текста «tiket-taken» нет. Возможно, вы имели в виду ticket-taken.",
  ],
  ["/texts de ticket-taken = Hallo, {manager}", "Языка «de» нет. Есть: ru, en"],
  ["/texts de ticket-taken", "Языка «de» нет. Есть: ru, en"],
  ["/texts en no-such-text = x", "Текста «no-such-text» нет. Список: /texts"],
  ["/texts ticket-taken Это {manager}", "поставьте перед новым знак «=»: /texts ticket-taken = новый текст"],
  ["/texts en ticket-taken It is {manager}", "знак «=»: /texts en ticket-taken = новый текст"],
  ["/texts ticket-taken ticket-accepted = {manager}", "Перед знаком «=» нужно только название текста"],
  ["/texts = Это {manager}", "Перед знаком «=» нужно только название текста"],
  [
    "/texts ticket-taken =",
    "Новый текст пустой, поэтому остался прежний. Вернуть исходный: /texts ticket-taken = —",
  ],
  ["/texts ticket-taken = \u2800\u3164", "Новый текст пустой"],
  [
    "/texts ticket-taken = С вами {menager}",
    "Подстановки {menager} здесь нет. Можно вставить: {manager} — имя менеджера.",
  ],
  ["/texts ticket-taken = С вами {Manager}", "Подстановки {Manager} здесь нет."],
  ["/texts ticket-taken = С вами { manager }", "Подстановки { manager } здесь нет."],
  ["/texts ticket-taken = С вами {}", "Подстановки {} здесь нет."],
  ["/texts ticket-taken = С вами { $manager }", "Подстановки { $manager } здесь нет."],
  ["/texts client-greeting = Здравствуйте, {name}!", "Подстановки {name} здесь нет. Здесь подстановок нет."],
  ["/texts ticket-taken = Здравствуйте!", "Не хватает подстановки {manager} — имя менеджера."],
  [
    "/texts ticket-taken = {manager} и {",
    "Фигурные скобки бывают только вокруг названия подстановки. Можно вставить",
  ],
  ["/texts ticket-taken = {manager}}", "Фигурные скобки бывают только вокруг"],
  [
    "/texts client-greeting = :-}",
    "Фигурные скобки бывают только вокруг названия подстановки. Здесь подстановок нет.",
  ],
  [
    "/texts ticket-taken = <b>{manager}</b>",
    "«<b>» клиент увидел бы как есть. Выделите слова в самом Telegram",
  ],
  [
    "/texts ticket-taken = {manager} <a href='https://a.ru'>тут</a>",
    "«<a href='https://a.ru'>» клиент увидел бы",
  ],
  [
    `/texts client-greeting = ${"а".repeat(4_001)}`,
    "Слишком длинно: вместе с подстановками до 4001 знаков, а можно 4000: более длинное",
  ],
  [`/texts ticket-taken = {manager}${"а".repeat(3_950)}`, "до 4014 знаков, а можно 4000"],
  [
    `/texts ticket-accepted = {number}${"🙂".repeat(1_300)}`,
    "до 1310 знаков, а можно 1300: в том же сообщении бывают",
  ],
  [`/texts button-yes = ${"Да".repeat(33)}`, "до 66 знаков, а можно 64, потому что это кнопка."],
  [`/texts toast-done = ${"Да".repeat(101)}`, "до 202 знаков, а можно 200: больше Telegram поверх экрана"],
  [`/texts signature = {name}${"а".repeat(20)}`, "до 84 знаков, а можно 80, потому что это часть другого"],
  [
    `/texts ticket-list-line = {number} {status} {when}${"а".repeat(300)}`,
    "а можно 370: в одном сообщении таких",
  ],
  ["/texts button-yes = Да\nили нет", "Здесь помещается только одна строка."],
  [links(), "В тексте слишком много длинных ссылок."],
  [
    photo("/texts ticket-taken = С вами {manager}"),
    "Нужно обычное текстовое сообщение, без файлов и голоса.",
  ],
];

/** What an admin sends after the button. */
const answers: [sent: string | Content, told: string][] = [
  [voice(), "Нужно обычное текстовое сообщение"],
  [photo("С вами {manager}"), "Нужно обычное текстовое сообщение"],
  [richMessage("С вами {manager}"), "Нужно обычное текстовое сообщение"],
  ["С вами {name}", "Подстановки {name} здесь нет."],
  ["С вами", "Не хватает подстановки {manager}"],
  ["<i>{manager}</i>", "«<i>» клиент увидел бы как есть."],
  ["/start — начать с {manager}", "Сообщение начинается с команды"],
  [`{manager}${"а".repeat(4_000)}`, "Слишком длинно"],
];

test("what cannot be a client's text is refused with the reason, and changes nothing", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock() });
  const { olga } = desk;
  const set = await olga.writes(former);
  await olga.sees("Сохранено.", { after: set });
  const before = findOwnTexts(desk.app.store);
  assert.equal(before.length, 1);
  for (const [written, told] of commands) {
    const sent = await olga.writes(written);
    await olga.sees(told, { after: sent });
    assert.deepEqual(findOwnTexts(desk.app.store), before, JSON.stringify(written));
  }
  await olga.writes("/texts ticket-taken");
  await olga.presses("Изменить");
  const question = await olga.sees("Пришлите новый текст для ticket-taken");
  assert.ok(question.content.text!.includes("{manager} — имя менеджера"));
  for (const [written, told] of answers) {
    const sent = await olga.repliesTo(question, written);
    await olga.sees(told, { after: sent });
    assert.deepEqual(findOwnTexts(desk.app.store), before, JSON.stringify(written));
  }
  await desk.settles();
  const asClient = olga.messages.filter(({ content }) => content.text?.includes("Отправить это как клиент"));
  assert.deepEqual(asClient, [], "none was taken for a client's words");
});

test("tags in code are words about tags, and other angles are only angles", async (t) => {
  const { olga } = await openDesk(t, { clock: new TestClock() });
  for (const content of [
    html("/texts client-greeting = Пишите <code>&lt;b&gt;</code>"),
    text("/texts client-greeting = 1 < 2 > 0, <3 <имя> <br>"),
  ]) {
    const sent = await olga.writes(content);
    await olga.sees("Сохранено.", { after: sent });
  }
});

/** Twenty links, each a thousand characters long. */
function links(): Content {
  const head = "/texts client-greeting = ";
  const entities = Array.from({ length: 20 }, (_, index) => ({
    type: "text_link" as const,
    offset: head.length + index * 2,
    length: 1,
    url: `https://example.com/${"a".repeat(1_000)}`,
  }));
  return text(head + "а ".repeat(20), entities);
}
