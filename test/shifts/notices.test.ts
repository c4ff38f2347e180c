import assert from "node:assert/strict";
import { test } from "node:test";
import { arrives, ask, type Question, wordsIn } from "../contract/conversation.ts";
import { atEveryDesk, type Nature } from "../contract/nature.ts";
import { openDepartments, asks, buttonsOf } from "../desks/departments.ts";
import { colleague } from "../managers/team.ts";
import { alarms, opensDesk } from "../norms/alarms.ts";
import { lets, minute, noon, orders } from "../norms/due.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, passes } from "../support/desk.ts";
import type { Person, StoredMessage } from "../telegram/actors.ts";

const one = "💬 Клиент пишет, а его менеджер не на смене:\n";
const many = "💬 Клиенты пишут, а их менеджеры не на смене: 2\n";

atEveryDesk("shifts", (nature) => {
  test("with shifts on, only who is at work hears of overdue requests; off, everybody does", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/sla 10m 8h", "/settings shifts on");
    const vera = await joins(desk, "Вера");
    await gives(desk, vera, "/shift start");
    await ask(desk);
    await lets(desk, clock, 12 * minute);
    assert.equal(alarms(vera.messages).length, 1);
    assert.deepEqual([...alarms(desk.boris.messages), ...alarms(desk.olga.messages)], []);
    await lets(desk, clock, 5 * minute);
    assert.equal(alarms(desk.olga.messages).length, 1, "150 percent is for the admins");
    await orders(desk, "/settings shifts off");
    await ask(desk, "Другое", "Дима");
    await lets(desk, clock, 12 * minute);
    assert.equal(alarms(desk.boris.messages).length, 1);
    assert.equal(alarms(vera.messages).length, 2);
  });

  test("with nobody at work nobody is told in private, and the place mentions nobody who is off", async (t) => {
    const { clock, desk } = await opensDesk(t, nature, "/sla 10m 8h");
    const vera = await colleague(desk, "Вера");
    const first = await ask(desk);
    await first.ticket.of(vera).writes("// я тут");
    await lets(desk, clock, 12 * minute);
    await passes(desk, clock, minute);
    assert.equal(mentions(first).length, 1, "she never opened the bot");
    await orders(desk, "/settings shifts on");
    const before = alarms(desk.boris.messages).length;
    const second = await ask(desk, "Другое", "Дима");
    await lets(desk, clock, 12 * minute);
    await passes(desk, clock, minute);
    assert.deepEqual([mentions(second), alarms(desk.boris.messages).length], [[], before]);
    assert.equal(alarms(second.ticket.messages()).length, 1, "80 percent in the place, as ever");
  });

  test("a client of somebody who is off is announced to those at work, once for each wait", async (t) => {
    const { clock, desk, vera, anna, manager, ticket } = await opensTaken(t, nature);
    await arrives(desk, await anna.writes("Ну что там?"));
    await arrives(desk, await anna.writes("Ау"));
    await lets(desk, clock, minute);
    const notice = `${one}• №1 · Анна · Борис`;
    assert.deepEqual(newsOf(vera.messages), [notice]);
    assert.deepEqual([...newsOf(desk.boris.messages), ...newsOf(desk.olga.messages)], []);
    await arrives(desk, await anna.writes("Вы тут?"));
    await lets(desk, clock, 3 * minute);
    assert.deepEqual(newsOf(vera.messages), [notice], "the same wait");
    const shown = vera.messages.find(({ content }) => content.text === notice)!;
    assert.ok(shown.content.entities?.some(({ type }) => type === "text_link"));
    await vera.repliesTo(shown, "Иду");
    await vera.sees(/ответ на него клиенту не уходит/);
    await arrives(desk, await ticket.of(vera).writes("Я вместо Бориса"));
    await arrives(desk, await anna.writes("Спасибо, а ещё вопрос"));
    await lets(desk, clock, 2 * minute);
    assert.deepEqual(newsOf(vera.messages), [notice, notice], "another wait");
    await arrives(desk, await manager.writes("Отвечаю"));
    await gives(desk, desk.boris, "/shift start");
    await arrives(desk, await anna.writes("И ещё"));
    await lets(desk, clock, 2 * minute);
    assert.equal(newsOf(vera.messages).length, 2, "Boris is at work himself");
    assert.deepEqual(newsOf(desk.boris.messages), []);
  });

  test("several requests at once are one message", async (t) => {
    const { clock, desk, vera, anna } = await opensTaken(t, nature);
    const other = await takes(desk, "Дима");
    await arrives(desk, await anna.writes("Ну что там?"));
    await arrives(desk, await other.anna.writes("И у меня?"));
    await lets(desk, clock, 2 * minute);
    assert.deepEqual(newsOf(vera.messages), [`${many}• №1 · Анна · Борис\n• №2 · Дима · Борис`]);
  });

  test("what came while nobody was at work is told to whoever begins, if it still waits", async (t) => {
    const { clock, desk, vera, anna } = await opensTaken(t, nature);
    await gives(desk, vera, "/shift stop");
    const answered = await takes(desk, "Дима");
    await arrives(desk, await anna.writes("Ну что там?"));
    await arrives(desk, await answered.anna.writes("И у меня?"));
    await lets(desk, clock, 5 * minute);
    assert.deepEqual([...newsOf(vera.messages), ...newsOf(desk.olga.messages)], []);
    await arrives(desk, await answered.manager.writes("Из дома отвечаю"));
    await desk.stop();
    clock.advance(minute);
    await desk.start();
    await gives(desk, vera, "/shift start");
    await lets(desk, clock, 2 * minute);
    assert.deepEqual(newsOf(vera.messages), [`${one}• №1 · Анна · Борис`]);
  });

  test("who wants to hear nothing hears nothing of it, and quiet hours put it off, if it still matters then", async (t) => {
    const { clock, desk, vera, anna, manager } = await opensTaken(t, nature);
    const zoya = await joins(desk, "Зоя");
    await gives(desk, zoya, "/shift start");
    await gives(desk, desk.olga, "/shift start");
    await gives(desk, vera, "/notify off");
    await gives(desk, zoya, "/notify quiet 12-13");
    const second = await takes(desk, "Дима");
    for (const client of [anna, second.anna]) await arrives(desk, await client.writes("Ну что там?"));
    await lets(desk, clock, 2 * minute);
    assert.deepEqual(newsOf(desk.olga.messages), [`${many}• №1 · Анна · Борис\n• №2 · Дима · Борис`]);
    assert.deepEqual([...newsOf(vera.messages), ...newsOf(zoya.messages)], []);
    await arrives(desk, await manager.writes("Из дома отвечаю"));
    await passes(desk, clock, 60 * minute);
    assert.deepEqual(newsOf(zoya.messages), [`${one}• №2 · Дима · Борис`]);
    assert.deepEqual(newsOf(vera.messages), []);
  });

  test("while those at work want to hear nothing, it waits for somebody who does", async (t) => {
    const { clock, desk, vera, anna } = await opensTaken(t, nature);
    await gives(desk, vera, "/notify off");
    await arrives(desk, await anna.writes("Ну что там?"));
    await lets(desk, clock, 5 * minute);
    await gives(desk, desk.olga, "/shift start");
    await lets(desk, clock, 2 * minute);
    assert.deepEqual(newsOf(desk.olga.messages), [`${one}• №1 · Анна · Борис`]);
    assert.deepEqual(newsOf(vera.messages), []);
  });

  test("nothing is announced of requests that nobody has, and while shifts are off", async (t) => {
    const { clock, desk, vera, anna, ticket } = await opensTaken(t, nature);
    const free = await ask(desk, "Вопрос", "Дима");
    await arrives(desk, await free.anna.writes("Ау"));
    await lets(desk, clock, 2 * minute);
    await orders(desk, "/settings shifts off");
    await arrives(desk, await anna.writes("Ну что там?"));
    await lets(desk, clock, 2 * minute);
    assert.deepEqual(newsOf(vera.messages), []);
    assert.ok(wordsIn(ticket.messages()).includes("Ну что там?"));
  });

  test("who is at work stands first in the list for transfers, with a mark", async (t) => {
    const { desk, vera, atCard } = await opensTaken(t, nature);
    await gives(desk, vera, "/shift stop");
    const zoya = await joins(desk, "Зоя");
    const names = async () => {
      await atCard.presses("🔁 Передать");
      await desk.settles();
      const page = atCard.messages.findLast((message) =>
        buttonsOf(message).some((label) => label.includes("Вера")),
      );
      const labels = buttonsOf(page!).slice(0, -1);
      await atCard.presses("‹ Назад");
      await desk.settles();
      return labels;
    };
    assert.deepEqual(await names(), ["Ольга", "Вера", "Зоя"]);
    await gives(desk, zoya, "/shift start");
    assert.deepEqual(await names(), ["🟢 Зоя", "Ольга", "Вера"]);
    await orders(desk, "/settings shifts off");
    assert.deepEqual(await names(), ["Ольга", "Вера", "Зоя"]);
  });
});

