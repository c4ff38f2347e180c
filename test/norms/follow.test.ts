import assert from "node:assert/strict";
import { test } from "node:test";
import { arrives, ask } from "../contract/conversation.ts";
import { atEveryDesk } from "../contract/nature.ts";
import { passes } from "../support/desk.ts";
import { alarms, opensDesk } from "./alarms.ts";
import { hour, lets, minute, orders } from "./due.ts";

atEveryDesk("norms follow what happens", (nature) => {
  test("a holiday, other hours and other norms while a ticket waits; its card shows until when", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/hours 9-18", "/sla 1h 16h");
    const { ticket } = await ask(desk);
    const card = () => ticket.card()!.content.text!;
    await lets(desk, clock, minute);
    assert.match(card(), /⏰ Ответить до 20 нояб\., 13:00\nЗакрыть до 22 нояб\., 10:00/);
    await orders(desk, "/holidays add 20.11.2026-21.11.2026");
    await lets(desk, clock, 2 * minute);
    assert.match(card(), /⏰ Ответить до 22 нояб\., 10:00\nЗакрыть до 23 нояб\., 16:00/);
    await lets(desk, clock, 2 * hour);
    assert.deepEqual(alarms(ticket.messages()), []);
    await orders(desk, "/holidays remove 20.11.2026", "/hours 9-12:30, 14-18", "/sla 3h 16h");
    await lets(desk, clock, 3 * minute);
    // Half an hour before the break, which the clock has just passed.
    assert.match(card(), /⏰ Ответить до 20 нояб\., 16:30/);
    await lets(desk, clock, hour + 55 * minute);
    assert.deepEqual(alarms(ticket.messages()), ["⏰ Клиент ждёт ответа. По норме ответить нужно до 16:30."]);
    await orders(desk, "/sla off");
    await lets(desk, clock, 2 * hour);
    assert.doesNotMatch(card(), /Ответить до|Закрыть до/);
    assert.deepEqual(alarms(desk.boris.messages), []);
  });

  test("when the only answer is deleted, the wait goes on, and what was told of it is not told again", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/sla 10m 8h");
    const { ticket, manager } = await ask(desk);
    await lets(desk, clock, 9 * minute);
    const answer = await manager.writes("Ошибся чатом");
    await arrives(desk, answer);
    await lets(desk, clock, 30 * minute);
    assert.deepEqual(alarms(desk.boris.messages), []);
    await manager.repliesTo(answer, "/del");
    await lets(desk, clock, 2 * minute);
    assert.equal(alarms(ticket.messages()).length, 1);
    assert.deepEqual(alarms(desk.boris.messages), [
      "⏰ Срок прошёл у 1 обращения:\n№1 · Анна · ответить до 12:10 · Борис",
    ]);
  });

  test("a note that became an answer ends the wait", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/sla 10m 8h");
    const { manager } = await ask(desk);
    const note = await manager.writes("// Едем");
    await manager.edits(note, "Едем");
    await manager.presses("Отправить клиенту");
    await arrives(desk, note);
    await lets(desk, clock, 30 * minute);
    assert.deepEqual(alarms(desk.boris.messages), []);
  });

  test("closing ends the wait, and the card says whether it was in time; reopening starts anew", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/sla 10m 1h");
    const { anna, ticket, atCard } = await ask(desk);
    await passes(desk, clock, 5 * minute);
    await atCard.presses("✅ Закрыть");
    await lets(desk, clock, 2 * hour);
    assert.deepEqual([...alarms(ticket.messages()), ...alarms(desk.boris.messages)], []);
    assert.match(ticket.card()!.content.text!, /Закрыто в срок/);
    await arrives(desk, await anna.writes("Всё опять сломалось"));
    await lets(desk, clock, 9 * minute);
    assert.deepEqual(alarms(ticket.messages()), ["⏰ Клиент ждёт ответа. По норме ответить нужно до 14:15."]);
    assert.match(ticket.card()!.content.text!, /Закрыть до 20 нояб\., 15:05/);
    await arrives(desk, await ticket.of(desk.boris).writes("Чиним"));
    await lets(desk, clock, 2 * hour);
    await atCard.presses("✅ Закрыть");
    await lets(desk, clock, minute);
    assert.match(ticket.card()!.content.text!, /Закрыто позже срока: нужно было до 20 нояб\., 15:05/);
  });

  test("whoever has the ticket when it is told is mentioned", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/sla 10m 8h");
    const { ticket, atCard } = await ask(desk);
    await ticket.of(desk.olga).writes("// тут");
    await atCard.presses("🙋 Взять");
    await passes(desk, clock, 5 * minute);
    await ticket.of(desk.boris).writes(`/transfer ${desk.olga.id}`);
    await lets(desk, clock, 4 * minute);
    assert.match(alarms(ticket.messages())[0]!, /\nОльга$/);
  });

  test("a ticket that moves to another desk has that desk's hours and norms", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/sla 10m 8h");
    const other = desk.telegram.forum("Склад", { owner: desk.olga });
    await desk.olga.inGeneral(other).writes("/setup");
    await desk.olga.inGeneral(other).presses("Добавить отдел");
    await desk.olga.inGeneral(other).sees("Всё готово");
    await desk.olga.inGeneral(other).writes("Всем привет");
    await orders(desk, "/hours Склад = 14-18", "/sla Склад = 1h 8h");
    const { ticket } = await ask(desk);
    await passes(desk, clock, 5 * minute);
    await ticket.of(desk.boris).writes("/desk Склад");
    await lets(desk, clock, 2 * hour);
    assert.deepEqual(alarms(ticket.messages()), []);
    await lets(desk, clock, 46 * minute);
    assert.deepEqual(alarms([...other.chat.messages.values()]), [
      "⏰ Клиент ждёт ответа. По норме ответить нужно до 15:00.",
    ]);
    await lets(desk, clock, 20 * minute);
    assert.deepEqual(alarms(desk.boris.messages), [], "Boris is not of that desk");
    assert.equal(alarms(desk.olga.messages).length, 1);
  });

  test("a blocked client's ticket reminds nobody", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/sla 10m 8h");
    const { ticket, manager } = await ask(desk);
    await manager.writes("/block");
    await lets(desk, clock, hour);
    assert.deepEqual([...alarms(ticket.messages()), ...alarms(desk.boris.messages)], []);
  });
});
