import assert from "node:assert/strict";
import { test } from "node:test";
import { findClientOnTelegram } from "../../src/store/people/clients.ts";
import type { StoredMessage } from "../telegram/actors.ts";
import { ask, wordsIn } from "./conversation.ts";
import { atEveryDesk } from "./nature.ts";
import { shows } from "./shown-ticket.ts";

atEveryDesk("what the card's further buttons ask for", (nature) => {
  test("the client's name is the reply to a question; plain words after it are asked about", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, atCard } = await ask(desk);
    const nameOf = () => findClientOnTelegram(desk.app.store, anna.id)?.preferredName;
    await atCard.presses("⋯");
    await atCard.presses("Имя клиента");
    const prompt = await manager.sees("Как зовут клиента?");
    assert.equal(prompt.keyboard, "forced reply");
    await desk.settles();
    const reply = await manager.repliesTo(prompt, "Анна Петровна");
    await desk.settles();
    assert.equal(nameOf(), "Анна Петровна");
    await manager.edits(reply, "Анна Павловна");
    await desk.settles();
    assert.equal(nameOf(), "Анна Павловна");

    await desk.rests();
    await atCard.presses("⋯");
    await atCard.presses("Имя клиента");
    await manager.sees("Как зовут клиента?");
    await manager.writes("Анюта");
    await manager.sees("Это имя клиента, заметка или ответ клиенту?");
    await desk.settles();
    assert.ok(!wordsIn(anna.messages).includes("Анюта"));
    await manager.presses("Это имя клиента");
    await desk.settles();
    assert.equal(nameOf(), "Анюта");
    await manager.writes("Добрый день!");
    await anna.sees("Добрый день!");
    assert.ok(!wordsIn(anna.messages).includes("Анюта"));
  });

  test("which message becomes a ticket of its own is chosen by a button", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, atCard } = await ask(desk);
    await anna.writes("И ещё про оплату");
    await manager.sees("И ещё про оплату");
    await desk.settles();
    await atCard.presses("⋯");
    await atCard.presses("Вынести в новое обращение");
    const which = await manager.sees("Какое сообщение вынести");
    await desk.settles();
    assert.deepEqual(buttonsOf(which), ["Вопрос", "И ещё про оплату"]);
    await manager.presses(which, "И ещё про оплату");
    const second = await shows(desk, 2);
    await second.of(desk.boris).sees("И ещё про оплату");
    await desk.settles();
    assert.deepEqual(buttonsOf(which), []);
  });

  test("back goes up one page", async (t) => {
    const desk = await nature.open(t);
    const { olga } = desk;
    await olga.writes("/subjects add Доставка");
    await olga.sees("Доставка");
    const { atCard, ticket } = await ask(desk);
    await atCard.presses("⋯");
    await atCard.presses("Категория");
    await desk.settles();
    await atCard.presses("‹ Назад");
    await desk.settles();
    assert.ok(buttonsOf(ticket.card()!).includes("Имя клиента"));
    await atCard.presses("‹ Назад");
    await desk.settles();
    assert.ok(buttonsOf(ticket.card()!).includes("📝 Заметка"));
  });
});

function buttonsOf({ reply_markup }: StoredMessage): string[] {
  return (reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
}
