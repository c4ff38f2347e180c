import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { buttonsOf } from "../desks/departments.ts";
import { answerTo } from "../managers/team.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk } from "../support/desk.ts";
import { Failure } from "../telegram/failure.ts";
import type { Person, StoredMessage } from "../telegram/actors.ts";

const hint = "Выбор шаблона видите только вы. Не появился? Нажмите ещё раз.";
const question = "Какой шаблон отправить клиенту в обращении №1? Этот выбор видите только вы.";
const minute = 60_000;
const day = 24 * 60 * minute;

test("who presses the card's button sees the canned replies alone, and nothing of it stays in the topic", async (t) => {
  const { desk, boris, anna, topic } = await opens(t);
  const before = topic.messages.length;
  const card = buttonsOf(cardOf(topic));
  assert.equal((await boris.in(topic).presses("💬 Шаблон")).text, hint);
  await desk.settles();
  const picker = pickerOf(desk, boris)!;
  assert.equal(picker.content.text, question);
  assert.deepEqual(buttonsOf(picker), ["Привет", "✖ Убрать"]);
  assert.equal(pickerOf(desk, desk.olga), undefined);
  assert.equal(topic.messages.length, before);
  assert.deepEqual(buttonsOf(cardOf(topic)), card, "the card is as it was");
  assert.equal((await boris.in(topic).presses(picker, "Привет")).text, "Отправляем клиенту.");
  await anna.sees("Здравствуйте!");
  await boris.in(topic).sees("Здравствуйте!\n\n💬 Борис → клиенту");
  await desk.settles();
  assert.equal(pickerOf(desk, boris), undefined);
  assert.equal(anna.messages.filter(({ content }) => content.text === "Здравствуйте!").length, 1);
});

test("pages of many canned replies, and a button that takes them away", async (t) => {
  const { desk, boris, anna, topic } = await opens(t);
  for (let number = 10; number < 22; number += 1)
    await answerTo(desk, `/templates add Ответ ${number} = Слова ${number}`, boris);
  await boris.in(topic).presses("💬 Шаблон");
  await desk.settles();
  assert.equal(buttonsOf(pickerOf(desk, boris)!).length, 12);
  await boris.in(topic).presses("Дальше ›");
  await desk.settles();
  assert.deepEqual(buttonsOf(pickerOf(desk, boris)!), [
    "Ответ 20",
    "Ответ 21",
    "Привет",
    "‹ Назад",
    "✖ Убрать",
  ]);
  await boris.in(topic).presses("‹ Назад");
  await boris.in(topic).presses("✖ Убрать");
  await desk.settles();
  assert.equal(pickerOf(desk, boris), undefined);
  await boris.in(topic).presses("💬 Шаблон");
  await boris.in(topic).presses("Дальше ›");
  await boris.in(topic).presses("Ответ 21");
  await anna.sees("Слова 21");
});

test("two managers have each their own, and what one does leaves the other's as it is", async (t) => {
  const { desk, boris, anna, topic } = await opens(t);
  const { olga } = desk;
  await answerTo(desk, "/templates add Пока = До встречи!", boris);
  for (const person of [boris, olga]) await person.in(topic).presses("💬 Шаблон");
  await desk.settles();
  const hers = pickerOf(desk, olga)!;
  await boris.in(topic).presses(pickerOf(desk, boris)!, "Привет");
  await anna.sees("Здравствуйте!");
  await desk.settles();
  assert.equal(pickerOf(desk, boris), undefined);
  assert.equal(pickerOf(desk, olga), hers);
  await olga.in(topic).presses(hers, "Пока");
  await anna.sees("До встречи!");
  await boris.in(topic).sees("До встречи!\n\n💬 Ольга → клиенту");
});

test("who does not see it presses again: the card turns to the canned replies, then and for a month", async (t) => {
  const { desk, clock, boris, anna, topic } = await opens(t);
  boris.account.showsNoEphemeral = true;
  await boris.in(topic).presses("💬 Шаблон");
  await desk.settles();
  clock.advance(10_000);
  await boris.in(topic).presses("💬 Шаблон");
  await desk.settles();
  assert.deepEqual(buttonsOf(cardOf(topic)), ["Привет", "‹ Назад"]);
  assert.equal(ephemeralOf(desk).length, 0, "the other one is taken away");
  await boris.in(topic).presses("Привет");
  await anna.sees("Здравствуйте!");
  await desk.settles();
  clock.advance(29 * day);
  await boris.in(topic).presses("💬 Шаблон");
  await desk.settles();
  assert.deepEqual(buttonsOf(cardOf(topic)), ["Привет", "‹ Назад"], "one press is enough");
  await boris.in(topic).presses("‹ Назад");
  await desk.settles();
  // Somebody else's app is another matter.
  await desk.olga.in(topic).presses("💬 Шаблон");
  await desk.settles();
  assert.ok(pickerOf(desk, desk.olga));
  clock.advance(2 * day);
  await boris.in(topic).presses("💬 Шаблон");
  await desk.settles();
  assert.equal(ephemeralOf(desk).length, 2, "after a month it is tried again");
});

test("a double press proves nothing: the card turns, and the next press is for the person alone again", async (t) => {
  const { desk, clock, boris, topic } = await opens(t);
  await boris.in(topic).presses("💬 Шаблон");
  await desk.settles();
  await boris.in(topic).presses("💬 Шаблон");
  await desk.settles();
  assert.deepEqual(buttonsOf(cardOf(topic)), ["Привет", "‹ Назад"]);
  await boris.in(topic).presses("‹ Назад");
  await desk.settles();
  clock.advance(minute);
  await boris.in(topic).presses("💬 Шаблон");
  await desk.settles();
  assert.ok(pickerOf(desk, boris));
});

