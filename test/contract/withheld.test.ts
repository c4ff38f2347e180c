import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, botReaction, wordsIn } from "./conversation.ts";
import { atEveryDesk } from "./nature.ts";
import { doubt, secretsOf } from "./doubt.ts";

atEveryDesk("what is withheld", (nature) => {
  test("what is withheld follows its edits, and can be deleted; a second press does nothing", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, atCard } = await ask(desk);
    await atCard.presses("📝 Заметка");
    const edited = await manager.writes("клиент скандальный");
    const first = await manager.sees(doubt);
    await desk.settles();
    await manager.edits(edited, "Мастер едет");
    await desk.settles();
    await manager.presses(first, "Отправить клиенту");
    await anna.sees("Мастер едет");
    assert.deepEqual(secretsOf(anna), []);

    await atCard.presses("📝 Заметка");
    const noted = await manager.writes("скандальный");
    const second = await manager.sees(doubt);
    await desk.settles();
    await manager.edits(noted, "// скандальный");
    await desk.settles();
    assert.equal(second.reply_markup, undefined);
    assert.equal(botReaction(desk, noted), "✍");

    await atCard.presses("📝 Заметка");
    const deleted = await manager.writes("скандальный и злой");
    const third = await manager.sees(doubt);
    const button = structuredClone(third.reply_markup);
    await desk.settles();
    await manager.repliesTo(deleted, "/del");
    await manager.sees("Клиент этого не получил и не получит.");
    await desk.settles();
    // The press was made before the button went away.
    if (button !== undefined) third.reply_markup = button;
    assert.equal((await manager.presses(third, "Отправить клиенту")).text, "Это уже решено.");
    await desk.settles();
    assert.deepEqual(secretsOf(anna), []);
  });

  test("what was withheld before the ticket was closed is sent after it is open again", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, atCard, ticket } = await ask(desk);
    await atCard.presses("📝 Заметка");
    await manager.writes("Мастер едет");
    await manager.sees(doubt);
    await manager.writes("/close");
    const late = await ticket.closed(desk.boris);
    await late.presses("Отправить клиенту");
    await late.sees("Обращение закрыто, клиент этого не получил.");
    await desk.settles();
    assert.ok(!wordsIn(anna.messages).includes("Мастер едет"));
    await late.presses("Открыть снова и отправить");
    await anna.sees("Мастер едет");
  });

  test("a button that is pressed before Telegram has said which message its question is takes the buttons away", async (t) => {
    const desk = await nature.open(t);
    const { manager, atCard } = await ask(desk);
    await atCard.presses("📝 Заметка");
    await manager.sees("ответьте на это сообщение");
    await desk.settles();
    // Telegram's answer to the call for the question is lost.
    desk.telegram.faults.cutAfter({ method: "sendMessage", chat_id: desk.group.id, times: 1 });
    await manager.writes("клиент скандальный");
    const asked = await manager.sees(doubt);
    await manager.presses(asked, "Это заметка");
    await desk.settles();
    assert.equal(asked.reply_markup, undefined);
  });
});
