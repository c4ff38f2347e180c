import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { sql } from "../../src/store/database.ts";
import { clientTextIds, clientTexts, nameOfText } from "../../src/text/client-texts.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk } from "../support/desk.ts";
import { html, type Person, type StoredMessage, text, voice } from "../telegram/actors.ts";
import { anyParts, sorted, write } from "./written.ts";

test("the admin finds every text by its section and page, with its id on a button", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock() });
  const { olga } = desk;
  await olga.writes("/texts");
  const found: string[] = [];
  for (const [index, group] of Object.values(clientTexts).entries()) {
    const list = await olga.sees("Тексты для клиентов");
    const label = list.reply_markup!.inline_keyboard[index]![0]!.text;
    assert.ok(label.endsWith(`· ${Object.keys(group).length}`), label);
    await olga.presses(list, label);
    await desk.settles();
    for (;;) {
      const page = await olga.sees("Нажмите на текст");
      const labels = page.reply_markup!.inline_keyboard.flat().map((button) => button.text);
      const ids = labels.filter((each) => /^[a-z-]+$/.test(each));
      for (const id of ids) assert.ok(page.content.text!.includes(`${id} — `), id);
      found.push(...ids);
      if (!labels.includes("Следующие ›")) break;
      await olga.presses(page, "Следующие ›");
      await desk.settles();
    }
    await olga.presses("‹ Все разделы");
    await desk.settles();
  }
  assert.deepEqual(found.toSorted(), clientTextIds.map(nameOfText).toSorted());
});

test("a changed text reaches clients with its formatting, until the original is restored", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock() });
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  const saved = await tells(
    desk,
    html(
      '/texts client-greeting = <b>Добрый день</b>! Это <a href="https://example.com/?a=1&amp;b=2">магазин</a> <tg-emoji emoji-id="5368324170671202286">🙂</tg-emoji>\n<blockquote>Пишите</blockquote>',
    ),
    "Сохранено.",
  );
  assert.ok(saved.content.text!.includes("Добрый день! Это магазин 🙂\nПишите"));
  const greeting = await starts(desk, anna);
  assert.equal(greeting.content.text, "Добрый день! Это магазин 🙂\nПишите");
  assert.deepEqual(greeting.content.entities!.map(({ type }) => type).toSorted(), [
    "blockquote",
    "bold",
    "custom_emoji",
    "text_link",
  ]);
  assert.deepEqual(sorted(shifted(saved, greeting.content.text)), sorted(greeting.content.entities));
  await tells(desk, "/texts client-greeting = —", "Снова исходный текст.");
  assert.equal(
    (await starts(desk, anna)).content.text!.split(".")[0],
    "Здравствуйте! Напишите свой вопрос — текстом, голосом, фото или файлом",
  );
  await tells(desk, "/texts client-greeting = —", "Этот текст и так исходный.");
});

test("a client gets exactly what the admin wrote, whatever it is", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock() });
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  // A name may look like a placeholder or a tag.
  const name = "<b>{manager} & Аня";
  await fc.assert(
    fc.asyncProperty(anyParts(["name"]), async (parts) => {
      const head = "/texts name-saved = ";
      const command = write([{ words: head }, ...parts], (each) => `{${each}}`);
      await tells(desk, text(command.text, command.entities), "Сохранено.");
      const asked = await anna.writes(`/name ${name}`);
      const said = await anna.sees(() => true, { after: asked, timeout: 10_000 });
      const expected = write(parts, () => name);
      const shown = text(expected.text, expected.entities);
      assert.equal(said.content.text, shown.text);
      assert.deepEqual(sorted(said.content.entities), sorted(shown.entities));
    }),
    { numRuns: 40, endOnFailure: true },
  );
});

test("the preview is what a client gets with those values", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock() });
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  const said = await tells(
    desk,
    html(
      "/texts name-saved = Рады знакомству, <b>{name}</b>!\n<blockquote>{name} — <i>красивое</i> имя</blockquote>",
    ),
    "Сохранено.",
  );
  const asked = await anna.writes("/name Анна");
  const { content } = await anna.sees("Рады", { after: asked });
  assert.ok(said.content.text!.endsWith(content.text!), said.content.text!);
  assert.deepEqual(sorted(shifted(said, content.text!)), sorted(content.entities));
});

test("each language has its own text", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock() });
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  const john = desk.telegram.client("John", { language_code: "en" });
  await tells(desk, "/texts en client-greeting = Good day!", "Сохранено.");
  assert.equal((await starts(desk, john)).content.text, "Good day!");
  assert.match((await starts(desk, anna)).content.text!, /^Здравствуйте!/);
  await tells(desk, "/texts ru client-greeting = День добрый!", "Сохранено.");
  assert.equal((await starts(desk, anna)).content.text, "День добрый!");
  await tells(desk, "/texts EN client-greeting = —", "Снова исходный текст.");
  assert.match((await starts(desk, john)).content.text!, /^Hello/);
  assert.equal((await starts(desk, anna)).content.text, "День добрый!");
  const journal = await tells(desk, "/audit", "Журнал изменений");
  for (const line of [
    "Ольга: английский текст client-greeting изменён на «Good day!»",
    "Ольга: русский текст client-greeting изменён на «День добрый!»",
    "Ольга: возвращён исходный английский текст client-greeting, раньше был «Good day!»",
  ])
    assert.ok(journal.content.text!.includes(line), line);
});

