import assert from "node:assert/strict";
import { test } from "node:test";
import { messageUrl } from "../../src/ticket/link.ts";
import { asks as asksAt, buttonsOf, openDepartments } from "../desks/departments.ts";
import { answerTo, colleague, holders } from "../managers/team.ts";
import { lets, minute, noon, orders } from "../norms/due.ts";
import { TestClock } from "../support/clock.ts";
import { until } from "../support/desk.ts";
import { openAtNoon } from "../support/known-desk.ts";
import type { Person, StoredMessage } from "../telegram/actors.ts";
import { entitiesOf } from "../telegram/content.ts";
import type { CallbackAnswer } from "../telegram/callback-query.ts";
import { sendPress } from "../telegram/press.ts";
import { asks } from "../notices/news.ts";

const hour = 60 * minute;
const free = "Свободных обращений нет: все кто-нибудь взял. Ваши: /my";

test("/open shows the free requests of the team, what waits longest first, and takes one by a button", async (t) => {
  const { desk, clock } = await openAtNoon(t);
  const { boris } = desk;
  assert.equal((await answerTo(desk, "/open", boris)).content.text, free);
  await asks(desk, "Анна");
  clock.advance(90 * minute);
  await asks(desk, "Вера");
  clock.advance(10 * minute);
  const list = await answerTo(desk, "/open", boris);
  assert.equal(
    list.content.text,
    "Никто не взял 2 обращения\n• №1 · Анна · ждёт 1 ч 40 мин\n• №2 · Вера · ждёт 10 мин",
  );
  const urls = ["№1", "№2"].map((name) => messageUrl(desk.forum.chat.id, desk.forum.topic(name).id));
  assert.deepEqual(
    entitiesOf(list.content).flatMap((entity) => (entity.type === "text_link" ? [entity.url] : [])),
    urls,
  );
  assert.deepEqual(buttonsOf(list), ["🙋 Взять №1", "🙋 Взять №2"]);
  await boris.presses(list, "🙋 Взять №1");
  await desk.settles();
  assert.deepEqual(holders(desk), [boris.id, null]);
  assert.equal(textOf(boris, list), "Никто не взял 1 обращение\n• №2 · Вера · ждёт 10 мин");
  assert.equal(
    (await answerTo(desk, "/my", boris)).content.text,
    "У вас 1 открытое обращение\n• №1 · Анна · ждёт 1 ч 40 мин",
  );
});

for (const [written, answer] of [
  ["/open 5", "/open показывает весь список, слова после неё не нужны. Искать — так: /find 5"],
  ["/my Анна", "/my показывает весь список, слова после неё не нужны. Искать — так: /find Анна"],
  ["/clients <b>", "/clients показывает весь список, слова после неё не нужны. Искать — так: /find <b>"],
  ["/blocked №1", "/blocked показывает весь список, слова после неё не нужны. Искать — так: /find №1"],
  ["/open ?!", free],
] as const)
  test(`${written} is answered`, async (t) => {
    const { desk } = await openAtNoon(t);
    assert.equal((await answerTo(desk, written, desk.boris)).content.text, answer);
  });

test("two managers press the same free request: the second is told whose it is, and the list is true again", async (t) => {
  const { desk } = await openAtNoon(t);
  const { boris } = desk;
  const gleb = await colleague(desk, "Глеб", "gleb");
  await gleb.starts();
  await asks(desk, "Анна");
  const [his, theirs] = [await answerTo(desk, "/open", boris), await answerTo(desk, "/open", gleb)];
  await boris.presses(his, "🙋 Взять №1");
  await desk.settles();
  const answer = await gleb.presses(theirs, "🙋 Взять №1");
  await desk.settles();
  assert.match(answer.text ?? "", /Борис/);
  assert.deepEqual(holders(desk), [boris.id]);
  assert.equal(textOf(gleb, theirs), free);
});

