import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { findAutoclose } from "../../src/store/desks/norms.ts";
import { arrives, ask, wordsIn } from "../contract/conversation.ts";
import { atEveryDesk } from "../contract/nature.ts";
import { passUntil } from "../durability/passing.ts";
import { opensDesk } from "../norms/alarms.ts";
import { hour, isDone, lets, minute, noon, orders, says } from "../norms/due.ts";
import { TestClock } from "../support/clock.ts";
import { openDesk, passes } from "../support/desk.ts";
import type { Person } from "../telegram/actors.ts";

test("the admin sets when tickets close by themselves, and is told how it was understood", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock(noon) });
  await desk.olga.starts();
  await says(desk, "/autoclose", "Обращения сами не закрываются.\nУказать: /autoclose 48h");
  await says(
    desk,
    "/autoclose 48h",
    "Обращение закрывается само, если клиент не отвечает 48 ч.\nИ предупреждение",
  );
  await says(
    desk,
    "/autoclose 2 дня 24 ч",
    "Обращение закрывается само, если клиент не отвечает 48 ч. За 24 ч до этого клиент получает предупреждение.",
  );
  await says(desk, "/autoclose off", "Обращения сами не закрываются.");
});

test("what is not understood changes nothing, and says what is wrong", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock(noon) });
  await desk.olga.starts();
  await says(desk, "/autoclose 48h 24h", "Обращение закрывается само");
  for (const [written, said] of [
    ["0h", "«0h»: срок должен быть не меньше минуты. Выключить: /autoclose off"],
    ["48h 0h", "«0h»: срок должен быть не меньше минуты."],
    ["400d", "«400d»: это больше года. Проверьте срок."],
    ["99999h", "«99999h»: это больше года."],
    ["48", "«48» — часы или дни? Напишите, например, 48h или 2 дня"],
    ["24h 48h", "«24h 48h»: предупреждение должно быть раньше закрытия."],
    ["24h 24h", "«24h 24h»: предупреждение должно быть раньше закрытия."],
    ["48h 24h 12h", "«48h 24h 12h»: нужен один срок или два."],
    ["скоро", "Слово «скоро» непонятно. Срок пишут так: /autoclose 48h или /autoclose 48 ч"],
    ["48h скоро", "Слово «скоро» непонятно."],
    ["2 месяца", "«2» — часы или дни?"],
    ["-5h", "Слово «-5h» непонятно."],
    ["Склад = 48h", "Слово «склад» непонятно."],
    ["<i>48h</i>", "Слово «<i>48h</i>» непонятно."],
  ] as const) {
    await says(desk, `/autoclose ${written}`, said);
    assert.deepEqual(findAutoclose(desk.app.store), { after: 48 * hour, warning: 24 * hour }, written);
  }
});

