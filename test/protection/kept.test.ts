import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, wordsIn } from "../contract/conversation.ts";
import { atEveryDesk } from "../contract/nature.ts";
import { type ShownTicket, shows, showsAt } from "../contract/shown-ticket.ts";
import { asks, buttonsOf, openDepartments, wordsOf } from "../desks/departments.ts";
import { pass, sets } from "../private/client.ts";
import { saidTo } from "../private/people.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk, passes } from "../support/desk.ts";
import type { Person } from "../telegram/actors.ts";

const second = 1_000;
const minute = 60 * second;

/** Whether the message stands in the ticket, in the words of its own. */
const stands = (ticket: ShownTicket, words: string) => wordsIn(ticket.messages()).includes(words);

atEveryDesk("kept messages", (nature) => {
  const open = async (t: Parameters<typeof nature.open>[0]) => {
    const clock = new TestClock();
    const desk = await nature.open(t, { clock });
    await desk.olga.starts();
    await sets(desk, "flood 1");
    await sets(desk, "rating off");
    return { clock, desk };
  };

  test("a ticket closed meanwhile, by either side, still gets its summary, and its rest", async (t) => {
    const { clock, desk } = await open(t);
    const first = await ask(desk, "раз");
    await writes(desk, first.anna, ["два", "строка\nещё"]);
    await first.manager.writes("/close");
    const other = await ask(desk, "раз", "Глеб");
    await writes(desk, other.anna, ["два", "строка\nи ещё"]);
    await other.anna.writes("/close");
    await passes(desk, clock, minute);
    for (const { ticket, manager } of [first, other]) {
      const summary = await manager.sees("ещё 2 сообщения пришли");
      assert.deepEqual(buttonsOf(summary), ["Показать остальные (1)"]);
      await manager.presses("Показать остальные (1)");
      await passes(desk, clock, 2 * second);
      assert.ok(wordsIn(ticket.messages()).some((words) => words.startsWith("строка\n")));
    }
  });

  test("a client who is blocked meanwhile brings nothing to the desk, until they are let in again", async (t) => {
    const { clock, desk } = await open(t);
    const { anna, manager, ticket } = await ask(desk, "раз");
    await writes(desk, anna, ["два", "три"]);
    await manager.writes("/block");
    await passes(desk, clock, 2 * minute);
    assert.ok(!wordsIn(ticket.messages()).some((words) => words.includes("одной сводкой")));
    await manager.writes("/unblock");
    const summary = await manager.sees("одной сводкой");
    assert.match(summary.content.text!, /два[\s\S]*три/);
  });

  test("several tickets at once get a summary each", async (t) => {
    const { clock, desk } = await open(t);
    const { anna, manager } = await ask(desk, "раз");
    await passes(desk, clock, 2 * minute);
    await anna.writes("/new другое");
    await desk.settles();
    const other = await shows(desk, 2);
    const first = await manager.writes("Про что?");
    const copy = await anna.sees("Про что?");
    await passes(desk, clock, 2 * minute);
    await writes(desk, anna, ["ещё о другом"]);
    await anna.repliesTo(copy, "про первое");
    await writes(desk, anna, ["снова о другом"]);
    assert.ok(first);
    await passes(desk, clock, minute);
    assert.match((await manager.sees("одной сводкой")).content.text!, /про первое/);
    const summaries = [...wordsIn(manager.messages), ...wordsIn(other.messages())];
    assert.equal(new Set(summaries.filter((words) => words.includes("одной сводкой"))).size, 2);
  });

  test("pressing twice, or under an earlier summary, shows everything once", async (t) => {
    const { clock, desk } = await open(t);
    const { anna, manager, ticket } = await ask(desk, "раз");
    await writes(desk, anna, ["а\nб"]);
    await passes(desk, clock, minute);
    const early = await manager.sees("одной сводкой");
    await writes(desk, anna, ["два", "в\nг"]);
    await passes(desk, clock, 2 * minute);
    const label = buttonsOf(early)[0]!;
    await manager.presses(label);
    await passes(desk, clock, 2 * second);
    for (const words of ["а\nб", "в\nг"])
      assert.equal(wordsIn(ticket.messages()).filter((each) => each === words).length, 1, words);
    assert.ok(
      !ticket.messages().some((message) => buttonsOf(message).some((each) => each.startsWith("Показать"))),
    );
  });
});

