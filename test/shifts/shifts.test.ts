import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "../../src/store/database.ts";
import { ask } from "../contract/conversation.ts";
import { answerTo, colleague } from "../managers/team.ts";
import { hour, lets, minute, noon } from "../norms/due.ts";
import { buttonsOf, sets } from "../private/people.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk } from "../support/desk.ts";
import type { Person } from "../telegram/actors.ts";

test("a shift begins and ends by commands and by the button, and everybody of the team sees who is at work since when", async (t) => {
  const { clock, desk } = await opens(t);
  const { olga, boris } = desk;
  const empty = await answerTo(desk, "/shift", boris);
  assert.equal(empty.content.text, "На смене сейчас никого.");
  assert.deepEqual(buttonsOf(empty), ["Начать смену"]);
  await boris.presses(empty, "Начать смену");
  await desk.settles();
  const begun = boris.messages.at(-1)!;
  assert.equal(begun.content.text, "Ваша смена началась в 12:00.\nНа смене\n• Борис — с 12:00");
  assert.deepEqual(buttonsOf(begun), ["Закончить смену"]);
  clock.advance(90 * minute);
  const both = await answerTo(desk, "/shift СТАРТ", olga);
  assert.equal(
    both.content.text,
    "Ваша смена началась в 13:30.\nНа смене\n• Борис — с 12:00\n• Ольга — с 13:30",
  );
  clock.advance(10 * minute);
  const ended = await answerTo(desk, "/shift stop", boris);
  assert.equal(
    ended.content.text,
    "Ваша смена закончилась в 13:40. Она длилась 1 ч 40 мин.\nНа смене\n• Ольга — с 13:30",
  );
  await olga.presses(both, "Закончить смену");
  await desk.settles();
  assert.equal(
    olga.messages.find(({ message_id }) => message_id === both.message_id)?.content.text,
    "Ваша смена закончилась в 13:40. Она длилась 10 мин.\nНа смене сейчас никого.",
  );
  assert.deepEqual(shiftsOf(desk), [
    [boris.id, noon, noon + 100 * minute, 0],
    [olga.id, noon + 90 * minute, noon + 100 * minute, 0],
  ]);
});

const wrong: [before: string, words: string, answer: RegExp][] = [
  ["", "/shift stop", /^Вы сейчас не на смене\.\nНа смене сейчас никого\.$/],
  ["/shift start", "/shift start", /^Вы уже на смене, с 12:00\./],
  ["", "/shift завтра", /^Слово «завтра» непонятно\. Начать смену: \/shift start\./],
  ["", "/shift start 9:00", /^Слово «start 9:00» непонятно/],
  ["", "/shift <b>&", /^Слово «<b>&» непонятно/],
  ["", `/shift ${"я".repeat(3000)}`, /^Слово «я{63}…» непонятно/],
];

for (const [before, words, answer] of wrong) {
  test(`${before} ${words.slice(0, 30)} is answered and changes nothing`, async (t) => {
    const { desk } = await opens(t);
    if (before !== "") await answerTo(desk, before, desk.boris);
    const present = shiftsOf(desk);
    assert.match((await answerTo(desk, words, desk.boris)).content.text!, answer);
    assert.deepEqual(shiftsOf(desk), present);
  });
}

test("a button of an old message that is true already changes nothing", async (t) => {
  const { clock, desk } = await opens(t);
  const { boris } = desk;
  const old = await answerTo(desk, "/shift", boris);
  await answerTo(desk, "/shift start", boris);
  clock.advance(minute);
  await boris.presses(old, "Начать смену");
  await desk.settles();
  assert.deepEqual(shiftsOf(desk), [[boris.id, noon, null, 0]]);
});

test("in the group the command works too, for whoever gives it", async (t) => {
  const { desk } = await opens(t);
  await desk.boris.inGeneral(desk.forum).writes("/shift start");
  await desk.boris.inGeneral(desk.forum).sees(/^Ваша смена началась в 12:00\./);
  await desk.settles();
  assert.deepEqual(shiftsOf(desk), [[desk.boris.id, noon, null, 0]]);
});

