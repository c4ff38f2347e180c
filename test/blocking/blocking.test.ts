import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, wordsIn } from "../contract/conversation.ts";
import { atEveryDesk } from "../contract/nature.ts";
import { saidTo } from "../private/people.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk, passes } from "../support/desk.ts";
import { type Person, photo, sticker, voice } from "../telegram/actors.ts";
import { sendPress } from "../telegram/press.ts";

const minute = 60_000;

atEveryDesk("a blocked client", (nature) => {
  test("costs no call at all after the one notice, whatever they do", async (t) => {
    const clock = new TestClock();
    const desk = await nature.open(t, { clock });
    await desk.olga.starts();
    const { anna, manager, ticket, question } = await ask(desk, "Вопрос");
    await manager.writes("Ответ");
    const answer = await anna.sees("Ответ");
    await anna.writes("/tickets");
    const list = await anna.sees("Ваши обращения");
    await passes(desk, clock, minute);
    desk.telegram.calls.clear();
    await manager.writes("/block спам");
    await anna.sees("мы больше не принимаем от вас сообщения");
    await passes(desk, clock, 2 * minute);
    assert.equal(desk.telegram.calls.all.filter(({ chat_id }) => chat_id === anna.id).length, 1);

    desk.telegram.calls.clear();
    const before = ticket.messages().length;
    await anna.writes("текст");
    await anna.sendsAlbum([photo("альбом"), photo()]);
    await anna.sends(voice());
    await anna.sends(sticker());
    for (const command of [
      "/start",
      "/start s_1",
      "/start join_abcdefgh",
      "/start claim_abcdefgh",
      "/new ещё",
      "/tickets",
      "/close",
      "/help",
      "/name Аня",
      "/order 1",
    ])
      await anna.writes(command);
    await anna.edits(question, "Исправленный вопрос");
    await anna.reacts(answer, "👎");
    await anna.repliesTo(answer, "ответ на ответ");
    const data = list.reply_markup!.inline_keyboard.flat()[0]!;
    assert.ok("callback_data" in data);
    sendPress(anna, list, data.callback_data, () => assert.fail("the press was answered"));
    sendPress(anna, list, "nonsense", () => assert.fail("the press was answered"));
    await anna.blocks();
    await anna.unblocks();
    await anna.writes("и снова");
    await passes(desk, clock, 10 * minute);
    const calls = desk.telegram.calls.all.filter(({ method }) => method !== "getUpdates");
    assert.deepEqual(calls, []);
    assert.equal(ticket.messages().length, before);
  });
});

test("/block, /unblock and /blocked in private, by id and by name, with a reason, on every open request's card", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  const { boris } = desk;
  await boris.in(desk.group).writes("Всем привет");
  await desk.settles();
  await boris.starts();
  const anna = desk.telegram.client("Анна", { language_code: "ru", username: "Anna_P" });
  await anna.writes("Вопрос");
  await anna.writes("/new Другой");
  await says(desk, boris, "/block @anna_p  реклама   казино", "Заблокирован: Анна.");
  await anna.sees("мы больше не принимаем от вас сообщения");
  await passes(desk, clock, minute);
  for (const name of ["№1", "№2"]) {
    const card = wordsIn(desk.forum.topic(name).messages).find((words) => words.startsWith("Обращение №"));
    assert.match(card!, /🚫 Клиент заблокирован/);
    assert.match(card!, /Борис: клиент заблокирован/);
  }
  const shown = await says(desk, boris, "/blocked", "Заблокированные клиенты: 1");
  assert.match(shown, /• Анна @Anna_P · 20 ноября 2026 г\. · Борис · Причина: реклама казино/);
  await boris.presses("Разблокировать: Анна");
  await boris.sees("Заблокированных клиентов нет.");
  await anna.sees("Вы снова можете писать нам");
  await says(desk, boris, `/block ${anna.id}`, "Заблокирован: Анна.");
  await says(desk, boris, "/unblock @ANNA_P", "Разблокирован: Анна.");
  await desk.settles();
  assert.equal(saidTo(anna).filter((text) => text.includes("больше не принимаем")).length, 2);
});

