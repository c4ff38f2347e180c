import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { measure } from "../../src/report/measures/measures.ts";
import { findDeadlines } from "../../src/store/tickets/deadlines.ts";
import { findHistories } from "../../src/store/report/report.ts";
import { findTicket } from "../../src/store/tickets/tickets.ts";
import { arrives, ask, type Question } from "../contract/conversation.ts";
import { atEveryDesk, type Nature } from "../contract/nature.ts";
import { shows } from "../contract/shown-ticket.ts";
import { buttonsOf, openDepartments } from "../desks/departments.ts";
import { answerTo } from "../managers/team.ts";
import { lets, noon, orders } from "../norms/due.ts";
import { TestClock } from "../support/clock.ts";
import { openDesk } from "../support/desk.ts";
import { textOf } from "../telegram/content.ts";

const hour = 3_600_000;

/** A client whose first ticket is closed, and Boris in his private chat. */
async function known(t: TestContext, nature: Nature, clock = new TestClock(noon)): Promise<Question> {
  const desk = await nature.open(t, { clock });
  await desk.boris.starts();
  const asked = await ask(desk);
  await asked.manager.writes("/close");
  await asked.anna.sees("закрыто");
  await desk.settles();
  return asked;
}

function measured({ desk }: Question) {
  return measure(findHistories(desk.app.store, [2])[0]!);
}

atEveryDesk("writing first", (nature) => {
  test("the ticket is the writer's, and the client learns of it with the first message", async (t) => {
    const clock = new TestClock(noon);
    const asked = await known(t, nature, clock);
    const { desk, anna } = asked;
    await orders(desk, "/sla 1h 2h", "/settings greeting on");
    const before = anna.messages.length;
    const said = await answerTo(desk, `/write ${anna.id}`, desk.boris);
    assert.match(said.content.text!, /^Открыто обращение №2 для клиента Анна, оно закреплено за вами\./);
    const ticket = await shows(desk, 2);
    const link = await desk.boris.sees(/^Обращение №2 \(Анна\) готово/);
    assert.ok(link.content.entities!.some((entity) => "url" in entity && entity.url === ticket.url()));
    const card = textOf(ticket.card()!.content);
    assert.match(card, /№2 · В работе[\s\S]*Кто отвечает: Борис[\s\S]*Ждём вашего первого сообщения/);
    assert.match(card, /Борис: обращение открыто для клиента/);
    assert.doesNotMatch(card, /Ждём ответа команды|⏰|ждём/);
    await lets(desk, clock, 5 * hour);
    assert.equal(anna.messages.length, before, "nothing is said to the client");
    assert.deepEqual(findDeadlines(desk.app.store, 2), []);
    assert.equal(measured(asked).firstReply, null);
    const answer = await ticket.of(desk.boris).writes("Ваш заказ готов");
    assert.equal((await arrives(desk, answer)).content.text, "Ваш заказ готов");
    await lets(desk, clock, 5 * hour);
    assert.equal(anna.messages.length, before + 1);
    assert.match(textOf(ticket.card()!.content), /Ждём ответа клиента/);
    assert.deepEqual(findDeadlines(desk.app.store, 2), [], "no norm before the client writes");
    const { firstReply, waits, claims, normSpans, replies } = measured(asked);
    assert.deepEqual([firstReply, waits, normSpans], [null, [], []]);
    assert.deepEqual(
      claims.map(({ by }) => by),
      [desk.boris.id],
    );
    assert.equal(replies.length, 1);
    const thanks = await anna.repliesTo(await arrives(desk, answer), "Когда забрать?");
    await arrives(desk, thanks);
    assert.equal(findTicket(desk.app.store, 2)?.status, "continued");
    assert.equal(findDeadlines(desk.app.store, 2).length, 2, "now both norms run");
    assert.equal(measured(asked).waits.length, 1);
  });

  test("before the first message the client finds it nowhere, and what they write joins it", async (t) => {
    const { desk, anna } = await known(t, nature);
    await answerTo(desk, `/write ${anna.id}`, desk.boris);
    const ticket = await shows(desk, 2);
    const list = await anna.writes("/tickets");
    assert.doesNotMatch((await anna.sees(/Ваши обращения|№1/, { after: list })).content.text!, /№2/);
    await anna.writes("/close 2");
    await anna.sees("У вас нет обращения с таким номером");
    const before = anna.messages.length;
    await anna.writes("Здравствуйте, я снова");
    await ticket.of(desk.boris).sees(/^Здравствуйте, я снова$/);
    await desk.settles();
    assert.equal(anna.messages.length, before + 1, "they only see their own words");
    assert.equal(findTicket(desk.app.store, 1)?.status, "closed");
  });

  test("with another open ticket the client's words go there, and nothing tells of the new one", async (t) => {
    const { desk, anna, ticket } = await ask(await nature.open(t));
    await desk.boris.starts();
    await desk.settles();
    const first = await answerTo(desk, `/write ${anna.id}`, desk.boris);
    assert.match(
      first.content.text!,
      /^У клиента Анна уже есть открытое обращение: №1\. Ответить можно там\.$/,
    );
    assert.ok(first.content.entities!.some((entity) => "url" in entity && entity.url === ticket.url()));
    await desk.settles();
    assert.equal(findTicket(desk.app.store, 2), undefined);
    const press = () => desk.boris.presses(first, "Всё равно открыть новое");
    await Promise.all([press(), press()]);
    const second = await shows(desk, 2);
    await desk.settles();
    assert.equal(findTicket(desk.app.store, 3), undefined, "two presses open one");
    const before = anna.messages.length;
    await arrives(desk, await anna.writes("А когда?"));
    await arrives(desk, await ticket.of(desk.boris).writes("Завтра"));
    await desk.settles();
    assert.deepEqual(
      anna.messages.slice(before).map(({ content }) => content.text),
      ["А когда?", "Завтра"],
    );
    await second.atCard(desk.boris).presses("Закрыть");
    await second.closed(desk.boris);
    await desk.settles();
    assert.equal(anna.messages.length, before + 2, "its end is not told either");
  });

  test("whom nobody can write to gets no ticket, and the answer says so at once", async (t) => {
    const { desk, anna } = await known(t, nature);
    await anna.blocks();
    await desk.settles();
    const gone = await answerTo(desk, `/write ${anna.id}`, desk.boris);
    assert.match(gone.content.text!, /^Анна: этот клиент остановил бота/);
    await anna.starts();
    await desk.boris.writes(`/block ${anna.id}`);
    await desk.settles();
    const blocked = await answerTo(desk, `/write ${anna.id}`, desk.boris);
    assert.match(
      blocked.content.text!,
      new RegExp(`^Анна: этот клиент заблокирован.*Разблокировать: /unblock ${anna.id}$`),
    );
    assert.equal(findTicket(desk.app.store, 2), undefined);
  });
});

