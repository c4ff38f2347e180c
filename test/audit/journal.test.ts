import assert from "node:assert/strict";
import { test } from "node:test";
import { recordInAudit } from "../../src/handle/audit/record.ts";
import { openDepartments } from "../desks/departments.ts";
import { shows } from "../contract/shown-ticket.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk, passes } from "../support/desk.ts";
import type { Person } from "../telegram/actors.ts";

/** A Friday noon in Moscow. */
const noon = Date.parse("2026-11-20T09:00:00Z");
const day = 24 * 3_600_000;

test("the journal says who did what in plain sentences, newest first, by days of the team's zone", async (t) => {
  const clock = new TestClock(noon);
  const { desk, olga } = await openDepartments(t, ["topics", "topics"], { clock });
  await olga.starts();
  for (const words of [
    "/settings rating off",
    "/hours пн-пт 9-18",
    "/hours Склад = 10-19",
    "/hours Склад = —",
    "/holidays add 31.12.2026-08.01.2027 Новый год",
    "/holidays remove 04.01.2027",
  ])
    await olga.writes(words);
  await passes(desk, clock, day / 2);
  for (const words of [
    "/subjects add Доставка",
    "/subjects add <b>Возврат</b>",
    "/subjects rename Доставка = Самовывоз",
    "/subjects order Самовывоз 2",
    "/subjects route Самовывоз = Склад",
    "/subjects hide Самовывоз",
    "/subjects show Самовывоз",
    "/desks rename Склад = Хранение",
    "/desks default Хранение",
  ])
    await olga.writes(words);
  assert.equal(
    await answered(desk, olga, "/audit"),
    `Журнал изменений
21 ноября 2026 г.
00:00 Ольга: основным отделом назначен «Хранение»
00:00 Ольга: отдел «Склад» переименован в «Хранение»
00:00 Ольга: категория «Самовывоз» снова показывается
00:00 Ольга: категория «Самовывоз» скрыта
00:00 Ольга: обращения категории «Самовывоз» теперь идут в отдел «Склад», раньше — в основной отдел
00:00 Ольга: категория «Самовывоз» переставлена с 1-го места на 2-е
00:00 Ольга: категория «Доставка» переименована в «Самовывоз»
00:00 Ольга: добавлена категория «<b>Возврат</b>»
00:00 Ольга: добавлена категория «Доставка»
20 ноября 2026 г.
12:00 Ольга: убраны особые дни — 4 января 2027 г.
Страница 1 из 2`,
  );
  await olga.presses("Раньше ›");
  await olga.sees(`Журнал изменений
20 ноября 2026 г.
12:00 Ольга: добавлены особые дни — 31 декабря 2026 г. – 8 января 2027 г.: не работаем (Новый год)
12:00 Ольга: рабочее время отдела «Склад» изменено. Было: ежедневно 10:00–19:00. Стало: общее
12:00 Ольга: рабочее время отдела «Склад» изменено. Было: общее. Стало: ежедневно 10:00–19:00
12:00 Ольга: рабочее время изменено. Было: круглосуточно. Стало: пн–пт 9:00–18:00
12:00 Ольга: настройка «Оценка после закрытия» изменена с «включено» на «выключено»
12:00 Ольга: подключён отдел «Склад»
12:00 Ольга: подключён отдел «Менеджеры»
12:00 Настройки на сервере: добавлен администратор Ольга
Страница 2 из 2`);
  await olga.presses("‹ Новее");
  await olga.sees("Страница 1 из 2");
  assert.match(await answered(desk, olga, "/audit 2"), /Страница 2 из 2$/);
});

test("the journal is read in English too", async (t) => {
  const config = { language: "en" } as const;
  const desk = await openDesk(t, { clock: new TestClock(noon), config, isSetUp: false });
  const { olga } = desk;
  await olga.starts();
  await desk.settles();
  for (const words of ["/settings rating off", "/hours mon-fri 9-18", "/subjects add Delivery"])
    await olga.writes(words);
  assert.equal(
    await answered(desk, olga, "/audit"),
    `Journal of changes
November 20, 2026
12:00 Ольга added the subject “Delivery”
12:00 Ольга changed the working hours from around the clock to Mon–Fri 9:00–18:00
12:00 Ольга changed the setting “Rating after closing” from “on” to “off”
12:00 Ольга added the department “Менеджеры”
12:00 The settings on the server made Ольга an administrator`,
  );
});

test("a wrong page is refused with what to write", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock(noon) });
  const { olga } = desk;
  await olga.starts();
  for (const [words, said] of [
    ["0", "«0» — не номер страницы. Последние изменения: /audit, вторая страница: /audit 2"],
    ["<b>все</b>", "«<b>все</b>» — не номер страницы."],
    ["1 2", "«1 2» — не номер страницы."],
    ["2", "Страницы 2 нет. Всего страниц в журнале: 1."],
    ["999999", "Страницы 999999 нет."],
    ["9".repeat(200), "…» — не номер страницы."],
  ] as const)
    assert.ok((await answered(desk, olga, `/audit ${words}`)).includes(said), words);
});

test("blocks have the client's name, an anonymous administrator has none", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock(noon) });
  const { olga, boris, telegram } = desk;
  await olga.starts();
  const anna = telegram.client("Анна", { last_name: "Петрова", language_code: "ru" });
  await anna.writes("Спам");
  const ticket = await shows(desk, 1);
  await ticket.of(boris).writes("/block");
  await desk.settles();
  desk.group.promote(boris, { is_anonymous: true });
  await ticket.of(boris).writes("/unblock");
  await desk.settles();
  const told = await answered(desk, olga, "/audit");
  assert.ok(told.includes("Анонимный администратор: клиент Анна Петрова разблокирован\n"), told);
  assert.ok(told.includes("Борис: клиент Анна Петрова заблокирован\n"), told);
});

test("who became the owner by the link, and whom the configuration makes an admin or not any more", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock(noon), config: { adminIds: [] }, isSetUp: false });
  const { boris, olga } = desk;
  await boris.starts("claim_the-code-of-this-test");
  await boris.sees("Теперь вы администратор");
  for (const adminIds of [[olga.id], [olga.id], []]) {
    await desk.stop();
    Object.assign(desk.config, { adminIds });
    await desk.start();
  }
  await olga.starts();
  await desk.settles();
  assert.equal(
    await answered(desk, boris, "/audit"),
    `Журнал изменений
20 ноября 2026 г.
12:00 Настройки на сервере: убран администратор Ольга
12:00 Настройки на сервере: добавлен администратор Ольга
12:00 Борис: права администратора получены по ссылке с сервера`,
  );
});

test("ten of the longest lines fit into a message", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock(noon) });
  const { olga } = desk;
  await olga.starts();
  const name = "🦊".repeat(70);
  desk.app.store.transaction((tx) => {
    for (let index = 0; index < 10; index += 1)
      recordInAudit({ tx, now: noon + index * day }, olga, {
        what: "subject_routed",
        name,
        from: `${name}1`,
        to: `${name}2`,
      });
  });
  assert.match(await answered(desk, olga, "/audit"), /29 ноября[^]*20 ноября[^]*Страница 1 из 2$/);
});

async function answered(desk: Desk, person: Person, words: string): Promise<string> {
  await desk.settles();
  const { message_id } = await person.writes(words);
  const seen = await person.sees(({ message_id: id }) => id > message_id);
  return seen.content.text ?? "";
}
