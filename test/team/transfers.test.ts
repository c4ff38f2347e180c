import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, wordsIn } from "../contract/conversation.ts";
import { atEveryDesk } from "../contract/nature.ts";
import { until } from "../support/desk.ts";
import { findManager } from "../../src/store/people/managers.ts";

atEveryDesk("transfers", (nature) => {
  test("who never opened the bot is mentioned where the ticket is, and told once how to hear of it", async (t) => {
    const desk = await nature.open(t);
    const { ticket, manager } = await ask(desk);
    const second = await ask(desk, "Ещё", "Глеб");
    const vera = desk.telegram.client("Вера", { language_code: "ru" });
    desk.joins(vera);
    await until(() => findManager(desk.app.store, vera.id) !== undefined, "she is not known");
    await manager.writes("/transfer Вера");
    const told = await manager.sees(/^Вера, вам передали это обращение\. Чтобы бот сообщал/);
    const mention = (told.content.entities ?? []).find(
      (entity) =>
        entity.type === "text_mention" ||
        (entity.type === "text_link" && entity.url.includes(String(vera.id))),
    );
    assert.ok(mention, "she is not mentioned");
    await second.manager.writes("/transfer Вера");
    await second.manager.sees(/^Вера, вам передали это обращение\.$/);
    await desk.settles();

    await vera.starts();
    await manager.writes("/transfer Борис");
    await manager.writes("/transfer Вера");
    await vera.sees(/Вам передали 1 обращение:\n• №1 · Анна/);
    await desk.settles();
    const mentions = wordsIn(ticket.messages()).filter((words) => words.startsWith("Вера, вам передали"));
    assert.equal(mentions.length, 1);
  });

  test("in a group of hundreds, with long names, the page still opens and the card stays true", async (t) => {
    const desk = await nature.open(t);
    const { ticket, atCard } = await ask(desk);
    for (let index = 0; index < 120; index++)
      desk.joins(desk.telegram.client(`${index} ${"Ы".repeat(60)}`, { last_name: "Щ".repeat(64) }));
    await desk.settles();
    await atCard.presses("🔁 Передать");
    const rows = () => ticket.card()!.reply_markup?.inline_keyboard ?? [];
    await until(() => rows().length > 10, "the page does not turn");
    assert.match(
      ticket.card()!.content.text!,
      /👇 Кнопками — первые 60 коллег\. Остальным: \/transfer @имя$/,
    );
    await atCard.presses(/^0 Ы+…$/);
    await until(() => /Кто отвечает: 0 Ы/.test(ticket.card()!.content.text!), "the card does not show it");
  });

  test("every colleague is offered, two in a row when there are many", async (t) => {
    const desk = await nature.open(t);
    const { ticket, atCard } = await ask(desk);
    const names = Array.from({ length: 30 }, (_, index) => `Коллега ${index + 1}`);
    for (const name of names) desk.joins(desk.telegram.client(name));
    await desk.settles();
    await atCard.presses("🔁 Передать");
    const rows = () => ticket.card()!.reply_markup?.inline_keyboard ?? [];
    await until(() => rows().length > 10, "the page does not turn");
    const labels = rows().flatMap((row) => row.map(({ text }) => text));
    assert.deepEqual(new Set(names).difference(new Set(labels)), new Set());
    assert.doesNotMatch(ticket.card()!.content.text!, /\/transfer/);
    assert.ok(rows().every((row) => row.length <= 2));
  });

  test("who is not found is said, however long the list is and wherever the written name is cut", async (t) => {
    const desk = await nature.open(t);
    const { manager } = await ask(desk);
    for (let number = 1; number <= 50; number += 1)
      desk.joins(desk.telegram.client(`Имя ${number} ${"я".repeat(50)}`, { last_name: "Ю".repeat(60) }));
    // Each of these takes two units of UTF-16.
    await manager.writes(`/transfer а${"😀".repeat(70)}`);
    await manager.sees(/^Не нашли менеджера «а😀+…»[\s\S]*Имя 1 я/u);
  });

  test("a manager whose name is in rare letters takes a ticket: the card shows it", async (t) => {
    const desk = await nature.open(t);
    const { ticket, atCard } = await ask(desk);
    const vera = desk.telegram.client(`а${"𝐀".repeat(40)}`);
    desk.joins(vera);
    await desk.settles();
    await ticket.atCard(vera).presses("🙋 Взять");
    await atCard.sees(/Кто отвечает: а𝐀/);
  });
});
