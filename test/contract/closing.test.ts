import assert from "node:assert/strict";
import { test } from "node:test";
import { photo } from "../telegram/actors.ts";
import { arrives, ask, converse, wordsIn } from "./conversation.ts";
import { atEveryDesk } from "./nature.ts";
import { findShown, shows } from "./shown-ticket.ts";

atEveryDesk("closing", (nature) => {
  test("a ticket is answered, closed, rated and opened again, and the card says so", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket, atCard } = await ask(desk, "Сломался чайник");
    await manager.writes("Привезём новый");
    await anna.sees("Привезём новый");
    await atCard.presses("✅ Закрыть");
    await anna.sees("Обращение №1 закрыто");
    await atCard.sees(/· Закрыто[\s\S]*🔒 Закрыто/);
    await ticket.closed(desk.boris);

    await anna.presses("Да");
    await anna.sees("Оцените, пожалуйста");
    await anna.presses("4 ⭐");
    await anna.sees("Спасибо, ваша оценка: ★★★★☆");
    await atCard.sees(/Оценка: ★★★★☆, вопрос решён/);

    await atCard.presses("♻️ Открыть снова");
    await anna.sees("Обращение №1 снова открыто");
    await atCard.sees(/· В работе/);
    await ticket.isOpenAgain();
  });

  test("the card of a client's next ticket says how many there were before, and how they were rated", async (t) => {
    const desk = await nature.open(t);
    const { anna } = await converse(desk);
    for (const [number, stars] of ["5 ⭐", "4 ⭐"].entries()) {
      await anna.writes(`/close ${number + 1}`);
      await anna.presses("Да");
      await anna.presses(stars);
      await anna.writes("/new И ещё вопрос");
      await shows(desk, number + 2);
    }
    await desk.rests();
    const third = (await shows(desk, 3)).card()!;
    assert.match(third.content.text!, /прежних обращений: 2, средняя оценка 4,5$/m);
  });

  test("what explains a low rating is on the card, and is no message of the ticket", async (t) => {
    const desk = await nature.open(t);
    const { anna, ticket, atCard } = await converse(desk);
    await anna.writes("/close");
    await ticket.closed(desk.boris);
    const before = ticket.messages().length;
    await anna.presses("Нет");
    await anna.presses("2 ⭐");
    await anna.sees("Что нам стоит исправить");
    await anna.writes("Ждала неделю");
    await atCard.sees(/Оценка: ★★☆☆☆, вопрос не решён[\s\S]*Ждала неделю/);
    await desk.rests();
    assert.equal(ticket.messages().length, before);
    assert.equal(findShown(desk, 2), undefined);
  });

  test("what is written in a closed ticket waits for a word, and then goes out whole", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket, atCard } = await ask(desk);
    await manager.writes("/close");
    await anna.sees("закрыто");
    const late = await ticket.closed(desk.boris);
    await late.sendsAlbum([photo("Раз"), photo("Два")]);
    await late.sees("клиент этого не получил");
    await desk.settles();
    assert.ok(!wordsIn(anna.messages).includes("Раз"));
    await late.presses("Открыть снова и отправить");
    await anna.sees(/^Два$/);
    await atCard.sees(/· Отвечено/);
    assert.equal((await late.presses("Открыть снова и отправить")).text, "Уже отправлено.");
  });

  test("a client's message after the closing opens the ticket again", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket } = await ask(desk);
    await manager.writes("/close");
    await ticket.closed(desk.boris);
    const again = await arrives(desk, await anna.writes("Опять не работает"));
    assert.ok(ticket.messages().includes(again));
    await ticket.isOpenAgain();
  });

  test("a client's message after the closing opens another ticket, by the setting", async (t) => {
    const desk = await nature.open(t);
    await desk.olga.writes("/settings reopen new");
    await desk.olga.sees("Сохранено");
    const { anna, manager, ticket } = await ask(desk);
    await manager.writes("/close");
    await ticket.closed(desk.boris);
    await anna.writes("Другое дело");
    const other = await shows(desk, 2);
    await other.of(desk.boris).sees(/^Другое дело$/);
  });
});
