import assert from "node:assert/strict";
import { test } from "node:test";
import { buttonsOf } from "../desks/departments.ts";
import { answerTo } from "../managers/team.ts";
import { cardOf, ephemeralOf, type Opened, opens, pickerOf } from "./own-picker.ts";

test("one that is taken away while it is with Telegram does not stay", async (t) => {
  const { desk, clock, boris, topic } = await opens(t);
  const end = desk.telegram.faults.latency(3_000, { method: "sendMessage", chat_id: desk.group.id });
  await boris.in(topic).presses("💬 Шаблон");
  await boris.in(topic).presses("💬 Шаблон");
  end();
  clock.advance(4_000);
  await desk.settles();
  assert.equal(ephemeralOf(desk).length, 0);
  assert.deepEqual(buttonsOf(cardOf(topic)), ["Привет", "‹ Назад"]);
});

test("a reply to it, which nobody else sees, does not reach the client, and its author is told", async (t) => {
  const { desk, boris, anna, topic } = await opens(t);
  await boris.in(topic).presses("💬 Шаблон");
  await desk.settles();
  await boris.in(topic).repliesTo(pickerOf(desk, boris)!, "Тут нет нужного");
  await boris.in(topic).sees(/^Это сообщение видели только вы и бот, клиент его не получил/);
  await boris.starts();
  await boris.in(topic).repliesTo(pickerOf(desk, boris)!, "// и заметка");
  await boris.sees(/^Это сообщение видели только вы и бот, клиент его не получил/);
  await desk.settles();
  assert.doesNotMatch(anna.messages.map(({ content }) => content.text).join("\n"), /нужного|заметка/);
});

test("a restart leaves nobody before a dead button", async (t) => {
  const { desk, boris, anna, topic } = await opens(t);
  await boris.in(topic).presses("💬 Шаблон");
  await desk.settles();
  const picker = pickerOf(desk, boris)!;
  await desk.stop();
  await desk.start();
  await boris.in(topic).presses(picker, "Привет");
  await anna.sees("Здравствуйте!");
  await desk.settles();
  assert.equal(pickerOf(desk, boris), undefined);
});

test("what is still shown of a closed request sends nothing, and says why", async (t) => {
  const { desk, boris, anna, topic } = await opens(t);
  await boris.in(topic).presses("💬 Шаблон");
  await desk.settles();
  const picker = pickerOf(desk, boris)!;
  await desk.olga.in(topic).presses("✅ Закрыть");
  await desk.settles();
  desk.forum.promote(boris, ["can_manage_topics"]);
  const { text } = await boris.in(topic).presses(picker, "Привет");
  assert.equal(text, "Обращение закрыто. Сначала откройте его снова.");
  await desk.settles();
  assert.equal(
    anna.messages.some(({ content }) => content.text === "Здравствуйте!"),
    false,
  );
});

for (const [what, spoil, answer] of [
  [
    "joined into another one",
    async ({ desk, anna }: Opened) => {
      await anna.writes("/new Ещё");
      await desk.olga.in(await desk.forum.hasTopic("№2")).presses("🙋 Взять");
      await desk.olga.in(desk.forum.topic("№1")).writes("/merge 2");
    },
    "Это обращение объединено с №2.",
  ],
  [
    "erased",
    async ({ desk, anna }: Opened) => {
      await desk.olga.presses(await answerTo(desk, `/forget ${anna.id}`), "Удалить навсегда");
    },
    "Данные этого обращения удалены.",
  ],
] as const)
  test(`what is still shown of a request that was ${what} says so and goes, whichever button is pressed`, async (t) => {
    const opened = await opens(t);
    const { desk, boris, topic } = opened;
    await boris.in(topic).presses("💬 Шаблон");
    await desk.settles();
    const picker = pickerOf(desk, boris)!;
    await spoil(opened);
    await desk.settles();
    assert.equal((await boris.in(topic).presses(picker, "✖ Убрать")).text, answer);
    await desk.settles();
    assert.equal(pickerOf(desk, boris), undefined);
  });
