import assert from "node:assert/strict";
import { test } from "node:test";
import { findTicket } from "../../src/store/tickets/tickets.ts";
import { isOpen } from "../../src/ticket/ticket.ts";
import { type Desk, until } from "../support/desk.ts";
import { photo } from "../telegram/actors.ts";
import { textOf } from "../telegram/content.ts";
import { Failure } from "../telegram/failure.ts";
import { arrives, ask, converse, findCopy, isSettled, wordsIn } from "./conversation.ts";
import { atEveryDesk } from "./nature.ts";
import { shows } from "./shown-ticket.ts";

/** The card's text while the client waits for the team, with their question. */
const waiting = /⏳ Ждём ответа команды[\s\S]*Ждёт ответа[\s\S]*чайник/;

atEveryDesk("waits", (nature) => {
  test("an answer that was deleted answers nothing: the client waits again, and their question is on the card", async (t) => {
    const desk = await nature.open(t);
    const { manager, atCard, answer } = await converse(desk);
    await atCard.sees(/💬 Ждём ответа клиента/);
    await manager.repliesTo(answer, "/del");
    await atCard.sees(waiting);
    assert.deepEqual(standing(desk), { status: "unanswered", toAct: "team", firstReplyAt: null });
    assert.equal(findTicket(desk.app.store, 1)?.answeredAt, null);
  });

  test("of two answers one is deleted: the other is an answer still, and the first reply is its", async (t) => {
    const desk = await nature.open(t);
    const { manager, atCard, answer } = await converse(desk);
    const second = await manager.writes("Или почините сами");
    await arrives(desk, second);
    await manager.repliesTo(answer, "/del");
    await atCard.sees(/сообщение удалено у клиента/);
    const at = second.date * 1_000;
    assert.deepEqual(standing(desk), { status: "answered", toAct: "client", firstReplyAt: at });
    assert.match(textOf((await shows(desk, 1)).card()!.content), /Ждём ответа клиента/);
  });

  test("an answer that became a note answers nothing, and the tags say who is to act", async (t) => {
    const desk = await nature.open(t);
    const { manager, atCard, answer } = await converse(desk);
    await atCard.sees(/#отвечено #ждёт_клиента/);
    await manager.edits(answer, "// клиент скандальный");
    await atCard.sees(waiting);
    await atCard.sees(/#добавлена_заметка #ждёт_нас/);
    await atCard.sees(/ответ стал заметкой/);
    assert.deepEqual(standing(desk), { status: "noted", toAct: "team", firstReplyAt: null });
  });

  test("an answer that Telegram refuses answers nothing; the next one does", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, atCard } = await ask(desk, "Сломался чайник");
    const refusal = new Failure(400, "Bad Request: wrong file identifier/HTTP URL specified");
    desk.telegram.faults.fails(refusal, { method: "copyMessage", chat_id: anna.id });
    desk.telegram.faults.fails(refusal, { method: "sendPhoto", chat_id: anna.id });
    await isSettled(desk, await manager.sends(photo("Схема")));
    await atCard.sees(waiting);
    await atCard.sees(/ответ не дошёл до клиента/);
    assert.deepEqual(standing(desk), { status: "unanswered", toAct: "team", firstReplyAt: null });
    await arrives(desk, await manager.writes("Тогда словами"));
    await atCard.sees(/Ждём ответа клиента/);
  });

  test("an answer to a client who stopped the bot answers nothing until they are back", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, atCard } = await ask(desk, "Сломался чайник");
    await anna.blocks();
    const answer = await manager.writes("Починим");
    await isSettled(desk, answer);
    await atCard.sees(waiting);
    await atCard.sees(/ответ не дошёл: клиент отключил бота/);
    assert.equal(standing(desk).toAct, "team");
    await anna.unblocks();
    await until(() => findCopy(desk, answer) !== undefined, "the answer does not go out");
    await atCard.sees(/Ждём ответа клиента/);
    const at = answer.date * 1_000;
    assert.deepEqual(standing(desk), { status: "answered", toAct: "client", firstReplyAt: at });
  });

  test("an answer that cannot be deleted any more is still one", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, atCard, answer } = await converse(desk);
    const refusal = new Failure(400, "Bad Request: message can't be deleted for everyone");
    for (let tries = 0; tries < 10; tries += 1)
      desk.telegram.faults.fails(refusal, { method: "deleteMessage", chat_id: anna.id });
    await manager.repliesTo(answer, "/del");
    await atCard.sees(/не удалось удалить, он остался у клиента/);
    assert.equal(standing(desk).status, "answered");
    assert.ok(findCopy(desk, answer));
  });

  test("a logged call is a reply, and stays one when an answer before it is deleted", async (t) => {
    const desk = await nature.open(t);
    const { manager, atCard, answer } = await converse(desk);
    await atCard.presses("📞 Отметить звонок");
    const first = standing(desk).firstReplyAt;
    await manager.repliesTo(answer, "/del");
    await atCard.sees(/сообщение удалено у клиента/);
    const after = standing(desk);
    assert.deepEqual([after.status, after.toAct], ["call_logged", "client"]);
    assert.ok(after.firstReplyAt !== null && first !== null && after.firstReplyAt >= first);
  });

  test("a place that is made anew shows what a withdrawn answer had answered", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket, atCard, answer } = await converse(desk);
    await manager.repliesTo(answer, "/del");
    await atCard.sees(waiting);
    await desk.rests();
    ticket.vanishes();
    await anna.writes("Ау?");
    const again = await shows(desk, 1);
    await again.of(desk.boris).sees(/^Ау\?$/);
    await desk.rests();
    assert.deepEqual(wordsIn(again.messages()), ["Сломался чайник, что делать?", "Ау?"]);
  });

  test("an album is one question", async (t) => {
    const desk = await nature.open(t);
    const { anna, atCard } = await ask(desk, "Сломался чайник");
    await anna.sendsAlbum([photo(), photo("Вот так"), photo()]);
    await atCard.sees(/чайник\n[^\n]*Вот так\n\n/);
  });

  test("an answer that was held for a closed ticket answers what was written before it was let go", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket, atCard } = await ask(desk, "Сломался чайник");
    await manager.writes("/close");
    const late = await ticket.closed(desk.boris);
    await late.writes("Починим");
    await late.sees("клиент этого не получил");
    await anna.repliesTo(anna.messages[0]!, "Ау, чайник!");
    await atCard.sees(/Ждёт ответа[\s\S]*чайник[\s\S]*Ау/);
    await late.presses("Открыть снова и отправить");
    await anna.sees(/^Починим$/);
    await atCard.sees(/Ждём ответа клиента/);
    assert.equal(standing(desk).status, "answered");
  });
});

function standing(desk: Desk) {
  const ticket = findTicket(desk.app.store, 1)!;
  const { status, firstReplyAt } = ticket;
  return { status, toAct: isOpen(ticket) ? ticket.toAct : undefined, firstReplyAt };
}
