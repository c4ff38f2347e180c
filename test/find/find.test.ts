import assert from "node:assert/strict";
import { test } from "node:test";
import { messageUrl } from "../../src/ticket/link.ts";
import { arrives, ask } from "../contract/conversation.ts";
import { atEveryDesk } from "../contract/nature.ts";
import { asks, buttonsOf, openDepartments } from "../desks/departments.ts";
import { answerTo } from "../managers/team.ts";
import { minute, noon } from "../norms/due.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk } from "../support/desk.ts";
import { contact, type Person, photo, type StoredMessage } from "../telegram/actors.ts";
import { entitiesOf } from "../telegram/content.ts";
import { queries } from "./queries.ts";

atEveryDesk("find", (nature) => {
  test("what the client, the team and a note say is found, each in its sentence, with a link right to it", async (t) => {
    const clock = new TestClock(noon);
    const desk = await nature.open(t, { clock });
    const { anna, manager } = await ask(desk, "Здравствуйте. Когда вернёте деньги? Жду.", "Анна <Вип>");
    clock.advance(minute);
    const answer = await manager.writes("Деньги вернём завтра");
    await arrives(desk, answer);
    clock.advance(minute);
    const note = await manager.writes("// про деньги: просил <b>дважды</b>");
    await arrives(desk, await anna.sends(photo("чек на ДЕНЬГИ")));
    await desk.settles();
    const found = await find(desk, "деньги");
    assert.equal(
      found.content.text,
      [
        "Нашлось по запросу «деньги», сначала новое",
        "• №1 · Анна <Вип> · клиент · 20 нояб., 12:02",
        "чек на ДЕНЬГИ",
        "• №1 · Анна <Вип> · 📝 Борис · 20 нояб., 12:02",
        "про деньги: просил <b>дважды</b>",
        "• №1 · Анна <Вип> · ответ: Борис · 20 нояб., 12:01",
        "Деньги вернём завтра",
        "• №1 · Анна <Вип> · клиент · 20 нояб., 12:00",
        "Когда вернёте деньги?",
      ].join("\n"),
    );
    assert.deepEqual(boldIn(found).slice(1), ["ДЕНЬГИ", "деньги", "Деньги", "деньги"]);
    const group = desk.group.chat.id;
    assert.deepEqual(
      urlsIn(found).slice(1, 3),
      [note, answer].map((each) => messageUrl(group, each.message_id)),
    );
    assert.deepEqual(buttonsOf(found), []);
  });

  test("an edited message is found by its new words alone, and what was taken back by none", async (t) => {
    const desk = await nature.open(t);
    const asked = await ask(desk, "Сломался чайник");
    const { anna, manager } = asked;
    await anna.edits(asked.question, "Сломался самовар");
    await desk.settles();
    await finds(desk, { чайник: 0, самовар: 1 });
    const answer = await manager.writes("Привезём кофейник");
    await arrives(desk, answer);
    await manager.edits(answer, "Привезём подстаканник");
    await desk.settles();
    await finds(desk, { кофейник: 0, подстаканник: 1 });
    await manager.repliesTo(answer, "/del");
    await desk.settles();
    await finds(desk, { подстаканник: 0 });
    const late = await manager.writes("Клиент скандальный");
    await arrives(desk, late);
    await manager.edits(late, "// клиент скандальный");
    await desk.settles();
    await finds(desk, { скандальный: 1 });
    assert.match((await find(desk, "скандальный")).content.text!, /📝 Борис/);
    await manager.edits(late, "// клиент терпеливый");
    await desk.settles();
    await finds(desk, { скандальный: 0, терпеливый: 1 });
  });

  test("a message that was made a ticket of its own is found there, and once", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await ask(desk, "Первый вопрос");
    await manager.repliesTo(await arrives(desk, await anna.writes("А ещё про доставку")), "/split");
    await anna.sees("новое обращение №2");
    await desk.settles();
    const found = await find(desk, "доставку");
    assert.match(found.content.text!, /^[^\n]*\n• №2 · Анна · клиент · [^\n]*\nА ещё про доставку$/);
  });

  test("a ticket is found by its number, a client by a part of a name, a contact by the end of its phone", async (t) => {
    const desk = await nature.open(t);
    const { anna } = await ask(desk, "Вопрос", "Семён Ёлкин");
    await anna.sends(contact("Вера", "+79990001122"));
    await anna.writes("или 8 (912) 345-67-89, спросить Ольгу");
    await desk.settles();
    for (const words of ["1", "№1", "#1"])
      assert.match((await find(desk, words)).content.text!, /\n• №1 · Семён Ёлкин · Не отвечено$/, words);
    assert.match((await find(desk, "елк")).content.text!, /\n• 👤 Семён Ёлкин · №1 · Не отвечено$/);
    for (const words of ["89990001122", "+7 999 000-11-22", "1122", "вера"])
      assert.match((await find(desk, words)).content.text!, /79990001122 Вера/, words);
    for (const words of ["+79123456789", "67-89", "6789", "345 67 89"])
      assert.match((await find(desk, words)).content.text!, /8 \(912\) 345-67-89/, words);
    assert.match(
      (await find(desk, "№7")).content.text!,
      /^По запросу «№7» в обращениях ваших отделов ничего не нашлось\. Проверьте, нет ли ошибки в цифрах\.$/,
    );
  });

  test("comments that wait for a decision are found too, and say that they were not sent", async (t) => {
    const desk = await nature.open(t);
    const { manager, atCard } = await ask(desk);
    await atCard.presses("📝 Заметка");
    await manager.writes("Клиент скандальный");
    await manager.sees("Это заметка или ответ клиенту?");
    await desk.settles();
    const found = await find(desk, "скандальный");
    assert.match(
      found.content.text!,
      /^[^\n]*\n• №1 · Анна · не отправлено: Борис · [^\n]*\nКлиент скандальный$/,
    );
    await manager.presses("Это заметка");
    await desk.settles();
    assert.match((await find(desk, "скандальный")).content.text!, /📝 Борис/);
  });
});

