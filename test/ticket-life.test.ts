import assert from "node:assert/strict";
import { test } from "node:test";
import type { Sticker } from "grammy/types";
import { type Desk, openDesk, until } from "./desk.ts";
import { document, type ForumTopic, type Person, photo, richMessage, text } from "./telegram/actors.ts";
import { textOf } from "./telegram/content.ts";
import { Failure } from "./telegram/failure.ts";

test("a ticket is taken, called about, noted and transferred, and the card says so", async (t) => {
  const desk = await openDesk(t);
  const { boris, telegram, forum } = desk;
  const vera = telegram.client("Вера", { username: "vera_desk" });
  forum.add(vera);
  const { anna, topic } = await openTicket(desk, "Сломался чайник");
  await vera.starts();
  await vera.in(topic).writes("// вижу");

  assert.equal((await boris.in(topic).presses("🙋 Взять")).text, "Обращение теперь ваше.");
  await boris.in(topic).sees(/· В работе[\s\S]*Кто отвечает: Борис/);
  assert.match((await vera.in(topic).presses(card(topic), "📞 Был созвон")).text ?? "", /созвон/);
  await boris.in(topic).sees(/· Был созвон[\s\S]*Вера: был созвон/);
  await boris.in(topic).writes("/note просит перезвонить");
  await boris.in(topic).sees(/· Внутренняя заметка[\s\S]*Борис: заметка «просит перезвонить»/);

  await boris.in(topic).presses(card(topic), "🔁 Передать");
  await boris.in(topic).presses("Вера");
  await boris.in(topic).sees(/Кто отвечает: Вера/);
  const told = await vera.sees(/Вам передали обращение №1 \(Анна\): открыть обращение/);
  assert.match(JSON.stringify(told.content.entities), new RegExp(`t.me/c/\\d+/${topic.id}`));

  const notes = anna.messages.filter(({ content }) => /вижу|перезвонить/.test(content.text ?? ""));
  assert.deepEqual(notes, []);
});

test("a ticket is answered, closed, rated and opened again, and the card says so", async (t) => {
  const desk = await openDesk(t);
  const { boris } = desk;
  const { anna, topic } = await openTicket(desk, "Сломался чайник");
  await boris.in(topic).writes("Привезём новый");
  await anna.sees("Привезём новый");
  await boris.in(topic).presses(card(topic), "✅ Закрыть");
  await anna.sees("Обращение №1 закрыто");
  await boris.in(topic).sees(/· Закрыто[\s\S]*🔒 Закрыто/);
  await closes(desk, topic);

  await anna.presses("Да");
  await anna.sees("Оцените, пожалуйста");
  await anna.presses("4 ⭐");
  await anna.sees("Спасибо, ваша оценка: ★★★★☆");
  await boris.in(topic).sees(/Оценка: ★★★★☆, вопрос решён/);

  await boris.in(topic).presses(card(topic), "♻️ Открыть снова");
  await anna.sees("Обращение №1 снова открыто");
  await boris.in(topic).sees(/· В работе/);
});

test("of two managers who press at the same moment one wins and the other hears who did", async (t) => {
  const desk = await openDesk(t);
  const vera = desk.telegram.client("Вера");
  desk.forum.add(vera);
  const { topic } = await openTicket(desk, "Вопрос");
  const [first, second] = await Promise.all([
    desk.boris.in(topic).presses(card(topic), "🙋 Взять"),
    vera.in(topic).presses(card(topic), "🙋 Взять"),
  ]);
  assert.equal(first.text, "Обращение теперь ваше.");
  assert.match(second.text ?? "", /уже взял\(а\) Борис/);
  assert.match((await desk.boris.in(topic).presses(card(topic), "🙋 Взять")).text ?? "", /уже ваше/);
});

