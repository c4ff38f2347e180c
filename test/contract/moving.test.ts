import assert from "node:assert/strict";
import { test } from "node:test";
import { photo } from "../telegram/actors.ts";
import { arrives, ask, converse, findCopy, targetOf, wordsIn } from "./conversation.ts";
import { atEveryDesk } from "./nature.ts";
import { shows } from "./shown-ticket.ts";

atEveryDesk("moving", (nature) => {
  test("a client's message can be made a ticket of its own", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket } = await ask(desk, "Первый вопрос");
    const second = await anna.writes("А ещё про доставку");
    await manager.repliesTo(await arrives(desk, second), "/split");
    await anna.sees("новое обращение №2");
    const other = await shows(desk, 2);
    await other.of(desk.boris).sees(/^А ещё про доставку$/);
    await other.atCard(desk.boris).sees(/№2[\s\S]*Вынесено из №1[\s\S]*перенесено из №1/);
    await desk.settles();
    assert.ok(!wordsIn(ticket.messages()).includes("А ещё про доставку"));
    const answer = await other.of(desk.boris).writes("Доставим завтра");
    assert.equal((await arrives(desk, answer)).replyTo, second, "the client sees which ticket it is about");
  });

  test("an album is made a ticket of its own as a whole", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket } = await converse(desk);
    const album = await anna.sendsAlbum([photo("Раз"), photo("Два")]);
    await manager.repliesTo(await arrives(desk, album[1]!), "/split");
    const other = await shows(desk, 2);
    await other.of(desk.boris).sees(/^Два$/);
    await desk.settles();
    const copies = album.map((item) => findCopy(desk, item)!);
    assert.ok(copies.every((copy) => other.messages().includes(copy)));
    assert.equal(new Set(copies.map(({ media_group_id }) => media_group_id)).size, 1);
    assert.ok(!wordsIn(ticket.messages()).includes("Раз"));
  });

  test("a client moves what went to the wrong ticket, and what answers it goes along", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket } = await converse(desk);
    await anna.writes("/new");
    await anna.sees(/[Нн]апишите|[Оо]пишите|[Рр]асскажите/);
    await anna.writes("Где мой второй заказ?");
    const other = await shows(desk, 2);
    await other.of(desk.boris).sees(/^Где мой второй заказ\?$/);
    await arrives(desk, await manager.writes("Выехали к вам"));
    const stray = await anna.writes("А он красный?");
    const strayCopy = await arrives(desk, stray);
    assert.ok(ticket.messages().includes(strayCopy));
    await anna.presses("В другое обращение");
    await anna.presses(/№2/);
    await other.of(desk.boris).sees(/^А он красный\?$/);
    await desk.settles();
    assert.ok(!wordsIn(ticket.messages()).includes("А он красный?"));
    const answer = await other.of(desk.boris).repliesTo(findCopy(desk, stray)!, "Красный");
    assert.equal(targetOf(await arrives(desk, answer)), stray);
  });

  test("what several clients and tickets say stays each in its own place", async (t) => {
    const desk = await nature.open(t);
    const conversations = await Promise.all(["Анна", "Вера", "Глеб"].map((name) => converse(desk, name)));
    await Promise.all(
      conversations.map(async ({ anna, manager }, index) => {
        const asked = await anna.writes(`вопрос ${index}`);
        await arrives(desk, asked);
        await arrives(desk, await manager.writes(`ответ ${index}`));
      }),
    );
    for (const [index, { anna, ticket }] of conversations.entries()) {
      const others = wordsIn([...anna.messages, ...ticket.messages()])
        .map((words) => /^(?:вопрос|ответ) (\d)$/.exec(words)?.[1])
        .filter((number) => number !== undefined);
      assert.deepEqual(others, Array(4).fill(String(index)));
    }
  });
});
