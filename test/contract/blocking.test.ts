import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../support/desk.ts";
import { ask, botReaction, converse, findCopy, findNotice, wordsIn } from "./conversation.ts";
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

  test("a client who stopped the bot: 💔 and why under the answer, the card says so, it goes out when they are back", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, atCard } = await converse(desk);
    await anna.blocks();
    const answer = await manager.writes("Ответ");
    await manager.sees("Не доставлено: клиент остановил бота");
    await until(() => botReaction(desk, answer) === "💔", "the answer is not marked");
    assert.ok(findNotice(manager, answer, /Не доставлено: клиент остановил бота/));
    await atCard.sees(/остановил бота/);
    await anna.unblocks();
    await until(() => findCopy(desk, answer) !== undefined, "the answer does not go out");
    await atCard.sees(/^(?![\s\S]*остановил бота)/);
  });
});
