import assert from "node:assert/strict";
import { test } from "node:test";
import { findNotes } from "../../src/store/messages/notes.ts";
import { sql } from "../../src/store/database.ts";
import { ask, botReaction, wordsIn } from "./conversation.ts";
import { doubt } from "./doubt.ts";
import { atEveryDesk } from "./nature.ts";

atEveryDesk("edits of what was no answer", (nature) => {
  test("a refused command that is edited into words is an answer, and into a note a note", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await ask(desk);
    const unknown = await manager.writes("/привет, мастер едет");
    await manager.sees("Такой команды нет");
    await desk.settles();
    await manager.edits(unknown, "Привет, мастер едет");
    await anna.sees("Привет, мастер едет");
    await desk.settles();
    await manager.edits(unknown, "Привет, мастер уже едет");
    await anna.sees("Привет, мастер уже едет");

    const empty = await manager.writes("/note");
    await manager.sees("Напишите заметку после команды");
    await manager.edits(empty, "/note скандальный");
    await desk.settles();
    assert.equal(botReaction(desk, empty), "✍");
    assert.deepEqual(
      findNotes(desk.app.store, 1).map(({ text }) => text),
      ["скандальный"],
    );
    assert.ok(!wordsIn(anna.messages).some((words) => words.includes("скандальный")));
  });

  test("a command that was carried out, or what was never seen, is asked about when it is edited into words", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await ask(desk);
    const command = await manager.writes("/call");
    await desk.settles();
    await manager.edits(command, "Позвонил, скандальный");
    const asked = await manager.sees(doubt);
    assert.equal(asked.replyTo?.message_id, command.message_id);
    await desk.settles();
    await manager.presses(asked, "Это заметка");
    await desk.settles();

    const unseen = await manager.writes("Мастер едет");
    await anna.sees("Мастер едет");
    await desk.settles();
    desk.app.store.transaction((tx) =>
      tx.run(sql.deleteFrom("messages").where("desk_message_id", "=", unseen.message_id)),
    );
    await manager.edits(unseen, "Мастер скандальный");
    await manager.sees((message) => message.replyTo?.message_id === unseen.message_id);
    await manager.edits(command, "/close");
    await manager.sees("Команда в исправленном сообщении не сработает");
    await desk.settles();
    assert.ok(!wordsIn(anna.messages).some((words) => words.includes("скандальный")));
    assert.ok(!wordsIn(anna.messages).some((words) => words.includes("закрыто")));
  });

  test("an answer that is edited into a command stays with the client as it was", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await ask(desk);
    const answer = await manager.writes("Мастер едет");
    await anna.sees("Мастер едет");
    await desk.settles();
    await manager.edits(answer, "/call клиенту");
    await manager.sees("Команда в исправленном сообщении не сработает");
    await desk.settles();
    assert.ok(wordsIn(anna.messages).includes("Мастер едет"));
  });
});
