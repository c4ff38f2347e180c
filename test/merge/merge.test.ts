import assert from "node:assert/strict";
import { test } from "node:test";
import { measure } from "../../src/report/measures/measures.ts";
import { findDeadlines } from "../../src/store/tickets/deadlines.ts";
import { findActive, findHistories, findOpened } from "../../src/store/report/report.ts";
import { findTicket } from "../../src/store/tickets/tickets.ts";
import { arrives, ask, botReaction, findCopy, targetOf, wordsIn } from "../contract/conversation.ts";
import { atEveryDesk, type Nature } from "../contract/nature.ts";
import { type ShownTicket, shows } from "../contract/shown-ticket.ts";
import { asks, openDepartments } from "../desks/departments.ts";
import { answerTo } from "../managers/team.ts";
import { minute, orders } from "../norms/due.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, passes } from "../support/desk.ts";
import type { Person, StoredMessage } from "../telegram/actors.ts";

const everything = { deskId: null, subject: null, managerId: null };

interface Two {
  desk: Desk;
  clock: TestClock;
  anna: Person;
  first: ShownTicket;
  second: ShownTicket;
  /** The second ticket's only message. */
  asked: StoredMessage;
  question: StoredMessage;
}

/** Two open tickets of one client, each with a question. */
async function openTwo(t: Parameters<Nature["open"]>[0], nature: Nature): Promise<Two> {
  const clock = new TestClock();
  const desk = await nature.open(t, { clock });
  const { anna, ticket, question } = await ask(desk, "Где мой заказ?");
  const asked = await anna.writes("/new Заказ всё ещё не пришёл");
  const second = await shows(desk, 2);
  await second.of(desk.boris).sees(/Заказ всё ещё не пришёл$/);
  await desk.settles();
  return { desk, clock, anna, first: ticket, second, asked, question };
}

