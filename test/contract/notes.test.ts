import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../support/desk.ts";
import { document, photo, poll, richMessage, text } from "../telegram/actors.ts";
import { textOf } from "../telegram/content.ts";
import { Failure } from "../telegram/failure.ts";
import { arrives, ask, botReaction, wordsIn } from "./conversation.ts";
import { notesOf, secretsOf } from "./doubt.ts";
import { atEveryDesk } from "./nature.ts";

atEveryDesk("notes", (nature) => {
  test("a note is kept by the button and a reply, by the command, and by two slashes, in captions too", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, atCard } = await ask(desk);
    await atCard.presses("📝 Заметка");
    const prompt = await manager.sees("ответьте на это сообщение");
    const byReply = await manager.repliesTo(prompt, "должник");
    const byCommand = await manager.writes("/note не звонить");
    const byCaption = await manager.sends(photo("// его паспорт"));
    const rich = await manager.sends(richMessage("// его счёт"));
    const album = await manager.sendsAlbum([photo(), photo("// ещё снимки"), photo()]);
    await manager.writes("Добрый день!");
    await anna.sees("Добрый день!");
    await desk.settles();
    assert.deepEqual(wordsIn(anna.messages.filter(({ sender }) => sender.account.is_bot)), [
      "Обращение №1 принято. Ответим вам здесь.",
      "Добрый день!",
    ]);
    for (const note of [byReply, byCommand, byCaption, rich, album[0]!]) {
      assert.equal(botReaction(desk, note), "✍");
    }
    await manager.writes("/note");
    await manager.sees("Напишите заметку после команды");
  });

  test("an answer edited into a note is taken back from the client", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, atCard } = await ask(desk);
    const answer = await manager.writes("клиент скандальный");
    await anna.sees("клиент скандальный");
    await desk.settles();
    await manager.edits(answer, "// клиент скандальный");
    const told = await manager.sees("Удалено у клиента и сохранено как заметка");
    assert.equal(told.replyTo?.message_id, answer.message_id);
    assert.ok(!wordsIn(anna.messages).includes("клиент скандальный"));
    await atCard.sees(/заметка «клиент скандальный»/);
  });

  for (const [what, contents, note] of [
    ["a text", [text("Скоро будем")], "// врёт"],
    ["a caption", [photo("Скоро будем")], "// врёт"],
    ["a file without words", [document()], "// врёт"],
    ["an album", [photo("Скоро будем"), photo()], "// врёт"],
  ] as const) {
    test(`${what} edited into a note before the bot hears of it: the client never sees the note`, async (t) => {
      const desk = await nature.open(t);
      const { anna, manager: place } = await ask(desk);
      // Telegram accepts the answer only after the edit, and then refuses to delete it.
      const sending = ["sendMessage", "copyMessage", "copyMessages", "sendMediaGroup"];
      desk.telegram.faults.latency(50, { method: sending, chat_id: anna.id });
      desk.telegram.faults.fails(new Failure(400, "Bad Request: message can't be deleted for everyone"), {
        method: "deleteMessage",
      });
      desk.telegram.calls.clear();
      const [answer] =
        contents.length > 1 ? await place.sendsAlbum(contents) : [await place.sends(contents[0])];
      await until(() => desk.telegram.calls.count(sending) > 0, "nothing is sent");
      await place.edits(answer!, note);
      await place.sees("Не получилось удалить у клиента");
      await desk.settles();
      const seen = anna.messages.filter(({ sender }) => sender.account.is_bot);
      assert.equal(seen.filter(({ content }) => /врёт/.test(textOf(content))).length, 0);
      assert.deepEqual(
        seen.slice(-contents.length).map(({ content }) => content),
        contents,
      );
    });
  }

  test("a note edited into an answer goes to the client only when somebody says so", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await ask(desk);
    const note = await manager.writes("// скоро ответим");
    await manager.edits(note, "Скоро ответим");
    await manager.sees("Клиент его не получил. Отправить?");
    await desk.settles();
    assert.ok(!wordsIn(anna.messages).includes("Скоро ответим"));
    assert.equal((await manager.presses("Отправить клиенту")).text, "Отправляем клиенту.");
    await anna.sees("Скоро ответим");
    assert.equal((await manager.presses("Отправить клиенту")).text, "Уже отправлено.");
    await desk.settles();
    assert.equal(wordsIn(anna.messages).filter((words) => words === "Скоро ответим").length, 1);
  });

  test("a poll whose question begins like a note is one", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await ask(desk);
    const before = anna.messages.length;
    const asked = await manager.sends(poll("// Кто поедет к скандальному?", ["Я", "Не я"]));
    await desk.settles();
    assert.equal(botReaction(desk, asked), "✍");
    assert.deepEqual(notesOf(desk), ["Кто поедет к скандальному?"]);
    await arrives(desk, await manager.sends(poll("Когда вам удобно?", ["Утром", "Вечером"])));
    assert.equal(anna.messages.length, before + 1);
  });

  test("white space and slashes of another keyboard do not turn a note into an answer", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await ask(desk);
    const notes = [
      "\n// скандальный",
      "／／скандальный",
      "/NOTE скандальный",
      "／note скандальный",
      "\u200B//скандальный",
    ];
    for (const note of notes) await manager.writes(note);
    await desk.settles();
    assert.equal(notesOf(desk).length, notes.length);
    assert.deepEqual(secretsOf(anna), []);
  });
});
