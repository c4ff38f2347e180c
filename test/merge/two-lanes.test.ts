import assert from "node:assert/strict";
import { test } from "node:test";
import { findTicket } from "../../src/store/tickets/tickets.ts";
import { ask } from "../contract/conversation.ts";
import { passUntil } from "../durability/passing.ts";
import { TestClock } from "../support/clock.ts";
import { openDesk, until } from "../support/desk.ts";
import { textOf } from "../telegram/content.ts";

const second = 1_000;

test("what waited in the joined ticket makes no second topic and no second card for the other", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  const { anna, manager, ticket } = await ask(desk, "Где мой заказ?");
  const { calls, faults } = desk.telegram;
  const madeIn = (method: string) => calls.all.filter((call) => call.method === method).length;
  const isUnderway = (method: string) =>
    until(
      () => calls.all.some((call) => call.method === method && call.outcome.kind === "pending"),
      `${method} is not on its way`,
    );
  faults.latency(10 * second, { method: "createForumTopic", times: 1 });
  await anna.writes("/new Ещё вопрос");
  await isUnderway("createForumTopic");
  const there = { chat_id: desk.forum.chat.id, isInTopic: true } as const;
  faults.latency(5 * second, { ...there, method: "sendMessage", times: 1 });
  await ticket.atCard(desk.boris).presses("⋯");
  await ticket.atCard(desk.boris).presses("История клиента");
  await isUnderway("sendMessage");
  await ticket.atCard(desk.boris).presses("История клиента");
  await manager.writes("/merge 2");
  await until(() => findTicket(desk.app.store, 1)!.mergedInto === 2, "the tickets are not joined");
  // The second list is for the other ticket now. Its lane is the first ticket's, so it needs the topic beside the first one.
  faults.latency(10 * second, { ...there, method: "sendMessage", times: 1 });
  // While calls are on their way the desk is not at rest, so the time is passed by hand.
  await passUntil(clock, () => findTicket(desk.app.store, 2)!.cardMessageId !== null);
  await passUntil(clock, () =>
    calls.all.every(({ outcome, method }) => outcome.kind !== "pending" || method === "getUpdates"),
  );
  await desk.settles();
  const topics = desk.forum.topics.filter(({ name }) => name.startsWith("№2 "));
  assert.equal(topics.length, 1);
  assert.deepEqual(
    [madeIn("createForumTopic"), madeIn("deleteForumTopic")],
    [2, 0],
    "one topic for each ticket",
  );
  const cards = topics[0]!.messages.filter(({ content }) => textOf(content).startsWith("Обращение №2 ·"));
  assert.deepEqual(
    cards.map(({ message_id }) => message_id),
    [findTicket(desk.app.store, 2)!.cardMessageId],
  );
});