test("by the button: the admin's next message is the text, a command is a command", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock() });
  const { olga } = desk;
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  await tells(desk, "/texts client-greeting", "Исходный текст:");
  await olga.presses("Изменить");
  const question = await olga.sees("Пришлите новый текст для client-greeting");
  const wrong = await olga.repliesTo(question, voice());
  await olga.sees("Нужно обычное текстовое сообщение", { after: wrong });
  const command = await olga.repliesTo(question, "/new — новый вопрос");
  await olga.sees("отправьте его так: /texts client-greeting = …", { after: command });
  const other = await olga.repliesTo(question, "/texts");
  await olga.sees("Тексты для клиентов", { after: other });
  const plain = await olga.writes("/hours");
  await olga.sees("Рабочее время", { after: plain });
  assert.match((await starts(desk, anna)).content.text!, /^Здравствуйте!/);
  const answer = await olga.repliesTo(question, html("<i>Мы</i> рады вам"));
  await olga.sees("Сохранено.", { after: answer });
  const greeting = await starts(desk, anna);
  assert.equal(greeting.content.text, "Мы рады вам");
  assert.deepEqual(greeting.content.entities, [{ type: "italic", offset: 0, length: 2 }]);
  await olga.presses("Вернуть исходный");
  await desk.settles();
  assert.match((await starts(desk, anna)).content.text!, /^Здравствуйте!/);
  // The same question, some words after it.
  await olga.presses("Изменить");
  await olga.sees("Пришлите новый текст");
  const words = await olga.writes("Слова без ответа");
  await olga.sees("Сохранено.", { after: words });
  const later = await olga.writes("Это уже вопрос");
  await olga.sees("Отправить это как клиент", { after: later });
  assert.equal((await starts(desk, anna)).content.text, "Слова без ответа");
});

test("in buttons and toasts the words stay plain, and the admin is told", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock() });
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  await tells(
    desk,
    html("/texts button-yes = <b>Да</b>, <i>спасибо</i>"),
    "форматирование здесь не показывается",
  );
  await tells(desk, "/texts toast-done = Сделано & записано", "Сохранено.");
  await anna.writes("Вопрос");
  await desk.settles();
  await anna.writes("/close");
  const { text: toast } = await anna.presses("Да, спасибо");
  assert.equal(toast, "Сделано & записано");
});

test("what waits already keeps its words", async (t) => {
  const desk = await openDesk(t);
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  const heal = desk.telegram.faults.tooManyRequests(1, { chat_id: anna.id });
  const asked = await anna.starts();
  await tells(desk, "/texts client-greeting = Новые слова", "Сохранено.");
  heal();
  await anna.sees("Здравствуйте!", { after: asked });
  assert.equal((await starts(desk, anna)).content.text, "Новые слова");
});

test("texts and placeholders of another version count for nothing and are listed nowhere", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock() });
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  desk.app.store.transaction((tx) => {
    for (const [id, words] of [
      ["client-goodbye", "Пока"],
      ["client-greeting", "Привет, {hero}"],
    ] as const)
      tx.run(sql.insertInto("texts").values({ language: "ru", id, text: words, entities: null }));
  });
  assert.match((await starts(desk, anna)).content.text!, /^Здравствуйте!/);
  const list = await tells(desk, "/texts", "Тексты для клиентов");
  assert.doesNotMatch(JSON.stringify(list.reply_markup), /✏️/);
  await tells(desk, "/texts client-greeting", "client-greeting, русский. Исходный текст:");
  await tells(desk, "/texts client-goodbye", "Текста «client-goodbye» нет.");
});

/** Sends it as the admin and returns the answer. */
async function tells(
  { olga }: Desk,
  content: Parameters<Person["writes"]>[0],
  answer: string,
): Promise<StoredMessage> {
  const asked = await olga.writes(content);
  return olga.sees(answer, { after: asked, timeout: 10_000 });
}

async function starts(desk: Desk, client: Person): Promise<StoredMessage> {
  const asked = await client.starts();
  const said = await client.sees(() => true, { after: asked });
  await desk.settles();
  return said;
}

/** The formatting of the words at the end of a message, as if they stood alone. */
function shifted({ content }: StoredMessage, words: string) {
  const start = content.text!.lastIndexOf(words);
  assert.ok(start >= 0);
  return (content.entities ?? []).flatMap((entity) =>
    entity.offset >= start && entity.offset < start + words.length
      ? [{ ...entity, offset: entity.offset - start }]
      : [],
  );
}
