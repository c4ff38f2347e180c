import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import Sqlite from "better-sqlite3";
import { findAuditLines } from "../../src/store/audit.ts";
import { findEffect } from "../../src/store/deliveries/waiting.ts";
import { atEveryDesk, type Nature } from "../contract/nature.ts";
import { findShown, shows } from "../contract/shown-ticket.ts";
import { answerTo } from "../managers/team.ts";
import { hour, lets, minute, noon } from "../norms/due.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk } from "../support/desk.ts";
import type { Person } from "../telegram/actors.ts";
import { filesWith } from "./bytes.ts";
import { plants } from "./planted.ts";

atEveryDesk("a client is forgotten", (nature: Nature) => {
  test("no byte of what was known of the client is left in any file, and nothing at the desk", async (t) => {
    const clock = new TestClock(noon);
    const desk = await nature.open(t, { clock });
    const { olga } = desk;
    const { anna, planted } = await plants(desk);
    const other = await asks(desk, "Вера", 2);
    await desk.settles();
    for (const [what, words] of planted)
      assert.notDeepEqual(filesWith(desk.config.dataDir, words), [], `${what} was never there`);
    const asked = await answerTo(desk, "/forget @anna_petrova");
    assert.match(asked.content.text!, /Удалить данные клиента Аннушка Петрозаводская\?.*У него 1 обращение/s);
    assert.match(asked.content.text!, /не дольше 14 ночей/);
    assert.match(asked.content.text!, /Обращение №1 открыто: оно закроется/);
    const before = anna.messages.length;
    // While something about the client is just being sent, the bot asks to press again.
    await desk.settles();
    await olga.presses(asked, "Удалить навсегда");
    await lets(desk, clock, 5 * minute);
    const said = olga.messages.find(({ message_id }) => message_id === asked.message_id)!;
    assert.match(said.content.text!, /^Данные клиента удалены/);
    assert.equal(anna.messages.length, before, "the client's chat stays as it is");
    for (const [what, words] of planted) assert.deepEqual(filesWith(desk.config.dataDir, words), [], what);
    await desk.stop();
    for (const [what, words] of planted) assert.deepEqual(filesWith(desk.config.dataDir, words), [], what);
    await desk.start();
    await desk.settles();
    assert.equal(findShown(desk, 1), undefined);
    const left = wordsAt(desk);
    for (const [what, words] of planted) assert.ok(!left.some((each) => each.includes(words)), what);
    // Another client has lost nothing.
    await other.writes("Я ещё тут");
    await (await shows(desk, 2)).of(desk.boris).sees("Я ещё тут");
    const audit = await answerTo(desk, "/audit");
    assert.match(audit.content.text!, /Ольга: данные клиента удалены/);
    assert.doesNotMatch(audit.content.text!, /Аннушка/);
  });

  test("asked twice, the second question loses the client's name too", async (t) => {
    const clock = new TestClock(noon);
    const desk = await nature.open(t, { clock });
    const { olga } = desk;
    const anna = await asks(desk, "Анна", 1);
    const [first, second] = [
      await answerTo(desk, `/forget ${anna.id}`),
      await answerTo(desk, `/forget ${anna.id}`),
    ];
    await olga.presses(first, "Удалить навсегда");
    const toast = await olga.presses(second, "Удалить навсегда");
    assert.equal(toast.text, "Данные этого клиента уже удалены.");
    await desk.settles();
    const shown = olga.messages.find(({ message_id }) => message_id === second.message_id)!;
    assert.equal(shown.content.text, "Данные этого клиента уже удалены.");
  });

  test("what Telegram does not let the bot delete is emptied or listed, and the rest is deleted", async (t) => {
    const clock = new TestClock(noon);
    const desk = await nature.open(t, { clock });
    const { boris, olga } = desk;
    const anna = await asks(desk, "Анна", 1);
    const ticket = await shows(desk, 1);
    const late = ticket.of(boris);
    const answer = await late.writes("Ответ");
    await anna.sees("Ответ");
    await lets(desk, clock, 50 * hour);
    if (desk.kind === "topics")
      desk.forum.promote(desk.telegram.bot, ["can_manage_topics", "can_pin_messages"]);
    const asked = await answerTo(desk, `/forget ${anna.id}`);
    await olga.presses(asked, "Удалить навсегда");
    await lets(desk, clock, minute);
    if (desk.kind === "topics") {
      const told = await olga.sees("Telegram удалить не дал", { after: asked });
      assert.match(told.content.text!, /https:\/\/t\.me\/c\/\d+\/\d+$/);
      // Whoever writes in a topic that is still there is not left in the belief that somebody reads it.
      for (const deed of [
        () => ticket.of(boris).edits(answer, "Ответ исправлен"),
        () => late.writes("Ау?"),
      ]) {
        const last = late.messages.at(-1)!;
        await deed();
        await late.sees(/^Обращения №1 бот больше не знает: его данные удалены/, { after: last });
      }
      return;
    }
    const posts = [...desk.cardChat.messages.values()].map(({ content }) => content.text);
    assert.deepEqual(posts, ["🗑 Данные этого обращения удалены."]);
    assert.ok(!wordsAt(desk).some((words) => words.includes("Ответ")));
  });
});