atEveryDesk("autoclose", (nature) => {
  const waits = async (...[t, ...commands]: [Parameters<typeof nature.open>[0], ...string[]]) => {
    const { clock, desk } = await opensDesk(t, nature, ...commands);
    const asked = await ask(desk);
    await arrives(desk, await asked.manager.writes("Какой номер заказа?"));
    return { clock, ...asked };
  };

  test("the client is warned, and then the ticket closes with a message, whatever /settings says", async (t) => {
    const { clock, desk, anna, ticket } = await waits(t, "/autoclose 48h 24h", "/settings farewell off");
    await lets(desk, clock, 23 * hour);
    assert.deepEqual(told(anna), []);
    await lets(desk, clock, 2 * hour);
    assert.deepEqual(told(anna), [warning]);
    await lets(desk, clock, 22 * hour);
    assert.deepEqual(told(anna), [warning]);
    await lets(desk, clock, 3 * hour);
    await passes(desk, clock, minute);
    assert.deepEqual(told(anna), [warning, closing]);
    assert.match(ticket.card()!.content.text!, /· Закрыто[\s\S]*бот: обращение закрыто/);
    await lets(desk, clock, 48 * hour);
    assert.equal(told(anna).length, 2);
  });

  test("a client who writes is not closed, and the time begins with the next answer", async (t) => {
    const { clock, desk, anna, manager } = await waits(t, "/autoclose 48h 24h");
    await lets(desk, clock, 25 * hour);
    await arrives(desk, await anna.writes("Номер 12"));
    await lets(desk, clock, 60 * hour);
    assert.deepEqual(told(anna), [warning], "the team is to act");
    await arrives(desk, await manager.writes("Спасибо, везём"));
    await lets(desk, clock, 25 * hour);
    assert.deepEqual(told(anna), [warning, warning]);
  });

  test("both go out in working hours, and a late warning delays the closing", async (t) => {
    // Friday noon; the warning would be on Saturday at noon, the closing on Sunday.
    const { clock, desk, anna } = await waits(t, "/hours пн-пт 9-18", "/autoclose 48h 24h");
    await lets(desk, clock, 68 * hour);
    assert.deepEqual(told(anna), []);
    await lets(desk, clock, 2 * hour);
    assert.deepEqual(told(anna), [warning], "on Monday at nine");
    await lets(desk, clock, 22 * hour);
    assert.deepEqual(told(anna), [warning]);
    await lets(desk, clock, 2 * hour);
    assert.deepEqual(told(anna), [warning, closing], "on Tuesday at nine");
  });

  test("a message with an earlier date cancels it although the bot was down", async (t) => {
    const { clock, desk, anna } = await waits(t, "/autoclose 48h");
    await desk.stop();
    clock.advance(47 * hour);
    await anna.writes("Номер 12");
    clock.advance(10 * hour);
    await desk.start();
    await desk.settles();
    await lets(desk, clock, 2 * hour);
    assert.deepEqual(told(anna), []);
  });

  test("while Telegram cannot be reached nothing closes: a message may wait there", async (t) => {
    const { clock, desk, anna } = await waits(t, "/autoclose 48h");
    await lets(desk, clock, 47 * hour);
    desk.telegram.faults.outage();
    await anna.writes("Номер 12");
    for (let passed = 0; passed < 3 * hour; passed += minute) {
      clock.advance(minute);
      await setImmediate();
    }
    desk.telegram.faults.heal();
    await passUntil(clock, () => desk.telegram.bot.queue.length === 0);
    await lets(desk, clock, hour);
    assert.deepEqual(told(anna), []);
  });

  test("on an old desk the admin hears how many requests it concerns before anything happens, and can still stop it", async (t) => {
    const { clock, desk, anna } = await waits(t);
    const others: Person[] = [];
    for (const name of ["Глеб", "Вера"]) {
      const asked = await ask(desk, "Вопрос", name);
      await arrives(desk, await asked.manager.writes("Ответ"));
      others.push(asked.anna);
    }
    await lets(desk, clock, 47 * hour);
    await arrives(desk, await (await ask(desk, "Свежий", "Пётр")).manager.writes("Ответ"));
    await lets(desk, clock, 2 * hour);
    await says(desk, "/autoclose 400h", "Обращение закрывается само");
    assert.doesNotMatch(desk.olga.messages.at(-1)!.content.text!, /⚠️/);
    await orders(desk, "/autoclose 48h");
    const said = desk.olga.messages.at(-1)!.content.text!;
    assert.match(said, /⚠️ Так долго уже ждут 3 обращения\. Через 10 мин\. бот начнёт их закрывать/);
    await lets(desk, clock, 8 * minute);
    await orders(desk, "/autoclose off");
    await lets(desk, clock, 20 * minute);
    await orders(desk, "/autoclose 48h 24h");
    assert.match(
      desk.olga.messages.at(-1)!.content.text!,
      /⚠️ Так долго уже ждут 3 обращения.*предупреждать клиентов/,
    );
    for (const client of [anna, ...others]) assert.deepEqual(told(client), []);
    await lets(desk, clock, 12 * minute);
    for (const client of [anna, ...others]) assert.equal(told(client).length, 1);
  });

  test("when the answer is taken back, the team is to act again and nothing closes", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/autoclose 48h");
    const { anna, manager } = await ask(desk);
    const answer = await manager.writes("Ошибся чатом");
    await arrives(desk, answer);
    await lets(desk, clock, 24 * hour);
    await manager.repliesTo(answer, "/del");
    await lets(desk, clock, 48 * hour);
    assert.deepEqual(told(anna), []);
  });

  test("after an outage the warning still has its time", async (t) => {
    const { clock, desk, anna } = await waits(t, "/autoclose 48h 24h");
    await passes(desk, clock, minute);
    await desk.stop();
    clock.advance(100 * hour);
    await desk.start();
    await desk.settles();
    await isDone(desk, clock);
    await passes(desk, clock, 3 * minute);
    assert.deepEqual(told(anna), [warning]);
    await lets(desk, clock, 23 * hour);
    assert.deepEqual(told(anna), [warning]);
    await lets(desk, clock, 2 * hour);
    assert.deepEqual(told(anna), [warning, closing]);
  });

  test("a client who was warned has the time that they were told, although an admin shortens it", async (t) => {
    const { clock, desk, anna } = await waits(t, "/autoclose 48h 24h");
    await lets(desk, clock, 25 * hour);
    assert.deepEqual(told(anna), [warning]);
    await orders(desk, "/autoclose 26h 1h");
    await lets(desk, clock, 20 * hour);
    assert.deepEqual(told(anna), [warning]);
    await orders(desk, "/autoclose 26h");
    await lets(desk, clock, 2 * hour);
    assert.deepEqual(told(anna), [warning]);
    await lets(desk, clock, 2 * hour);
    await passes(desk, clock, minute);
    assert.deepEqual(told(anna), [warning, closing]);
  });

  test("switched off, nothing closes; switched on again, what has waited long enough does", async (t) => {
    const { clock, desk, anna } = await waits(t, "/autoclose 48h");
    await lets(desk, clock, 24 * hour);
    await orders(desk, "/autoclose off");
    await lets(desk, clock, 30 * hour);
    assert.deepEqual(told(anna), []);
    await orders(desk, "/autoclose 48h");
    await lets(desk, clock, 12 * minute);
    await passes(desk, clock, minute);
    assert.deepEqual(told(anna), [closing]);
  });
});

const warning =
  "Ждём вашего ответа по обращению №1. Если вы не напишете, примерно через 24 ч мы его закроем.";
const closing = "Мы не дождались ответа и закрыли обращение №1. Если вопрос остался, просто напишите сюда.";

function told(client: Person): string[] {
  return wordsIn(client.messages).filter((words) => /^(Ждём вашего|Мы не дождались)/.test(words));
}