test("who used it, or comes back after some minutes, is offered it again", async (t) => {
  const { desk, clock, boris, topic } = await opens(t);
  for (let number = 10; number < 22; number += 1)
    await answerTo(desk, `/templates add Ответ ${number} = Слова ${number}`, boris);
  await boris.in(topic).presses("💬 Шаблон");
  await boris.in(topic).presses("Дальше ›");
  clock.advance(minute);
  await boris.in(topic).presses("💬 Шаблон");
  await desk.settles();
  assert.equal(ephemeralOf(desk).length, 1);
  clock.advance(6 * minute);
  await boris.in(topic).presses("💬 Шаблон");
  await desk.settles();
  assert.equal(ephemeralOf(desk).length, 1);
  assert.ok(pickerOf(desk, boris));
});

for (const [what, refuse] of [
  ["that does not let it", (desk: Desk) => void (desk.forum.chat.takesEphemeral = "refuses")],
  [
    "that forbids it",
    (desk: Desk) =>
      void desk.telegram.faults.fails(new Failure(403, "Forbidden: something new"), {
        method: "sendMessage",
        chat_id: desk.group.id,
        times: 1,
      }),
  ],
  [
    "whose server has no such thing",
    (desk: Desk) =>
      void desk.telegram.faults.fails(new Failure(404, "Not Found"), {
        method: "sendMessage",
        chat_id: desk.group.id,
        times: 1,
      }),
  ],
  [
    "whose answer was lost",
    (desk: Desk) =>
      void desk.telegram.faults.cutBefore({ method: "sendMessage", chat_id: desk.group.id, times: 1 }),
  ],
  [
    "that takes no messages for a while",
    (desk: Desk) =>
      void desk.telegram.faults.tooManyRequests(20, {
        method: "sendMessage",
        chat_id: desk.group.id,
        times: 1,
      }),
  ],
  ["whose server knows no such parameter", (desk: Desk) => void (desk.forum.chat.takesEphemeral = "unknown")],
] as const)
  test(`in a group ${what} the card turns to the canned replies`, async (t) => {
    const { desk, clock, boris, anna, topic } = await opens(t);
    const before = topic.messages.length;
    refuse(desk);
    await boris.in(topic).presses("💬 Шаблон");
    await desk.settles();
    for (let seconds = 0; seconds < 40 && buttonsOf(cardOf(topic)).length > 2; seconds += 1) {
      clock.advance(1_000);
      await desk.settles();
    }
    assert.deepEqual(buttonsOf(cardOf(topic)), ["Привет", "‹ Назад"]);
    assert.equal(ephemeralOf(desk).length, 0);
    assert.equal(topic.messages.length, before);
    await boris.in(topic).presses("Привет");
    await anna.sees("Здравствуйте!");
  });

test("a server that knows no such parameter is not tried again on the same day", async (t) => {
  const { desk, clock, boris, topic } = await opens(t);
  desk.forum.chat.takesEphemeral = "unknown";
  await boris.in(topic).presses("💬 Шаблон");
  await desk.settles();
  await boris.in(topic).presses("‹ Назад");
  await desk.settles();
  desk.telegram.calls.clear();
  clock.advance(minute);
  await desk.olga.in(topic).presses("💬 Шаблон");
  await desk.settles();
  assert.equal(desk.telegram.calls.count("sendMessage"), 0);
});

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

test("when another page cannot be shown, the card turns to the canned replies", async (t) => {
  const { desk, boris, topic } = await opens(t);
  for (let number = 10; number < 22; number += 1)
    await answerTo(desk, `/templates add Ответ ${number} = Слова ${number}`, boris);
  await boris.in(topic).presses("💬 Шаблон");
  desk.telegram.faults.fails(new Failure(400, "Bad Request: message to edit not found"), {
    method: "editEphemeralMessageText",
  });
  await boris.in(topic).presses("Дальше ›");
  await desk.settles();
  assert.ok(buttonsOf(cardOf(topic)).includes("Ответ 21"));
});

async function opens(t: TestContext) {
  const clock = new TestClock(Date.parse("2026-11-20T09:00:00Z"));
  const desk = await openDesk(t, { clock });
  const { boris } = desk;
  await boris.in(desk.group).writes("Всем привет");
  await desk.olga.in(desk.group).writes("И я тут");
  await answerTo(desk, "/templates add Привет = Здравствуйте!", desk.olga);
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  await anna.writes("Вопрос");
  const topic = await desk.forum.hasTopic("Анна");
  await desk.settles();
  return { desk, clock, boris, anna, topic };
}

type Opened = Awaited<ReturnType<typeof opens>>;
type Topic = Opened["topic"];

function cardOf({ messages }: Topic): StoredMessage {
  return messages.find(({ content }) => content.text?.startsWith("Обращение №1") === true)!;
}

function ephemeralOf(desk: Desk): StoredMessage[] {
  return [...desk.forum.chat.ephemeral.values()];
}

/** What the person alone sees. */
function pickerOf(desk: Desk, person: Person): StoredMessage | undefined {
  return ephemeralOf(desk).find(({ ephemeral }) => ephemeral?.receiver === person.account);
}
