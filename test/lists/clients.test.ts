import assert from "node:assert/strict";
import { test } from "node:test";
import { buttonsOf } from "../desks/departments.ts";
import { answerTo } from "../managers/team.ts";
import { minute } from "../norms/due.ts";
import type { Desk } from "../support/desk.ts";
import { openAtNoon } from "../support/known-desk.ts";
import type { Person } from "../telegram/actors.ts";

test("/clients: who wrote last first, with a page of each one's requests", async (t) => {
  const { desk, clock } = await openAtNoon(t);
  const { boris } = desk;
  assert.equal((await answerTo(desk, "/clients", boris)).content.text, "Клиентов пока нет.");
  const anna = await asks(desk, "Анна", "anna");
  clock.advance(minute);
  await asks(desk, "<b>Вера</b>");
  clock.advance(minute);
  await anna.writes("/new Другой вопрос");
  await desk.forum.hasTopic("№3");
  await desk.settles();
  clock.advance(minute);
  const list = await answerTo(desk, "/clients", boris);
  assert.equal(
    list.content.text,
    [
      "Клиенты: 2",
      "• Анна · @anna · 2 обращения · последнее сообщение 20 нояб., 12:02 · №3",
      "• <b>Вера</b> · 1 обращение · последнее сообщение 20 нояб., 12:01 · №2",
    ].join("\n"),
  );
  assert.deepEqual(buttonsOf(list), ["Анна", "<b>Вера</b>"]);
  await boris.in(desk.forum.topic("№1")).writes("/close");
  await boris.presses(list, "Анна");
  await desk.settles();
  const page = boris.messages.find(({ message_id }) => message_id === list.message_id)!.content.text;
  const expected = [
    `Клиент: Анна · @anna · клиент с 20 ноября 2026 г.`,
    "Обращений: 2",
    "• №3 · 20 ноября 2026 г. · Не отвечено",
    "• №1 · 20 ноября 2026 г. · Закрыто",
  ].join("\n");
  assert.equal(page, expected);
  for (const words of ["/client @Anna", `/client ${anna.id}`, "/client https://t.me/anna"])
    assert.equal((await answerTo(desk, words, boris)).content.text, expected, words);
});

test("a client with many requests has pages of them", async (t) => {
  const { desk } = await openAtNoon(t);
  const { boris } = desk;
  const anna = await asks(desk, "Анна", "anna");
  for (let number = 2; number <= 12; number += 1) {
    await anna.writes("/new Ещё вопрос");
    await desk.forum.hasTopic(`№${number} `);
  }
  await desk.settles();
  const first = await answerTo(desk, "/client @anna", boris);
  assert.match(first.content.text!, /Обращений: 12\n• №12 .*• №3 [^\n]*$/s);
  await boris.presses(first, "Дальше ›");
  await desk.settles();
  const second = boris.messages.find(({ message_id }) => message_id === first.message_id)!;
  assert.match(second.content.text!, /Обращений: 12\n• №2 [^\n]*\n• №1 [^\n]*$/);
  assert.deepEqual(buttonsOf(second), ["‹ Назад"]);
});

for (const [written, answer] of [
  ["/client", /^Чьи обращения показать\? Укажите @имя клиента/],
  ["/client анна", /^«анна» — это не @имя и не номер в Telegram\.\nЧьи обращения показать\?/],
  ["/client @nobody", /^Не нашли клиента «@nobody»/],
  ["/client 12 лишнее", /^«12 лишнее» — это не @имя и не номер/],
  ["/client <b>&", /^«<b>&» — это не @имя/],
  [`/client ${"я".repeat(3000)}`, /^«я{63}…» — это не @имя/],
] as const)
  test(`${written.slice(0, 30)} is answered`, async (t) => {
    const { desk } = await openAtNoon(t);
    assert.match((await answerTo(desk, written, desk.boris)).content.text!, answer);
  });

async function asks(desk: Desk, name: string, username?: string): Promise<Person> {
  const client = desk.telegram.client(name, {
    language_code: "ru",
    ...(username !== undefined && { username }),
  });
  await client.writes("Вопрос");
  await desk.forum.hasTopic(name);
  await desk.settles();
  return client;
}
