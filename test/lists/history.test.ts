import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, wordsIn } from "../contract/conversation.ts";
import { atEveryDesk } from "../contract/nature.ts";
import { shows } from "../contract/shown-ticket.ts";
import { openDesk } from "../support/desk.ts";

atEveryDesk("history", (nature) => {
  test("the client's other tickets come as one message with links", async (t) => {
    const desk = await nature.open(t);
    const { anna, ticket, manager } = await ask(desk);
    await ask(desk, "Чужой вопрос", "Вера");
    const alone = await manager.writes("/history");
    await manager.sees("Других обращений у этого клиента нет.", { after: alone });
    await manager.writes("/close");
    await ticket.closed(desk.boris);
    await anna.writes("/new Ещё вопрос");
    const second = await shows(desk, 3);
    await desk.settles();
    const before = second.messages().length;
    await second.atCard(desk.boris).presses("⋯");
    await second.atCard(desk.boris).presses("История клиента");
    const said = await second.of(desk.boris).sees("Другие обращения клиента: 1");
    assert.match(said.content.text!, /^Другие обращения клиента: 1\n• №1 · [^·]* 2026 г\. · Закрыто$/);
    assert.ok(said.content.entities!.some((entity) => "url" in entity && entity.url === ticket.url()));
    await desk.settles();
    assert.equal(second.messages().length, before + 1);
    assert.ok(!wordsIn(anna.messages).some((words) => words.includes("Другие обращения")));
  });
});

test("of many tickets the newest ten are shown, and how to see all", async (t) => {
  const desk = await openDesk(t);
  await desk.boris.in(desk.forum).writes("Всем привет");
  const { anna } = await ask(desk);
  for (let number = 2; number <= 13; number += 1) {
    await anna.writes("/new Ещё вопрос");
    await desk.forum.hasTopic(`№${number} `);
  }
  await desk.settles();
  const place = desk.boris.in(desk.forum.topic("№13"));
  await place.writes("/history");
  const { text } = (await place.sees("Другие обращения клиента: 12")).content;
  assert.match(
    text!,
    /12\n• №12 .*• №3 [^\n]*\nИ ещё 2 обращения\. Все — в личном чате с ботом: \/client \d+$/s,
  );
});
