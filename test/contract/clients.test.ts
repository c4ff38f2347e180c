import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../support/desk.ts";
import type { Desk } from "../support/desk.ts";
import { photo, dice, type Place, type StoredMessage } from "../telegram/actors.ts";
import { textOf } from "../telegram/content.ts";
import { type ClientActor, type ClientNature, fromEverySource } from "./client-nature.ts";
import { botReaction, findNotice } from "./conversation.ts";
import { type ShownTicket, shows } from "./shown-ticket.ts";

/** Every source of clients has to pass these tests. All other tests in this folder use the private chat. */
fromEverySource("clients", (nature, source) => {
  test("what they write opens a ticket, and its answer comes to them", async (t) => {
    const { anna, manager, ticket } = await asks(await nature.open(t), source);
    assert.match(await firstWords(anna), /№1/);
    assert.deepEqual(wordsOf(ticket), ["Сломался чайник"]);
    await manager.writes("Привезём");
    await anna.sees("Привезём");
  });

  test("what they edit is edited at the desk, which is told what it was; an answer's edit comes to them", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, question } = await asks(desk, source);
    const answer = await manager.writes("Привезём завтра");
    await anna.sees("Привезём завтра");
    await anna.edits(question, "Сломался утюг");
    await manager.sees(/^Сломался утюг$/);
    await manager.sees("Сломался чайник");
    await manager.edits(answer, "Привезём сегодня");
    await anna.sees("Привезём сегодня");
    await anna.misses("Привезём завтра");
  });

  test("an answer that is deleted goes away; what they delete stays at the desk", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket, question } = await asks(desk, source);
    const answer = await manager.writes("Не то");
    await anna.sees("Не то");
    await manager.repliesTo(answer, "/del");
    await anna.misses("Не то");
    await anna.deletes(question);
    await anna.writes("Вы тут?");
    await manager.sees("Вы тут?");
    assert.ok(wordsOf(ticket).includes("Сломался чайник"));
  });

  test("an album stays one, in its order, both ways", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await asks(desk, source);
    await anna.sendsAlbum(["Раз", "Два", "Три"]);
    const shown: StoredMessage[] = [];
    for (const caption of ["Раз", "Два", "Три"]) shown.push(await manager.sees(caption));
    assert.equal(new Set(shown.map(({ media_group_id }) => media_group_id)).size, 1);
    await manager.sendsAlbum([photo("Четыре"), photo("Пять")]);
    assert.ok(anna.isAlbum([await anna.sees("Четыре"), await anna.sees("Пять")]));
  });

  test("a reply answers the counterpart, both ways", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, question } = await asks(desk, source);
    const answer = await manager.repliesTo(await manager.sees("Сломался чайник"), "Какой?");
    const told = await anna.sees("Какой?");
    assert.equal(anna.answeredBy(told), question);
    await anna.repliesTo(told, "Белый");
    assert.equal((await manager.sees("Белый")).replyTo, answer);
  });

  test("a reaction is shown on the counterpart, both ways, and taken back", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, question } = await asks(desk, source);
    const copy = await manager.sees("Сломался чайник");
    const answer = await manager.writes("Привезём");
    const told = await anna.sees("Привезём");
    await manager.reacts(copy, "👍");
    await until(() => anna.markOn(question) === "👍", "the client does not see the reaction");
    await manager.reacts(copy, "🔥");
    await until(() => anna.markOn(question) === "🔥", "the client does not see the change");
    await manager.reacts(copy);
    await until(() => anna.markOn(question) === undefined, "the client still sees the reaction");
    await anna.reacts(told, "❤");
    await until(() => botReaction(desk, answer) === "❤", "the manager does not see the reaction");
    await anna.reacts(told);
    await until(() => botReaction(desk, answer) === undefined, "the manager still sees the reaction");
  });

  test("what cannot be shown as it is comes in another way, or in words, both ways", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket } = await asks(desk, source);
    await anna.sendsUncopyable();
    const isShown = (each: StoredMessage) => each.content.paid_media !== undefined && ticket.leadsTo(each);
    await until(() => [...desk.group.chat.messages.values()].some(isShown), "it is not shown");
    await manager.sends(dice("🎯", 5));
    await anna.sees("🎯");
    await manager.sees(/🎯/);
  });

  test("who cannot be written to: why stands under the answer, which goes out when they are back", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket } = await asks(desk, source);
    await anna.leaves();
    const answer = await manager.writes("Привезём");
    await until(() => botReaction(desk, answer) === "💔", "the answer is not marked");
    assert.ok(findNotice(manager, answer, /Не доставлено: клиент остановил бота/));
    await ticket.atCard(desk.boris).sees(/🔕 Клиент остановил бота/u);
    await anna.returns();
    await anna.sees("Привезём");
    await ticket.atCard(desk.boris).sees(/^(?![\s\S]*🔕 Клиент остановил бота)/u);
  });

  test("buttons do what they say, and the message under which they stand changes", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket } = await asks(desk, source);
    await anna.writes("/tickets");
    await anna.presses("№1 Сломался чайник");
    await anna.presses("Вопрос решён");
    await anna.presses("Нет");
    await anna.presses("5 ⭐");
    await anna.sees("★★★★★");
    await anna.presses("Открыть снова");
    await ticket.isOpenAgain();
    await manager.writes("Снова здравствуйте");
    await anna.sees("Снова здравствуйте");
  });
});

interface Asked<Message> {
  anna: ClientActor<Message>;
  question: Message;
  ticket: ShownTicket;
  manager: Place;
}

async function asks<Message>(desk: Desk, source: ClientNature<Message>): Promise<Asked<Message>> {
  const anna = source.meets(desk, "Анна");
  const question = await anna.writes("Сломался чайник");
  const ticket = await shows(desk, 1);
  const manager = ticket.of(desk.boris);
  await manager.sees("Сломался чайник");
  await desk.settles();
  return { anna, question, ticket, manager };
}

async function firstWords<Message>(anna: ClientActor<Message>): Promise<string> {
  await anna.sees("№1");
  return anna.words()[0]!;
}

function wordsOf(ticket: ShownTicket): string[] {
  return ticket.messages().map(({ content }) => textOf(content));
}
