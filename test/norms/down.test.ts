import assert from "node:assert/strict";
import { test } from "node:test";
import { arrives, ask } from "../contract/conversation.ts";
import { atEveryDesk } from "../contract/nature.ts";
import { passUntil } from "../durability/passing.ts";
import { passes } from "../support/desk.ts";
import { alarms, opensDesk } from "./alarms.ts";
import { hour, isDone, lets, minute } from "./due.ts";

atEveryDesk("norms of a bot that was down", (nature) => {
  test("what was missed is told once, only the highest level to each, and not again after another start", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/sla 10m 8h");
    const { ticket } = await ask(desk);
    await passes(desk, clock, minute);
    await desk.stop();
    clock.advance(hour);
    await desk.start();
    await lets(desk, clock, 3 * minute);
    const check = () => {
      assert.deepEqual(alarms(ticket.messages()), [
        "⏰ Клиент ждёт ответа. По норме ответить нужно было до 12:10.",
      ]);
      assert.deepEqual(alarms(desk.boris.messages), [
        "⏰ Срок прошёл у 1 обращения:\n№1 · Анна · ответить до 12:10 · пока никто",
      ]);
      assert.deepEqual(alarms(desk.olga.messages), [
        "‼️ Срок сильно превышен у 1 обращения:\n№1 · Анна · ответить до 12:10 · пока никто",
      ]);
    };
    check();
    await desk.stop();
    clock.advance(hour);
    await desk.start();
    await lets(desk, clock, 5 * minute);
    check();
  });

  test("what was missed at night is told when the team works", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/hours 9-18", "/sla 10m 8h");
    const { ticket } = await ask(desk);
    await passes(desk, clock, minute);
    await desk.stop();
    clock.advance(10 * hour);
    await desk.start();
    await lets(desk, clock, hour);
    assert.deepEqual(alarms(ticket.messages()), []);
    await lets(desk, clock, 10 * hour + 5 * minute);
    assert.equal(alarms(ticket.messages()).length, 1);
    assert.equal(alarms(desk.olga.messages).length, 1);
  });

  test("an answer that came while the bot was down ends the wait before anything is told", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/sla 10m 8h");
    const { ticket, manager } = await ask(desk);
    await passes(desk, clock, minute);
    await desk.stop();
    clock.advance(5 * minute);
    const answer = await manager.writes("Отвечаю");
    clock.advance(hour);
    await desk.start();
    await arrives(desk, answer);
    await lets(desk, clock, 5 * minute);
    assert.deepEqual([...alarms(ticket.messages()), ...alarms(desk.boris.messages)], []);
  });

  test("several tickets that are due at once are one message for each manager", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/sla 10m 8h");
    const asked = [];
    for (const name of ["Анна", "Вера", "Глеб"]) asked.push(await ask(desk, "Вопрос", name));
    await desk.stop();
    clock.advance(12 * minute);
    await desk.start();
    await lets(desk, clock, 2 * minute);
    assert.deepEqual(alarms(desk.boris.messages), [
      "⏰ Срок прошёл у 3 обращений:\n" +
        ["№1 · Анна", "№2 · Вера", "№3 · Глеб"]
          .map((line) => `${line} · ответить до 12:10 · пока никто`)
          .join("\n"),
    ]);
    for (const { ticket } of asked) assert.equal(alarms(ticket.messages()).length, 1);
  });

  test("the date of the message counts, not when the bot read it", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/sla 1h 8h");
    await desk.stop();
    const anna = desk.telegram.client("Анна", { language_code: "ru" });
    await anna.writes("Вопрос");
    clock.advance(50 * minute);
    await desk.start();
    await desk.settles();
    await isDone(desk, clock);
    await lets(desk, clock, 3 * minute);
    assert.equal(alarms(desk.group.chat.messages.values().toArray()).length, 1, "80 percent since 12:00");
    assert.deepEqual(alarms(desk.boris.messages), []);
    await lets(desk, clock, 9 * minute);
    assert.deepEqual(alarms(desk.boris.messages), [
      "⏰ Срок прошёл у 1 обращения:\n№1 · Анна · ответить до 13:00 · пока никто",
    ]);
  });

  test("a question that Telegram gives again begins no other wait", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/sla 10m 8h");
    const anna = desk.telegram.client("Анна", { language_code: "ru" });
    desk.telegram.faults.cutAfter({ method: "getUpdates", times: 2 });
    await anna.writes("Вопрос");
    await anna.writes("И ещё");
    await passUntil(clock, () => desk.telegram.bot.queue.length === 0);
    await lets(desk, clock, 9 * minute);
    assert.deepEqual(alarms([...desk.group.chat.messages.values()]), [
      "⏰ Клиент ждёт ответа. По норме ответить нужно до 12:10.",
    ]);
  });
});