test("/my: past its norm first, then the longest wait, then what waits for the client, then what rests", async (t) => {
  const { desk, clock } = await openAtNoon(t);
  const { boris } = desk;
  await orders(desk, "/hours пн-пт 9-18", "/sla 1h 8h");
  for (const name of ["Анна", "Вера", "Глеб", "Дина", "Егор"]) {
    await asks(desk, name);
    await boris.in(desk.forum.topic(name)).writes("/claim");
    await desk.settles();
    clock.advance(30 * minute);
  }
  await boris.in(desk.forum.topic("Вера")).writes("Ответ Вере");
  await boris.in(desk.forum.topic("Глеб")).writes("/snooze 24h");
  await boris.in(desk.forum.topic("Егор")).writes("/priority high");
  await desk.settles();
  // A wait that goes on is counted in working time alone: Friday 14:30 to Monday 10:30.
  assert.equal(
    (await answerTo(desk, "/my", boris)).content.text,
    [
      "У вас 5 открытых обращений",
      "• ⏰ №1 · Анна · ждёт 2 ч 30 мин",
      "• ⏰ №4 · Дина · ждёт 1 ч",
      "• 🔥 №5 · Егор · ждёт 30 мин",
      "• №2 · Вера · ждём клиента с 20 нояб., 14:30",
      "• №3 · Глеб · отложено до 23 нояб., 09:00",
    ].join("\n"),
  );
  clock.advance(68 * hour);
  await lets(desk, clock, minute);
  const monday = (await answerTo(desk, "/my", boris)).content.text!.split("\n");
  assert.match(monday[1]!, /^• ⏰ №1 · Анна · ждёт 7 ч 31 мин$/);
});

test("/my: a request that a manager has opened waits for the first message, and not for the client", async (t) => {
  const { desk } = await openAtNoon(t);
  const { boris } = desk;
  const anna = await asks(desk, "Анна");
  await boris.in(desk.forum.topic("Анна")).writes("/close");
  await anna.sees("закрыто");
  await desk.settles();
  await answerTo(desk, `/write ${anna.id}`, boris);
  await boris.sees(/^Обращение №2 \(Анна\) готово/);
  assert.equal(
    (await answerTo(desk, "/my", boris)).content.text,
    "У вас 1 открытое обращение\n• №2 · Анна · клиент ещё не знает о нём, напишите первым",
  );
  await boris.in(desk.forum.topic("№2")).writes("Добрый день");
  await anna.sees("Добрый день");
  await desk.settles();
  assert.match((await answerTo(desk, "/my", boris)).content.text!, /ждём клиента с/);
});

test("pages of a long list keep their order, and a page that is gone shows the last one", async (t) => {
  const { desk, clock } = await openAtNoon(t);
  const { boris } = desk;
  for (let number = 1; number <= 12; number += 1) {
    await asks(desk, `Клиент-${number}`);
    clock.advance(minute);
  }
  const list = await answerTo(desk, "/open", boris);
  assert.match(list.content.text!, /^Никто не взял 12 обращений\n• №1 · .*• №10 · [^\n]*$/s);
  assert.equal(buttonsOf(list).at(-1), "Дальше ›");
  await boris.presses(list, "Дальше ›");
  await desk.settles();
  const second = messageOf(boris, list);
  assert.deepEqual(buttonsOf(second), ["🙋 Взять №11", "🙋 Взять №12", "‹ Назад"]);
  for (const number of [11, 12]) {
    await boris.presses(messageOf(boris, list), `🙋 Взять №${number}`);
    await desk.settles();
  }
  assert.match(textOf(boris, list), /^Никто не взял 10 обращений\n• №1 · /);
});

test("a manager sees and takes free requests only of their own desks; a forged button does nothing", async (t) => {
  const departments = await openDepartments(t, ["topics", "topics"], { clock: new TestClock(noon) });
  const { desk, boris, home, store } = departments;
  const gleb = desk.telegram.client("Глеб", { language_code: "ru" });
  store.add(gleb);
  await boris.in(desk.group).writes("Всем привет");
  await Promise.all([boris.starts(), gleb.starts()]);
  await asksAt(departments, "Анна", 1);
  const list = await answerTo(desk, "/open", boris);
  assert.equal(list.content.text, "Никто не взял 1 обращение\n• №1 · Анна · ждёт меньше минуты");
  assert.ok(home.chat.id !== store.chat.id);
  assert.equal((await answerTo(desk, "/open", gleb)).content.text, free);
  const [[button] = []] = list.reply_markup!.inline_keyboard;
  const shown = gleb.messages.at(-1)!;
  const answers: CallbackAnswer[] = [];
  const { callback_data } = button as { callback_data: string };
  sendPress(gleb, shown, callback_data, (answer) => answers.push(answer));
  await until(() => answers.length > 0, "the press has no answer");
  assert.match(answers[0]!.text ?? "", /^Это могут только менеджеры, а вас нет в их группе\.$/);
  assert.deepEqual(holders(desk), [null]);
});

function messageOf(person: Person, { message_id }: StoredMessage): StoredMessage {
  return person.messages.find((message) => message.message_id === message_id)!;
}

function textOf(person: Person, message: StoredMessage): string {
  return messageOf(person, message).content.text!;
}