test("what /block and /unblock do not understand changes nothing and is answered", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock() });
  const { olga } = desk;
  await olga.starts();
  await desk.boris.in(desk.group).writes("Всем привет");
  const anna = desk.telegram.client("Анна", { language_code: "ru", username: "anna" });
  const blocked = desk.telegram.client("Глеб", { language_code: "ru", username: "gleb" });
  const twin = desk.telegram.client("Вера", { language_code: "ru", username: "vera_1" });
  for (const person of [anna, blocked, twin]) await person.writes("Вопрос");
  await desk.settles();
  await says(desk, olga, "/block @gleb", "Заблокирован: Глеб.");
  const facts = () =>
    [anna, blocked, twin].map((person) => saidTo(person).filter((text) => text.includes("принимаем")).length);
  await desk.settles();
  const before = facts();
  for (const [written, answer] of [
    ["/block", "Кого заблокировать?"],
    ["/block анна", "«анна» — это не @имя и не номер в Telegram."],
    ["/block anna", "«anna» — это не @имя и не номер в Telegram."],
    ["/block @", "Кого заблокировать?"],
    ["/block @nobody", "Не нашли клиента «@nobody»"],
    ["/block 999", "Не нашли клиента «999»"],
    ["/block 0", "«0» — это не @имя"],
    ["/block -5", "«-5» — это не @имя"],
    ["/block 1e9", "«1e9» — это не @имя"],
    ["/block 99999999999999999999", "это не @имя"],
    ["/block <b>x</b>", "«<b>x</b>» — это не @имя"],
    ["/block @gleb", "Уже заблокирован: Глеб."],
    [`/block ${desk.boris.id}`, "Это человек из команды, заблокировать его нельзя."],
    [`/block ${olga.id}`, "Это человек из команды"],
    ["/unblock", "Кого разблокировать?"],
    ["/unblock @anna", "Не заблокирован: Анна."],
    ["/unblock @nobody", "Не нашли клиента «@nobody»"],
    ["/unblock все", "«все» — это не @имя"],
  ] as const)
    await says(desk, olga, written, answer);
  await desk.settles();
  assert.deepEqual(facts(), before);
});

test("somebody of the team is not blocked by a topic's command either", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock() });
  await desk.boris.in(desk.group).writes("Всем привет");
  await desk.settles();
  await desk.boris.writes("Проверка");
  await desk.boris.presses("Отправить как клиент");
  const topic = await desk.forum.hasTopic("Борис");
  await desk.olga.in(topic).writes("/block");
  await desk.olga.in(topic).sees("Это человек из команды, заблокировать его нельзя.");
});

test("a long list of blocked clients has pages", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock() });
  const { olga } = desk;
  await olga.starts();
  for (let i = 1; i <= 12; i += 1) {
    const client = desk.telegram.client(`Клиент-${i}.`, { language_code: "ru" });
    await client.writes("Спам");
    await desk.settles();
    await says(desk, olga, `/block ${client.id}`, `Заблокирован: Клиент-${i}.`);
  }
  await says(desk, olga, "/blocked", "Заблокированные клиенты: 12");
  await olga.presses("Разблокировать: Клиент-12.");
  await olga.sees("Заблокированные клиенты: 11");
  const buttons = () => olga.messages.findLast(({ content }) => content.text?.startsWith("Заблокированные"))!;
  const labels = () =>
    buttons()
      .reply_markup!.inline_keyboard.flat()
      .map(({ text }) => text);
  assert.equal(labels().length, 11);
  await olga.presses(labels().at(-1)!);
  await olga.sees("Клиент-1.");
  await olga.presses("Разблокировать: Клиент-1.");
  await desk.settles();
  assert.deepEqual(labels().length, 10, "the last page is gone");
});

async function says(desk: Desk, person: Person, written: string, answer: string): Promise<string> {
  const { message_id } = await person.writes(written);
  const seen = await person.sees(
    (each) => each.message_id > message_id && each.content.text?.includes(answer) === true,
  );
  await desk.settles();
  return seen.content.text!;
}
