import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk, passes, until } from "../support/desk.ts";
import type { Person } from "../telegram/actors.ts";
import { answerTo, colleague, holders, managerOf, menuOf } from "./team.ts";

/** Two open tickets of Vera and a closed one, and Gleb, who has none. */
async function start(t: TestContext) {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  /** Cards and what a full group waits for is done. */
  const rests = () => passes(desk, clock, 120_000);
  await desk.olga.starts();
  const vera = await colleague(desk, "Вера", "vera_k");
  const gleb = await colleague(desk, "Глеб", "gleb_k");
  const clients = ["Анна", "Яна", "Зоя"].map((name) => desk.telegram.client(name, { language_code: "ru" }));
  for (const [index, client] of clients.entries()) {
    await client.writes("Вопрос");
    const topic = await desk.forum.hasTopic(`№${index + 1}`);
    await vera.in(topic).presses("🙋 Взять");
    await desk.settles();
  }
  await vera.in(desk.forum.topic("№3")).writes("/close");
  await rests();
  assert.deepEqual(holders(desk), [vera.id, vera.id, vera.id]);
  return { desk, vera, gleb, clients, rests };
}

const card = (desk: Desk, number: number, person: Person = desk.boris) =>
  person.in(desk.forum.topic(`№${number}`));

test("who is removed gives the open tickets to a manager: card, journal and the receiver are told, and acting brings nobody back", async (t) => {
  const { desk, vera, gleb, rests } = await start(t);
  await gleb.starts();
  const question = await answerTo(desk, "/managers remove @Vera_K");
  assert.match(
    question.content.text!,
    /Убрать из команды: Вера \(@vera_k\)\?\nОткрытых обращений: 2 \(№1, №2\)/,
  );
  assert.equal(managerOf(desk, vera)?.isActive, true);
  await desk.olga.presses(question, "Глеб");
  await desk.olga.sees(
    "Вера (@vera_k) больше не в команде.\nПередано обращений: 2. Теперь отвечает Глеб (@gleb_k).",
  );
  const told = await gleb.sees(/Вам передали 2 обращения[\s\S]*• №1 · Анна\n• №2 · Яна/);
  await rests();
  assert.deepEqual(holders(desk), [gleb.id, gleb.id, vera.id]);
  assert.equal((told.content.entities ?? []).filter(({ type }) => type === "text_link").length, 2);
  await card(desk, 2).sees(/Кто отвечает: Глеб[\s\S]*передано: Ольга → Глеб/);

  const written = await card(desk, 1, vera).writes("Я ещё тут");
  await rests();
  await card(desk, 1).sees("Вы больше не в команде");
  const { text } = await card(desk, 2, vera).presses("📞 Отметить звонок");
  assert.match(text ?? "", /больше не в команде/);
  await desk.settles();
  assert.ok(written.reactions.size > 0);
  assert.equal(managerOf(desk, vera)?.isActive, false);
  await answerTo(desk, "/managers add @vera_k");
  await card(desk, 1, vera).writes("// снова я");
  await desk.settles();
  assert.equal(managerOf(desk, vera)?.isActive, true);
});

test("a receiver who wants no news in private is mentioned where the tickets are, and quiet hours put the news off", async (t) => {
  const { desk, gleb, rests } = await start(t);
  await gleb.starts();
  const iya = await colleague(desk, "Ия", "iya_k");
  await iya.starts();
  await answerTo(desk, "/notify off", gleb);
  await answerTo(desk, "/notify quiet 12-13", iya);
  await desk.olga.presses(await answerTo(desk, "/managers remove @vera_k"), "Глеб");
  await rests();
  for (const number of [1, 2]) await card(desk, number).sees("Глеб, вам передали это обращение.");
  assert.doesNotMatch(gleb.messages.at(-1)!.content.text!, /Вам передали/);
  await desk.olga.presses(await answerTo(desk, "/managers remove @gleb_k"), "Ия");
  await rests();
  assert.doesNotMatch(iya.messages.at(-1)!.content.text!, /передали/);
  await answerTo(desk, "/notify quiet off", iya);
  await rests();
  await iya.sees(/^🔁 Вам передали 2 обращения:\n• №1 · Анна\n• №2 · Яна$/);
});

test("a list of tickets that still waits for Telegram loses those of a client who is forgotten, and no others", async (t) => {
  const { desk, gleb, clients, rests } = await start(t);
  await gleb.starts();
  desk.telegram.faults.tooManyRequests(100, { chat_id: gleb.id, method: "sendMessage", times: 1 });
  await desk.olga.presses(await answerTo(desk, "/managers remove @vera_k"), "Глеб");
  await desk.settles();
  const asked = await answerTo(desk, `/forget ${clients[0]!.id}`);
  await desk.olga.presses(asked, "Удалить навсегда");
  await rests();
  await gleb.sees(/Вам передали 1 обращение[^]*№2 · Яна$/);
  assert.equal(
    gleb.messages.some(({ content }) => content.text?.includes("Анна") === true),
    false,
  );
});

