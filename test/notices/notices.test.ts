import assert from "node:assert/strict";
import { test } from "node:test";
import { buttonsOf } from "../desks/departments.ts";
import { answerTo, colleague } from "../managers/team.ts";
import { hour, lets, minute, noon, orders } from "../norms/due.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk } from "../support/desk.ts";
import type { Person } from "../telegram/actors.ts";
import { asks, news } from "./news.ts";

test("new requests are told only to who wants them: the first at once, and those of the next minute in the same message", async (t) => {
  const { desk, clock, boris } = await opens(t);
  const gleb = await colleague(desk, "Глеб");
  await gleb.starts();
  await answerTo(desk, "/notify new on", boris);
  await asks(desk, "Анна");
  await lets(desk, clock, 2_000);
  assert.deepEqual(news(boris), ["🆕 Новое обращение:\n• №1 · Анна"]);
  const first = boris.messages.at(-1)!;
  for (const name of ["Вера", "Дина", "Егор"]) await asks(desk, name);
  await gleb.in(desk.forum.topic("Дина")).writes("Отвечаю");
  await lets(desk, clock, 5_000);
  // Somebody has answered one of them meanwhile.
  const list = "🆕 Новые обращения: 3\n• №1 · Анна\n• №2 · Вера\n• №4 · Егор";
  assert.deepEqual(news(boris), [list]);
  assert.equal(boris.messages.at(-1)!.message_id, first.message_id);
  await lets(desk, clock, minute);
  await asks(desk, "Жанна");
  await lets(desk, clock, 2_000);
  assert.deepEqual(news(boris), [list, "🆕 Новое обращение:\n• №5 · Жанна"]);
  await lets(desk, clock, hour);
  assert.equal(news(boris).length, 2);
  assert.deepEqual(news(gleb), []);
});

test("a client who writes again after an hour of silence is told to the request's manager alone, and once", async (t) => {
  const { desk, clock, boris } = await opens(t);
  await answerTo(desk, "/notify new off", desk.olga);
  const anna = await asks(desk, "Анна");
  const topic = desk.forum.topic("Анна");
  await boris.in(topic).writes("Ответ");
  await anna.sees("Ответ");
  await lets(desk, clock, 50 * minute);
  await anna.writes("Спасибо, ещё вопрос");
  await lets(desk, clock, 2 * minute);
  assert.deepEqual(news(boris), []);
  await lets(desk, clock, 61 * minute);
  await anna.writes("Вы тут?");
  await anna.writes("Алло");
  await lets(desk, clock, 2 * minute);
  assert.deepEqual(news(boris), ["💬 Клиент написал в вашем обращении:\n• №1 · Анна"]);
  assert.deepEqual(news(desk.olga), []);
});

test("quiet hours: what happens then comes after them, if it still matters, over midnight too", async (t) => {
  const { desk, clock, boris } = await opens(t);
  await answerTo(desk, "/notify new on", boris);
  const said = await answerTo(desk, "/notify quiet 13-8", boris);
  assert.match(said.content.text!, /Тихие часы: 13:00–8:00\. Что случится в это время, придёт после них\./);
  await lets(desk, clock, 2 * hour);
  await asks(desk, "Анна");
  await asks(desk, "Вера");
  await lets(desk, clock, 17 * hour);
  assert.deepEqual(news(boris), []);
  await desk.olga.in(desk.forum.topic("Вера")).writes("/claim");
  await lets(desk, clock, hour + minute);
  assert.deepEqual(news(boris), ["🆕 Новое обращение:\n• №1 · Анна"]);
});

test("what was due before quiet hours, while the bot was down, comes after them", async (t) => {
  const { desk, clock, boris } = await opens(t);
  await answerTo(desk, "/notify new on", boris);
  await answerTo(desk, "/notify quiet 13-8", boris);
  await lets(desk, clock, 2 * hour);
  await asks(desk, "Анна");
  await desk.stop();
  // Until the next quiet hours.
  clock.advance(23 * hour + minute);
  await desk.start();
  await lets(desk, clock, hour);
  assert.deepEqual(news(boris), []);
  await lets(desk, clock, 18 * hour);
  assert.deepEqual(news(boris), ["🆕 Новое обращение:\n• №1 · Анна"]);
});

test("quiet hours hold back the word that a norm ran out, and a request that was handed over", async (t) => {
  const { desk, clock, boris } = await opens(t);
  await orders(desk, "/sla 1h 8h");
  await answerTo(desk, "/notify quiet 12-15", boris);
  await asks(desk, "Анна");
  await desk.olga.in(desk.forum.topic("Анна")).writes("/transfer Борис");
  await lets(desk, clock, 2 * hour);
  assert.deepEqual(boris.messages.slice(-1)[0]!.content.text!.split("\n")[0], "О чём сообщать вам лично");
  await lets(desk, clock, hour + minute);
  assert.equal(
    boris.messages.at(-1)!.content.text,
    "⏰ Срок прошёл у 1 обращения:\n• №1 · Анна · ответить до 13:00 · Борис\n🔁 Вам передали 1 обращение:\n• №1 · Анна",
  );
});