test("a manager finds only what is at their own desks, and follows a request that moves", async (t) => {
  const departments = await openDepartments(t, ["topics", "channel"], { clock: new TestClock(noon) });
  const { desk, boris, store } = departments;
  const gleb = desk.telegram.client("Глеб", { language_code: "ru" });
  ("discussion" in store ? store.discussion! : store).add(gleb);
  await boris.in(desk.group).writes("Всем привет");
  await Promise.all([boris.starts(), gleb.starts()]);
  const { first } = await asks(departments, "Анна", 1, "Где самовар?");
  await finds(desk, { самовар: 1, анна: 1, "№1": 1 }, boris);
  await finds(desk, { самовар: 0, анна: 0, "№1": 0 }, gleb);
  await first.of(boris).writes("/desk Склад");
  await desk.settles();
  await finds(desk, { самовар: 1, анна: 1, "№1": 1 }, gleb);
});

test("eight results a page, turned by buttons; an older search says that it is old", async (t) => {
  const desk = await opens(t);
  const { anna } = await ask(desk, "Возврат 1");
  for (let number = 2; number <= 19; number += 1) await anna.writes(`Возврат ${number}`);
  await desk.settles();
  const list = await find(desk, "возврат");
  assert.deepEqual(numbersIn(list), [19, 18, 17, 16, 15, 14, 13, 12]);
  assert.deepEqual(buttonsOf(list), ["Дальше ›"]);
  const shown = async (button: string) => {
    await desk.boris.presses(now(desk, list), button);
    await desk.settles();
    return now(desk, list);
  };
  assert.deepEqual(numbersIn(await shown("Дальше ›")), [11, 10, 9, 8, 7, 6, 5, 4]);
  const last = await shown("Дальше ›");
  assert.deepEqual(numbersIn(last), [3, 2, 1]);
  assert.deepEqual(buttonsOf(last), ["‹ Назад"]);
  assert.deepEqual(buttonsOf(await shown("‹ Назад")), ["‹ Назад", "Дальше ›"]);
  await desk.stop();
  await desk.start();
  assert.deepEqual(numbersIn(await shown("‹ Назад")), numbersIn(list));
  await find(desk, "врат");
  const answer = await desk.boris.presses(now(desk, list), "Дальше ›");
  assert.match(answer.text ?? "", /Этот поиск уже устарел/);
});

