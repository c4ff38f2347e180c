import assert from "node:assert/strict";
import { test } from "node:test";
import { findSchedules } from "../../src/store/report/schedules.ts";
import { hour, lets, orders, says } from "../norms/due.ts";
import { captions, day, labelsOf, makeAdmin, opens, textsOf } from "./office.ts";

test("other admins who opened the bot get it by a button, and are told; the last one cannot be taken off", async (t) => {
  const { desk, olga, boris, clock } = await opens(t);
  await orders(desk, "/schedule report summary month 0 18 * * *");
  const page = await olga.sees(/^Расписание №1\n/);
  assert.deepEqual(labelsOf(page), ["✓ Ольга", "🗑 Удалить расписание", "← Все расписания"]);
  await makeAdmin(desk, boris);
  await orders(desk, "/schedule");
  await olga.presses("№1");
  await olga.presses("Борис");
  await olga.sees(/\nКому: Ольга, Борис\n/);
  await boris.sees(
    /^Теперь и вам будет приходить отчёт «сводка» за этот месяц — каждый день в 18:00\. Вас добавил администратор Ольга \(\d+\)\. Отказаться: \/schedule$/,
  );
  await lets(desk, clock, 7 * hour);
  assert.deepEqual([captions(olga).length, captions(boris).length], [1, 1]);
  await boris.writes("/schedule");
  await boris.presses("№1");
  await boris.presses("✓ Ольга");
  await olga.sees(/^Расписание №1 вам больше не приходит: .* Вас убрал администратор Борис/);
  const refused = await boris.presses("✓ Борис");
  assert.equal(
    refused.text,
    "Кому-то это должно приходить. Если больше никому не нужно, удалите расписание.",
  );
  await lets(desk, clock, day);
  assert.deepEqual([captions(olga).length, captions(boris).length], [1, 2]);
  await olga.writes("/schedule remove 1");
  await boris.sees(/^Расписание №1 удалено, больше ничего не придёт: /);
  await lets(desk, clock, day);
  assert.deepEqual([captions(olga).length, captions(boris).length], [1, 2]);
});

test("who has blocked the bot is told of once to whoever asked, and gets it again after unblocking", async (t) => {
  const { desk, olga, boris, clock } = await opens(t);
  await makeAdmin(desk, boris);
  await orders(desk, "/schedule report summary month 0 18 * * *");
  await olga.presses("Борис");
  await desk.settles();
  await boris.blocks();
  await lets(desk, clock, 7 * hour);
  const told = () => textsOf(olga).filter((text) => text.startsWith("Не дошло по расписанию №1: "));
  assert.deepEqual(told(), [
    `Не дошло по расписанию №1: отчёт «сводка» за этот месяц — каждый день в 18:00. Получатель, Борис (${boris.id}), остановил бота: нужно открыть бота и нажать «Старт». Расписание осталось, в следующий раз бот попробует снова. Об этом получателе больше не напомню. Изменить: /schedule`,
  ]);
  await lets(desk, clock, day);
  assert.equal(told().length, 1, "once");
  await says(desk, "/schedule", "Отчёты по расписанию");
  assert.match(textsOf(olga).at(-1)!, /Кому: Ольга, Борис \(не доходит\)\./);
  await boris.unblocks();
  await lets(desk, clock, day);
  assert.equal(captions(boris).length, 1);
  await boris.blocks();
  await lets(desk, clock, day);
  assert.equal(told().length, 2, "it is another time");
  assert.equal(captions(olga).length, 4);
});

test("when whoever asked has blocked the bot, the other admins are told once", async (t) => {
  const { desk, olga, boris, clock } = await opens(t);
  await makeAdmin(desk, boris);
  await orders(desk, "/schedule report summary month 0 18 * * *");
  await olga.blocks();
  await lets(desk, clock, 7 * hour + day);
  const told = textsOf(boris).filter((text) => text.startsWith("Не дошло по расписанию №1: "));
  assert.equal(told.length, 1);
  assert.match(told[0]!, /Получатель, Ольга/);
});

test("what a removed admin asked for stops, or goes on for the others, and the admins are told", async (t) => {
  const { desk, olga, boris, clock } = await opens(t);
  await makeAdmin(desk, boris);
  await boris.writes("/schedule report staff month 0 18 * * *");
  await boris.writes("/schedule report summary month 0 18 * * *");
  await boris.sees(/^Расписание №2/);
  await boris.presses("Ольга");
  await desk.settles();
  await orders(desk, `/admins remove ${boris.id}`);
  await olga.sees(
    new RegExp(
      `^Больше не администраторы, и отчёты по расписанию им не приходят: Борис \\(${boris.id}\\)\\. Эти расписания больше никому не нужны и остановлены; если нужны, добавьте их снова:\n№1: отчёт «сотрудники» за этот месяц — каждый день в 18:00$`,
    ),
  );
  assert.deepEqual(
    findSchedules(desk.app.store).map(({ id, askedBy, people }) => [
      id,
      askedBy,
      people.map((each) => each.id),
    ]),
    [[2, olga.id, [olga.id]]],
  );
  await lets(desk, clock, 7 * hour);
  assert.deepEqual([captions(olga).length, captions(boris).length], [1, 0]);
  await boris.writes("/schedule");
  await desk.settles();
  assert.ok(!textsOf(boris).some((text) => text.startsWith("Отчёты по расписанию")));
});

test("an admin whom the configuration names no more gets nothing after the restart", async (t) => {
  const { desk, olga, boris, clock } = await opens(t);
  await makeAdmin(desk, boris);
  await orders(desk, "/schedule report summary month 0 18 * * *");
  await desk.stop();
  Object.assign(desk.config, { adminIds: [] });
  await desk.start();
  await boris.sees(/^Больше не администраторы, и отчёты по расписанию им не приходят: Ольга/);
  await lets(desk, clock, 7 * hour);
  assert.deepEqual(captions(olga), []);
});