test("a department's client is announced to its own people", async (t) => {
  const clock = new TestClock(noon);
  const departments = await openDepartments(t, ["topics", "topics"], { clock });
  const { desk, store } = departments;
  for (const person of [desk.olga, desk.boris]) await person.starts();
  const elsewhere = desk.telegram.client("Склад-Вера", { language_code: "ru" });
  store.add(elsewhere);
  await desk.settles();
  const here = await joins(desk, "Глеб");
  await elsewhere.starts();
  await desk.settles();
  await orders(desk, "/settings shifts on");
  const { client, first } = await asks(departments, "Анна", 1);
  await first.of(desk.boris).writes("/claim");
  await desk.settles();
  for (const person of [here, elsewhere]) await gives(desk, person, "/shift start");
  await arrives(desk, await client.writes("Ау"));
  await lets(desk, clock, 2 * minute);
  assert.deepEqual(newsOf(here.messages), [`${one}• №1 · Анна · Борис`]);
  assert.deepEqual(newsOf(elsewhere.messages), []);
});

/** Boris has a ticket and is off. Vera is at work. */
async function opensTaken(t: Parameters<Nature["open"]>[0], nature: Nature) {
  const { clock, desk } = await opensDesk(t, nature, "/settings shifts on");
  const taken = await takes(desk, "Анна");
  const vera = await joins(desk, "Вера");
  await gives(desk, vera, "/shift start");
  return { ...taken, clock, vera };
}

/** Boris takes a new client's ticket and answers. */
async function takes(desk: Desk, name: string): Promise<Question> {
  const asked = await ask(desk, "Вопрос", name);
  await arrives(desk, await asked.manager.writes("Сейчас посмотрю"));
  await desk.settles();
  return asked;
}

async function joins(desk: Desk, name: string): Promise<Person> {
  const person = await colleague(desk, name);
  await person.starts();
  await desk.settles();
  return person;
}

async function gives(desk: Desk, person: Person, command: string): Promise<void> {
  await person.writes(command);
  await desk.settles();
}

function newsOf(messages: readonly StoredMessage[]): string[] {
  return wordsIn(messages).filter((words) => words.startsWith("💬"));
}

function mentions({ ticket }: Question): string[] {
  return wordsIn(ticket.messages()).filter((words) => words.startsWith("⏰ Вера: срок"));
}
