import assert from "node:assert/strict";
import { suite, test, type TestContext } from "node:test";
import { type Clock, systemClock } from "../../src/clock.ts";
import { findManager } from "../../src/store/people/managers.ts";
import { arrives, botReaction, converse, findCopy, wordsIn } from "../contract/conversation.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk, passes, until } from "../support/desk.ts";
import type { Person } from "../telegram/actors.ts";
import { textOf } from "../telegram/content.ts";
import { Failure } from "../telegram/failure.ts";

/** At a channel whoever is not known yet is looked up in the discussion group first. */
suite("managers not known yet", { concurrency: true }, () => {
  test("what they write meanwhile arrives in its order, with the words of its edits; their notes are notes", async (t) => {
    const clock = new TestClock();
    const { desk, anna, ticket, vera, atCard } = await start(t, clock);
    desk.telegram.faults.latency(150, { method: "getChatMember" });
    const place = ticket.of(vera);
    const before = anna.messages.length;
    const first = await place.writes("Здравствуйте!");
    const second = await place.writes("Это Вера");
    const third = await place.writes("клиент скандальный");
    const fourth = await place.writes("// тайна");
    const fifth = await place.writes("Чем помочь?");
    await place.edits(second, "Это Вера, слушаю вас");
    await place.edits(third, "// клиент скандальный");
    await place.edits(fourth, "// тайна за семью печатями");
    await until(
      () => desk.telegram.calls.count("getChatMember", asksFor(vera)) === 1,
      "she is not looked up",
    );
    assert.equal(anna.messages.length, before, "nothing before it is known who she is");
    clock.advance(150);
    await arrives(desk, fifth);
    await passes(desk, clock, 60_000);
    assert.deepEqual(wordsIn(anna.messages).slice(before), [
      "Здравствуйте!",
      "Это Вера, слушаю вас",
      "Чем помочь?",
    ]);
    await atCard.sees(/Вера: заметка «клиент скандальный»[\s\S]*Вера: заметка «тайна за семью печатями»/);
    assert.deepEqual(
      [third, fourth].map((note) => botReaction(desk, note)),
      ["✍", "✍"],
    );
    assert.equal(desk.telegram.calls.count("getChatMember", asksFor(vera)), 1, "she is asked about once");
    assert.deepEqual((await arrives(desk, first)).content.text, "Здравствуйте!");
  });

  test("while Telegram does not say who they are nothing is lost, also when the process stops meanwhile", async (t) => {
    const { desk, anna, ticket, vera } = await start(t);
    const healed = desk.telegram.faults.fails(new Failure(502, "Bad Gateway"), { method: "getChatMember" });
    const answer = await ticket.of(vera).writes("Уже едем");
    await until(
      () => desk.telegram.calls.count("getChatMember", asksFor(vera)) === 1,
      "she is not looked up",
    );
    await desk.stop();
    healed();
    await desk.start();
    await anna.sees(/^Уже едем$/);
    await desk.settles();
    assert.equal(findCopy(desk, answer)?.content.text, "Уже едем");
  });

  test("a first press works as soon as it is known who they are; of several the last", async (t) => {
    const { desk, ticket, vera, atCard } = await start(t);
    desk.telegram.faults.latency(100, { method: "getChatMember" });
    for (const button of ["✅ Закрыть", "📞 Отметить звонок"]) {
      const { text } = await ticket.atCard(vera).presses(button);
      assert.match(text ?? "", /Проверяем, есть ли вы в группе/);
    }
    await atCard.sees(/Вера: звонок клиенту/);
    await desk.rests();
    assert.doesNotMatch(textOf(ticket.card()!.content), /Вера: закрыто/);
  });

  test("a first word in the group, or a command, makes them known too", async (t) => {
    const { desk, ticket, vera, atCard } = await start(t);
    await ticket.of(vera).writes("/call");
    await atCard.sees(/Вера: звонок клиенту/);
    const gleb = desk.telegram.client("Глеб");
    desk.hasLongHad(gleb);
    await gleb.in(desk.group).writes("Всем привет");
    await until(() => findManager(desk.app.store, gleb.id) !== undefined, "he does not get known");
  });
});

/** A ticket, and somebody who is in the group since before the bot and has done nothing yet. */
async function start(t: TestContext, clock: Clock = systemClock) {
  const desk: Desk = await openDesk(t, { kind: "channel", clock });
  const conversation = await converse(desk);
  const vera = desk.telegram.client("Вера", { language_code: "ru" });
  desk.hasLongHad(vera);
  return { ...conversation, vera };
}

function asksFor(person: Person) {
  return ({ parameters }: { parameters: Record<string, unknown> }) => parameters["user_id"] === person.id;
}
