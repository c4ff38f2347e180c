import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../support/desk.ts";
import { ask, wordsIn } from "./conversation.ts";
import { atEveryDesk } from "./nature.ts";

atEveryDesk("blocking", (nature) => {
  test("a blocked client is told once and then met with silence; nothing reaches the desk", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket, atCard } = await ask(desk, "Спам");
    await atCard.presses("⋯");
    await atCard.presses("Заблокировать клиента");
    await manager.sees("Заблокировать клиента? Его сообщения перестанут приходить.");
    await desk.settles();
    await manager.presses("Отмена");
    await manager.sees("Клиент не заблокирован.");
    await atCard.presses("Заблокировать клиента");
    await manager.sees("Заблокировать клиента? Его сообщения перестанут приходить.");
    await manager.presses("Да, заблокировать");
    await anna.sees("мы больше не принимаем от вас сообщения");
    await anna.writes("Ещё спам");
    await anna.writes("/new");
    await desk.settles();
    assert.ok(!wordsIn(ticket.messages()).includes("Ещё спам"));
    assert.equal(wordsIn(anna.messages).at(-1), "/new", "no answer");
    await manager.writes("/unblock");
    await anna.sees("Вы снова можете писать нам");
    await anna.writes("Спасибо");
    await manager.sees(/^Спасибо$/);
  });

  test("what waits for a client when they are shut out is not said any more, but that they are", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await ask(desk, "Спам");
    const heal = desk.telegram.faults.tooManyRequests(1, { chat_id: anna.id });
    await anna.writes("/tickets");
    await until(() => desk.telegram.bot.queue.length === 0, "Topicdesk does not take its updates");
    await manager.writes("/block");
    await until(() => desk.telegram.bot.queue.length === 0, "Topicdesk does not take its updates");
    heal();
    await anna.sees("мы больше не принимаем от вас сообщения");
    await desk.settles();
    assert.ok(!wordsIn(anna.messages).some((words) => words.startsWith("Ваши обращения")));
  });
});
