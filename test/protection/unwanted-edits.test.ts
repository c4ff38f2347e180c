import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { ask, wordsIn } from "../contract/conversation.ts";
import { saidTo, statusOf } from "../private/people.ts";
import { sets } from "../private/client.ts";
import { TestClock } from "../support/clock.ts";
import { openDesk, passes } from "../support/desk.ts";

const minute = 60_000;
const long = "очень длинный вопрос о том, где заказ";

test("a stop-word in a shortened message puts the ticket in quarantine", async (t) => {
  const { clock, desk } = await open(t, "stop_words казино");
  const { anna, manager, ticket } = await ask(desk, "раз");
  const message = await anna.writes(`${long} и казино`);
  await desk.settles();
  await anna.edits(message, "казино тут");
  await manager.sees(/^казино тут$/);
  await manager.sees("стоп-слово «казино»");
  await passes(desk, clock, minute);
  assert.match(ticket.card()!.content.text!, /В карантине/);
});

test("a shortened message opens its closed ticket again, and the client hears of it", async (t) => {
  const { clock, desk } = await open(t, "rating off");
  const { anna, manager } = await ask(desk, "раз");
  await manager.writes("/close");
  await desk.settles();
  const message = await anna.writes(long);
  await passes(desk, clock, minute);
  assert.equal(statusOf(desk, 1), "closed");
  await anna.edits(message, "где заказ?");
  await manager.sees(/^где заказ\?$/);
  await anna.sees("Обращение №1 снова открыто");
  assert.equal(statusOf(desk, 1), "unanswered");
});

test("the wait for an answer begins with a shortened message: its norm runs out", async (t) => {
  const { clock, desk } = await open(t);
  await desk.olga.writes("/sla 15m 8h");
  await desk.olga.sees("15 мин");
  const { anna, manager } = await ask(desk, "раз");
  await manager.writes("Ответ");
  await anna.sees("Ответ");
  await passes(desk, clock, minute);
  const message = await anna.writes(long);
  await passes(desk, clock, minute);
  await anna.edits(message, "где заказ?");
  await manager.sees(/^где заказ\?$/);
  await passes(desk, clock, 20 * minute);
  await manager.sees(({ content }) => /норм|просроч/i.test(content.text ?? ""));
});

test("an unwanted message that is edited again and again is told of once in a while", async (t) => {
  const { desk } = await open(t);
  const { anna } = await ask(desk, "раз");
  const message = await anna.writes(long);
  for (let i = 0; i < 50; i += 1) await anna.edits(message, `${long} ${i}`);
  await desk.settles();
  assert.equal(saidTo(anna).filter((words) => words.includes("слишком длинное")).length, 2);
});

test("a message shortened in a pause waits for its end with the others, in order", async (t) => {
  const { clock, desk } = await open(t, "flood 3");
  const { anna, manager, ticket } = await ask(desk, "раз");
  const message = await anna.writes(long);
  for (const words of ["два", "три", "четыре"]) await anna.writes(words);
  await desk.settles();
  await anna.edits(message, "где заказ?");
  await desk.settles();
  assert.ok(!wordsIn(ticket.messages()).includes("где заказ?"));
  await passes(desk, clock, minute);
  const summary = await manager.sees("одной сводкой");
  assert.match(summary.content.text!, /где заказ\?[\s\S]*три[\s\S]*четыре/);
});

async function open(t: TestContext, ...settings: string[]) {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  await desk.olga.starts();
  for (const each of ["max_length 20", ...settings]) await sets(desk, each);
  return { clock, desk };
}
