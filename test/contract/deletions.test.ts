import assert from "node:assert/strict";
import { test } from "node:test";
import { arrives, ask, botReaction, colleague, converse, findCopy, wordsIn } from "./conversation.ts";
import { atEveryDesk } from "./nature.ts";

atEveryDesk("deletions", (nature) => {
  test("/del takes one's own message back from the client, and nobody else's", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket, atCard } = await ask(desk);
    const vera = await colleague(desk, ticket, "Вера");
    const answer = await manager.writes("Не то");
    await arrives(desk, answer);
    await ticket.of(vera).repliesTo(answer, "/del");
    await ticket.of(vera).sees("Удалить можно только своё сообщение");
    await manager.writes("/del");
    await manager.sees("Отправьте /del ответом");
    const command = await manager.repliesTo(answer, "/del");
    await atCard.sees(/сообщение удалено у клиента/);
    await desk.settles();
    assert.ok(!wordsIn(anna.messages).includes("Не то"));
    assert.equal(botReaction(desk, command), "👌");
  });

  test("an admin's /del takes anybody's message back", async (t) => {
    const desk = await nature.open(t);
    const { ticket, atCard, answer } = await converse(desk);
    await ticket.of(desk.olga).repliesTo(answer, "/del");
    await atCard.sees(/Ольга: сообщение удалено у клиента/);
    await desk.settles();
    assert.equal(findCopy(desk, answer), undefined);
  });

  test("what was held back for a closed ticket and then deleted by /del is not sent by the button", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket } = await ask(desk);
    await manager.writes("/close");
    const late = await ticket.closed(desk.boris);
    const held = await late.writes("клиент скандальный");
    await late.sees("клиент этого не получил");
    await late.repliesTo(held, "/del");
    await late.sees("Клиент этого не получил и не получит");
    await late.presses("Открыть снова и отправить");
    await desk.settles();
    assert.ok(!wordsIn(anna.messages).includes("клиент скандальный"));
  });

  test("a client's message whose copy somebody deletes at the desk is not missed by anything after it", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket, question } = await converse(desk);
    await ticket.of(desk.olga).deletes(findCopy(desk, question)!);
    const more = await anna.repliesTo(question, "И крышка треснула");
    const moreCopy = await arrives(desk, more);
    assert.ok(ticket.messages().includes(moreCopy));
    await manager.writes("Заменим");
    await anna.sees(/^Заменим$/);
  });
});
