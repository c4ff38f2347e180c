import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "../../src/store/database.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk } from "../support/desk.ts";
import type { StoredMessage } from "../telegram/actors.ts";
import { answerTo, colleague, managerOf, menuOf } from "./team.ts";

const day = 24 * 3_600_000;

async function invited(desk: Desk): Promise<string> {
  return payloadIn(await answerTo(desk, "/managers invite"));
}

function payloadIn({ content }: StoredMessage): string {
  const [, payload] = /t\.me\/topicdesk_bot\?start=(join_[\w-]{22})$/m.exec(content.text ?? "") ?? [];
  assert.ok(payload !== undefined, content.text ?? "");
  return payload;
}

test("whoever opens an invitation first is a manager and told how to get into the group; the admin is told too", async (t) => {
  const desk = await openDesk(t);
  const payload = await invited(desk);
  const vera = desk.telegram.client("Вера", { language_code: "ru", username: "vera_k" });
  await vera.starts(payload);
  await vera.sees(/Теперь вы менеджер[\s\S]*приходят в «Менеджеры»\. Вас туда добавит администратор: Ольга/);
  await desk.olga.sees("Вера (@vera_k) теперь менеджер: приглашение принято. Добавьте этого человека");
  await desk.settles();
  assert.equal(managerOf(desk, vera)?.isActive, true);
  assert.deepEqual(
    menuOf(desk, vera),
    "my open client clients find write notify shift templates block unblock blocked transcript help start faq language".split(
      " ",
    ),
  );
  await vera.writes("/help");
  await vera.sees("Здесь бот присылает вам уведомления");

  const oleg = desk.telegram.client("Олег", { language_code: "ru" });
  await oleg.starts(payload);
  await oleg.sees("Этим приглашением уже воспользовались");
  await vera.starts(payload);
  await vera.sees("Вы уже в команде поддержки, приглашение вам не нужно");
  await desk.settles();
  assert.equal(managerOf(desk, oleg), undefined);
  assert.equal(menuOf(desk, oleg), undefined);
});

test("an invitation that is unknown, expired, or of a former admin says so and makes nobody a manager", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  const boris = await colleague(desk, "Глеб", "gleb_k");
  await answerTo(desk, "/admins add @gleb_k");
  const ofGleb = payloadIn(await answerTo(desk, "/managers invite", boris));
  const payload = await invited(desk);
  const oleg = desk.telegram.client("Олег", { language_code: "ru" });
  await oleg.starts("join_nothing-of-ours");
  await oleg.sees("Такого приглашения нет");
  await answerTo(desk, "/admins remove @gleb_k");
  await oleg.starts(ofGleb);
  await oleg.sees("Это приглашение больше не действует");
  clock.advance(7 * day);
  await oleg.starts(payload);
  await oleg.sees("Срок этого приглашения вышел");
  await desk.settles();
  assert.equal(managerOf(desk, oleg), undefined);
});

test("somebody of the team does not use an invitation up", async (t) => {
  const desk = await openDesk(t);
  const payload = await invited(desk);
  await desk.olga.starts(payload);
  await desk.olga.sees("приглашение вам не нужно");
  const vera = desk.telegram.client("Вера", { language_code: "ru" });
  await vera.starts(payload);
  await vera.sees("Теперь вы менеджер");
});

test("a client with open requests keeps them; what they write plainly is asked about from then on", async (t) => {
  const desk = await openDesk(t);
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  const question = await anna.writes("Где заказ?");
  const topic = await desk.forum.hasTopic("№1");
  await desk.settles();
  await anna.starts(await invited(desk));
  await anna.sees("Ваши собственные обращения (№1) остаются");
  await anna.writes("А что теперь?");
  await anna.sees("Отправить это как клиент");
  await anna.repliesTo(question, "Это ещё к заказу");
  await desk.boris.in(topic).sees(/^Это ещё к заказу$/);
});

test("only a hash of the code is kept once the link was sent", async (t) => {
  const desk = await openDesk(t);
  const code = (await invited(desk)).replace("join_", "");
  await desk.rests();
  const [kept] = desk.app.store.all(sql.selectFrom("invitations").selectAll());
  assert.match(kept!.code_hash, /^[0-9a-f]{64}$/);
  const everything = [
    desk.app.store.all(sql.selectFrom("invitations").selectAll()),
    desk.app.store.all(sql.selectFrom("outbox").selectAll()),
    desk.app.store.all(sql.selectFrom("private_messages").selectAll()),
  ];
  assert.ok(!JSON.stringify(everything).includes(code));
});

test("who was removed is a manager again by an invitation, and not by a forwarded one", async (t) => {
  const desk = await openDesk(t);
  const vera = await colleague(desk, "Вера", "vera_k");
  await answerTo(desk, "/managers remove @vera_k");
  assert.equal(managerOf(desk, vera)?.isActive, false);
  const payload = await invited(desk);
  await vera.forwards(await desk.olga.starts(payload));
  await desk.settles();
  assert.equal(managerOf(desk, vera)?.isActive, false);
  await vera.starts(payload);
  await vera.sees("Вы уже в группе менеджеров");
  assert.equal(managerOf(desk, vera)?.isActive, true);
});
