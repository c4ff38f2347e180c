import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import Sqlite from "better-sqlite3";
import { ask, wordsIn } from "../contract/conversation.ts";
import { atEveryDesk } from "../contract/nature.ts";
import type { Desk } from "../support/desk.ts";
import { photo } from "../telegram/actors.ts";
import { upgrades } from "./upgrading.ts";

atEveryDesk("data of the former version", (nature) => {
  test("what waits goes out, in order and once; what was closed stays so", async (t) => {
    const desk = await nature.open(t);
    const anna = await ask(desk, "Вопрос Анны");
    const vera = await ask(desk, "Вопрос Веры", "Вера");
    await vera.manager.writes("Ответ Вере");
    await vera.anna.sees("Ответ Вере");
    await vera.anna.writes("/close");
    await desk.rests();
    await upgrades(desk, async () => {
      await anna.anna.writes("раз");
      await anna.anna.sendsAlbum([photo("два"), photo("три")]);
      await anna.manager.writes("Ответ Анне");
      await anna.manager.sendsAlbum([photo("снимок"), photo("ещё один")]);
      await anna.manager.writes("// тайна");
      await vera.anna.writes("/tickets");
    });
    await vera.anna.sees(/^Ваши обращения/);
    await desk.rests();
    const toAnna = anna.anna.messages.filter(({ sender }) => sender.account.is_bot);
    assert.deepEqual(wordsIn(toAnna).slice(1), ["Ответ Анне", "снимок", "ещё один"]);
    const copies = wordsIn(anna.ticket.messages().filter(({ sender }) => sender.account.is_bot));
    const relayed = copies.filter((words) => ["Вопрос Анны", "раз", "два", "три"].includes(words));
    assert.deepEqual(relayed, ["Вопрос Анны", "раз", "два", "три"]);
    const statuses = read(desk, "SELECT status FROM tickets ORDER BY id");
    assert.deepEqual(statuses, [{ status: "noted" }, { status: "closed" }]);
    await anna.manager.writes("Дальше");
    await anna.anna.sees("Дальше");
    await anna.anna.writes("Спасибо, жду");
    await anna.manager.sees("Спасибо, жду");
    // An earlier client keeps their id. A new client gets one of ours.
    const gleb = await ask(desk, "Вопрос Глеба", "Глеб");
    await gleb.manager.writes("Ответ Глебу");
    await gleb.anna.sees("Ответ Глебу");
    const ids = read(desk, "SELECT id = CAST(source_id AS INTEGER) AS isFormer FROM clients ORDER BY id");
    assert.deepEqual(ids, [{ isFormer: 1 }, { isFormer: 1 }, { isFormer: 0 }]);
  });

  test("a reply to a question for a note reaches no client, whether or not it was sent before", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, atCard } = await ask(desk);
    await atCard.presses("📝 Заметка");
    const before = await manager.sees("ответьте на это сообщение");
    await desk.settles();
    await upgrades(desk, () => atCard.presses("📝 Заметка"));
    const after = await manager.sees("ответьте на это сообщение", { after: before });
    await desk.settles();
    await manager.repliesTo(after, "тайна");
    await atCard.sees(/заметка «тайна»/);
    await manager.repliesTo(before, "ещё одна");
    await manager.sees("Это заметка или ответ клиенту?");
    await desk.rests();
    assert.ok(!wordsIn(anna.messages).some((words) => /тайна|ещё одна/.test(words ?? "")));
    await manager.presses("Это заметка");
    await atCard.sees(/заметка «ещё одна»/);
  });

  test("a note that became an answer is sent by its old button, and only by that", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await ask(desk);
    const note = await manager.writes("// Скоро");
    await manager.edits(note, "Скоро будем");
    await manager.sees("Клиент его не получил. Отправить?");
    await upgrades(desk, () => {});
    await desk.rests();
    assert.ok(!wordsIn(anna.messages).includes("Скоро будем"));
    await manager.presses("Отправить клиенту");
    await anna.sees("Скоро будем");
  });

  test("what the client was asked is answered: how to be called, what went wrong", async (t) => {
    const desk = await nature.open(t);
    await desk.olga.in(desk.telegram.bot.privateChats.get(desk.olga.id)!).writes("/settings ask_name on");
    await desk.settles();
    const vera = await ask(desk, "Вопрос Веры", "Вера");
    await vera.manager.writes("Ответ Вере");
    await vera.anna.sees("Ответ Вере");
    await vera.anna.writes("/close");
    await vera.anna.presses("Да");
    await vera.anna.presses("1");
    await vera.anna.sees("Что нам стоит исправить?");
    await desk.rests();
    const anna = desk.telegram.client("Анна", { language_code: "ru" });
    await upgrades(desk, () => anna.writes("Вопрос Анны"));
    const question = await anna.sees(/Как к вам обращаться/);
    await desk.settles();
    await anna.repliesTo(question, "Анна Петровна");
    await vera.anna.writes("Долго ждала");
    await vera.atCard.sees("«Долго ждала»");
    await desk.rests();
    const names = read(desk, "SELECT preferred_name AS name FROM clients WHERE preferred_name IS NOT NULL");
    assert.deepEqual(names, [{ name: "Анна Петровна" }]);
  });
});

function read(desk: Desk, statement: string): unknown[] {
  const database = new Sqlite(join(desk.config.dataDir, "topicdesk.db"), { readonly: true });
  try {
    return database.prepare(statement).all();
  } finally {
    database.close();
  }
}
