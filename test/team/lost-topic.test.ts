import assert from "node:assert/strict";
import { test } from "node:test";
import { arrives, ask, findCopy, findNotice } from "../contract/conversation.ts";
import { atEveryDesk } from "../contract/nature.ts";
import { placeLost } from "../../src/handle/place/place.ts";
import { findTicket } from "../../src/store/tickets/tickets.ts";
import { until } from "../support/desk.ts";
import { roomsOf } from "../support/rooms.ts";

atEveryDesk("a place that was taken for lost", (nature) => {
  test("who writes there is told where the ticket is; edits and /del of what was sent from there work", async (t) => {
    const desk = await nature.open(t);
    const { anna, ticket, manager, question } = await ask(desk);
    const answer = await manager.writes("Сейчас узнаю");
    const copy = await arrives(desk, answer);
    const room = roomsOf(desk)[0]!;
    const old = "topic" in room ? desk.boris.in(room) : desk.boris.in(room);
    // As after Telegram said for a moment that the thread is not found.
    const { clock, app, telegram } = desk;
    app.store.transaction((tx) => {
      const constant = {
        teamLanguage: "ru",
        timeZone: "Europe/Moscow",
        botUsername: "topicdesk_bot",
      } as const;
      placeLost({ tx, now: clock.now(), ...constant }, findTicket(tx, 1)!);
    });
    assert.ok(telegram);
    await anna.writes("Ау");
    await until(() => roomsOf(desk).length === 2, "no new place is made");
    await desk.settles();
    const { length } = anna.messages;

    const lost = await old.writes("Уже едем");
    await desk.settles();
    assert.ok(findNotice(old, lost, /Обращение №1 теперь (в другой теме|под другой публикацией)/));
    assert.equal(anna.messages.length, length);
    await old.edits(answer, "Узнаю через час");
    await until(() => copy.content.text === "Узнаю через час", "the edit is lost");
    await old.repliesTo(answer, "/del");
    await until(() => findCopy(desk, answer) === undefined, "it is not taken back");
    assert.ok(question && ticket);
  });
});
