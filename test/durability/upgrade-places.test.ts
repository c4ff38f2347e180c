import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import Sqlite from "better-sqlite3";
import { placeLost } from "../../src/handle/place/place.ts";
import { findTicket } from "../../src/store/tickets/tickets.ts";
import { arrives, ask, findNotice } from "../contract/conversation.ts";
import { atEveryDesk } from "../contract/nature.ts";
import { showsAt } from "../contract/shown-ticket.ts";
import { asks, exactly, type Kind, openDepartments, wordsOf } from "../desks/departments.ts";
import { type Desk, until } from "../support/desk.ts";
import { roomsOf } from "../support/rooms.ts";
import { Forum } from "../telegram/actors.ts";
import { upgrades } from "./upgrading.ts";

const ways: readonly (readonly [Kind, Kind])[] = [
  ["topics", "channel"],
  ["channel", "topics"],
];

for (const way of ways) {
  test(`places before there was a table of them: a move from ${way.join(" to ")} goes on`, async (t) => {
    const departments = await openDepartments(t, way);
    const { desk, home, homeName, store, boris, olga } = departments;
    const { client, first } = await asks(departments, "Анна", 1);
    await first.of(boris).writes("Сейчас посмотрим");
    await client.sees("Сейчас посмотрим");
    await first.of(olga).writes("/desk Склад");
    const second = await showsAt(store, 1);
    await second.of(boris).sees(/Сейчас посмотрим/);
    await desk.rests();
    const stays = await asks(departments, "Вера", 2);
    const goes = await asks(departments, "Глеб", 3);
    await upgrades(
      desk,
      async () => {
        await second.of(boris).writes("Заказ уже едет");
        await client.writes("Жду");
        await stays.client.writes("И ещё вопрос");
        await goes.first.of(olga).writes("/desk Склад");
      },
      5,
    );
    await client.sees(exactly("Заказ уже едет"));
    await second.of(boris).sees(exactly("Жду"));
    await stays.first.of(boris).sees(exactly("И ещё вопрос"));
    await stays.first.of(boris).writes("Ответ Вере");
    await stays.client.sees(exactly("Ответ Вере"));
    await goes.first.of(olga).sees("Обращение №3 теперь в отделе «Склад»: открыть.");
    const third = await showsAt(store, 3);
    await third.of(boris).sees(exactly("Где мой заказ?"));

    const stale = await first.of(olga).writes("Не туда");
    await first.of(olga).sees("Обращение теперь в отделе «Склад»: открыть.", { after: stale });
    await second.of(olga).writes(`/desk ${homeName}`);
    const isBack = () => (home instanceof Forum ? home.topics.length : home.posts.length) === 4;
    await until(isBack, "it does not come back");
    const back = await showsAt(home, 1);
    await back.of(boris).sees(exactly("Жду"));
    await back.of(boris).writes("Снова здесь");
    await client.sees(exactly("Снова здесь"));
    await desk.rests();
    assert.equal(wordsOf(client.messages).filter((words) => /Не туда/.test(words)).length, 0);
    assert.match(first.card()!.content.text!, /^Обращение №1/);
    assert.deepEqual(broken(desk), []);
  });
}

atEveryDesk("places before there was a table of them", (nature) => {
  test("a place that was made anew leads on; what waits for the present one comes there, once", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, question } = await ask(desk);
    const vera = await ask(desk, "Вопрос Веры", "Вера");
    const answer = await manager.writes("Сейчас узнаю");
    await arrives(desk, answer);
    const [room] = roomsOf(desk);
    const old = "topic" in room! ? desk.boris.in(room) : desk.boris.in(room!);
    const said = { teamLanguage: "ru", timeZone: "Europe/Moscow", botUsername: "topicdesk_bot" } as const;
    // As if Telegram once could not find the thread.
    desk.app.store.transaction((tx) => {
      placeLost({ tx, now: desk.clock.now(), ...said }, findTicket(tx, 1)!);
    });
    await anna.writes("Ау");
    await until(() => roomsOf(desk).length === 3, "no new place is made");
    await desk.rests();
    let stale = answer;
    await upgrades(
      desk,
      async () => {
        await anna.writes("Вы где?");
        await anna.edits(question, "Вопрос подробнее");
        await vera.anna.writes("А я?");
        await vera.manager.writes("Ответ Вере");
        stale = await old.writes("Уже едем");
      },
      5,
    );
    await vera.anna.sees("Ответ Вере");
    await vera.manager.sees("А я?");
    await until(
      () =>
        findNotice(old, stale, /Обращение №1 теперь (в другой теме|под другой публикацией)/) !== undefined,
      "who writes where the ticket was is not told where it is",
    );
    await old.repliesTo(answer, "/del");
    await until(() => !anna.messages.some(exactly("Сейчас узнаю")), "it is not taken back");
    const present = roomsOf(desk).at(-1)!;
    const now = "topic" in present ? desk.boris.in(present) : desk.boris.in(present);
    await now.sees("Вы где?");
    // The question's first copy stands in a place that nobody reads any more.
    await now.sees(exactly("Вопрос подробнее"));
    await now.writes("Здесь");
    await anna.sees("Здесь");
    await anna.writes("Хорошо");
    await now.sees("Хорошо");
    await desk.rests();
    assert.equal(anna.messages.some(exactly("Уже едем")), false);
    const copies = wordsOf([...desk.group.chat.messages.values()]).filter((words) => words === "Вы где?");
    assert.equal(copies.length, 1);
    assert.deepEqual(broken(desk), []);
  });
});

/** Broken links between rows of the database. */
function broken(desk: Desk): unknown[] {
  const database = new Sqlite(join(desk.config.dataDir, "topicdesk.db"), { readonly: true });
  try {
    const astray = `SELECT tickets.id FROM tickets LEFT JOIN places ON places.id = place_id
      WHERE tickets.desk_id IS NOT places.desk_id OR places.ticket_id != tickets.id OR left IS NOT NULL`;
    return [...(database.pragma("foreign_key_check") as unknown[]), ...database.prepare(astray).all()];
  } finally {
    database.close();
  }
}
