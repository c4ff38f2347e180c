import assert from "node:assert/strict";
import { test } from "node:test";
import { TestClock } from "../support/clock.ts";
import { photo, voice } from "../telegram/actors.ts";
import { textOf } from "../telegram/content.ts";
import { ask, botReaction, wordsIn } from "./conversation.ts";
import { doubt, doubtsIn, notesOf, secretsOf } from "./doubt.ts";
import { atEveryDesk } from "./nature.ts";

atEveryDesk("words after the button of a note", (nature) => {
  test("plain words after the button of a note wait until somebody says what they are", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, atCard, ticket } = await ask(desk);
    await atCard.presses("📝 Заметка");
    await manager.sees("ответьте на это сообщение");
    const first = await manager.writes("клиент скандальный");
    const asked = await manager.sees(doubt);
    assert.equal(asked.replyTo?.message_id, first.message_id);
    await desk.settles();
    assert.deepEqual(secretsOf(anna), []);
    assert.equal((await manager.presses(asked, "Это заметка")).text, "Сохранили как заметку.");
    await desk.settles();
    assert.equal(botReaction(desk, first), "✍");
    assert.match(textOf(asked.content), /Это заметка/);
    assert.equal(asked.reply_markup, undefined);
    assert.deepEqual(notesOf(desk), ["клиент скандальный"]);

    await manager.writes("Добрый день!");
    await anna.sees("Добрый день!");
    await atCard.presses("📝 Заметка");
    await manager.writes("Мастер уже едет");
    await desk.settles();
    assert.ok(!wordsIn(anna.messages).includes("Мастер уже едет"));
    await manager.presses("Отправить клиенту");
    await anna.sees("Мастер уже едет");
    await manager.writes("Будет через час");
    await anna.sees("Будет через час");
    await desk.settles();
    assert.equal(doubtsIn(ticket).length, 0);
    assert.deepEqual(secretsOf(anna), []);
  });

  test("a voice and an album after the button wait as well, each with one question", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, atCard, ticket } = await ask(desk);
    const before = anna.messages.length;
    await atCard.presses("📝 Заметка");
    await manager.sends(voice());
    await manager.sees(doubt);
    await desk.settles();
    await manager.presses("Это заметка");
    await desk.settles();
    await atCard.presses("📝 Заметка");
    const album = await manager.sendsAlbum([photo("его паспорт"), photo(), photo()]);
    await desk.settles();
    assert.equal(doubtsIn(ticket).length, 1);
    assert.equal(anna.messages.length, before);
    const stale = doubtsIn(ticket)[0]!;
    await manager.presses("Отправить клиенту");
    await desk.rests();
    assert.equal(anna.messages.length, before + album.length);
    assert.equal(stale.reply_markup, undefined);
  });

  test("the button is of no account after five minutes, nor for a colleague", async (t) => {
    const clock = new TestClock();
    const desk = await nature.open(t, { clock });
    const { anna, manager, atCard, ticket } = await ask(desk);
    await atCard.presses("📝 Заметка");
    await ticket.of(desk.olga).writes("Здравствуйте!");
    await desk.settles();
    assert.ok(wordsIn(anna.messages).includes("Здравствуйте!"));
    clock.advance(5 * 60_000 + 1_000);
    await manager.writes("Мастер едет");
    await desk.settles();
    assert.ok(wordsIn(anna.messages).includes("Мастер едет"));
    assert.deepEqual(doubtsIn(ticket), []);
  });

  test("an album that waits for its kind is a note as a whole as soon as an item of it is one", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, atCard, ticket } = await ask(desk);
    const before = anna.messages.length;
    await atCard.presses("📝 Заметка");
    await manager.sees("ответьте на это сообщение");
    await manager.sendsAlbum([photo("его паспорт"), photo("// скандальный"), photo()]);
    await desk.settles();
    assert.deepEqual(doubtsIn(ticket), []);
    assert.deepEqual(notesOf(desk).toSorted(), ["его паспорт", "скандальный"]);
    await manager.writes("Добрый день!");
    await anna.sees("Добрый день!");
    assert.equal(anna.messages.length, before + 1);
  });
});
