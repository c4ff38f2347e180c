import assert from "node:assert/strict";
import { test } from "node:test";
import { countFaqAskings } from "../../src/store/texts/faq.ts";
import { buttonsOf } from "../desks/departments.ts";
import { answerTo, colleague } from "../managers/team.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk } from "../support/desk.ts";
import { html, type Person, photo, type StoredMessage, videoNote, voice } from "../telegram/actors.ts";

const back = "К вопросам";

test("without questions /start is as before, and /faq says that there are none", async (t) => {
  const { desk, anna } = await opens(t);
  await anna.starts();
  await desk.settles();
  assert.equal(texts(anna).length, 1);
  assert.equal((await answerTo(desk, "/faq", anna)).content.text?.split(".")[0], "Готовых ответов пока нет");
  await anna.writes("/help");
  assert.doesNotMatch((await anna.sees(/^Просто напишите/)).content.text!, /\/faq/);
});

test("the questions come after /start, after a link and by /faq, and /help names the command", async (t) => {
  const { desk, anna } = await opens(t, "Как вернуть товар? = За 14 дней", "Где вы? = В Москве");
  await anna.starts();
  await desk.settles();
  const [greeting, list] = anna.messages.filter(isOfBot);
  assert.match(greeting!.content.text!, /^Здравствуйте! Напишите свой вопрос/);
  assert.deepEqual(buttonsOf(greeting!), []);
  assert.match(list!.content.text!, /^Частые вопросы\./);
  assert.deepEqual(buttonsOf(list!), ["Как вернуть товар?", "Где вы?"]);
  await anna.writes("/start order_15");
  await desk.settles();
  assert.deepEqual(buttonsOf(anna.messages.at(-1)!), ["Как вернуть товар?", "Где вы?"]);
  assert.deepEqual(buttonsOf(await answerTo(desk, "/faq", anna)), ["Как вернуть товар?", "Где вы?"]);
  assert.match((await answerTo(desk, "/help", anna)).content.text!, /\n\/faq — ответы на частые вопросы$/);
});

test("a press shows the answer in place, opens no ticket, and what the client says of it is counted", async (t) => {
  const { desk, anna } = await opens(t, "Как вернуть товар? = За 14 дней");
  const list = await answerTo(desk, "/faq", anna);
  await presses(desk, anna, list, "Как вернуть товар?");
  const answer = now(anna, list);
  assert.equal(answer.content.text, "Как вернуть товар?\n\nЗа 14 дней");
  assert.deepEqual(answer.content.entities, [{ type: "bold", offset: 0, length: 18 }]);
  assert.deepEqual(buttonsOf(answer), ["👍 Помогло", "✍️ Написать нам", "‹ К вопросам"]);
  await presses(desk, anna, list, /Помогло/);
  assert.equal(now(anna, list).content.text, "Как вернуть товар?\n\nЗа 14 дней");
  assert.deepEqual(buttonsOf(now(anna, list)), ["‹ К вопросам"]);
  assert.deepEqual(counted(desk), [{ asked: 1, helped: 1 }]);
  await presses(desk, anna, list, RegExp(back));
  assert.deepEqual(buttonsOf(now(anna, list)), ["Как вернуть товар?"]);
  assert.equal(desk.forum.topics.length, 0);
  assert.equal(anna.messages.filter(isOfBot).length, 1);
});

test("who would rather write is invited, and the next message opens a ticket as always", async (t) => {
  const { desk, anna } = await opens(t, "Как вернуть товар? = За 14 дней");
  const list = await answerTo(desk, "/faq", anna);
  await presses(desk, anna, list, "Как вернуть товар?");
  await presses(desk, anna, list, /Помогло/);
  await presses(desk, anna, list, RegExp(back));
  await presses(desk, anna, list, "Как вернуть товар?");
  await presses(desk, anna, list, /Написать нам/);
  assert.match(now(anna, list).content.text!, /^Напишите, что осталось непонятно/);
  // The last word counts.
  assert.deepEqual(counted(desk), [{ asked: 1, helped: 0 }]);
  assert.equal(desk.forum.topics.length, 0);
  await anna.writes("А если прошло 15 дней?");
  const topic = await desk.forum.hasTopic("Анна");
  await desk.boris.in(topic).sees("А если прошло 15 дней?");
});

test("a client who presses thirty times gets one message, and has asked once in ten minutes", async (t) => {
  const { desk, anna, clock } = await opens(t, "Как вернуть товар? = За 14 дней", "Где вы? = В Москве");
  const list = await answerTo(desk, "/faq", anna);
  for (let times = 0; times < 15; times += 1) {
    await presses(desk, anna, list, "Как вернуть товар?");
    await presses(desk, anna, list, RegExp(back));
  }
  assert.equal(anna.messages.filter(isOfBot).length, 1);
  assert.deepEqual(counted(desk), [{ asked: 1, helped: 0 }]);
  clock.advance(11 * 60_000);
  await presses(desk, anna, list, "Как вернуть товар?");
  assert.deepEqual(counted(desk), [{ asked: 2, helped: 0 }]);
});

