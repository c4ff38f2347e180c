import assert from "node:assert/strict";
import { test } from "node:test";
import { TestClock } from "../support/clock.ts";
import { openDesk, passes } from "../support/desk.ts";

test("a topic is called by number, client and subject, and follows the subject by one call", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  const { olga, forum } = desk;
  for (const subject of ["Доставка", "Оплата"]) {
    await olga.writes(`/subjects add ${subject}`);
    await olga.sees(`«${subject}» добавлена`);
  }
  const anna = desk.telegram.client("Анна");
  await anna.starts("s_1");
  await anna.writes("Где заказ?");
  const topic = await forum.hasTopic("№1 Анна · Доставка");
  await desk.settles();
  desk.telegram.calls.clear();
  await olga.in(topic).writes("/subject Оплата");
  await passes(desk, clock, 10_000);
  assert.equal(topic.name, "№1 Анна · Оплата");
  assert.equal(desk.telegram.calls.count("editForumTopic"), 1);
});

test("what people called a topic stays, until the ticket has another subject", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  const { olga, forum } = desk;
  await olga.writes("/subjects add Доставка");
  await olga.sees("«Доставка» добавлена");
  const anna = desk.telegram.client("Анна");
  await anna.writes("Где заказ?");
  const topic = await forum.hasTopic("№1 Анна");
  await desk.settles();
  topic.rename("Анна, срочно");
  await olga.in(topic).writes("Уже едет");
  await passes(desk, clock, 10_000);
  assert.equal(topic.name, "Анна, срочно");
  await olga.in(topic).writes("/subject Доставка");
  await passes(desk, clock, 10_000);
  assert.equal(topic.name, "№1 Анна · Доставка");
});
