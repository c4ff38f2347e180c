import assert from "node:assert/strict";
import { test } from "node:test";
import { textOf } from "../telegram/content.ts";
import { arrives, converse, findCopy } from "./conversation.ts";
import { atEveryDesk } from "./nature.ts";

atEveryDesk("edits of what is closed, held or waits", (nature) => {
  test("in a closed ticket an edit is edited too, and does not open it", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket, question, answer } = await converse(desk);
    await manager.writes("/close");
    await anna.sees("закрыто");
    await ticket.closed(desk.boris);
    const copies = [findCopy(desk, question)!, findCopy(desk, answer)!];
    await anna.edits(question, "Сломался утюг");
    await manager.edits(answer, "Починим");
    await manager.sees(/Было: Сломался чайник, что делать\?$/);
    await anna.sees(/^Починим$/);
    assert.deepEqual(
      copies.map(({ content }) => content.text),
      ["Сломался утюг", "Починим"],
    );
    await desk.rests();
    assert.match(textOf(ticket.card()!.content), /· Закрыто/);
  });

  test("a held answer goes out as it reads when it is released", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket } = await converse(desk);
    await manager.writes("/close");
    await anna.sees("закрыто");
    await ticket.closed(desk.boris);
    const held = await manager.writes("Черновик");
    await manager.sees("клиент этого не получил");
    await manager.edits(held, "Чистовик");
    await desk.settles();
    assert.equal(findCopy(desk, held), undefined);
    await manager.presses("Открыть снова и отправить");
    assert.equal((await arrives(desk, held)).content.text, "Чистовик");
    await desk.rests();
    assert.equal(anna.messages.filter(({ content }) => content.text?.endsWith("овик")).length, 1);
  });

  test("an answer that waits for its client arrives as it reads when they come back", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, answer } = await converse(desk);
    await anna.blocks();
    const waiting = await manager.writes("Черновик");
    await manager.sees(/Не доставлено: клиент остановил бота/);
    await manager.edits(waiting, "Чистовик");
    await manager.edits(answer, "Привезём сегодня");
    await desk.settles();
    await anna.unblocks();
    await anna.sees(/^Чистовик$/);
  });
});
