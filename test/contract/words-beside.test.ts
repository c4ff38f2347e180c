import assert from "node:assert/strict";
import { test } from "node:test";
import { photo } from "../telegram/actors.ts";
import { ask, botReaction, wordsIn } from "./conversation.ts";
import { atEveryDesk } from "./nature.ts";

const unheard = "То, что вы добавили к команде, никто не получил";
const neverSent = "Клиент этого не получил и не получит";

atEveryDesk("what a manager writes beside the point", (nature) => {
  test("words and files that a command has no use for are not lost in silence", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await ask(desk);
    const call = await manager.writes("/call не берёт трубку");
    const answer = await manager.sees(unheard);
    assert.equal(answer.replyTo?.message_id, call.message_id);
    await desk.settles();
    assert.equal(botReaction(desk, call), "👌");

    const again = await manager.writes("/reopen пожалуйста");
    const refused = await manager.sees("Обращение уже открыто");
    assert.equal(refused.replyTo?.message_id, again.message_id);
    assert.match(refused.content.text!, new RegExp(unheard));

    const named = await manager.sends(photo("/name Анна Петровна"));
    await manager.sees((message) => message.replyTo?.message_id === named.message_id);
    const plain = await manager.writes("/call!");
    const closed = await manager.writes("/close до свидания");
    await manager.sees((message) => message.replyTo?.message_id === closed.message_id);
    await desk.settles();
    assert.equal(botReaction(desk, plain), "👌");
    assert.ok(!manager.messages.some(({ replyTo }) => replyTo?.message_id === plain.message_id));
    assert.ok(!wordsIn(anna.messages).some((words) => /трубку|пожалуйста|до свидания/.test(words)));
  });

  test("an edit of what was taken back is answered", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await ask(desk);
    const answer = await manager.writes("Едем");
    await anna.sees("Едем");
    await desk.settles();
    await manager.repliesTo(answer, "/del");
    await desk.settles();
    await manager.edits(answer, "Едем завтра");
    const told = await manager.sees("правку он не получил");
    assert.equal(told.replyTo?.message_id, answer.message_id);
    await desk.settles();
    assert.ok(!wordsIn(anna.messages).some((words) => words.includes("Едем")));
  });

  test("whoever does not want an edited note sent takes the offer away with /del", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await ask(desk);
    const note = await manager.writes("// скандальный");
    await desk.settles();
    await manager.edits(note, "скандальный");
    const offer = await manager.sees("Вы изменили заметку");
    await desk.settles();
    await manager.repliesTo(note, "/del");
    await manager.sees(neverSent);
    await manager.presses(offer, "Отправить клиенту");
    await desk.settles();
    assert.ok(!wordsIn(anna.messages).some((words) => words.includes("скандальный")));
  });

  test("nor can an answer that became a note, and words again, be sent after its /del", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await ask(desk);
    const answer = await manager.writes("Едем");
    await anna.sees("Едем");
    await desk.settles();
    await manager.edits(answer, "// скандальный");
    await manager.sees("Удалено у клиента");
    await manager.edits(answer, "скандальный");
    const offer = await manager.sees("Вы изменили заметку");
    await manager.repliesTo(answer, "/del");
    await manager.sees(neverSent);
    await manager.presses(offer, "Отправить клиенту");
    await desk.settles();
    assert.ok(!wordsIn(anna.messages).some((words) => words.includes("скандальный")));
  });
});
