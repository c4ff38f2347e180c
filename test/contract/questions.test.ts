import assert from "node:assert/strict";
import { test } from "node:test";
import { findDesks } from "../../src/store/desks/desks.ts";
import { findNotes } from "../../src/store/messages/notes.ts";
import { html } from "../telegram/actors.ts";
import { arrives, ask } from "./conversation.ts";
import { atEveryDesk } from "./nature.ts";
import { shows } from "./shown-ticket.ts";

atEveryDesk("questions that the bot asks", (nature) => {
  test("a link in people's words makes no question of them", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await ask(desk);
    const asNote = await anna.writes(html('Вот <a href="https://t.me/c/1/2?note">ссылка</a>'));
    const copy = await arrives(desk, asNote);
    await manager.repliesTo(copy, "Спасибо, посмотрю");
    await anna.sees("Спасибо, посмотрю");
    assert.deepEqual(findNotes(desk.app.store, 1), []);

    const { olga } = desk;
    const asked = await olga.writes("Пробую как клиент");
    await olga.presses("Отправить как клиент");
    await arrives(desk, asked);
    const name = findDesks(desk.app.store)[0]!.name;
    const link = "https://t.me/topicdesk_bot?ask=1:dr:1";
    const second = (await shows(desk, 2)).of(desk.boris);
    const answer = await arrives(desk, await second.writes(html(`<a href="${link}">Здесь</a>`)));
    const reply = await olga.repliesTo(answer, "Склад");
    await arrives(desk, reply);
    assert.equal(findDesks(desk.app.store)[0]!.name, name);
  });
});
