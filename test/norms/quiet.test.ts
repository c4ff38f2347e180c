import assert from "node:assert/strict";
import { test } from "node:test";
import { arrives, ask, colleague, wordsIn } from "../contract/conversation.ts";
import { atEveryDesk } from "../contract/nature.ts";
import { sets } from "../private/client.ts";
import { passes } from "../support/desk.ts";
import { alarms, opensDesk } from "./alarms.ts";
import { hour, lets, minute, orders } from "./due.ts";

atEveryDesk("norms keep quiet", (nature) => {
  test("under quarantine nothing rings; what was reached meanwhile is told when it is let pass", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/sla 10m 8h");
    await sets(desk, "stop_words казино");
    const { ticket, manager } = await ask(desk, "Лучшее казино города");
    const other = await ask(desk, "Вопрос", "Глеб");
    await arrives(desk, await other.anna.edits(other.question, "Вопрос про казино"));
    await lets(desk, clock, 30 * minute);
    assert.deepEqual([...alarms(ticket.messages()), ...alarms(other.ticket.messages())], []);
    assert.deepEqual([...alarms(desk.boris.messages), ...alarms(desk.olga.messages)], []);
    await manager.presses("Пропустить");
    await lets(desk, clock, 3 * minute);
    assert.deepEqual(alarms(ticket.messages()), [
      "⏰ Клиент ждёт ответа. По норме ответить нужно было до 12:10.",
    ]);
    assert.deepEqual(alarms(desk.boris.messages), [
      "⏰ Срок прошёл у 1 обращения:\n№1 · Анна · ответить до 12:10 · пока никто",
    ]);
    assert.equal(alarms(desk.olga.messages).length, 1);
    assert.deepEqual(alarms(other.ticket.messages()), []);
  });

  test("a message that the team does not want begins no wait, until its edit makes it wanted", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/sla 10m 20m 8h");
    const { anna, manager, ticket } = await ask(desk);
    await arrives(desk, await manager.writes("Напишите номер"));
    await sets(desk, "max_length 10");
    await anna.writes("Это слишком длинное сообщение");
    await lets(desk, clock, 30 * minute);
    assert.deepEqual(alarms(ticket.messages()), []);
    await arrives(desk, await anna.writes("Номер 12"));
    await lets(desk, clock, 15 * minute);
    assert.deepEqual(alarms(ticket.messages()), [], "the wait began a quarter of an hour ago");
    await lets(desk, clock, 3 * minute);
    assert.equal(alarms(ticket.messages()).length, 1);
    assert.match(alarms(ticket.messages())[0]!, /до 12:50/);
    await arrives(desk, await manager.writes("Везём"));
    await manager.writes("/snooze 5h");
    const long = await anna.writes("Сколько ещё ждать?");
    await lets(desk, clock, 30 * minute);
    const edited = await anna.edits(long, "Долго?");
    await desk.settles();
    await arrives(desk, edited);
    assert.match(
      wordsIn(ticket.messages()).at(-1)!,
      /^💤 Обращение было отложено, но клиент написал\.\nБорис$/,
    );
    await lets(desk, clock, 14 * minute);
    assert.equal(alarms(ticket.messages()).length, 1, "the rest does not count");
    await lets(desk, clock, 4 * minute);
    assert.equal(alarms(ticket.messages()).length, 2);
  });

  test("with a list of managers only they are told", async (t) => {
    const { clock, desk } = await opensDesk(t, nature);
    const { ticket } = await ask(desk);
    const vera = await colleague(desk, ticket, "Вера");
    await vera.starts();
    await orders(desk, `/managers remove ${vera.id}`, "/settings access list", "/sla 10m 8h");
    await lets(desk, clock, 20 * minute);
    assert.deepEqual(alarms(vera.messages), []);
    assert.equal(alarms(desk.boris.messages).length, 1);
  });

  test("other hours of the day after the operator has set another time zone", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/hours 9-13", "/sla 2h 8h");
    const { ticket } = await ask(desk);
    await passes(desk, clock, minute);
    assert.match(ticket.card()!.content.text!, /Ответить до 21 нояб\., 10:00/);
    await desk.stop();
    Object.assign(desk.config, { timeZone: "Europe/Berlin" });
    await desk.start();
    await lets(desk, clock, 2 * minute);
    // Noon in Moscow is ten o'clock in Berlin.
    assert.match(ticket.card()!.content.text!, /Ответить до 20 нояб\., 12:00/);
    await lets(desk, clock, hour + 35 * minute);
    assert.deepEqual(alarms(ticket.messages()), ["⏰ Клиент ждёт ответа. По норме ответить нужно до 12:00."]);
  });
});