for (const [name, content, read] of [
  [
    "a photo with words",
    photo("Вот <так>"),
    (said: StoredMessage) => [said.content.photo !== undefined, said.content.caption],
  ],
  [
    "a voice message",
    voice(),
    (said: StoredMessage) => [said.content.voice !== undefined, said.content.caption],
  ],
] as const)
  test(`an answer may be ${name}: it comes once as a message of its own`, async (t) => {
    const { desk, anna, clock } = await opens(t);
    await desk.olga.writes("/faq add Куда нажать?");
    await desk.olga.sees(/^Пришлите ответ на вопрос «Куда нажать\?»/);
    await desk.olga.sends(content);
    await desk.olga.sees(/^Добавлено\. Клиент увидит так:/);
    const list = await answerTo(desk, "/faq", anna);
    for (let times = 0; times < 3; times += 1) await presses(desk, anna, list, "Куда нажать?");
    const [, answer, ...more] = anna.messages.filter(isOfBot);
    assert.deepEqual(more, []);
    const words = content.caption === undefined ? "" : "\n\nВот <так>";
    assert.deepEqual(read(answer!), [true, `Куда нажать?${words}`]);
    assert.deepEqual(buttonsOf(answer!), ["👍 Помогло", "✍️ Написать нам"]);
    assert.deepEqual(buttonsOf(now(anna, list)), ["Куда нажать?"]);
    await presses(desk, anna, answer!, /Написать нам/);
    await presses(desk, anna, answer!, /Написать нам/);
    assert.deepEqual(texts(anna).slice(-1), ["Напишите, что осталось непонятно, — ответим здесь же."]);
    assert.equal(anna.messages.filter(isOfBot).length, 3);
    await presses(desk, anna, answer!, /Помогло/);
    assert.deepEqual(counted(desk), [{ asked: 1, helped: 1 }]);
    clock.advance(11 * 60_000);
    await presses(desk, anna, list, "Куда нажать?");
    assert.equal(anna.messages.filter(isOfBot).length, 4);
  });

test("a round video has no words, and comes all the same", async (t) => {
  const { desk, anna } = await opens(t);
  await desk.olga.writes("/faq add Куда нажать?");
  await desk.olga.sees(/^Пришлите ответ/);
  await desk.olga.sends(videoNote());
  await desk.olga.sees(/^Добавлено/);
  const list = await answerTo(desk, "/faq", anna);
  await presses(desk, anna, list, "Куда нажать?");
  assert.notEqual(anna.messages.at(-1)!.content.video_note, undefined);
});

test("an answer keeps its formatting, and braces and tags in it are like any other words", async (t) => {
  const { desk, anna } = await opens(t);
  await desk.olga.writes(
    html(
      '/faq add Где {сайт} &amp; &lt;b&gt;? = <b>Здесь</b>: <a href="https://example.com/">{сайт}</a> &lt;i&gt;',
    ),
  );
  await desk.olga.sees(/^Добавлено/);
  const list = await answerTo(desk, "/faq", anna);
  assert.deepEqual(buttonsOf(list), ["Где {сайт} & <b>?"]);
  await presses(desk, anna, list, "Где {сайт} & <b>?");
  const { text, entities } = now(anna, list).content;
  assert.equal(text, "Где {сайт} & <b>?\n\nЗдесь: {сайт} <i>");
  const at = text.indexOf("Здесь");
  assert.deepEqual(entities, [
    { type: "bold", offset: 0, length: at - 2 },
    { type: "bold", offset: at, length: 5 },
    { type: "text_link", offset: at + 7, length: 6, url: "https://example.com/" },
  ]);
});

test("fifty questions are paged, the page is kept, and a long one is cut on its button only", async (t) => {
  const { desk, anna } = await opens(t);
  const long = `${"Очень ".repeat(49)}долго?`;
  await adds(
    desk,
    ...Array.from({ length: 49 }, (_, index) => `Вопрос ${index + 1} = Ответ`),
    `${long} = Да`,
  );
  const list = await answerTo(desk, "/faq", anna);
  assert.deepEqual(buttonsOf(list).slice(-2), ["Вопрос 10", "Дальше ›"]);
  for (let page = 0; page < 4; page += 1) await presses(desk, anna, list, /Дальше/);
  const last = buttonsOf(now(anna, list));
  assert.equal(last.length, 11);
  assert.equal(last.at(-1), "‹ Назад");
  assert.equal(last[9], `${long.slice(0, 59)}…`);
  await presses(desk, anna, list, /^Очень/);
  assert.equal(now(anna, list).content.text, `${long}\n\nДа`);
  await presses(desk, anna, list, RegExp(back));
  assert.deepEqual(buttonsOf(now(anna, list)), last);
});

