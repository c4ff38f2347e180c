import assert from "node:assert/strict";
import { test } from "node:test";
import { findAuditLines } from "../../src/store/audit.ts";
import { sql } from "../../src/store/database.ts";
import { findFaq } from "../../src/store/texts/faq.ts";
import { buttonsOf } from "../desks/departments.ts";
import { answerTo } from "../managers/team.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk } from "../support/desk.ts";
import { document, html, location, photo, poll, sticker, type StoredMessage } from "../telegram/actors.ts";

const question = "Как вернуть товар?";

test("the list is empty at first and says how to add a question", async (t) => {
  const desk = await opens(t);
  const said = await answerTo(desk, "/faq");
  assert.match(
    said.content.text!,
    /^Частых вопросов пока нет\. .*\n\nДобавить: \/faq add Как вернуть товар\? = /,
  );
  assert.deepEqual(buttonsOf(said), []);
});

test("an admin adds, orders, answers anew and removes, in Russian too, and each leaves a line in the journal", async (t) => {
  const desk = await opens(t, "add Где вы? = В Москве", "добавить Когда вы открыты? = Всегда");
  const list = await answerTo(desk, "/faq");
  assert.match(
    list.content.text!,
    /^Частые вопросы: 2\n1\. Где вы\? — спросили: 0, помогло: 0\n2\. Когда вы открыты\? — спросили: 0, помогло: 0\n/,
  );
  assert.deepEqual(buttonsOf(list), ["1", "2", "👁 Показать как клиенту"]);
  await presses(desk, list, "2");
  assert.match(now(desk, list).content.text!, /^Когда вы открыты\?\n\nВсегда\n\nМесто в списке: 2\./);
  assert.deepEqual(buttonsOf(now(desk, list)), ["↑ Выше", "Заменить ответ", "Убрать вопрос", "‹ К списку"]);
  await presses(desk, list, "↑ Выше");
  assert.deepEqual(buttonsOf(now(desk, list)), ["↓ Ниже", "Заменить ответ", "Убрать вопрос", "‹ К списку"]);
  await presses(desk, list, "Заменить ответ");
  await desk.olga.sees(/^Пришлите ответ на вопрос «Когда вы открыты\?»/);
  await desk.olga.writes(html("С <b>9</b> до 18"));
  await desk.olga.sees(/^Ответ заменён\. Клиент увидит так:\n\nКогда вы открыты\?\n\nС 9 до 18/);
  await presses(desk, list, "Убрать вопрос");
  assert.match(now(desk, list).content.text!, /^Вопрос «Когда вы открыты\?» убран\./);
  await answerTo(desk, "/faq убрать где вы");
  assert.deepEqual(shown(desk), []);
  assert.deepEqual(
    findAuditLines(desk.app.store, 0, 6)
      .map(({ entry }) => entry)
      .toReversed(),
    [
      { what: "faq_added", name: "Где вы?" },
      { what: "faq_added", name: "Когда вы открыты?" },
      { what: "faq_ordered", name: "Когда вы открыты?", from: 2, to: 1 },
      { what: "faq_answered", name: "Когда вы открыты?" },
      { what: "faq_removed", name: "Когда вы открыты?" },
      { what: "faq_removed", name: "Где вы?" },
    ],
  );
  const journal = await answerTo(desk, "/audit");
  assert.match(
    journal.content.text!,
    /Ольга: частый вопрос «Когда вы открыты\?» переставлен с 2-го места на 1-е/,
  );
  assert.match(journal.content.text!, /Ольга: убран частый вопрос «Где вы\?»/);
});

test("the admin sees on the page what clients said, and the list as clients do", async (t) => {
  const desk = await opens(t, `add ${question} = За 14 дней`);
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  const clients = await answerTo(desk, "/faq", anna);
  await anna.presses(clients, question);
  await desk.settles();
  await anna.presses(/Помогло/);
  await desk.settles();
  const list = await answerTo(desk, "/faq");
  assert.match(list.content.text!, /спросили: 1, помогло: 1/);
  await presses(desk, list, "👁 Показать как клиенту");
  assert.deepEqual(buttonsOf(desk.olga.messages.at(-1)!), [question]);
});

test("what follows /faq add with a question alone is its answer: a file with its words", async (t) => {
  const desk = await opens(t);
  await answerTo(desk, `/faq add ${question}`);
  await desk.olga.sends(document("Заполните это"));
  const said = await desk.olga.sees(/^Добавлено\./);
  assert.match(said.content.text!, /Заполните это\n\n📎 Вместе с ответом клиент получит: файл\./);
  assert.deepEqual(shown(desk), [question]);
});

