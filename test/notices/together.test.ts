import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { answerTo, colleague } from "../managers/team.ts";
import { lets, minute, noon, orders } from "../norms/due.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk, passes } from "../support/desk.ts";
import { asks, news } from "./news.ts";

test("ten requests that are handed over within a minute are one message", async (t) => {
  const { desk, clock, boris } = await opens(t);
  for (let number = 10; number < 20; number += 1) {
    await asks(desk, `Клиент-${number}`);
    await desk.olga.in(desk.forum.topic(`Клиент-${number}`)).writes("/transfer Борис");
    await desk.settles();
  }
  await lets(desk, clock, 10_000);
  const [list, ...others] = news(boris);
  assert.deepEqual(others, []);
  assert.match(list!, /^🔁 Вам передали 10 обращений:\n(• №\d+ · Клиент-1\d(\n|$)){10}$/);
});

test("a request that is given away again before it was told of is no news", async (t) => {
  const { desk, clock, boris } = await opens(t);
  await asks(desk, "Анна");
  await asks(desk, "Вера");
  await desk.olga.in(desk.forum.topic("Анна")).writes("/transfer Борис");
  await desk.settles();
  await desk.olga.in(desk.forum.topic("Вера")).writes("/transfer Борис");
  await desk.olga.in(desk.forum.topic("Вера")).writes(`/transfer ${desk.olga.id}`);
  await lets(desk, clock, 10_000);
  assert.deepEqual(news(boris), ["🔁 Вам передали 1 обращение:\n• №1 · Анна"]);
});

test("of a request under quarantine that a colleague hands over, its new manager hears", async (t) => {
  const { desk, clock, boris } = await opens(t);
  await orders(desk, "/settings stop_words казино");
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  await anna.writes("Лучшее казино");
  await desk.forum.hasTopic("Анна");
  await desk.olga.in(desk.forum.topic("Анна")).writes("/transfer Борис");
  await lets(desk, clock, 10_000);
  assert.deepEqual(news(boris), ["🔁 Вам передали 1 обращение:\n• №1 · Анна"]);
});

test("a colleague's client, a handed over request and a low rating within a minute are one message", async (t) => {
  const { desk, clock, boris } = await opens(t);
  const vera = await colleague(desk, "Вера");
  await orders(desk, "/settings shifts on");
  await answerTo(desk, "/shift start", boris);
  await answerTo(desk, "/notify low on", boris);
  const anna = await asks(desk, "Анна");
  const yana = await asks(desk, "Яна");
  await asks(desk, "Дина");
  await vera.in(desk.forum.topic("Анна")).writes("Смотрю");
  await vera.in(desk.forum.topic("Яна")).writes("/close");
  await yana.presses("Нет");
  await lets(desk, clock, 2 * minute);
  // What a colleague's client writes is told at the full minute.
  await anna.writes("Ну что там?");
  await passes(desk, clock, 40_000);
  await yana.presses("2 ⭐");
  await vera.in(desk.forum.topic("Дина")).writes("/transfer Борис");
  await comesAbout(desk, clock, () => /не на смене/.test(news(boris).join("\n")));
  assert.deepEqual(news(boris), [
    "🔁 Вам передали 1 обращение:\n• №3 · Дина\n" +
      "💬 Клиент пишет, а его менеджер не на смене:\n• №1 · Анна · Вера\n" +
      "⭐ Низкая оценка:\n• №2 · Яна · ★★☆☆☆",
  ]);
});

test("an admin hears of low ratings and of norms that ran out when off shift too, in one message as well", async (t) => {
  const { desk, clock } = await opens(t);
  const { olga } = desk;
  await orders(desk, "/settings shifts on", "/sla 10m 8h");
  const anna = await asks(desk, "Анна");
  const yana = await asks(desk, "Яна");
  for (const client of [anna, yana]) {
    await desk.boris.in(desk.forum.topic(client.account.first_name)).writes("/close");
    await client.presses("Нет");
  }
  await asks(desk, "Дина");
  await lets(desk, clock, 14 * minute);
  await comesAbout(desk, clock, () => news(olga).length > 0);
  await anna.presses("1 ⭐");
  await yana.presses("2 ⭐");
  await passes(desk, clock, 10_000);
  const [list, ...others] = news(olga);
  assert.deepEqual(others, []);
  assert.match(
    list!,
    /^‼️ .*\n.*№3 · Дина · ответить до 12:10.*\n⭐ Низкие оценки: 2\n• №1 · Анна · ★☆☆☆☆\n• №2 · Яна · ★★☆☆☆$/,
  );
});

test("an admin whom the bot cannot write to is not told in the request that it was handed over", async (t) => {
  const { desk, clock } = await opens(t);
  const { olga } = desk;
  const anna = await asks(desk, "Анна");
  const topic = desk.forum.topic("Анна");
  await olga.in(topic).writes("Ответ");
  await olga.in(topic).writes("/close");
  await anna.presses("Нет");
  await anna.presses("1 ⭐");
  await olga.blocks();
  await anna.writes("Долго ждала");
  await lets(desk, clock, minute);
  assert.deepEqual(
    topic.messages.map(({ content }) => content.text ?? "").filter((words) => words.includes("Ольга, ")),
    [],
  );
});

async function opens(t: TestContext) {
  const clock = new TestClock(noon);
  const desk = await openDesk(t, { clock });
  const { boris, olga } = desk;
  await boris.in(desk.group).writes("Всем привет");
  for (const person of [boris, olga]) await person.starts();
  await desk.settles();
  return { clock, desk, boris };
}

async function comesAbout(desk: Desk, clock: TestClock, isSo: () => boolean): Promise<void> {
  for (let seconds = 0; !isSo(); seconds += 1) {
    assert.ok(seconds < 200, "it never happens");
    await passes(desk, clock, 1_000);
  }
}
