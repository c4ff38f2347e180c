import assert from "node:assert/strict";
import { test } from "node:test";
import { converse } from "../contract/conversation.ts";
import { saidTo } from "../private/people.ts";
import { TestClock } from "../support/clock.ts";
import { openDesk, passes } from "../support/desk.ts";

test("what waits for somebody who is removed from the admins or the team meanwhile does not reach them", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  const { olga, boris, telegram } = desk;
  const gives = async (words: string) => {
    await olga.writes(words);
    await desk.settles();
  };
  await olga.starts();
  await boris.starts();
  const { anna, manager } = await converse(desk);
  await gives(`/admins add ${boris.id}`);
  await manager.writes("/close");
  await anna.sees("Удалось решить ваш вопрос?");
  const heal = telegram.faults.serverError({ method: "sendMessage", chat_id: boris.id });
  await anna.presses("Нет");
  await anna.presses("1 ⭐");
  await anna.sees("Что нам стоит исправить?");
  await anna.writes("мой номер 123-45-67");
  await boris.writes("/managers");
  await desk.settles();
  await gives(`/admins remove ${boris.id}`);
  await gives(`/managers remove ${boris.id}`);
  await olga.sees("больше не в команде");
  heal();
  await passes(desk, clock, 60 * 60_000);
  const said = saidTo(boris).join("\n");
  assert.doesNotMatch(said, /123-45-67|⭐|Ольга/);
  assert.match(said, /Вы больше не в команде поддержки/);
  assert.match(saidTo(olga).join("\n"), /123-45-67/);
});