test("whoever is forgotten is a new client when they write again, also if they were blocked", async (t) => {
  const desk = await openDesk(t);
  const { olga } = desk;
  const anna = await asks(desk, "Анна", 1);
  await olga.writes(`/block ${anna.id}`);
  await desk.settles();
  const asked = await answerTo(desk, `/forget ${anna.id}`);
  assert.match(asked.content.text!, /Вместе с данными исчезнет и блокировка/);
  await olga.presses(asked, "Удалить навсегда");
  await desk.rests();
  assert.match(
    (await answerTo(desk, `/forget ${anna.id}`)).content.text!,
    /Не нашли клиента.*уже удалены, бот его не знает/s,
  );
  assert.match((await answerTo(desk, "/clients")).content.text!, /Клиентов пока нет/);
  await anna.writes("Снова я");
  await (await shows(desk, 2)).of(desk.boris).sees("Снова я");
  assert.match((await answerTo(desk, `/client ${anna.id}`)).content.text!, /Обращений: 1\n• №2/);
});

test("a program that reads the database all the time holds nothing up, and the bytes go when it is gone", async (t) => {
  const clock = new TestClock(noon);
  const desk = await openDesk(t, { clock });
  const { olga, config, telegram } = desk;
  const anna = await asks(desk, "Аннушка", 1);
  const reader = new Sqlite(join(config.dataDir, "topicdesk.db"), { readonly: true });
  t.after(() => void reader.close());
  reader.exec("BEGIN");
  reader.prepare("SELECT count(*) FROM messages").get();
  const asked = await answerTo(desk, `/forget ${anna.id}`);
  const before = telegram.calls.all.length;
  await olga.presses(asked, "Удалить навсегда");
  await lets(desk, clock, 5 * minute);
  // A row that has failed asks Telegram whether it is there.
  const calls = telegram.calls.all.slice(before);
  assert.ok(!calls.some(({ method }) => method === "getMe"), "the file could not be written anew");
  const { store } = desk.app;
  assert.equal(findEffect(store, "purge"), undefined, "the file is written anew again and again");
  assert.notEqual(findEffect(store, "purge:night"), undefined);
  assert.notDeepEqual(filesWith(config.dataDir, "Аннушка"), []);
  reader.exec("COMMIT");
  await lets(desk, clock, 2 * minute);
  assert.deepEqual(filesWith(config.dataDir, "Аннушка"), []);
  assert.equal(findEffect(store, "purge:night"), undefined);
});

test("the question changes nothing until it is answered, and is answered once", async (t) => {
  const desk = await openDesk(t);
  const { olga } = desk;
  const anna = await asks(desk, "Анна", 1);
  const asked = await answerTo(desk, `/forget ${anna.id}`);
  await olga.presses(asked, "Не удалять");
  await desk.settles();
  assert.match((await answerTo(desk, `/client ${anna.id}`)).content.text!, /Обращений: 1/);
  const [one, two] = [await answerTo(desk, `/forget ${anna.id}`), await answerTo(desk, `/forget ${anna.id}`)];
  await olga.presses(one, "Удалить навсегда");
  const again = await olga.presses(two, "Удалить навсегда");
  assert.equal(again.text, "Данные этого клиента уже удалены.");
  await desk.rests();
  const lines = findAuditLines(desk.app.store, 0, 100).filter(({ entry }) => entry.what === "client_erased");
  assert.equal(lines.length, 1);
});

for (const [written, answer] of [
  ["/forget", /^Чьи данные удалить\?/],
  ["/forget анна", /^«анна» — это не @имя и не номер в Telegram\.\nЧьи данные удалить\?/],
  ["/forget @nobody", /^Не нашли клиента «@nobody».*\nЕсли данные этого человека уже удалены/],
  ["/forget <b>&", /^«<b>&» — это не @имя/],
  ["/forget {boris}", /^Это человек из команды/],
  ["/forget {olga}", /^Это человек из команды/],
] as const)
  test(`${written} is answered`, async (t) => {
    const desk = await openDesk(t);
    await desk.boris.in(desk.group).writes("Всем привет");
    await desk.settles();
    const words = written.replace("{boris}", String(desk.boris.id)).replace("{olga}", String(desk.olga.id));
    assert.match((await answerTo(desk, words)).content.text!, answer);
  });

test("a manager who is no admin may not", async (t) => {
  const desk = await openDesk(t);
  await desk.boris.in(desk.group).writes("Всем привет");
  const anna = await asks(desk, "Анна", 1);
  const said = await answerTo(desk, `/forget ${anna.id}`, desk.boris);
  assert.doesNotMatch(said.content.text!, /Удалить данные/);
  assert.equal(said.reply_markup, undefined);
});

function wordsAt(desk: Desk): string[] {
  const messages = [desk.group.chat, desk.cardChat].flatMap((chat) => Array.from(chat.messages.values()));
  return messages.map(({ content }) => JSON.stringify(content));
}

async function asks(desk: Desk, name: string, number: number): Promise<Person> {
  const client = desk.telegram.client(name, { language_code: "ru" });
  await client.writes("Вопрос другого");
  await shows(desk, number);
  await desk.settles();
  return client;
}
