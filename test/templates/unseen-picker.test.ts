import assert from "node:assert/strict";
import { test } from "node:test";
import { buttonsOf } from "../desks/departments.ts";
import { answerTo } from "../managers/team.ts";
import type { Desk } from "../support/desk.ts";
import { Failure } from "../telegram/failure.ts";
import { cardOf, ephemeralOf, minute, opens, pickerOf } from "./own-picker.ts";

const day = 24 * 60 * minute;

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