test("a forgotten shift ends after 16 hours, counts until the last deed in a ticket, and its manager reads so", async (t) => {
  const { clock, desk } = await opens(t);
  const { boris } = desk;
  await answerTo(desk, "/shift start", boris);
  await answerTo(desk, "/shift start", desk.olga);
  const { manager, atCard } = await ask(desk);
  clock.advance(3 * hour);
  await manager.writes("Отвечаю");
  await desk.settles();
  clock.advance(hour);
  await atCard.presses("📞 Отметить звонок");
  await desk.settles();
  await lets(desk, clock, 12 * hour - minute);
  assert.equal(shiftsOf(desk)[0]?.[2], null);
  await lets(desk, clock, 2 * minute);
  assert.deepEqual(shiftsOf(desk), [
    [boris.id, noon, noon + 4 * hour, 1],
    [desk.olga.id, noon, noon, 1],
  ]);
  await lets(desk, clock, 5 * hour);
  const shown = await answerTo(desk, "/shift", boris);
  assert.match(
    shown.content.text!,
    /^Прошлую смену \(с 20 нояб\., 12:00\) вы не закончили\. Она засчитана до 20 нояб\., 16:00 — до вашего/,
  );
  const idle = await answerTo(desk, "/shift start", desk.olga);
  assert.match(idle.content.text!, /^Ваша смена началась в 9:01\.\nПрошлую смену .* не засчитана\./);
  await answerTo(desk, "/shift start", boris);
  const after = await answerTo(desk, "/shift stop", boris);
  assert.doesNotMatch(after.content.text!, /Прошлую/);
});

test("who was at work when the bot went down for long begins another shift, and the first one is not stretched", async (t) => {
  const { clock, desk } = await opens(t);
  await answerTo(desk, "/shift start", desk.boris);
  await desk.stop();
  clock.advance(21 * hour);
  await desk.boris.writes("/shift start");
  await desk.start();
  await desk.boris.sees("Ваша смена началась в 9:00.");
  await desk.settles();
  assert.deepEqual(shiftsOf(desk), [
    [desk.boris.id, noon, noon, 1],
    [desk.boris.id, noon + 21 * hour, null, 0],
  ]);
});

test("who is removed from the team or leaves it is at work no more", async (t) => {
  const { clock, desk } = await opens(t);
  const people = [
    await colleague(desk, "Вера", "vera_k"),
    await colleague(desk, "Глеб"),
    await colleague(desk, "Дина"),
  ];
  for (const person of people) {
    await person.starts();
    await answerTo(desk, "/shift start", person);
  }
  const [, gleb, dina] = people as [Person, Person, Person];
  clock.advance(hour);
  await answerTo(desk, "/managers remove @vera_k");
  desk.group.leave(gleb);
  await desk.settles();
  await sets(desk, "access list");
  desk.group.leave(dina);
  await desk.settles();
  assert.deepEqual(
    shiftsOf(desk),
    people.map(({ id }) => [id, noon, noon + hour, 0]),
  );
  const shown = await answerTo(desk, "/shift", desk.boris);
  assert.equal(shown.content.text, "На смене сейчас никого.");
});

/** A desk on a Friday noon. Olga and Boris have opened the bot. */
async function opens(t: Parameters<typeof openDesk>[0]): Promise<{ clock: TestClock; desk: Desk }> {
  const clock = new TestClock(noon);
  const desk = await openDesk(t, { clock });
  for (const person of [desk.olga, desk.boris]) await person.starts();
  await ask(desk, "Вопрос", "Яна").then(({ ticket }) => ticket.of(desk.boris).writes("// я тут"));
  await desk.settles();
  return { clock, desk };
}

function shiftsOf({ app }: Desk): unknown[][] {
  const rows = app.store.all(sql.selectFrom("shifts").selectAll().orderBy("id"));
  return rows.map((row) => [row.manager_id, row.started_at, row.ended_at, row.is_forgotten]);
}
