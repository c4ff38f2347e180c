import { test } from "node:test";
import { openDesk } from "../support/desk.ts";

test("plain words soon after a question in private are its answer, and later they are not", async (t) => {
  const desk = await openDesk(t);
  const { olga } = desk;
  await olga.writes("/subjects");
  await olga.presses("Добавить");
  await olga.sees("Как назвать");
  await desk.settles();
  await olga.writes("Доставка");
  await olga.sees("«Доставка» добавлена.");
  await olga.writes("Пробую как клиент");
  await olga.presses("Отправить как клиент");
  await olga.sees("Обращение №1 принято");
});