test("a file with /faq add as its words is the answer", async (t) => {
  const desk = await opens(t);
  await desk.olga.sends(photo(`/faq add ${question} = Вот так`));
  await desk.olga.sees(/^Добавлено\..*\n\nКак вернуть товар\?\n\nВот так/);
  await desk.olga.sends(photo("/faq add Где вы?"));
  await desk.olga.sees(/^Добавлено\..*\n\nГде вы\?\n\n📎/);
  assert.deepEqual(
    findFaq(desk.app.store).map(({ answer }) => [answer.kind, answer.text]),
    [
      ["photo", "Вот так"],
      ["photo", ""],
    ],
  );
});

test("an album is refused once, and the answer that follows is taken", async (t) => {
  const desk = await opens(t);
  await answerTo(desk, `/faq add ${question}`);
  await desk.olga.sendsAlbum([photo("раз"), photo("два"), photo("три")]);
  await desk.settles();
  const said = desk.olga.messages.filter(({ sender }) => sender.account.is_bot).slice(-1);
  assert.match(said[0]!.content.text!, /^Ответ — одно сообщение, а не альбом/);
  assert.equal(
    desk.olga.messages.filter(({ content }) => content.text?.startsWith("Ответ — одно сообщение")).length,
    1,
  );
  await desk.olga.writes("За 14 дней");
  await desk.olga.sees(/^Добавлено\./);
  assert.deepEqual(shown(desk), [question]);
});

test("a command is no answer, and does what it always does; the answer may still come", async (t) => {
  const desk = await opens(t);
  const asked = await answerTo(desk, `/faq add ${question}`);
  await desk.olga.writes("/my");
  await desk.olga.sees(/открытых обращений/);
  await desk.olga.repliesTo(asked, "/new — и напишите нам");
  await desk.olga.sees(/^Сообщение начинается с команды/);
  assert.deepEqual(shown(desk), []);
  await desk.olga.writes("За 14 дней");
  await desk.olga.sees(/^Добавлено\./);
});

test("who is no admin any more adds nothing with the question that they were asked as one", async (t) => {
  const desk = await opens(t);
  await answerTo(desk, `/faq add ${question}`);
  const { store } = desk.app;
  store.transaction((tx) =>
    tx.run(sql.updateTable("managers").set({ is_admin: 0 }).where("id", "=", desk.olga.id)),
  );
  await desk.olga.writes("За 14 дней");
  await desk.settles();
  assert.deepEqual(shown(desk), []);
});

/** What is wrong, what it says, and nothing changes. */
const wrong: readonly (readonly [name: string, words: string, said: RegExp])[] = [
  ["add with nothing", "add", /^После add нужен вопрос/],
  ["an answer without a question", "add = За 14 дней", /^После add нужен вопрос/],
  ["a question that nobody sees", "add \u200B = За 14 дней", /^После add нужен вопрос/],
  ["a question without an answer", "add Где вы? =", /^Ответ пустой/],
  [
    "a question of 301 characters",
    `add ${"о".repeat(301)} = Да`,
    /^Вопрос слишком длинный: знаков в нём 301, а можно 300/,
  ],
  [
    "an answer of 3700 characters",
    `add Где вы? = ${"о".repeat(3_700)}`,
    /^Ответ слишком длинный: знаков в нём 3700, а можно 3600/,
  ],
  ["the same question", `add ${question} = Никак`, /^Вопрос «Как вернуть товар\?» уже есть, его номер 1\./],
  ["the same in other letters", "add как  вернуть ТОВАР = Никак", /уже есть, его номер 1\./],
  ["the same without an answer yet", `add ${question}`, /уже есть, его номер 1\./],
  ["remove with nothing", "remove", /^После remove нужен номер/],
  ["a number that none has", "remove 2", /^Вопроса «2» в списке нет/],
  ["the number zero", "remove 0", /^Вопроса «0» в списке нет/],
  ["a number below zero", "remove -1", /^Вопроса «-1» в списке нет/],
  ["words that match none", "remove <b>Доставка</b>", /^Вопроса «<b>Доставка<\/b>» в списке нет/],
  ["another verb", "hide 1", /^Добавить: /],
  ["no verb at all", "Как вернуть товар?", /^Добавить: /],
];

