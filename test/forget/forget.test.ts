import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import Sqlite from "better-sqlite3";
import { sql } from "../../src/store/database.ts";
import { findAuditLines } from "../../src/store/audit.ts";
import { findEffect } from "../../src/store/deliveries/waiting.ts";
import { keepFailedUpdate } from "../../src/store/failed-updates.ts";
import { atEveryDesk, type Nature } from "../contract/nature.ts";
import { findShown, shows } from "../contract/shown-ticket.ts";
import { answerTo } from "../managers/team.ts";
import { hour, lets, minute, noon } from "../norms/due.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk } from "../support/desk.ts";
import { Failure } from "../telegram/failure.ts";
import { contact, document, location, type Person, photo, poll, text } from "../telegram/actors.ts";
import { filesWith } from "./bytes.ts";

const date = 1_790_000_000;

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

/** A client of whom everything is kept that can be, each with words that are nowhere else. */
async function plants(desk: Desk): Promise<{ anna: Person; planted: [string, string][] }> {
  const { boris } = desk;
  await desk.olga.writes("/settings stop_words криптоколхоз");
  const anna = desk.telegram.client("Аннушка", {
    language_code: "ru",
    last_name: "Петрозаводская",
    username: "anna_petrova",
  });
  await anna.starts("zagadochnaya_ssylka");
  await anna.writes("Первыеслова клиента");
  const ticket = await shows(desk, 1);
  const manager = ticket.of(boris);
  const first = await manager.sees(/Первыеслова/);
  await anna.writes("/name Нюрочка");
  const own = await anna.writes("Доправочное слово");
  await manager.sees(/Доправочное/);
  await anna.edits(own, "Послеправочное слово");
  await anna.sends(photo("Подписькартинки"));
  const picture = await anna.sends(photo("Прежняякартинка"));
  await manager.sees("Прежняякартинка");
  // The copy is made anew, and the earlier one stays.
  const refusal = new Failure(400, "Bad Request: message media can't be edited");
  desk.telegram.faults.fails(refusal, { method: "editMessageMedia", times: 1 });
  await anna.edits(picture, photo("Новаякартинка"));
  await manager.sees("Новаякартинка");
  await anna.sends(document("Подписьфайла"));
  await anna.sends(contact("Гостькнижный", "+79995550102"));
  await anna.sends(location(41.123457, 44.765433));
  await anna.sends(poll("Опроссекретный", ["Вариантпервый", "Вариантвторой"]));
  await anna.sends(text("Пересланное"), {
    forward_origin: {
      type: "user",
      date,
      sender_user: { id: 77_000_111, is_bot: false, first_name: "Переславль", last_name: "Залесский" },
    },
  });
  await manager.writes("Ответменеджера про заказ");
  const answer = await anna.sees("Ответменеджера про заказ");
  await anna.repliesTo(answer, "Ответнаответ", { quote: "про заказ" });
  await manager.writes("// Заметкатайная о клиенте");
  await manager.writes("/tag особоважный");
  await manager.writes("/name Имяоткоманды");
  await anna.writes("Тут криптоколхоз и стопслово");
  await anna.writes("/nonsense неизвестнаякоманда");
  await desk.settles();
  await ticket.atCard(boris).presses("📝 Заметка");
  await manager.writes("Удержанное слово");
  await desk.settles();
  await anna.writes("/close");
  await anna.presses("Нет");
  await anna.presses("1 ⭐");
  await anna.sees("Что нам стоит исправить?");
  await anna.writes("Отзывгорький");
  await desk.settles();
  await manager.writes("/reopen");
  await desk.settles();
  await anna.blocks();
  await manager.writes("Недошедшийответ");
  await desk.settles();
  await anna.unblocks();
  await desk.settles();
  await desk.olga.writes(`/block ${anna.id} Причинаблока`);
  await desk.settles();
  const update = { update_id: 9_999, message: { from: { id: anna.id }, text: "Сбойноеобновление" } };
  desk.app.store.transaction((tx) => {
    keepFailedUpdate(tx, 9_999, JSON.stringify(update), "Error: tripped", desk.clock.now());
  });
  const files = desk.app.store.all(sql.selectFrom("messages").select(["file_id", "file_unique_id"]));
  const fileIds = files.flatMap((row) => [row.file_id ?? [], row.file_unique_id ?? []].flat());
  assert.ok(first !== undefined && fileIds.length >= 4);
  return {
    anna,
    planted: [
      ["the first name", "Аннушка"],
      ["the last name", "Петрозаводская"],
      ["the username", "anna_petrova"],
      ["the Telegram id", String(anna.id)],
      ["the payload of the link", "zagadochnaya_ssylka"],
      ["a text", "Первыеслова"],
      ["the name that they asked for", "Нюрочка"],
      ["a text before its edit", "Доправочное"],
      ["a text after its edit", "Послеправочное"],
      ["a caption", "Подписькартинки"],
      ["a copy that was made anew", "Прежняякартинка"],
      ["a file's caption", "Подписьфайла"],
      ["a contact's name", "Гостькнижный"],
      ["a contact's telephone", "9995550102"],
      ["a latitude", "41.123457"],
      ["a poll's question", "Опроссекретный"],
      ["a poll's choice", "Вариантвторой"],
      ["who wrote what was forwarded", "Переславль"],
      ["an answer", "Ответменеджера"],
      ["a reply", "Ответнаответ"],
      ["a note", "Заметкатайная"],
      ["a tag", "особоважный"],
      ["the name that the team chose", "Имяоткоманды"],
      ["a text with a stop-word", "стопслово"],
      ["an unknown command", "неизвестнаякоманда"],
      ["a withheld message", "Удержанное"],
      ["an answer that did not arrive", "Недошедшийответ"],
      ["a comment on a rating", "Отзывгорький"],
      ["the reason of a block", "Причинаблока"],
      ["a failed update", "Сбойноеобновление"],
      ...fileIds.map((id): [string, string] => ["a file's id", id]),
    ],
  };
}

async function asks(desk: Desk, name: string, number: number): Promise<Person> {
  const client = desk.telegram.client(name, { language_code: "ru" });
  await client.writes("Вопрос другого");
  await shows(desk, number);
  await desk.settles();
  return client;
}