test("a note is kept by the button and a reply, by the command, and by two slashes, in captions too", async (t) => {
  const desk = await openDesk(t);
  const { boris } = desk;
  const { anna, topic } = await openTicket(desk, "Вопрос");
  await boris.in(topic).presses(card(topic), "📝 Заметка");
  const prompt = await boris.in(topic).sees("ответьте на это сообщение");
  const byReply = await boris.in(topic).repliesTo(prompt, "должник");
  const byCommand = await boris.in(topic).writes("/note не звонить");
  const byCaption = await boris.in(topic).sends(photo("// его паспорт"));
  const rich = await boris.in(topic).sends(richMessage("// его счёт"));
  const album = await boris.in(topic).sendsAlbum([photo(), photo("// ещё снимки"), photo()]);
  await boris.in(topic).writes("Добрый день!");
  await anna.sees("Добрый день!");
  await desk.settles();
  assert.deepEqual(
    anna.messages.filter(({ sender }) => sender.account.is_bot).map(({ content }) => content.text),
    ["Обращение №1 принято. Ответим вам здесь.", "Добрый день!"],
  );
  for (const note of [byReply, byCommand, byCaption, rich, album[0]!]) {
    assert.deepEqual([...note.reactions.values()].flat(), [{ type: "emoji", emoji: "✍" }]);
  }
  await boris.in(topic).writes("/note");
  await boris.in(topic).sees("Напишите заметку после команды");
});

test("an answer edited into a note is taken back from the client", async (t) => {
  const desk = await openDesk(t);
  const { boris } = desk;
  const { anna, topic } = await openTicket(desk, "Вопрос");
  const answer = await boris.in(topic).writes("клиент скандальный");
  await anna.sees("клиент скандальный");
  await desk.settles();
  await boris.in(topic).edits(answer, "// клиент скандальный");
  const told = await boris.in(topic).sees("Удалено у клиента и сохранено как заметка");
  assert.equal(told.replyTo?.message_id, answer.message_id);
  assert.equal(
    anna.messages.some(({ content }) => content.text === "клиент скандальный"),
    false,
  );
  await boris.in(topic).sees(/заметка «клиент скандальный»/);
});

for (const [what, contents, note] of [
  ["a text", [text("Скоро будем")], "// врёт"],
  ["a caption", [photo("Скоро будем")], "// врёт"],
  ["a file without words", [document()], "// врёт"],
  ["an album", [photo("Скоро будем"), photo()], "// врёт"],
] as const) {
  test(`${what} edited into a note before the bot hears of it: the client never sees the note`, async (t) => {
    const desk = await openDesk(t);
    const { anna, topic } = await openTicket(desk, "Вопрос");
    const place = desk.boris.in(topic);
    // Telegram takes the answer only after the edit, and then lets nobody take anything back.
    const sending = ["sendMessage", "copyMessage", "copyMessages", "sendMediaGroup"];
    desk.telegram.faults.latency(50, { method: sending, chat_id: anna.id });
    desk.telegram.faults.fails(new Failure(400, "Bad Request: message can't be deleted for everyone"), {
      method: "deleteMessage",
    });
    desk.telegram.calls.clear();
    const [answer] =
      contents.length > 1 ? await place.sendsAlbum(contents) : [await place.sends(contents[0])];
    await until(() => desk.telegram.calls.count(sending) > 0, "nothing is sent");
    await place.edits(answer!, note);
    await place.sees("Не получилось удалить у клиента");
    await desk.settles();
    const seen = anna.messages.filter(({ sender }) => sender.account.is_bot);
    assert.equal(seen.filter(({ content }) => /врёт/.test(textOf(content))).length, 0);
    assert.deepEqual(
      seen.slice(-contents.length).map(({ content }) => content),
      contents,
    );
  });
}