atEveryDesk("merging", (nature) => {
  test("words about which the bot has asked are decided first, and reach the client afterwards", async (t) => {
    const { desk, anna, first, second } = await openTwo(t, nature);
    const { boris } = desk;
    const note = await second.of(boris).writes("// вторая жалоба");
    await desk.settles();
    await second.of(boris).repliesTo(note, "Уже везём");
    await desk.settles();
    await second.of(boris).writes("/merge 1");
    await second.of(boris).sees(/^Сначала решите в этом обращении, заметка это или ответ/);
    assert.equal(findTicket(desk.app.store, 2)!.mergedInto, null);
    await second.of(boris).presses("Отправить клиенту");
    await anna.sees("Уже везём");
    await second.of(boris).writes("/merge 1");
    await first.of(boris).sees(/^🔗 Сюда присоединено обращение №2/);
  });

  test("tags and a high priority go over; what both have stands there once", async (t) => {
    const { desk, clock, first, second } = await openTwo(t, nature);
    await first.of(desk.boris).writes("/tag доставка");
    await second.of(desk.boris).writes("/tag доставка возврат");
    await second.of(desk.boris).writes("/priority high");
    await second.of(desk.boris).writes("/merge 1");
    await first.of(desk.boris).sees(/^🔗 Сюда присоединено обращение №2/);
    await passes(desk, clock, 2 * minute);
    assert.match(first.card()!.content.text!, /🔥[\s\S]*#доставка #возврат(?! #)/);
    assert.deepEqual(findTicket(desk.app.store, 1)!.tags, ["доставка", "возврат"]);
    if (desk.kind === "topics") assert.ok(desk.forum.topic("🔥 №1"), "the topic's name shows it");
  });

  test("a call stays the last reply of a ticket without messages when an empty one is joined into it", async (t) => {
    const { desk, clock, anna, first, second } = await openTwo(t, nature);
    for (const ticket of [first, second]) await ticket.of(desk.boris).writes("/close");
    await desk.boris.starts();
    await answerTo(desk, `/write ${anna.id}`, desk.boris);
    const called = await shows(desk, 3);
    await called.of(desk.boris).writes("/call");
    await desk.settles();
    await answerTo(desk, `/write ${anna.id}`, desk.boris);
    await desk.boris.presses("Всё равно открыть новое");
    await (await shows(desk, 4)).of(desk.boris).writes("/merge 3");
    await called.of(desk.boris).sees(/^🔗 Сюда присоединено обращение №4/);
    await passes(desk, clock, minute);
    assert.equal(findTicket(desk.app.store, 3)!.status, "call_logged");
  });

  test("messages, notes, the journal and what is open go over, and the client notices nothing", async (t) => {
    const { desk, clock, anna, first, second, question } = await openTwo(t, nature);
    await orders(desk, "/sla 1h 2h");
    await second.of(desk.boris).writes("// вторая жалоба");
    await desk.settles();
    const before = anna.messages.length;
    const command = await second.of(desk.boris).writes("/merge 1");
    await second.of(desk.boris).sees(/^🔗 Обращение №2 объединено с №1: открыть\./);
    await first.of(desk.boris).sees(/^🔗 Сюда присоединено обращение №2/);
    await first.of(desk.boris).sees(/Заказ всё ещё не пришёл$/);
    await first.of(desk.boris).sees(/вторая жалоба/);
    await passes(desk, clock, 2 * minute);
    assert.equal(anna.messages.length, before);
    assert.equal(botReaction(desk, command), "👌");
    const card = first.card()!.content.text!;
    assert.match(card, /Где мой заказ\?[\s\S]*Заказ всё ещё не пришёл/);
    assert.match(card, /№2: обращение открыто[\s\S]*Борис: присоединено обращение №2/);
    const [one, two] = [findTicket(desk.app.store, 1)!, findTicket(desk.app.store, 2)!];
    assert.deepEqual([one.status, two.status, two.mergedInto], ["unanswered", "closed", 1]);
    assert.deepEqual(findDeadlines(desk.app.store, 2), []);
    assert.equal(findDeadlines(desk.app.store, 1).length, 2);
    await anna.writes("/tickets");
    const list = await anna.sees("Ваши обращения");
    assert.doesNotMatch(list.content.text!, /№2/);
    const page = await startedAndAsked(desk, `/client ${anna.id}`);
    const found = (await answerTo(desk, "/find №2", desk.boris)).content.text!;
    assert.match(found, /^• №1 · Анна · Не отвечено · сюда вошло №2$/m);
    const file = (await answerTo(desk, "/transcript 2", desk.boris)).content.text!;
    assert.equal(file, "Обращение №2 объединено с №1. Готовлю переписку №1.");
    assert.match(page, /Обращений: 1\n• №1/);
    const { asked, waits } = measure(findHistories(desk.app.store, [1])[0]!);
    assert.deepEqual([asked.length, waits.length, waits[0]!.from], [2, 1, question.date * 1_000]);
    const span = { from: 0, to: Date.now() + 60_000 };
    assert.deepEqual(findOpened(desk.app.store, span, everything), [1]);
    assert.deepEqual(findActive(desk.app.store, span, everything), [1]);
  });

  test("what is written there later goes nowhere, and its writer gets the link", async (t) => {
    const { desk, anna, first, second } = await openTwo(t, nature);
    await second.of(desk.boris).writes("/merge №1");
    await second.of(desk.boris).sees(/^🔗 Обращение №2 объединено/);
    await desk.settles();
    const before = anna.messages.length;
    if (desk.kind === "topics") desk.forum.promote(desk.boris, ["can_manage_topics"]);
    const stray = await second.of(desk.boris).writes("Уже едет!");
    const said = await second.of(desk.boris).sees(/^Обращение №2 объединено с №1: открыть/, { after: stray });
    assert.ok(said.content.entities!.some((entity) => "url" in entity && entity.url === first.url()));
    const again = await second.of(desk.boris).writes("/merge 1");
    await second.of(desk.boris).sees(/^Обращение №2 объединено с №1/, { after: again });
    await desk.settles();
    assert.equal(anna.messages.length, before);
    assert.ok(!wordsIn(first.messages()).includes("Уже едет!"));
  });

  test("replies, edits, reactions and deletions of older messages find their other sides", async (t) => {
    const { desk, anna, first, second } = await openTwo(t, nature);
    const answer = await second.of(desk.boris).writes("Проверяем");
    const copy = await arrives(desk, answer);
    await second.of(desk.boris).writes("/merge 1");
    await second.of(desk.boris).sees(/^🔗 Обращение №2 объединено/);
    await desk.settles();
    await anna.reacts(copy, "👍");
    await desk.settles();
    assert.equal(botReaction(desk, answer), "👍");
    const reply = await anna.repliesTo(copy, "И как?");
    const shown = await arrives(desk, reply);
    assert.ok(first.messages().includes(shown), "the reply goes to the ticket that is left");
    if (desk.kind === "topics") desk.forum.promote(desk.boris, ["can_manage_topics"]);
    await second.of(desk.boris).edits(answer, "Проверяем склад");
    await desk.settles();
    assert.equal(findCopy(desk, answer)?.content.text, "Проверяем склад");
    await second.of(desk.boris).repliesTo(answer, "/del");
    await desk.settles();
    assert.ok(!anna.messages.includes(copy));
    const last = await first.of(desk.boris).repliesTo(shown, "Нашли");
    assert.equal(targetOf(await arrives(desk, last)), reply);
  });

  test("an answer in the joined ticket answers no older question of the other", async (t) => {
    const { desk, clock, first, second } = await openTwo(t, nature);
    await arrives(desk, await second.of(desk.boris).writes("Выясняем"));
    await second.of(desk.boris).writes("/merge 1");
    await first.of(desk.boris).sees(/^🔗 Сюда присоединено обращение №2/);
    await passes(desk, clock, 2 * minute);
    assert.match(first.card()!.content.text!, /Ждём ответа команды[\s\S]*Ждёт ответа[\s\S]*Где мой заказ\?/);
    await arrives(desk, await first.of(desk.boris).writes("Завтра"));
    await passes(desk, clock, 2 * minute);
    assert.match(first.card()!.content.text!, /Ждём ответа клиента/);
  });

  for (const [written, answer] of [
    ["/merge", /^С каким обращением объединить это\? Укажите номер/],
    ["/merge завтра", /^«завтра» — это не номер обращения/],
    ["/merge 99", /^Обращения №99 нет/],
    ["/merge 2", /^Это и есть то самое обращение/],
    ["/merge 3", /^№3 — обращение другого клиента/],
    ["/merge 1 и 2", /^«1 и 2» — это не номер/],
    ["/merge -1", /^«-1» — это не номер/],
  ] as const)
    test(`${written} changes nothing and says why`, async (t) => {
      const { desk, second } = await openTwo(t, nature);
      await ask(desk, "Чужой вопрос", "Вера");
      const asked = await second.of(desk.boris).writes(written);
      await second.of(desk.boris).sees(answer, { after: asked });
      assert.equal(findTicket(desk.app.store, 2)?.mergedInto, null);
    });

  test("neither into a closed ticket nor into one that was joined before", async (t) => {
    const { desk, anna, first, second } = await openTwo(t, nature);
    await anna.writes("/new Третий вопрос");
    const third = await shows(desk, 3);
    await desk.settles();
    await second.of(desk.boris).writes("/merge 1");
    await second.of(desk.boris).sees(/^🔗 Обращение №2 объединено/);
    const asked = await third.of(desk.boris).writes("/merge 2");
    await third.of(desk.boris).sees(/^Обращение №2 уже объединено с №1\./, { after: asked });
    await first.of(desk.boris).writes("/close");
    await desk.settles();
    const once = await third.of(desk.boris).writes("/merge 1");
    await third.of(desk.boris).sees(/^Обращение №1 закрыто\. Сначала/, { after: once });
  });
});

test("into another desk only by who is of it", async (t) => {
  const there = await openDepartments(t);
  const { desk, olga, boris, store } = there;
  const { client, first } = await asks(there, "Анна", 1);
  await first.of(boris).writes("/desk Склад");
  await (store as typeof desk.forum).hasTopic("№1 ");
  await client.writes("/new Ещё вопрос");
  const second = await shows(desk, 2);
  await desk.settles();
  const stranger = desk.telegram.client("Глеб", { language_code: "ru" });
  desk.joins(stranger);
  await second.of(stranger).writes("// тут");
  const asked = await second.of(stranger).writes("/merge 1");
  await second.of(stranger).sees(/^Обращение №1 в отделе «Склад», а вас там нет/, { after: asked });
  await olga.in(store).writes("тут");
  await second.of(olga).writes("/merge 1");
  await second.of(olga).sees(/^🔗 Обращение №2 объединено с №1/);
  await desk.settles();
  const words = wordsIn((store as typeof desk.forum).topic("№1").messages);
  assert.ok(words.some((each) => each.endsWith("Ещё вопрос")));
});

async function startedAndAsked(desk: Desk, words: string): Promise<string> {
  await desk.boris.starts();
  await desk.settles();
  return (await answerTo(desk, words, desk.boris)).content.text!;
}
