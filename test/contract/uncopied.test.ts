import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../support/desk.ts";
import { checklist, dice, paidMedia, photo } from "../telegram/actors.ts";
import { Failure } from "../telegram/failure.ts";
import { arrives, converse, isSettled, pairOf, wordsIn } from "./conversation.ts";
import { atEveryDesk } from "./nature.ts";

atEveryDesk("what cannot be copied", (nature) => {
  test("it is forwarded, the ticket leads to it, and who answers it answers its client", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket } = await converse(desk);
    const other = await converse(desk, "Вера");
    const thrown = await anna.sends(dice("🎯", 5));
    const forward = await arrives(desk, thrown);
    await until(() => ticket.leadsTo(forward), "nothing leads to it");
    assert.ok(!other.ticket.leadsTo(forward));
    const reply = await manager.repliesTo(forward, "Не попали");
    const told = await arrives(desk, reply);
    assert.equal(told.chat.id, anna.id);
    assert.equal(told.replyTo, thrown);
  });

  test("a note and a command that answer a forward are those of its ticket", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, atCard } = await converse(desk);
    const forward = await arrives(desk, await anna.sends(paidMedia()));
    await manager.repliesTo(forward, "// не открывается");
    await atCard.sees(/заметка «не открывается»/);
    await manager.repliesTo(forward, "/call");
    await atCard.sees(/· Был созвон/);
    await desk.settles();
    assert.ok(!wordsIn(anna.messages).some((words) => /открывается|call/.test(words)));
  });

  test("what is protected besides is described in one line, with its words", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket } = await converse(desk);
    const hidden = await anna.sends(
      { ...paidMedia(), caption: "Чек об оплате" },
      { has_protected_content: true },
    );
    await manager.sees(/Клиент прислал платное фото или видео, но показать[\s\S]*Чек об оплате/);
    await until(() => pairOf(desk, hidden)?.failure === "refused", "it is not known to be told in words");
    const next = await arrives(desk, await anna.writes("Видно?"));
    assert.ok(ticket.messages().includes(next));
  });

  test("an edit of what stands in words is told, with what it says now", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket } = await converse(desk);
    const hidden = await anna.sends({ ...paidMedia(), caption: "Чек" }, { has_protected_content: true });
    await manager.sees(/Клиент прислал платное фото или видео[\s\S]*Чек/);
    await isSettled(desk, hidden);
    await anna.edits(hidden, { ...paidMedia(), caption: "Другой чек" });
    const told = await manager.sees(/^✏️ Клиент изменил сообщение\. Было: Чек\n[\s\S]*Другой чек$/);
    await desk.rests();
    const { length } = ticket.messages();
    // Telegram reports edits that change nothing (docs:Update).
    await anna.edits(hidden, hidden.content);
    await desk.rests();
    assert.equal(ticket.messages().length, length);
    await arrives(desk, await manager.repliesTo(told, "Этот видим"));
  });

  test("a checklist comes in words where Telegram does not let the bot copy it, and so do its edits", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await converse(desk);
    const { faults } = desk.telegram;
    faults.fails(new Failure(400, "Bad Request: the message can't be copied"), { method: "copyMessage" });
    faults.fails(new Failure(400, "Bad Request: messages can't be forwarded"), { method: "forwardMessage" });
    const list = await anna.sends(checklist("Что сломано", "Чайник", "Утюг"));
    await manager.sees(/Клиент прислал список дел[\s\S]*Что сломано\n☐ Чайник\n☐ Утюг$/);
    await isSettled(desk, list);
    await anna.edits(list, checklist("Что сломано", "☑ Чайник", "Утюг", "Лампа"));
    await manager.sees(/^✏️ Клиент изменил[\s\S]*☑ Чайник\n☐ Утюг\n☐ Лампа$/);
  });

  test("an edited checklist that was copied comes anew", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await converse(desk);
    const list = await anna.sends(checklist("Что сломано", "Чайник"));
    await arrives(desk, list);
    await anna.edits(list, checklist("Что сломано", "☑ Чайник"));
    await manager.sees(({ content }) => content.checklist?.tasks[0]?.completion_date !== undefined);
    await manager.sees(/^✏️ Клиент изменил сообщение\. Было: Что сломано\n☐ Чайник/);
  });

  test("a client's message that is gone before it could be copied is told of with its words", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await converse(desk);
    const healed = desk.telegram.faults.tooManyRequests(1, { method: "copyMessage", times: 1 });
    const gone = await anna.sends(photo("Вот так выглядит"));
    await anna.deletes(gone);
    await manager.sees(/Клиент прислал фото, но показать[\s\S]*Вот так выглядит/);
    healed();
    await isSettled(desk, gone);
  });

  test("a refusal that nobody knows is not believed at once: the message arrives, and what follows", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await converse(desk);
    const odd = new Failure(400, "Bad Request: SOMETHING_ODD");
    desk.telegram.faults.fails(odd, { method: "copyMessage", chat_id: desk.group.id, times: 2 });
    await anna.writes("Первое");
    await manager.sees(/^Первое$/);
    await anna.writes("Второе");
    await manager.sees(/^Второе$/);
  });
});