test("a question that was removed meanwhile is not answered: the list shows what there is", async (t) => {
  const { desk, anna } = await opens(t, "Как вернуть товар? = За 14 дней", "Где вы? = В Москве");
  const list = await answerTo(desk, "/faq", anna);
  await desk.olga.writes("/faq remove 1");
  await desk.olga.sees(/^Вопрос «Как вернуть товар\?» убран/);
  const toast = await presses(desk, anna, list, "Как вернуть товар?");
  assert.equal(toast.text, "Этого вопроса больше нет в списке.");
  assert.deepEqual(buttonsOf(now(anna, list)), ["Где вы?"]);
  await desk.olga.writes("/faq remove Где вы");
  await desk.olga.sees(/^Вопрос «Где вы\?» убран/);
  await presses(desk, anna, list, "Где вы?");
  assert.match(now(anna, list).content.text!, /^Готовых ответов пока нет/);
});

test("words behind a client's /faq are a message", async (t) => {
  const { desk, anna } = await opens(t, "Где вы? = В Москве");
  await anna.writes("/faq add мне скидку");
  const topic = await desk.forum.hasTopic("Анна");
  await desk.boris.in(topic).sees("add мне скидку");
  assert.deepEqual(counted(desk), []);
});

test("a blocked client gets no answer, neither to the command nor to a button", async (t) => {
  const { desk, anna } = await opens(t, "Где вы? = В Москве");
  const list = await answerTo(desk, "/faq", anna);
  await desk.olga.writes(`/block ${anna.id}`);
  await anna.sees(/больше не принимаем/);
  await desk.settles();
  const before = anna.messages.filter(isOfBot).length;
  await anna.writes("/faq");
  await desk.settles();
  assert.equal(anna.messages.filter(isOfBot).length, before);
  assert.deepEqual(buttonsOf(now(anna, list)), ["Где вы?"]);
  assert.deepEqual(counted(desk), []);
});

test("a manager sees the questions as a client does, and is not counted; adding is for admins", async (t) => {
  const { desk } = await opens(t, "Где вы? = В Москве");
  const gleb = await colleague(desk, "Глеб");
  const list = await answerTo(desk, "/faq", gleb);
  assert.deepEqual(buttonsOf(list), ["Где вы?"]);
  await presses(desk, gleb, list, "Где вы?");
  assert.equal(now(gleb, list).content.text, "Где вы?\n\nВ Москве");
  await presses(desk, gleb, list, /Написать нам/);
  assert.deepEqual(counted(desk), []);
  await gleb.writes("А где метро?");
  const topic = await desk.forum.hasTopic("Глеб");
  await desk.boris.in(topic).sees("А где метро?");
  assert.match((await answerTo(desk, "/faq add Когда? = Сейчас", gleb)).content.text!, /Ольга/);
  assert.equal(buttonsOf(await answerTo(desk, "/faq", gleb)).length, 1);
});

test("the texts around the questions are in the client's language and in the admin's own words", async (t) => {
  const { desk } = await opens(t, "Где вы? = В Москве");
  await answerTo(desk, "/texts en faq-offer = Pick one:");
  const john = desk.telegram.client("John", { language_code: "en" });
  const list = await answerTo(desk, "/faq", john);
  assert.equal(list.content.text, "Pick one:");
  await presses(desk, john, list, "Где вы?");
  assert.deepEqual(buttonsOf(now(john, list)), ["👍 It helped", "✍️ Write to us", "‹ To the questions"]);
});

async function opens(t: Parameters<typeof openDesk>[0], ...questions: string[]) {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  await adds(desk, ...questions);
  return { desk, clock, anna: desk.telegram.client("Анна", { language_code: "ru" }) };
}

async function adds(desk: Desk, ...questions: string[]): Promise<void> {
  for (const each of questions)
    assert.match((await answerTo(desk, `/faq add ${each}`)).content.text!, /^Добавлено\. Клиент увидит так:/);
}

/** Presses the button as it is now, and lets everything follow. */
async function presses(desk: Desk, person: Person, message: StoredMessage, label: string | RegExp) {
  await desk.settles();
  const toast = await person.presses(now(person, message), label);
  await desk.settles();
  return toast;
}

function now(person: Person, { message_id }: StoredMessage): StoredMessage {
  return person.messages.find((each) => each.message_id === message_id)!;
}

function counted({ app }: Desk): unknown[] {
  return [...countFaqAskings(app.store).values()];
}

function isOfBot({ sender }: StoredMessage): boolean {
  return sender.account.is_bot;
}

function texts(person: Person): (string | undefined)[] {
  return person.messages.filter(isOfBot).map(({ content }) => content.text);
}
