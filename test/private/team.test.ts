import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "../../src/store/database.ts";
import { openDesk, until } from "../support/desk.ts";
import { photo } from "../telegram/actors.ts";
import { textOf } from "../telegram/content.ts";
import { asks, buttonsOf, copiesIn, saidTo } from "./people.ts";

test("what one of the team writes in private is kept and asked about once, and sent as a client's when they say so", async (t) => {
  const desk = await openDesk(t);
  const { olga } = desk;
  await olga.writes("Где заказ?");
  const asked = await olga.sees("Отправить это как клиент");
  assert.deepEqual(buttonsOf(asked), ["Отправить как клиент", "Не отправлять"]);
  await olga.sendsAlbum([photo("Раз"), photo("Два")]);
  await desk.settles();
  assert.equal(saidTo(olga).filter((words) => words.includes("Отправить это как клиент")).length, 1);
  assert.equal(desk.forum.topics.length, 0);
  await olga.presses(asked, "Отправить как клиент");
  const topic = await desk.forum.hasTopic("№1");
  await desk.boris.in(topic).sees((message) => message.content.caption === "Два");
  assert.deepEqual(copiesIn(topic), ["Где заказ?", "Раз", "Два"]);
  await olga.writes("И ещё");
  await desk.boris.in(topic).sees(/^И ещё$/);
  await olga.starts();
  await olga.sees("Вы администратор этого бота");
  await olga.writes("Это куда?");
  const again = await olga.sees("Отправить это как клиент", { after: asked });
  await olga.presses(again, "Не отправлять");
  await olga.sees("Хорошо, не отправляем.");
  await desk.settles();
  assert.equal(copiesIn(topic).length, 4);
});

test("to the team /start and /help speak as to the team; a link is opened as by a client", async (t) => {
  const desk = await openDesk(t);
  const { boris, olga } = desk;
  await asks(desk);
  await boris.in(desk.forum.topic("№1")).writes("// тут");
  await desk.settles();
  await boris.starts();
  await boris.sees("Вы в команде поддержки");
  await olga.writes("/help");
  await olga.sees("/settings — настройки");
  await boris.starts("order_17");
  await boris.writes("Где мой заказ?");
  await olga.in(await desk.forum.hasTopic("№2")).sees(/^Где мой заказ\?$/);
});

test("whoever was removed from the team writes as a client", async (t) => {
  const desk = await openDesk(t);
  const { boris } = desk;
  await asks(desk);
  await boris.in(desk.forum.topic("№1")).writes("// тут");
  await desk.settles();
  const removed = sql.updateTable("managers").set({ is_active: 0 }).where("id", "=", boris.id);
  desk.app.store.transaction((tx) => tx.run(removed));
  await boris.writes("Верните меня");
  await desk.olga.in(await desk.forum.hasTopic("№2")).sees(/^Верните меня$/);
});

test("who left the team and came back is asked again, and reads no word for the team in between", async (t) => {
  const desk = await openDesk(t);
  const { boris, olga } = desk;
  await boris.in(desk.forum).writes("Всем привет");
  await desk.settles();
  await boris.starts();
  await boris.sees("Вы в команде поддержки");
  await boris.writes("Где мой заказ?");
  const question = await boris.sees("бот пока никому это не отправил");
  await olga.writes(`/managers remove ${boris.id}`);
  await boris.sees("Вы больше не в команде поддержки");
  await boris.presses("Отправить как клиент");
  await until(() => textOf(question.content) === "Отправили ваше сообщение.", "the question stays");
  await boris.starts("order_17");
  await olga.writes(`/managers add ${boris.id}`);
  await boris.sees("Теперь вы менеджер");
  await boris.writes("А это кому?");
  await boris.sees("бот пока никому это не отправил", { after: question });
});

test("a reply to a notice is answered with the way to the ticket, and opens none", async (t) => {
  const desk = await openDesk(t);
  const { boris, olga } = desk;
  await boris.starts();
  await asks(desk);
  const topic = desk.forum.topic("№1");
  await boris.in(topic).writes("// тут");
  await olga.in(topic).writes("// и я");
  await desk.settles();
  await olga.in(topic).writes(`/transfer ${boris.id}`);
  const notice = await boris.sees("Вам передали 1 обращение");
  await desk.settles();
  await boris.sendsAlbum([photo("Чек"), photo(), photo()], { replyTo: notice });
  const answered = await boris.sees("ответ на него клиенту не уходит");
  await desk.rests();
  const said = saidTo(boris).filter((words) => words.includes("ответ на него клиенту не уходит"));
  assert.equal(said.length, 1, "an album is answered once");
  await boris.repliesTo(notice, "Сейчас отвечу");
  await boris.sees("ответ на него клиенту не уходит. Ответьте в обращении №1", { after: answered });
  await desk.settles();
  assert.equal(desk.forum.topics.length, 1);
});