test("a page that is gone shows the last one there is", async (t) => {
  const desk = await opens(t);
  const { manager } = await ask(desk, "Вопрос");
  const answers: StoredMessage[] = [];
  for (let number = 1; number <= 9; number += 1) answers.push(await manager.writes(`Возврат ${number}`));
  await desk.settles();
  const list = await find(desk, "возврат");
  await manager.repliesTo(answers[0]!, "/del");
  await desk.settles();
  await desk.boris.presses(list, "Дальше ›");
  await desk.settles();
  assert.deepEqual(numbersIn(now(desk, list)), [9, 8, 7, 6, 5, 4, 3, 2]);
  assert.deepEqual(buttonsOf(now(desk, list)), []);
});

test("all words have to be together, in any order, short ones too", async (t) => {
  const desk = await opens(t);
  await ask(desk, "Не пришёл заказ 12", "Анна");
  await ask(desk, "Пришёл заказ 13", "Вера");
  await finds(desk, { "заказ пришел": 2, "заказ не": 1, "12 заказ": 1, "заказ деньги": 0 });
  assert.match(
    (await find(desk, "заказ деньги")).content.text!,
    /Бот ищет все слова сразу в одном сообщении, в одной заметке или в имени клиента/,
  );
});

for (const [written, answer] of [
  ["", /^Что найти\? Напишите слова/],
  [" !!! ", /^Что найти\?/],
  ["не", /^Слишком короткий запрос: хотя бы в одном слове нужно три буквы/],
  ["а б в", /^Слишком короткий запрос/],
  ["<b>&", /^Слишком короткий запрос/],
  ["<b>и</b>&amp;", /^По запросу «<b>и<\/b>&amp;» .* ничего не нашлось/],
  ["я".repeat(4_000), /^По запросу «я{63}…» .* ничего не нашлось/],
] as const)
  test(`/find ${written.slice(0, 20)} is answered`, async (t) => {
    const desk = await opens(t);
    await ask(desk);
    assert.match((await find(desk, written)).content.text!, answer);
  });

test(`${queries.length} searches that would break a query are all answered, and change nothing`, async (t) => {
  const desk = await opens(t);
  await ask(desk, "Верните деньги, возврат №12 AND всё");
  for (const written of queries) {
    const { text = "" } = (await find(desk, written.toWellFormed().slice(0, 4_080))).content;
    assert.match(text, /^(Нашлось по запросу|Что найти|Слишком короткий|По запросу «)/, written.slice(0, 80));
  }
  await finds(desk, { деньги: 1 });
  assert.deepEqual(desk.fatal, []);
});

async function opens(t: Parameters<typeof openDesk>[0]): Promise<Desk> {
  const desk = await openDesk(t, { clock: new TestClock(noon) });
  await desk.boris.in(desk.group).writes("Всем привет");
  await desk.boris.starts();
  await desk.settles();
  return desk;
}

function find(desk: Desk, words: string, person: Person = desk.boris): Promise<StoredMessage> {
  return answerTo(desk, `/find ${words}`, person);
}

/** How many results each search has. */
async function finds(desk: Desk, expected: Record<string, number>, person?: Person): Promise<void> {
  for (const [words, count] of Object.entries(expected)) {
    const { text = "" } = (await find(desk, words, person)).content;
    assert.equal(text.split("\n• ").length - 1, count, `${words}:\n${text}`);
  }
}

function now({ boris }: Desk, { message_id }: StoredMessage): StoredMessage {
  return boris.messages.find((message) => message.message_id === message_id)!;
}

function numbersIn({ content }: StoredMessage): number[] {
  return Array.from(content.text!.matchAll(/^Возврат (\d+)$/gm), ([, number]) => Number(number));
}

function boldIn({ content }: StoredMessage): string[] {
  return entitiesOf(content).flatMap(({ type, offset, length }) =>
    type === "bold" ? [content.text!.slice(offset, offset + length)] : [],
  );
}

function urlsIn({ content }: StoredMessage): string[] {
  return entitiesOf(content).flatMap((entity) => (entity.type === "text_link" ? [entity.url] : []));
}