test("wrong input", async (t) => {
  const desk = await opens(t, `add ${question} = За 14 дней`);
  const before = rows(desk);
  for (const [name, words, said] of wrong)
    await t.test(name, async () => {
      assert.match((await answerTo(desk, `/faq ${words}`)).content.text!, said);
      assert.deepEqual(rows(desk), before);
    });
});

test("an answer that cannot be one is refused, and the question stays open", async (t) => {
  const desk = await opens(t);
  await answerTo(desk, `/faq add ${question}`);
  for (const [content, said] of [
    [location(), /^Такое сообщение бот не сможет повторить/],
    [poll(), /^Такое сообщение бот не сможет повторить/],
    [sticker(), /^Такое сообщение бот не сможет повторить/],
    [photo("о".repeat(701)), /^Ответ слишком длинный: знаков в нём 701, а можно 700/],
  ] as const) {
    const sent = await desk.olga.sends(content);
    await desk.olga.sees(said, { after: sent });
    assert.deepEqual(shown(desk), []);
  }
  (desk.clock as TestClock).advance(2_000);
  await desk.olga.writes("За 14 дней");
  await desk.olga.sees(/^Добавлено\./);
  assert.deepEqual(shown(desk), [question]);
});

for (const [name, first] of [
  ["alone", ""],
  ["behind the command", `/faq add ${question} = `],
] as const)
  test(`an answer of 5,000 characters ${name} comes in two parts, and neither is the answer`, async (t) => {
    const desk = await opens(t);
    if (first === "") await answerTo(desk, `/faq add ${question}`);
    const sent = await desk.olga.writes(first + "о".repeat(4_096 - first.length));
    await desk.olga.writes("о".repeat(904 + first.length));
    await desk.olga.sees(/^Ответ слишком длинный: знаков в нём \d+, а можно 3600/, { after: sent });
    await desk.settles();
    assert.deepEqual(shown(desk), []);
    assert.equal(desk.olga.messages.filter(({ message_id }) => message_id > sent.message_id).length, 2);
    (desk.clock as TestClock).advance(2_000);
    await desk.olga.writes("За 14 дней");
    await desk.olga.sees(/^Добавлено\./);
    assert.deepEqual(shown(desk), [question]);
  });

test("the longest question with the longest answer fits into one message, for the admin and for the client", async (t) => {
  const long = "ё".repeat(300);
  const desk = await opens(t, `add ${long} = ${"<".repeat(3_600)}`);
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  const list = await answerTo(desk, "/faq", anna);
  await anna.presses(list, /^ё/);
  await desk.settles();
  const said = anna.messages.find(({ message_id }) => message_id === list.message_id)!;
  assert.equal(said.content.text, `${long}\n\n${"<".repeat(3_600)}`);
});

test("a page of ten longest questions fits into one message", async (t) => {
  const desk = await opens(t);
  for (let index = 0; index < 11; index += 1)
    await answerTo(desk, `/faq add ${String(index)} ${"<".repeat(290)} = Да`);
  const list = await answerTo(desk, "/faq");
  assert.match(list.content.text!, /^Частые вопросы: 11/);
  await presses(desk, list, "Дальше ›");
  assert.match(now(desk, list).content.text!, /\n11\. 10 </);
  await presses(desk, list, "11");
  await presses(desk, list, "‹ К списку");
  assert.match(now(desk, list).content.text!, /\n11\. 10 </);
});

async function opens(t: Parameters<typeof openDesk>[0], ...commands: string[]): Promise<Desk> {
  const desk = await openDesk(t, { clock: new TestClock() });
  for (const each of commands)
    assert.match((await answerTo(desk, `/faq ${each}`)).content.text!, /^Добавлено\. Клиент увидит так:/);
  return desk;
}

async function presses(desk: Desk, message: StoredMessage, label: string): Promise<void> {
  await desk.settles();
  await desk.olga.presses(now(desk, message), label);
  await desk.settles();
}

function now({ olga }: Desk, { message_id }: StoredMessage): StoredMessage {
  return olga.messages.find((each) => each.message_id === message_id)!;
}

function shown({ app }: Desk): string[] {
  return findFaq(app.store).map((entry) => entry.question);
}

function rows({ app }: Desk): unknown[] {
  return [app.store.all(sql.selectFrom("faq").selectAll()), findAuditLines(app.store, 0, 50)];
}