test("a manager of several desks chooses one, and the button is good once", async (t) => {
  const there = await openDepartments(t);
  const { desk, boris, store } = there;
  await boris.starts();
  await boris.in(desk.forum).writes("тут");
  await boris.in(store).writes("и тут");
  const { anna, manager } = await ask(desk);
  await manager.writes("/close");
  await anna.sees("закрыто");
  await desk.settles();
  const asked = await answerTo(desk, `/write ${anna.id}`, boris);
  assert.match(asked.content.text!, /^В каком отделе открыть обращение для клиента Анна\?/);
  assert.deepEqual(buttonsOf(asked), ["Менеджеры", "Склад"]);
  await boris.presses(asked, "Склад");
  await (store as typeof desk.forum).hasTopic("№2 ");
  await desk.settles();
  assert.equal(findTicket(desk.app.store, 2)?.managerId, boris.id);
  assert.equal(findTicket(desk.app.store, 3), undefined);
});

test("in private chats with topics its topic comes with the first message", async (t) => {
  const desk = await openDesk(t, { hasPrivateTopics: true });
  await desk.boris.in(desk.forum).writes("тут");
  await desk.boris.starts();
  const { anna, manager } = await ask(desk);
  await manager.writes("/close");
  await desk.settles();
  const before = anna.chat.topics.size;
  await answerTo(desk, `/write ${anna.id}`, desk.boris);
  const ticket = await shows(desk, 2);
  await desk.settles();
  assert.equal(anna.chat.topics.size, before);
  await arrives(desk, await ticket.of(desk.boris).writes("Готово"));
  assert.equal(anna.chat.topics.size, before + 1);
});

for (const [written, answer] of [
  ["/write", /^Кому написать\? Укажите @имя клиента/],
  ["/write анна", /^«анна» — это не @имя и не номер в Telegram\.\nКому написать\?/],
  ["/write @nobody", /^Не нашли клиента «@nobody»/],
  ["/write 12 привет", /^«12 привет» — это не @имя и не номер/],
  ["/write <b>&", /^«<b>&» — это не @имя/],
  ["/write 999999999999999", /^Не нашли клиента «999999999999999»/],
] as const)
  test(`${written} is answered and opens nothing`, async (t) => {
    const desk = await openDesk(t);
    await desk.boris.in(desk.forum).writes("тут");
    await desk.boris.starts();
    await desk.settles();
    assert.match((await answerTo(desk, written, desk.boris)).content.text!, answer);
    assert.equal(findTicket(desk.app.store, 1), undefined);
  });
