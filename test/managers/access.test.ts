import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, botReaction, findNotice } from "../contract/conversation.ts";
import { atEveryDesk } from "../contract/nature.ts";
import { sets } from "../private/people.ts";
import { answerTo, managerOf } from "./team.ts";

atEveryDesk("who may answer", (nature) => {
  test("with the list, who is in the group but not on it sends nothing and presses nothing, and reads why", async (t) => {
    const desk = await nature.open(t);
    const { anna, ticket, question } = await ask(desk);
    await sets(desk, "access list");
    const vera = desk.telegram.client("Вера", { language_code: "ru", username: "vera_k" });
    desk.joins(vera);
    await desk.settles();
    assert.equal(managerOf(desk, vera), undefined);
    const before = anna.messages.length;
    const written = await ticket.of(vera).writes("Я отвечу");
    const noted = await ticket.of(vera).writes("// заметка");
    const { text } = await ticket.atCard(vera).presses("🙋 Взять");
    assert.match(text ?? "", /только менеджеры, а вас нет в их списке/);
    await ticket.of(vera).reacts(question, "👍");
    await ticket.of(vera).edits(written, "Я отвечу иначе");
    await desk.settles();
    for (const message of [written, noted]) {
      assert.equal(botReaction(desk, message), "💔");
      assert.ok(findNotice(ticket.of(vera), message, /Клиенту ничего не отправлено: вас нет в списке/));
    }
    assert.equal(anna.messages.length, before);
    assert.equal(managerOf(desk, vera), undefined);

    const unseen = await answerTo(desk, "/managers add @vera_k");
    assert.match(unseen.content.text!, /Бот ещё не видел @vera_k[\s\S]*start=join_/);
    await vera.starts();
    await desk.settles();
    await answerTo(desk, "/managers add @vera_k");
    await ticket.of(vera).writes("Теперь отвечаю");
    await anna.sees(/^Теперь отвечаю$/);
    // Who was a manager before stays one.
    await ticket.of(desk.boris).writes("И я");
    await anna.sees(/^И я$/);
  });

  test("with the list, another channel is held for a decision in a forum too, and who leaves stays on the list", async (t) => {
    const desk = await nature.open(t);
    const { anna, ticket } = await ask(desk);
    await sets(desk, "access list");
    const before = anna.messages.length;
    const channel = { id: -1_001_888_888_888, type: "channel", title: "Чужой" } as const;
    const sender = { account: desk.boris.account, sender_chat: channel };
    await ticket.of(desk.boris).writes("Из канала", { sender });
    await ticket.of(desk.boris).sees("Это написано от имени чужого канала");
    await desk.settles();
    assert.equal(anna.messages.length, before);
    desk.group.leave(desk.boris);
    await desk.settles();
    assert.equal(managerOf(desk, desk.boris)?.isActive, true);
    await sets(desk, "access members");
    const vera = desk.telegram.client("Вера", { language_code: "ru" });
    desk.joins(vera);
    await desk.settles();
    assert.equal(managerOf(desk, vera)?.isActive, true);
  });
});
