import assert from "node:assert/strict";
import { test } from "node:test";
import { arrives, ask, colleague, wordsIn } from "../contract/conversation.ts";
import { atEveryDesk } from "../contract/nature.ts";
import { passes } from "../support/desk.ts";
import { alarms, opensDesk } from "./alarms.ts";
import { hour, lets, minute, orders } from "./due.ts";

atEveryDesk("norms", (nature) => {
  test("80 percent: the ticket's place, once, with a mention of its manager; 100: the managers; 150: the admins", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/sla 10m 8h");
    const { ticket, atCard } = await ask(desk);
    await atCard.presses("🙋 Взять");
    await lets(desk, clock, 7 * minute);
    assert.deepEqual(alarms(ticket.messages()), []);
    await lets(desk, clock, 2 * minute);
    assert.deepEqual(alarms(ticket.messages()), [
      "⏰ Клиент ждёт ответа. По норме ответить нужно до 12:10.\nБорис",
    ]);
    const [mention] = ticket.messages().at(-1)!.content.entities ?? [];
    assert.ok(mention?.type === "text_link");
    assert.equal(mention.url, `tg://user?id=${desk.boris.id}`);
    assert.deepEqual([...alarms(desk.boris.messages), ...alarms(desk.olga.messages)], []);
    await lets(desk, clock, 3 * minute);
    const overdue = "⏰ Срок прошёл у 1 обращения:\n№1 · Анна · ответить до 12:10 · Борис";
    assert.deepEqual(alarms(desk.boris.messages), [overdue]);
    assert.deepEqual(alarms(desk.olga.messages), [overdue]);
    await lets(desk, clock, 5 * minute);
    assert.deepEqual(alarms(desk.olga.messages), [
      overdue,
      "‼️ Срок сильно превышен у 1 обращения:\n№1 · Анна · ответить до 12:10 · Борис",
    ]);
    await lets(desk, clock, 2 * hour);
    assert.equal(alarms(ticket.messages()).length, 1);
    assert.equal(alarms(desk.boris.messages).length, 1);
    assert.equal(alarms(desk.olga.messages).length, 2);
  });

  test("a client who has stopped the bot rings nobody, and the time until they are back does not count", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/sla 10m 8h");
    const { anna, ticket } = await ask(desk);
    await lets(desk, clock, 5 * minute);
    await anna.blocks();
    await lets(desk, clock, 2 * hour);
    const heard = () => [ticket.messages(), desk.boris.messages, desk.olga.messages].flatMap(alarms);
    assert.deepEqual(heard(), []);
    assert.doesNotMatch(ticket.card()!.content.text!, /Ответить до/);
    assert.match(ticket.card()!.content.text!, /клиент остановил бота/);
    await anna.unblocks();
    await lets(desk, clock, 2 * minute);
    assert.deepEqual(heard(), [], "three of the ten minutes are left");
    assert.match(ticket.card()!.content.text!, /14:10/);
    await lets(desk, clock, 4 * minute);
    assert.equal(alarms(ticket.messages()).length, 1);
    assert.equal(alarms(desk.boris.messages).length, 1);
  });

  test("norms that are switched off and on again tell nothing anew", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/sla 10m 30m 2h");
    const { ticket } = await ask(desk);
    const other = await ask(desk, "Другой", "Глеб");
    await lets(desk, clock, 4 * hour);
    const heard = () =>
      [ticket.messages(), other.ticket.messages(), desk.boris.messages, desk.olga.messages].map(
        (each) => alarms(each).length,
      );
    const before = heard();
    assert.ok(before.every((count) => count > 0));
    await orders(desk, "/sla off");
    await lets(desk, clock, 10 * minute);
    assert.doesNotMatch(ticket.card()!.content.text!, /12:10/);
    await orders(desk, "/sla 10m 30m 2h");
    await lets(desk, clock, 10 * minute);
    assert.deepEqual(heard(), before);
  });

  test("the notice leads to the ticket, and a reply to it is answered with the way there", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/sla 10m 8h");
    await ask(desk);
    await lets(desk, clock, 12 * minute);
    const notice = desk.boris.messages.at(-1)!;
    assert.ok(notice.content.entities?.some(({ type }) => type === "text_link"));
    await desk.boris.repliesTo(notice, "Иду");
    await desk.boris.sees(/обращени/);
  });

  test("an answer and a call in time end the wait; the next one has a norm of its own, and is told anew", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/sla 10m 20m 8h");
    const { anna, manager, ticket, atCard } = await ask(desk);
    await passes(desk, clock, 5 * minute);
    await arrives(desk, await manager.writes("Сейчас посмотрю"));
    await lets(desk, clock, 20 * minute);
    assert.deepEqual(alarms(ticket.messages()), []);
    await arrives(desk, await anna.writes("И что там?"));
    await passes(desk, clock, 15 * minute);
    await atCard.presses("📞 Отметить звонок");
    await lets(desk, clock, 20 * minute);
    assert.deepEqual(alarms(ticket.messages()), []);
    await arrives(desk, await anna.writes("А теперь?"));
    await lets(desk, clock, 10 * minute);
    await arrives(desk, await anna.writes("Эй"));
    await lets(desk, clock, 7 * minute);
    assert.deepEqual(alarms(ticket.messages()), [
      "⏰ Клиент ждёт ответа. По норме ответить нужно до 13:20.\nБорис",
    ]);
  });

  test("a note, a reaction and an edit are no replies", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/sla 10m 8h");
    const { manager, ticket, question } = await ask(desk);
    await manager.writes("// спрошу на складе");
    await manager.reacts(await arrives(desk, question), "👍");
    await lets(desk, clock, 9 * minute);
    assert.equal(alarms(ticket.messages()).length, 1);
  });

  test("nothing pings outside of working hours: the night does not count", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/hours пн-пт 9-12:05, сб 10-14", "/sla 10m 8h");
    const { ticket } = await ask(desk);
    // Until Saturday, 9:59.
    await lets(desk, clock, 22 * hour - minute);
    assert.deepEqual(alarms(ticket.messages()), []);
    await lets(desk, clock, 5 * minute);
    assert.deepEqual(alarms(ticket.messages()), ["⏰ Клиент ждёт ответа. По норме ответить нужно до 10:05."]);
  });

  test("a closing norm is silent while the client is to act, and pings at their next message", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/sla 30m 1h");
    const { anna, manager, ticket } = await ask(desk);
    await arrives(desk, await manager.writes("Какой номер заказа?"));
    await lets(desk, clock, 2 * hour);
    assert.deepEqual([...alarms(ticket.messages()), ...alarms(desk.olga.messages)], []);
    await arrives(desk, await anna.writes("Номер 12"));
    await lets(desk, clock, 3 * minute);
    assert.deepEqual(alarms(ticket.messages()), [
      "⏰ По норме закрыть обращение нужно было до 13:00.\nБорис",
    ]);
    assert.deepEqual(alarms(desk.boris.messages), [
      "⏰ Срок прошёл у 1 обращения:\n№1 · Анна · закрыть до 13:00 · Борис",
    ]);
    assert.deepEqual(alarms(desk.olga.messages), [
      "‼️ Срок сильно превышен у 1 обращения:\n№1 · Анна · закрыть до 13:00 · Борис",
    ]);
  });

  test("who cannot be told in private is mentioned in the ticket's place, with the way to be told, once", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/sla 10m 8h");
    const { ticket } = await ask(desk);
    await colleague(desk, ticket, "Вера");
    await colleague(desk, ticket, "Глеб");
    await lets(desk, clock, 12 * minute);
    await passes(desk, clock, minute);
    const missed = () =>
      wordsIn(ticket.messages()).filter((words) => words.includes("у этого обращения прошёл"));
    assert.deepEqual(missed(), [
      "⏰ Вера, Глеб: срок у этого обращения прошёл.\nЧтобы бот сообщал о таком лично, откройте @topicdesk_bot и нажмите «Старт».",
    ]);
    await arrives(desk, await ticket.of(desk.boris).writes("Отвечаю"));
    const other = await ask(desk, "Другое", "Дима");
    await lets(desk, clock, 12 * minute);
    await passes(desk, clock, minute);
    assert.deepEqual(
      wordsIn(other.ticket.messages()).filter((words) => words.includes("у этого обращения прошёл")),
      ["⏰ Вера, Глеб: срок у этого обращения прошёл."],
    );
  });
});
