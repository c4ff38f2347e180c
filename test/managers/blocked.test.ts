import assert from "node:assert/strict";
import { test } from "node:test";
import { TestClock } from "../support/clock.ts";
import { sql } from "../../src/store/database.ts";
import { findClientOnTelegram } from "../../src/store/people/clients.ts";
import { type Desk, openDesk } from "../support/desk.ts";
import type { Person } from "../telegram/actors.ts";
import { answerTo, managerOf } from "./team.ts";

/** A client whom an admin has blocked. */
async function blocked(desk: Desk): Promise<Person> {
  await desk.olga.starts();
  const vera = desk.telegram.client("Вера", { language_code: "ru", username: "vera_k" });
  await vera.writes("Вопрос");
  await vera.sees("Обращение №1 принято");
  await desk.settles();
  await answerTo(desk, "/block @vera_k");
  await vera.sees("мы больше не принимаем от вас сообщения");
  await desk.settles();
  assert.equal(isBlocked(desk, vera), true);
  return vera;
}

function isBlocked(desk: Desk, { id }: Person): boolean | undefined {
  return findClientOnTelegram(desk.app.store, id)?.isBlocked;
}

for (const [way, make] of [
  [
    "an invitation",
    async (desk: Desk, vera: Person) => {
      const { content } = await answerTo(desk, "/managers invite");
      await vera.starts(/start=(join_[\w-]+)/.exec(content.text!)![1]);
      return desk.olga.sees("приглашение принято");
    },
  ],
  ["/managers add", (desk: Desk) => answerTo(desk, "/managers add @vera_k")],
  ["/admins add", (desk: Desk) => answerTo(desk, "/admins add @vera_k")],
] as const)
  test(`${way} lifts the block of a client, says so and is audited`, async (t) => {
    const desk = await openDesk(t);
    const vera = await blocked(desk);
    const answer = await make(desk, vera);
    assert.match(answer.content.text!, /был заблокирован как клиент\. Блокировка снята/);
    await vera.sees("Вы снова можете писать нам");
    await desk.settles();
    assert.equal(managerOf(desk, vera)?.isActive, true);
    assert.equal(isBlocked(desk, vera), false);
    const { content } = await answerTo(desk, "/audit");
    assert.match(content.text!, /Ольга: клиент Вера разблокирован/);
    // What they have as a client works again.
    await vera.writes("Мой вопрос ещё открыт");
    await vera.presses("Отправить как клиент");
    await desk.boris.in(desk.forum.topic("№1")).sees(/^Мой вопрос ещё открыт$/);
  });

test("a blocked client who gets into the group is no manager, is told whom to ask, and an admin lets them in", async (t) => {
  const desk = await openDesk(t);
  const vera = await blocked(desk);
  const topic = desk.forum.topic("№1");
  desk.joins(vera);
  await vera.in(topic).writes("Отвечаю сам себе");
  await vera.in(topic).sees("вас нет в списке менеджеров");
  await desk.settles();
  assert.notEqual(managerOf(desk, vera)?.isActive, true);
  assert.equal(isBlocked(desk, vera), true);
  await answerTo(desk, "/managers add @vera_k");
  await desk.settles();
  assert.equal(isBlocked(desk, vera), false);
});

test("a blocked client whom the configuration names as an admin is free from the next start on", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock() });
  const vera = await blocked(desk);
  await desk.stop();
  (desk.config.adminIds as number[]).push(vera.id);
  await desk.start();
  await vera.sees("Вы снова можете писать нам");
  await desk.settles();
  assert.equal(isBlocked(desk, vera), false);
  const lines = desk.app.store.all(sql.selectFrom("audit").selectAll().orderBy("id", "desc").limit(1));
  assert.match(JSON.stringify(lines), /client_unblocked/);
});