test("a note edited into an answer goes to the client only when somebody says so", async (t) => {
  const desk = await openDesk(t);
  const { boris } = desk;
  const { anna, topic } = await openTicket(desk, "Вопрос");
  const note = await boris.in(topic).writes("// скоро ответим");
  await boris.in(topic).edits(note, "Скоро ответим");
  await boris.in(topic).sees("Клиент его не получил. Отправить?");
  await desk.settles();
  assert.equal(
    anna.messages.some(({ content }) => content.text === "Скоро ответим"),
    false,
  );
  assert.equal((await boris.in(topic).presses("Отправить клиенту")).text, "Отправляем клиенту.");
  await anna.sees("Скоро ответим");
  assert.equal((await boris.in(topic).presses("Отправить клиенту")).text, "Уже отправлено.");
  await desk.settles();
  assert.equal(anna.messages.filter(({ content }) => content.text === "Скоро ответим").length, 1);
});

test("what is written in a closed ticket waits for a word, and then goes out whole", async (t) => {
  const desk = await openDesk(t);
  const { boris } = desk;
  const { anna, topic } = await openTicket(desk, "Вопрос");
  await boris.in(topic).writes("/close");
  await anna.sees("закрыто");
  await closes(desk, topic);
  // Whoever may manage topics can still write in a closed one.
  desk.forum.promote(boris, ["can_manage_topics"]);
  await boris.in(topic).sendsAlbum([photo("Раз"), photo("Два")]);
  await boris.in(topic).sees("клиент этого не получил");
  await desk.settles();
  assert.equal(
    anna.messages.some(({ content }) => content.caption !== undefined),
    false,
  );
  await boris.in(topic).presses("Открыть снова и отправить");
  await anna.sees((message) => message.content.caption === "Два");
  await boris.in(topic).sees(/· Отвечено/);
  assert.equal((await boris.in(topic).presses("Открыть снова и отправить")).text, "Уже отправлено.");
});

test("/del takes one's own message back from the client, and nobody else's", async (t) => {
  const desk = await openDesk(t);
  const { boris } = desk;
  const vera = desk.telegram.client("Вера");
  desk.forum.add(vera);
  const { anna, topic } = await openTicket(desk, "Вопрос");
  const answer = await boris.in(topic).writes("Не то");
  await anna.sees("Не то");
  await desk.settles();
  await vera.in(topic).repliesTo(answer, "/del");
  await vera.in(topic).sees("Удалить можно только своё сообщение");
  await boris.in(topic).writes("/del");
  await boris.in(topic).sees("Отправьте /del ответом");
  const command = await boris.in(topic).repliesTo(answer, "/del");
  await desk.settles();
  await boris.in(topic).sees(/сообщение удалено у клиента/);
  assert.equal(
    anna.messages.some(({ content }) => content.text === "Не то"),
    false,
  );
  assert.equal(command.reactions.size, 1);
});

test("a client's message can be made a ticket of its own", async (t) => {
  const desk = await openDesk(t);
  const { boris, forum } = desk;
  const { anna, topic } = await openTicket(desk, "Первый вопрос");
  await anna.writes("А ещё про доставку");
  const second = await boris.in(topic).sees(/^А ещё про доставку$/);
  await desk.settles();
  await boris.in(topic).repliesTo(second, "/split");
  await anna.sees("отдельное обращение №2");
  const other = await forum.hasTopic("№2 Анна");
  await boris.in(other).sees(/^А ещё про доставку$/);
  await boris.in(other).sees(/Выделено из №1[\s\S]*перенесено из №1/);
  await desk.settles();
  assert.equal(
    topic.messages.some(({ content }) => content.text === "А ещё про доставку"),
    false,
  );
  await boris.in(other).writes("Доставим завтра");
  const answer = await anna.sees("Доставим завтра");
  assert.equal(
    answer.replyTo?.content.text,
    "А ещё про доставку",
    "the client sees which ticket it is about",
  );
});

