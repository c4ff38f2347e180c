import assert from "node:assert/strict";
import { test } from "node:test";
import { pairOf, ask, wordsIn } from "./conversation.ts";
import { atEveryDesk } from "./nature.ts";
import { shows } from "./shown-ticket.ts";
import { photo } from "../telegram/actors.ts";

atEveryDesk("words that a button lets go", (nature) => {
  test("what was held back and then deleted or made a note is not called sent", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket } = await ask(desk);
    await manager.writes("/close");
    const late = await ticket.closed(desk.boris);
    const deleted = await late.writes("Ошибся чатом");
    const first = await late.sees("клиент этого не получил");
    await late.repliesTo(deleted, "/del");
    const noted = await late.writes("Скандальный");
    const second = await late.sees("клиент этого не получил", { after: noted });
    await late.edits(noted, "// Скандальный");
    await desk.settles();
    const label = "Открыть снова и отправить";
    assert.equal((await late.presses(first, label)).text, "Клиент этого не получил и не получит.");
    assert.equal((await late.presses(second, label)).text, "📝 Это заметка, клиент её не увидит.");
    await desk.settles();
    assert.ok(!wordsIn(anna.messages).some((words) => /Ошибся|Скандальный/.test(words)));
  });

  test("a note that becomes an answer waits for a second word when its client is blocked", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await ask(desk);
    const note = await manager.writes("// Не отвечать");
    await manager.edits(note, "Всего доброго");
    await manager.sees("Клиент его не получил. Отправить?");
    await manager.writes("/block");
    await anna.sees("мы больше не принимаем от вас сообщения");
    const held = "Клиент заблокирован, поэтому он этого не получил.";
    assert.equal((await manager.presses("Отправить клиенту")).text, held);
    await manager.sees(held);
    await desk.settles();
    assert.ok(!wordsIn(anna.messages).includes("Всего доброго"));
    await manager.presses("Отправить всё равно");
    await anna.sees("Всего доброго");
  });

  test("who decides that words are an answer to a blocked client reads that they wait", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await ask(desk);
    const note = await manager.writes("// Не отвечать");
    await manager.repliesTo(note, "Почему?");
    await manager.sees("Это заметка или ответ клиенту?");
    await manager.writes("/block");
    await anna.sees("мы больше не принимаем от вас сообщения");
    const { text } = await manager.presses("Отправить клиенту");
    assert.equal(text, "Клиент заблокирован, поэтому он этого не получил.");
  });

  test("an album that was held back shows a client with several requests which one it is about", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket } = await ask(desk);
    await manager.writes("/close");
    const late = await ticket.closed(desk.boris);
    await late.sendsAlbum([photo("Красные"), photo("Синие")]);
    await late.sees("клиент этого не получил");
    await anna.writes("/new Второй вопрос");
    await shows(desk, 2);
    await late.presses("Открыть снова и отправить");
    const album = await anna.sees((message) => message.content.caption === "Красные");
    const heading = await anna.sees(/^Обращение №1$/);
    assert.ok(heading.message_id < album.message_id);
  });

  test("of an album of notes only the edited item goes, and its author knows", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await ask(desk);
    const [first] = await manager.sendsAlbum([photo("// Чеки"), photo()]);
    await desk.settles();
    await manager.edits(first!, "Чеки");
    await manager.sees("Из альбома уйдёт только это сообщение");
    await manager.presses("Отправить клиенту");
    await anna.sees((message) => message.content.caption === "Чеки");
    await desk.settles();
    assert.equal(pairOf(desk, first!)!.failure, null);
    assert.equal(anna.messages.filter(({ content }) => content.photo !== undefined).length, 1);
    // It can be a note again.
    await manager.edits(first!, "// Чеки");
    await manager.sees("Удалено у клиента");
    assert.equal(anna.messages.filter(({ content }) => content.photo !== undefined).length, 0);
  });
});