test("a deleted topic comes back with the summary and its button", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  await desk.olga.starts();
  await sets(desk, "flood 1");
  const { anna } = await ask(desk, "раз");
  await writes(desk, anna, ["два", "три\nчетыре"]);
  await pass(desk, minute);
  await desk.boris.in(desk.forum.topic("№1")).sees("одной сводкой");
  desk.forum.topic("№1").delete();
  await passes(desk, clock, minute);
  await writes(desk, anna, ["пять"]);
  await passes(desk, clock, minute);
  const again = desk.boris.in(desk.forum.topic("№1"));
  const summary = await again.sees("одной сводкой");
  assert.match(summary.content.text!, /два[\s\S]*три четыре/);
  await again.presses("Показать остальные (1)");
  await again.sees(/^три\nчетыре$/);
  const words = wordsIn(again.messages);
  assert.ok(words.indexOf("раз") < words.indexOf("пять"), words.join("\n"));
});

for (const kinds of [
  ["topics", "topics"],
  ["topics", "channel"],
  ["channel", "topics"],
] as const) {
  test(`moved to another desk, from ${kinds[0]} to ${kinds[1]}, during the pause or after it`, async (t) => {
    const clock = new TestClock();
    const departments = await openDepartments(t, kinds, { clock });
    const { desk, store, olga, boris } = departments;
    await olga.starts();
    await sets(desk, "flood 1");
    const { client, first } = await asks(departments, "Анна", 1, "раз");
    const other = await asks(departments, "Глеб", 2, "раз");
    await writes(desk, client, ["два", "три\nчетыре"]);
    await first.of(boris).writes("/desk Склад");
    await passes(desk, clock, minute + second);
    const there = await showsAt(store, 1);
    const summary = await there.of(boris).sees("одной сводкой");
    assert.deepEqual(buttonsOf(summary), ["Показать остальные (1)"]);
    assert.ok(!wordsOf(first.messages()).some((words) => words.includes("одной сводкой")));

    await writes(desk, other.client, ["два", "пять\nшесть"]);
    await passes(desk, clock, minute + second);
    await other.first.of(boris).sees("одной сводкой");
    await other.first.of(boris).writes("/desk Склад");
    await passes(desk, clock, minute);
    const moved = await showsAt(store, 2);
    await moved.of(boris).sees("одной сводкой");
    await moved.of(boris).presses("Показать остальные (1)");
    await moved.of(boris).sees(/^пять\nшесть$/);
  });
}

test("kept messages that the client moves to another ticket stay kept there", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  await desk.olga.starts();
  await sets(desk, "flood 2");
  const { anna } = await ask(desk, "первое");
  await passes(desk, clock, 2 * minute);
  await anna.writes("/new второе");
  await desk.settles();
  await passes(desk, clock, 20 * minute);
  await writes(desk, anna, ["а", "б", "в", "г\nд"]);
  await anna.presses("В другое обращение");
  await anna.presses("№1 первое");
  await desk.settles();
  await passes(desk, clock, minute);
  const topic = desk.boris.in(desk.forum.topic("№1"));
  const summary = await topic.sees("одной сводкой");
  assert.match(summary.content.text!, /ещё 2 сообщения/);
  const there = await shows(desk, 1);
  assert.ok(stands(there, "а") && stands(there, "б"));
  await topic.presses("Показать остальные (1)");
  await topic.sees(/^г\nд$/);
  const left = await shows(desk, 2);
  assert.ok(!wordsIn(left.messages()).some((words) => words.includes("одной сводкой")));
});

test("while no desk is ready, kept messages wait for one, behind those that came before them", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock, isSetUp: false });
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  for (let i = 1; i <= 23; i += 1) await anna.writes(`${i}`);
  await passes(desk, clock, 2 * minute);
  assert.equal(saidTo(anna).filter((text) => text.includes("много сообщений подряд")).length, 1);
  await desk.setUp();
  await passes(desk, clock, 3 * minute);
  const words = wordsIn((await shows(desk, 1)).messages());
  assert.deepEqual(
    words.filter((each) => /^\d+$/.test(each)).map(Number),
    Array.from({ length: 20 }, (_, index) => index + 1),
  );
  assert.match(words.at(-1)!, /одной сводкой[\s\S]*21[\s\S]*23/);
});

async function writes(desk: Desk, person: Person, texts: readonly string[]): Promise<void> {
  for (const text of texts) await person.writes(text);
  await desk.settles();
}