test("a transfer to nobody, an unknown subject, a wrong name are answered with what would be right", async (t) => {
  const desk = await openDesk(t);
  const { boris, olga } = desk;
  const { topic } = await openTicket(desk, "Вопрос");
  const refusals: [string, RegExp][] = [
    ["/transfer @nobody", /Не нашли менеджера «@nobody». В команде: .*Борис/],
    ["/subject Доставка", /Тем пока нет/],
    ["/name", /Напишите имя после команды/],
    [`/name ${"я".repeat(65)}`, /Имя длиннее 64 знаков/],
    ["/split", /Отправьте \/split ответом/],
    ["/reopen", /уже открыто/],
    ["/unblock", /не заблокирован/],
    ["/constructor", /Такой команды нет/],
  ];
  for (const [command, refusal] of refusals) {
    await boris.in(topic).writes(command);
    await boris.in(topic).sees(refusal);
  }
  await olga.writes("/subjects add Доставка");
  await olga.sees("Тема «Доставка» добавлена");
  await olga.writes("/subjects add ДОСТАВКА");
  await olga.sees("уже есть");
  await boris.in(topic).writes("/subject Возврат");
  await boris.in(topic).sees("Темы «Возврат» нет. Есть: Доставка");
  await boris.in(topic).writes("/subject доставка");
  await boris.in(topic).sees(/Тема: Доставка[\s\S]*#доставка/);
  await boris.in(topic).writes("/name Анна Сергеевна");
  await boris.in(topic).sees(/Обращаться: Анна Сергеевна/);
});

test("a blocked client is told once and then met with silence; nothing reaches the desk", async (t) => {
  const desk = await openDesk(t);
  const { boris } = desk;
  const { anna, topic } = await openTicket(desk, "Спам");
  await boris.in(topic).presses(card(topic), "⋯");
  await boris.in(topic).presses("Заблокировать клиента");
  await anna.sees("Вы больше не можете писать сюда");
  await anna.writes("Ещё спам");
  await anna.writes("/new");
  await desk.settles();
  assert.equal(
    topic.messages.some(({ content }) => content.text === "Ещё спам"),
    false,
  );
  assert.equal(anna.messages.at(-1)?.content.text, "/new", "no answer");
  await boris.in(topic).writes("/unblock");
  await anna.sees("Вы снова можете писать сюда");
  await anna.writes("Спасибо");
  await boris.in(topic).sees(/^Спасибо$/);
});

test("the topic's icon shows whose turn it is", async (t) => {
  const desk = await openDesk(t);
  const { boris, telegram } = desk;
  const { anna, topic } = await openTicket(desk, "Вопрос");
  const [asked] = telegram.calls.of("getForumTopicIconStickers");
  const stickers = asked?.outcome.kind === "ok" ? (asked.outcome.result as Sticker[]) : [];
  const icons = new Map(stickers.map(({ custom_emoji_id, emoji }) => [custom_emoji_id, emoji]));
  const icon = () => icons.get(topic.icon ?? "");
  assert.equal(icon(), "❗️");
  await boris.in(topic).writes("Ответ");
  await anna.sees("Ответ");
  await boris.in(topic).sees((message) => "forum_topic_edited" in message.content && icon() === "💬");
  await anna.writes("Не понял");
  await boris.in(topic).sees((message) => "forum_topic_edited" in message.content && icon() === "❗️");
});

/** A ticket with its card and question shown. */
async function openTicket(desk: Desk, question: string): Promise<{ anna: Person; topic: ForumTopic }> {
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  await anna.writes(question);
  const topic = await desk.forum.hasTopic("№1 Анна");
  await desk.boris.in(topic).sees((message) => message.content.text === question);
  await desk.settles();
  return { anna, topic };
}

function card(topic: ForumTopic) {
  const found = topic.messages.find(({ content }) => /^Обращение №\d+ ·/.test(content.text ?? ""));
  assert.ok(found);
  return found;
}

async function closes({ boris }: Desk, topic: ForumTopic): Promise<void> {
  await boris.in(topic).sees((message) => "forum_topic_closed" in message.content);
  assert.equal(topic.closed, true);
}