test("the tickets may be nobody's again; who never opened the bot hears of theirs where they are", async (t) => {
  const { desk, vera, gleb, rests } = await start(t);
  await desk.olga.presses(await answerTo(desk, "/managers remove @vera_k"), "Никому: возьмёт любой");
  await desk.olga.sees("Обращений снова ничьих: 2");
  await rests();
  await card(desk, 1).sees(/Ольга: обращение снова ничьё \(было: Вера\)/);
  assert.deepEqual(holders(desk), [null, null, vera.id]);
  for (const number of [1, 2]) await card(desk, number, gleb).presses("🙋 Взять");
  await card(desk, 1).writes("// тут");
  await rests();
  await desk.olga.presses(await answerTo(desk, `/managers remove ${gleb.id}`), "Борис");
  await rests();
  for (const number of [1, 2]) await card(desk, number).sees(/^Борис, вам передали это обращение/);
});

test("a closed ticket of somebody who is gone is nobody's when it is opened again", async (t) => {
  const { desk } = await start(t);
  await desk.olga.presses(await answerTo(desk, "/managers remove @vera_k"), "Никому: возьмёт любой");
  await desk.olga.sees("Обращений снова ничьих: 2");
  await desk.settles();
  await card(desk, 3).presses("♻️ Открыть снова");
  await desk.settles();
  assert.deepEqual(holders(desk), [null, null, desk.boris.id]);
});

test("of two admins who press at once the first decides, and the other reads so", async (t) => {
  const { desk, vera, gleb } = await start(t);
  await desk.boris.starts();
  await card(desk, 1).writes("// тут");
  await desk.settles();
  await answerTo(desk, `/admins add ${desk.boris.id}`);
  const one = await answerTo(desk, "/managers remove @vera_k");
  const other = await answerTo(desk, "/managers remove @vera_k", desk.boris);
  await Promise.all([desk.olga.presses(one, "Глеб"), desk.boris.presses(other, "Никому: возьмёт любой")]);
  await desk.settles();
  const [first] = holders(desk);
  assert.ok(first === gleb.id || first === null);
  assert.deepEqual(holders(desk), [first, first, vera.id]);
  const late = first === null ? desk.olga : desk.boris;
  await late.sees("Вера (@vera_k) уже не в команде.");
});

test("a receiver who is gone by then gets nothing, and the question stays", async (t) => {
  const { desk, vera } = await start(t);
  const question = await answerTo(desk, "/managers remove @vera_k");
  await answerTo(desk, "/managers remove @gleb_k");
  await desk.olga.presses(question, "Глеб");
  await desk.olga.sees("Этому человеку передать обращения уже нельзя");
  assert.equal(managerOf(desk, vera)?.isActive, true);
  await desk.olga.presses(question, "Не убирать");
  await desk.settles();
  assert.deepEqual(holders(desk), [vera.id, vera.id, vera.id]);
});

test("who leaves the last group is no manager, in private neither; the tickets wait for an admin, who is asked once", async (t) => {
  const { desk, vera, gleb } = await start(t);
  await vera.starts();
  await until(() => menuOf(desk, vera) !== undefined, "she has no menu");
  desk.group.leave(vera);
  const question = await desk.olga.sees(
    /Вера \(@vera_k\) больше не в группе менеджеров\.\nОткрытых обращений за этим менеджером: 2/,
  );
  await vera.sees("Вы больше не в команде поддержки. Теперь всё, что вы пишете сюда, приходит команде");
  await desk.settles();
  assert.equal(menuOf(desk, vera), undefined);
  assert.deepEqual(holders(desk), [vera.id, vera.id, vera.id]);
  await vera.writes("Верните меня");
  await desk.boris.in(await desk.forum.hasTopic("№4")).sees(/^Верните меня$/);
  const { content } = await answerTo(desk, "/managers");
  assert.match(content.text!, /Вера @vera_k · открытых обращений: 2 · ⚠️ больше не в команде/);

  await desk.olga.presses(question, "Глеб");
  await desk.olga.sees("Передано обращений: 2. Теперь отвечает Глеб");
  await desk.settles();
  assert.deepEqual(holders(desk).slice(0, 2), [gleb.id, gleb.id]);
  desk.group.add(vera);
  await until(() => managerOf(desk, vera)?.isActive === true, "she is not back");
  await until(() => menuOf(desk, vera) !== undefined, "her menu is not back");
});

test("the buttons of an old alert do nothing to somebody who has come back, and an admin who leaves stays one", async (t) => {
  const { desk, vera } = await start(t);
  desk.group.leave(vera);
  const question = await desk.olga.sees(/Вера \(@vera_k\) больше не в группе менеджеров/);
  desk.group.add(vera);
  await until(() => managerOf(desk, vera)?.isActive === true, "she is not back");
  await desk.olga.presses(question, "Никому: возьмёт любой");
  await desk.olga.sees("Вера (@vera_k) снова в группе менеджеров, поэтому обращения остались");
  await answerTo(desk, "/admins add @vera_k");
  desk.group.leave(vera);
  await desk.settles();
  assert.deepEqual(managerOf(desk, vera), { ...managerOf(desk, vera), isActive: true, isAdmin: true });
  assert.deepEqual(holders(desk), [vera.id, vera.id, vera.id]);
});