test("/notify off: nothing in private; a request that is passed on is mentioned in its topic", async (t) => {
  const { desk, clock, boris } = await opens(t);
  await orders(desk, "/sla 1h 8h");
  const page = await answerTo(desk, "/notify off", boris);
  assert.match(page.content.text!, /^Лично вам бот ни о чём не сообщает/);
  await asks(desk, "Анна");
  const topic = desk.forum.topic("Анна");
  await desk.olga.in(topic).writes("/transfer Борис");
  await lets(desk, clock, 3 * hour);
  assert.equal(boris.messages.at(-1)!.message_id, page.message_id);
  await desk.olga.in(topic).sees("Борис, вам передали это обращение.");
  await boris.presses(page, "Сообщать снова");
  await desk.settles();
  const shown = boris.messages.find(({ message_id }) => message_id === page.message_id)!;
  assert.deepEqual(buttonsOf(shown), [
    "☐ Новые обращения",
    "✅ Мои обращения",
    "☐ Низкие оценки",
    "Ни о чём не сообщать",
  ]);
});

test("a low rating is told to managers who want it, once; an admin can do without", async (t) => {
  const { desk, clock, boris } = await opens(t);
  await answerTo(desk, "/notify low on", boris);
  await answerTo(desk, "/notify low off", desk.olga);
  const anna = await asks(desk, "Анна");
  await boris.in(desk.forum.topic("Анна")).writes("/close");
  await anna.presses("Нет");
  await anna.presses(/^1/);
  await anna.writes("Долго ждала");
  await lets(desk, clock, 3 * minute);
  assert.deepEqual(news(boris), ["⭐ Низкая оценка:\n• №1 · Анна · ★☆☆☆☆"]);
  assert.deepEqual(news(desk.olga), []);
});

test("who never opened the bot is mentioned in the request's topic and told once how to hear in private", async (t) => {
  const clock = new TestClock(noon);
  const desk = await openDesk(t, { clock });
  const { boris } = desk;
  const anna = await asks(desk, "Анна");
  const topic = desk.forum.topic("Анна");
  await boris.in(topic).writes("Ответ");
  await anna.sees("Ответ");
  for (let times = 0; times < 2; times += 1) {
    await lets(desk, clock, 70 * minute);
    await anna.writes(`Ещё ${times}`);
    await lets(desk, clock, minute);
  }
  const said = topic.messages
    .map(({ content }) => content.text ?? "")
    .filter((words) => /снова написал/.test(words));
  assert.equal(said.length, 2);
  assert.match(said[0]!, /^Борис, клиент снова написал в вашем обращении\. Чтобы бот сообщал о таком лично/);
  assert.equal(said[1], "Борис, клиент снова написал в вашем обращении.");
});

test("a reply to a notice is answered with the way to the request", async (t) => {
  const { desk, clock, boris } = await opens(t);
  await answerTo(desk, "/notify new on", boris);
  await asks(desk, "Анна");
  await lets(desk, clock, 2_000);
  const notice = await boris.sees("Новое обращение");
  await boris.repliesTo(notice, "Сейчас отвечу");
  await boris.sees(/№1/, { after: boris.messages.at(-1)! });
  await desk.settles();
  assert.match(boris.messages.at(-1)!.content.text!, /№1/);
  assert.doesNotMatch(
    desk.forum
      .topic("Анна")
      .messages.map(({ content }) => content.text)
      .join("\n"),
    /Сейчас отвечу/,
  );
});

for (const [written, answer] of [
  ["/notify завтра", /^Слово «завтра» непонятно\.\nМожно так: \/notify new on/],
  ["/notify new", /^«new»: нужно on или off\.\n/],
  ["/notify own может быть", /^«может быть»: нужно on или off\.\n/],
  ["/notify quiet", /^В какие часы не беспокоить\?/],
  ["/notify quiet 25-30", /^«25-30» — это не часы/],
  ["/notify quiet 8-8", /^«8-8» — это не часы/],
  ["/notify quiet <b>", /^«<b>» — это не часы/],
  [`/notify ${"я".repeat(3000)}`, /^Слово «я{63}…» непонятно/],
] as const)
  test(`${written.slice(0, 30)} changes nothing and is answered`, async (t) => {
    const { desk, boris } = await opens(t);
    const before = (await answerTo(desk, "/notify", boris)).content.text;
    assert.match((await answerTo(desk, written, boris)).content.text!, answer);
    assert.equal((await answerTo(desk, "/notify", boris)).content.text, before);
  });

async function opens(
  t: Parameters<typeof openDesk>[0],
): Promise<{ clock: TestClock; desk: Desk; boris: Person }> {
  const clock = new TestClock(noon);
  const desk = await openDesk(t, { clock });
  await desk.boris.in(desk.group).writes("Всем привет");
  await desk.boris.starts();
  await desk.settles();
  return { clock, desk, boris: desk.boris };
}
