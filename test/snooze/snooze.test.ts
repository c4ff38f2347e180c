import assert from "node:assert/strict";
import { test } from "node:test";
import { findTicket } from "../../src/store/tickets/tickets.ts";
import { arrives, ask, wordsIn } from "../contract/conversation.ts";
import { atEveryDesk } from "../contract/nature.ts";
import { alarms, opensDesk } from "../norms/alarms.ts";
import { hour, isDone, lets, minute, orders } from "../norms/due.ts";
import { type Desk, passes } from "../support/desk.ts";
import type { StoredMessage } from "../telegram/actors.ts";

atEveryDesk("snooze", (nature) => {
  test("the ticket rests, is not overdue meanwhile, and comes back with a mention of its manager", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/sla 10m 8h");
    const { ticket, atCard, manager } = await ask(desk);
    await atCard.presses("🙋 Взять");
    await passes(desk, clock, 5 * minute);
    await manager.writes("/snooze 2h");
    await passes(desk, clock, 5_000);
    assert.match(
      ticket.card()!.content.text!,
      /Ответить до 20 нояб\., 14:10[\s\S]*💤 Отложено до 20 нояб\., 14:05/,
    );
    assert.match(ticket.card()!.content.text!, /Борис: отложено до 20 нояб\., 14:05/);
    await lets(desk, clock, 119 * minute);
    assert.deepEqual([...backs(ticket.messages()), ...alarms(ticket.messages())], []);
    await lets(desk, clock, 3 * minute);
    assert.deepEqual(backs(ticket.messages()), ["💤 Обращение было отложено до этого времени.\nБорис"]);
    await lets(desk, clock, 3 * minute);
    assert.deepEqual(alarms(ticket.messages()), [
      "⏰ Клиент ждёт ответа. По норме ответить нужно до 14:10.\nБорис",
    ]);
    assert.doesNotMatch(ticket.card()!.content.text!, /💤 Отложено/);
  });

  test("it comes back as soon as its client writes, after the message, and only once", async (t) => {
    const { clock, desk } = await opensDesk(t, nature);
    const { anna, ticket, manager } = await ask(desk);
    await arrives(desk, await manager.writes("Ждём поставку"));
    await manager.writes("/snooze завтра 10:00");
    await passes(desk, clock, minute);
    await arrives(desk, await anna.writes("А можно быстрее?"));
    await passes(desk, clock, minute);
    assert.deepEqual(wordsIn(ticket.messages()).slice(-2), [
      "А можно быстрее?",
      "💤 Обращение было отложено, но клиент написал.\nБорис",
    ]);
    await lets(desk, clock, 30 * hour);
    assert.equal(backs(ticket.messages()).length, 1);
  });

  test("it comes back in working hours, after the bot was down too, and follows changed hours", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/hours пн-пт 9-18");
    const { ticket, manager } = await ask(desk);
    await manager.writes("/snooze завтра 10:00");
    await desk.settles();
    assert.equal(untilOf(desk), Date.parse("2026-11-23T06:00:00Z"));
    await orders(desk, "/holidays add 23.11.2026");
    await desk.stop();
    clock.advance(70 * hour);
    await desk.start();
    await isDone(desk, clock);
    await lets(desk, clock, 10 * minute);
    assert.deepEqual(backs(ticket.messages()), [], "a holiday");
    await lets(desk, clock, 24 * hour);
    assert.equal(backs(ticket.messages()).length, 1);
    assert.equal(untilOf(desk), null);
  });

  test("the buttons offer the usual times, and to bring it back", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/hours 9-18");
    const { atCard, ticket } = await ask(desk);
    for (const [label, until] of [
      ["На час", "2026-11-20T10:00:00Z"],
      ["На 3 часа", "2026-11-20T12:00:00Z"],
      ["До завтра", "2026-11-21T06:00:00Z"],
      ["На неделю", "2026-11-27T09:00:00Z"],
    ] as const) {
      for (const button of ["⋯", "💤 Отложить", label]) {
        await atCard.presses(button);
        await desk.settles();
      }
      assert.equal(untilOf(desk), Date.parse(until), label);
    }
    for (const button of ["⋯", "💤 Отложить", "Вернуть сейчас"]) {
      await atCard.presses(button);
      await desk.settles();
    }
    assert.equal(untilOf(desk), null);
    await lets(desk, clock, 2 * hour);
    assert.deepEqual(backs(ticket.messages()), []);
  });

  test("a closed ticket does not rest, and one that rests is closed for good", async (t) => {
    const { clock, desk } = await opensDesk(t, nature);
    const { manager, ticket } = await ask(desk);
    await manager.writes("/snooze 2h");
    await manager.writes("/close");
    await desk.settles();
    assert.equal(untilOf(desk), null);
    await manager.writes("/snooze 2h");
    await desk.settles();
    assert.equal(wordsIn(ticket.messages()).at(-1), "Обращение закрыто. Сначала откройте его снова.");
    await lets(desk, clock, 3 * hour);
    assert.deepEqual(backs(ticket.messages()), []);
  });

  test("what is not understood changes nothing, and says what is wrong", async (t) => {
    const { desk } = await opensDesk(t, nature);
    const { manager, ticket } = await ask(desk);
    await manager.writes("/snooze 15.12 9:00");
    await desk.settles();
    const until = untilOf(desk);
    for (const [written, said] of [
      ["", "Напишите, на сколько или до какого времени отложить: /snooze 2h"],
      [" скоро", "«скоро» непонятно. Например: /snooze 2h"],
      [" завтра", "До какого часа отложить? Например: /snooze завтра 10:00"],
      [" завтра 25:00", "«25:00» — такого времени нет."],
      [" 31.11 9:00", "«31.11» — такой даты нет. Дату пишут так: /snooze 15.12 9:00"],
      [" 19.11.2026 9:00", "«19.11.2026 9:00»: это время уже прошло."],
      [" сегодня 9:00", "«сегодня 9:00»: это время уже прошло."],
      [" 0h", "«0h»: отложить можно не меньше чем на минуту."],
      [" 2", "«2» — минуты или часы? Напишите, например, 30m или 2h"],
      [" 500 дней", "«500 дней»: отложить можно не больше чем на год."],
      [" 15.12.2040 9:00", "«15.12.2040 9:00»: отложить можно не больше чем на год."],
      [" <b>завтра</b>", "«<b>завтра</b>» непонятно."],
    ] as const) {
      await manager.writes(`/snooze${written}`);
      await desk.settles();
      assert.equal(wordsIn(ticket.messages()).at(-1)!.slice(0, said.length), said, written);
      assert.equal(untilOf(desk), until, written);
    }
    await manager.writes("/snooze off");
    await manager.writes("/snooze off");
    await desk.settles();
    assert.equal(wordsIn(ticket.messages()).at(-1), "Обращение не отложено.");
  });
});

function backs(messages: readonly StoredMessage[]): string[] {
  return wordsIn(messages).filter((words) => words.startsWith("💤 Обращение было"));
}

function untilOf(desk: Desk): number | null {
  return findTicket(desk.app.store, 1)!.snoozedUntil;
}
