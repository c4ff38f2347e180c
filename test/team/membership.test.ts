import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { sql } from "../../src/store/database.ts";
import { findStanding } from "../../src/store/people/desk-people.ts";
import { findManager } from "../../src/store/people/managers.ts";
import { findTicket } from "../../src/store/tickets/tickets.ts";
import { encodePress } from "../../src/ticket/button-data.ts";
import { TestClock } from "../support/clock.ts";
import { arrives, ask, botReaction, findCopy, findNotice, wordsIn } from "../contract/conversation.ts";
import { atEveryDesk, type Nature } from "../contract/nature.ts";
import { type Desk, openDesk, until } from "../support/desk.ts";
import type { Person } from "../telegram/actors.ts";
import { Failure } from "../telegram/failure.ts";
import { press } from "../telegram/press.ts";

atEveryDesk("who belongs to a desk", (nature) => {
  test("a press that a client forges closes nothing, and is asked about once a minute", async (t) => {
    const { desk, anna, close, status } = await start(t, nature);
    for (const text of [await close(anna), await close(anna), await close(anna)])
      assert.match(text, /Проверяем, есть ли вы в группе|только менеджеры/);
    await desk.settles();
    assert.equal(status(), "unanswered");
    assert.equal(findManager(desk.app.store, anna.id), undefined);
    assert.equal(questionsAbout(desk, anna), 1);
  });

  test("who is removed loses the right at once: with presses, reactions, words, edits and notes", async (t) => {
    const { desk, anna, ticket, question, close, status } = await start(t, nature);
    const vera = await knownColleague(desk, "Вера");
    const answer = await ticket.of(vera).writes("Сейчас узнаю");
    const copy = await arrives(desk, answer);
    const before = anna.messages.length;
    desk.group.kick(vera);
    assert.match(await close(vera), /только менеджеры/);
    await ticket.of(vera).reacts(findCopy(desk, question)!, "👎");
    await ticket.of(vera).edits(answer, "Ничего не узнаю");
    await desk.settles();
    assert.equal(status(), "answered");
    assert.equal(question.reactions.size, 0);
    assert.equal(copy.content.text, "Сейчас узнаю");
    assert.equal(anna.messages.length, before);
    assert.ok(findNotice(ticket.of(vera), answer, /вас нет в группе менеджеров/));
    assert.equal(botReaction(desk, answer), "💔");
    assert.equal(questionsAbout(desk, vera), 0, "Telegram has told of it by itself");
  });

  test("who comes back, or joins, is of the team without a question, and is offered for a transfer", async (t) => {
    const { desk, ticket, atCard } = await start(t, nature);
    const vera = await knownColleague(desk, "Вера");
    desk.group.leave(vera);
    await atCard.presses("🔁 Передать");
    await desk.settles();
    const labels = () => (ticket.card()!.reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
    await until(() => labels().includes("Ольга"), "nobody is offered");
    assert.ok(!labels().includes("Вера"));
    desk.group.add(vera);
    await desk.settles();
    await atCard.presses("‹ Назад");
    await atCard.presses("🔁 Передать");
    await atCard.presses("Вера");
    await ticket.atCard(desk.olga).sees(/Кто отвечает: Вера/);
    assert.equal(questionsAbout(desk, vera), 0);
  });

  test("the administrators of the group are of the team from the beginning, bots among them are not", async (t) => {
    const desk = await openDesk(t, { kind: nature.name, isSetUp: false });
    const vera = desk.telegram.client("Вера", { language_code: "ru" });
    desk.hasLongHad(vera);
    desk.group.promote(vera, { is_anonymous: true });
    const other = desk.telegram.world.createBot({ first_name: "Другой", username: "other_bot" });
    desk.group.promote(other, []);
    await desk.setUp();
    await desk.settles();
    const ids = desk.app.store.all(sql.selectFrom("managers").select("id")).map(({ id }) => id);
    assert.deepEqual(new Set(ids), new Set([desk.olga.id, vera.id]));
    assert.equal(findStanding(desk.app.store, 1, vera.id)?.isInside, true);
  });

  test("of an older database nobody is locked out: who is not known is asked about once", async (t) => {
    const { desk, anna, manager, close, status } = await start(t, nature);
    desk.app.store.transaction((tx) => tx.run(sql.deleteFrom("desk_people")));
    desk.telegram.calls.clear();
    await arrives(desk, await manager.writes("Раз"));
    await arrives(desk, await manager.writes("Два"));
    await close(desk.boris);
    await until(() => status() === "closed", "his press does nothing");
    assert.deepEqual(wordsIn(anna.messages).slice(2, 4), ["Раз", "Два"]);
    assert.equal(questionsAbout(desk, desk.boris), 1);
  });

  test("a refusal to say who somebody is drops nothing: it is asked again and told if it lasts", async (t) => {
    const clock = new TestClock();
    const { desk, anna, ticket } = await start(t, nature, clock);
    const vera = desk.telegram.client("Вера", { language_code: "ru" });
    desk.hasLongHad(vera);
    const healed = desk.telegram.faults.fails(new Failure(400, "Bad Request: PARTICIPANT_ID_INVALID"), {
      method: "getChatMember",
    });
    await desk.olga.starts();
    const before = anna.messages.length;
    const written = await ticket.of(vera).writes("Уже едем");
    for (const [asked, pause] of [2_000, 10_000, 60_000].entries()) {
      await until(() => questionsAbout(desk, vera) === asked + 1, "she is not asked about again");
      await desk.settles();
      if (pause === 60_000) break;
      clock.advance(pause);
    }
    await desk.olga.sees(/Вера пишет в .*PARTICIPANT_ID_INVALID/);
    if (nature.name === "topics") await ticket.of(vera).sees(/Telegram пока не подтверждает/);
    assert.equal(anna.messages.length, before);
    healed();
    clock.advance(60_000);
    await arrives(desk, written);
    await anna.sees(/^Уже едем$/);
  });

  test("an answer of Telegram's that is older than what it told since does not count", async (t) => {
    const clock = new TestClock();
    const { desk, ticket, anna, status, close } = await start(t, nature, clock);
    const vera = desk.telegram.client("Вера", { language_code: "ru" });
    desk.hasLongHad(vera);
    const { length } = anna.messages;
    const isAsked = () => questionsAbout(desk, vera) === 1;
    desk.telegram.faults.latency(300, { method: "getChatMember" });
    await close(vera);
    await ticket.of(vera).writes("Ещё я");
    await until(isAsked, "she is not asked about");
    desk.group.kick(vera);
    await until(() => desk.telegram.bot.queue.length === 0, "it is not heard that she left");
    clock.advance(300);
    await desk.settles();
    assert.equal(status(), "unanswered");
    assert.equal(anna.messages.length, length);
    assert.equal(findStanding(desk.app.store, 1, vera.id)?.isInside, false);
  });

  test("who was removed from the team stays refused although they are in the group", async (t) => {
    const { desk, ticket, anna, close, status } = await start(t, nature);
    const vera = await knownColleague(desk, "Вера");
    desk.app.store.transaction((tx) =>
      tx.run(sql.updateTable("managers").set({ is_active: 0 }).where("id", "=", vera.id)),
    );
    const { length } = anna.messages;
    const written = await ticket.of(vera).writes("Я тут");
    assert.match(await close(vera), /больше не в команде/);
    await desk.settles();
    assert.equal(botReaction(desk, written), "💔");
    assert.ok(findNotice(ticket.of(vera), written, /больше не в команде/));
    assert.equal(status(), "unanswered");
    assert.equal(anna.messages.length, length);
  });

  test("a command outside of tickets is answered, other bots' commands are not", async (t) => {
    const { desk } = await start(t, nature);
    const general = desk.boris.in(desk.group);
    await general.writes("/close");
    await general.sees(/\/close работает там, где идёт разговор с клиентом/);
    await general.writes("/settings");
    await general.sees(/^Это может только администратор: Ольга\.$/);
    await general.writes("/help");
    const help = await general.sees(/\/claim — взять обращение/);
    assert.match(help.content.text!, /^То, что вы пишете здесь, видит только команда/);
    assert.doesNotMatch(help.content.text!, /получает клиент/);
    const { length } = general.messages;
    for (const words of ["/ban", "/close@other_bot", "просто слова"]) await general.writes(words);
    await desk.settles();
    assert.equal(general.messages.length, length + 3);
  });
});

/** A ticket that nobody has answered; `close` presses "close" under its card in the name of anybody, as a forged app can. */
async function start(t: TestContext, nature: Nature, clock?: TestClock) {
  const desk = await nature.open(t, { ...(clock && { clock }) });
  const asked = await ask(desk, "Сломался чайник");
  const close = async (person: Person) => {
    const data = encodePress({ type: "close", ticketId: 1 });
    const message = asked.ticket.card()!;
    const button = { text: "✅ Закрыть", callback_data: data };
    const { text = "" } = await press(asked.ticket.atCard(person), { kind: "inline", message, button });
    return text;
  };
  return { ...asked, close, status: () => findTicket(desk.app.store, 1)!.status };
}

/** Somebody who joined while the bot was there. */
async function knownColleague(desk: Desk, name: string): Promise<Person> {
  const person = desk.telegram.client(name, { language_code: "ru" });
  desk.joins(person);
  await until(() => findManager(desk.app.store, person.id) !== undefined, `${name} is not known`);
  return person;
}

function questionsAbout(desk: Desk, person: Person): number {
  return desk.telegram.calls.count("getChatMember", ({ parameters }) => parameters["user_id"] === person.id);
}
