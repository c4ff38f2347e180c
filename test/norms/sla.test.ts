import assert from "node:assert/strict";
import { test } from "node:test";
import { findDesks } from "../../src/store/desks/desks.ts";
import { findNorms } from "../../src/store/desks/norms.ts";
import { TestClock } from "../support/clock.ts";
import { openDesk } from "../support/desk.ts";
import { noon, says } from "./due.ts";

test("the admin sets the norms, for all desks or for one, and is told how they were understood", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock(noon) });
  const { app } = desk;
  await desk.olga.starts();
  const { name } = findDesks(app.store)[0]!;
  await says(
    desk,
    "/sla",
    "Нормы времени: нет\nСчитается только рабочее время: /hours\nОтвет и закрытие: /sla 15m 8h.",
  );
  await says(
    desk,
    "/sla 15m 8h",
    "Нормы теперь: ответ — 15 мин, закрытие — 8 ч. Считается только рабочее время.",
  );
  await says(
    desk,
    "/sla 15 мин 1ч30мин 16 часов",
    "Нормы теперь: первый ответ — 15 мин, следующие — 1 ч 30 мин, закрытие — 16 ч.",
  );
  await says(
    desk,
    `/sla ${name} = 30m 2h 16h`,
    `Нормы отдела «${name}» теперь: первый ответ — 30 мин, следующие — 2 ч, закрытие — 16 ч.`,
  );
  await says(
    desk,
    "/sla",
    `Нормы времени: первый ответ — 15 мин, следующие — 1 ч 30 мин, закрытие — 16 ч\nУ отдела «${name}» свои нормы: первый ответ — 30 мин`,
  );
  await says(
    desk,
    "/sla 15 мин 1ч30мин 16 часов",
    `Нормы теперь: первый ответ — 15 мин, следующие — 1 ч 30 мин, закрытие — 16 ч. Считается только рабочее время.\nУ отдела «${name}» свои нормы: первый ответ — 30 мин`,
  );
  await says(desk, "/sla выкл.", `Общие нормы выключены.\nУ отдела «${name}» свои нормы`);
  await says(
    desk,
    "/sla off",
    `Общие нормы выключены.\nУ отдела «${name}» свои нормы: первый ответ — 30 мин, следующие — 2 ч, закрытие — 16 ч`,
  );
  await says(desk, `/sla ${name} = —`, `У отдела «${name}» теперь нет норм: общие не указаны.`);
  await says(desk, "/sla 15m 8h", "Нормы теперь");
  await says(desk, `/sla ${name} = off`, `Для отдела «${name}» нормы выключены.`);
  await says(desk, "/sla", `Нормы времени: ответ — 15 мин, закрытие — 8 ч\nУ отдела «${name}» норм нет.\n`);
});

test("what is not understood changes nothing, and says what is wrong", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock(noon) });
  const { app } = desk;
  await desk.olga.starts();
  await says(desk, "/sla 15m 30m 8h", "Нормы теперь");
  const before = [...findNorms(app.store)];
  const { name } = findDesks(app.store)[0]!;
  for (const [written, said] of [
    ["0m 8h", "«0m»: срок должен быть не меньше минуты. Выключить нормы: /sla off"],
    ["15m 0h", "«0h»: срок должен быть не меньше минуты."],
    ["15m 9000h", "«9000h»: это больше 1000 рабочих часов. Проверьте срок."],
    ["15m", "«15m»: нужны два срока или три. Ответ и закрытие: /sla 15m 8h."],
    ["15m 30m 8h 16h", "«15m 30m 8h 16h»: нужны два срока или три."],
    ["15 8", "«15» — минуты или часы? Напишите, например, 15m или 8h"],
    ["15m 2d", "«2d»: в нормах считают рабочие минуты и часы, а не дни."],
    ["15m 2 дня", "«2 дня»: в нормах считают рабочие минуты и часы, а не дни."],
    ["8h 15m", "«8h 15m»: на ответ отведено больше времени, чем на закрытие."],
    ["15m 9h 8h", "«15m 9h 8h»: на ответ отведено больше времени, чем на закрытие."],
    ["быстро", "Слово «быстро» непонятно. Минуты и часы пишут так: /sla 15m 8h"],
    ["15m 8hours30", "«30» — минуты или часы?"],
    ["-15m 8h", "Слово «-15m» непонятно."],
    ["15m - 8h", "Слово «-» непонятно."],
    ["15s 8h", "Слово «15s» непонятно."],
    ["<b>15m</b> 8h", "Слово «<b>15m</b>» непонятно."],
    ["Луна = 15m 8h", "Отдела «Луна» нет. Есть:"],
    [`${name} = 0m 8h`, "«0m»: срок должен быть не меньше минуты."],
    [`${name} = скоро`, "Слово «скоро» непонятно."],
    ["офф", "Слово «офф» непонятно."],
  ] as const) {
    await says(desk, `/sla ${written}`, said);
    assert.deepEqual([...findNorms(app.store)], before, written);
  }
});
