import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { openDepartments } from "../desks/departments.ts";
import { answerTo } from "../managers/team.ts";
import { minute, noon, orders } from "../norms/due.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk, passes } from "../support/desk.ts";
import type { Person } from "../telegram/actors.ts";
import { asks, news } from "./news.ts";

test("what goes to another department in somebody's quiet hours is no news for them", async (t) => {
  const clock = new TestClock(noon);
  const { desk, home, olga } = await openDepartments(t, ["topics", "topics"], { clock });
  const gleb = desk.telegram.client("Глеб", { language_code: "ru" });
  home.add(gleb);
  await desk.settles();
  await orders(desk, "/sla 10m 8h");
  await isQuiet(desk, gleb);
  for (const name of ["Анна", "Вера"]) await asks(desk, name);
  await passes(desk, clock, 15 * minute);
  await olga.in(desk.forum.topic("Анна")).writes("/desk Склад");
  await passes(desk, clock, 50 * minute);
  assert.deepEqual(news(gleb), [
    "⏰ Срок прошёл у 1 обращения:\n• №2 · Вера · ответить до 12:10 · пока никто\n🆕 Новое обращение:\n• №2 · Вера",
  ]);
});

test("an admin who is not of that department hears of its norms all the same", async (t) => {
  const clock = new TestClock(noon);
  const { desk, home, olga } = await openDepartments(t, ["topics", "topics"], { clock });
  const gleb = desk.telegram.client("Глеб", { language_code: "ru" });
  home.add(gleb);
  await desk.settles();
  await gleb.starts();
  await orders(desk, "/sla 10m 8h", `/admins add ${gleb.id}`);
  await isQuiet(desk, gleb);
  await asks(desk, "Анна");
  await olga.in(desk.forum.topic("Анна")).writes("/desk Склад");
  await passes(desk, clock, 65 * minute);
  assert.deepEqual(news(gleb), [
    "⏰ Срок прошёл у 1 обращения:\n• №1 · Анна · ответить до 12:10 · пока никто",
  ]);
});

test("what rests by the end of quiet hours is no news", async (t) => {
  const { desk, clock, boris } = await opens(t);
  await isQuiet(desk, boris);
  for (const name of ["Анна", "Вера"]) await asks(desk, name);
  await desk.olga.in(desk.forum.topic("Анна")).writes("/snooze завтра 10:00");
  await passes(desk, clock, 62 * minute);
  assert.deepEqual(news(boris), ["🆕 Новое обращение:\n• №2 · Вера"]);
});

test("a low rating that the client has raised by the end of quiet hours is no news", async (t) => {
  const { desk, clock, boris } = await opens(t);
  await isQuiet(desk, boris);
  for (const name of ["Анна", "Вера"]) {
    const client = await asks(desk, name);
    await desk.olga.in(desk.forum.topic(name)).writes("/close");
    await client.presses("Нет");
    await client.presses(/^1/);
    if (name === "Анна") await client.presses(/^5/);
  }
  await passes(desk, clock, 62 * minute);
  assert.deepEqual(news(boris), ["⭐ Низкая оценка:\n• №2 · Вера · ★☆☆☆☆"]);
});

async function opens(t: TestContext): Promise<{ desk: Desk; clock: TestClock; boris: Person }> {
  const clock = new TestClock(noon);
  const desk = await openDesk(t, { clock });
  await desk.boris.in(desk.group).writes("Всем привет");
  await desk.settles();
  return { desk, clock, boris: desk.boris };
}

/** They want to hear of everything, but not until one o'clock. */
async function isQuiet(desk: Desk, person: Person): Promise<void> {
  if (!person.chat.isStarted) await person.starts();
  await desk.settles();
  for (const words of ["/notify new on", "/notify low on", "/notify quiet 12-13"])
    await answerTo(desk, words, person);
}
