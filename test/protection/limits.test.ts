import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, pairOf } from "../contract/conversation.ts";
import { copiesIn, day, opens, pass, sets } from "../private/client.ts";
import { saidTo, statusOf } from "../private/people.ts";
import { TestClock } from "../support/clock.ts";
import { openDesk, passes } from "../support/desk.ts";
import { photo, sticker, video, voice } from "../telegram/actors.ts";

const minute = 60_000;

test("a message of a kind that is not allowed is answered with what may be sent, and stays in the history", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  await desk.olga.starts();
  await sets(desk, "allow photo,document");
  const { anna, ticket, manager } = await ask(desk, "Вопрос");
  const said = await anna.sends(voice());
  const answer = await anna.sees("Мы не сможем это принять: голосовое сообщение. Менеджер этого не увидит.");
  assert.match(answer.content.text!, /Можно прислать: текст, фото, файл\.$/);
  assert.equal(answer.replyTo, said);
  await anna.sends(photo("Вот фото"));
  await manager.sees(/^Вот фото$/);
  await passes(desk, clock, minute);
  assert.equal(pairOf(desk, said)?.failure, "unwanted");
  assert.match(ticket.card()!.content.text!, /не принято: голосовое сообщение/);
  assert.deepEqual(copiesIn(desk.forum.topic("№1")), ["Вопрос", "Вот фото"]);
});

test("an unwanted message gives the team no turn, opens nothing again, but a first one opens the request", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  await desk.olga.starts();
  await sets(desk, "allow photo");
  await sets(desk, "rating off");
  const anna = await opens(desk, "Вопрос");
  const topic = desk.forum.topic("№1");
  await desk.boris.in(topic).writes("Ответ");
  await anna.sees("Ответ");
  await anna.sends(sticker());
  await anna.sees("стикер");
  assert.equal(statusOf(desk, 1), "answered");
  await desk.boris.in(topic).writes("/close");
  await desk.settles();
  await anna.sends(voice());
  await anna.sees("голосовое сообщение");
  await pass(desk, minute);
  assert.equal(statusOf(desk, 1), "closed");
  const vera = desk.telegram.client("Вера", { language_code: "ru" });
  await vera.sends(voice());
  await vera.sees("голосовое сообщение");
  await pass(desk, minute);
  assert.equal(statusOf(desk, 2), "unanswered");
  await vera.writes("Тогда текстом");
  await desk.boris.in(await desk.forum.hasTopic("Вера")).sees(/^Тогда текстом$/);
  await pass(desk, minute);
  const card = desk.forum
    .topic("№2")
    .messages.find(({ content }) => content.text?.startsWith("Обращение №2"));
  assert.match(card!.content.text!, /не принято: голосовое сообщение/);
});

test("a client reads that the request is received once something of it is for the team, and once only", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  await desk.olga.starts();
  await sets(desk, "max_length 10");
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  const vera = desk.telegram.client("Вера", { language_code: "ru" });
  const received = (person: typeof anna) => saidTo(person).filter((text) => text.includes("принято")).length;
  const long = await anna.writes("одиннадцать");
  await anna.sees("Сообщение слишком длинное: 11 знаков");
  await vera.writes("двенадцатью!");
  await vera.sees("Сообщение слишком длинное: 12 знаков");
  await passes(desk, clock, minute);
  assert.deepEqual([anna, vera].map(received), [0, 0]);
  await anna.edits(long, "десять");
  await anna.sees("Обращение №1 принято");
  await vera.writes("коротко");
  await vera.sees("Обращение №2 принято");
  await anna.writes("ещё");
  await vera.writes("и ещё");
  await passes(desk, clock, minute);
  assert.deepEqual([anna, vera].map(received), [1, 1]);
});

test("a message that is too long can be shortened where it stands", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  await desk.olga.starts();
  await sets(desk, "max_length 10");
  const { anna, manager } = await ask(desk, "Вопрос");
  const long = await anna.writes("одиннадцать");
  await anna.sees(
    "Сообщение слишком длинное: 11 знаков, а можно не больше 10. Менеджер его не увидит. Сократите его или пришлите по частям.",
  );
  await anna.edits(long, "двенадцатью!");
  await anna.sees("12 знаков");
  await anna.edits(long, "десять");
  await manager.sees(/^десять$/);
  await anna.sends(photo("очень длинная подпись"));
  await anna.sees("Подпись слишком длинная: 21 знак, а можно не больше 10.");
  await passes(desk, clock, minute);
  assert.deepEqual(copiesIn(desk.forum.topic("№1")), ["Вопрос", "десять"]);
});

test("so many attachments in 24 hours, each item of an album counts, and an album is told of once", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  await desk.olga.starts();
  await sets(desk, "max_files 3");
  const { anna, manager } = await ask(desk, "Вопрос");
  await anna.sends(video("раз"));
  await anna.sendsAlbum([photo("два"), photo("три"), photo("четыре"), photo("пять")]);
  await passes(desk, clock, minute);
  assert.deepEqual(copiesIn(desk.forum.topic("№1")), ["Вопрос", "два", "три"]);
  const told = () =>
    saidTo(anna).filter((text) => text.includes("За сутки можно прислать не больше 3 файлов"));
  assert.equal(told().length, 1);
  await anna.writes("словами");
  await manager.sees(/^словами$/);
  await desk.stop();
  await desk.start();
  await passes(desk, clock, day);
  await anna.sends(photo("завтра"));
  await manager.sees(/^завтра$/);
  await desk.settles();
  assert.equal(told().length, 1);
});

test("one photo more than the day's limit counts alone: unwanted ones do not", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock() });
  await desk.olga.starts();
  await sets(desk, "max_files 1");
  const { anna } = await ask(desk, "Вопрос");
  for (let i = 0; i < 3; i += 1) await anna.sends(photo(`фото ${i}`));
  await desk.settles();
  assert.equal(saidTo(anna).filter((text) => text.includes("не больше 1 файла")).length, 2);
});

test("the limits hold during a pause too, and the client is told why once a minute", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  await desk.olga.starts();
  for (const setting of ["flood 2", "allow photo", "max_length 300"]) await sets(desk, setting);
  const { anna, manager } = await ask(desk, "раз");
  await anna.writes("два");
  const unwanted = [await anna.sends(sticker())];
  await desk.settles();
  unwanted.push(await anna.sends(voice()), await anna.writes("ы".repeat(301)));
  const edited = await anna.writes("ъ".repeat(301));
  await anna.writes("три\nстроки");
  await anna.sendsAlbum([photo("альбом"), photo()]);
  await desk.settles();
  await anna.edits(edited, "короче\nтеперь");
  await desk.settles();
  const told = (words: string) => saidTo(anna).filter((text) => text.includes(words)).length;
  assert.deepEqual(
    [told("много сообщений подряд"), told("Мы не сможем это принять"), told("слишком")],
    [1, 1, 0],
  );
  await passes(desk, clock, minute);
  const summary = await manager.sees("одной сводкой");
  assert.match(summary.content.text!, /ещё 3 сообщения/);
  assert.doesNotMatch(summary.content.text!, /ыы|стикер|голос/);
  await manager.presses("Показать остальные (3)");
  await passes(desk, clock, minute);
  assert.deepEqual(
    copiesIn(desk.forum.topic("№1")).filter((words) => !words.includes("сводкой")),
    ["раз", "два", "короче\nтеперь", "три\nстроки", "альбом", ""],
  );
  for (const message of unwanted) assert.equal(pairOf(desk, message)?.failure, "unwanted");
  await anna.sends(voice());
  await desk.settles();
  assert.equal(told("Мы не сможем это принять"), 2);
});

test("during a pause what is not wanted opens no request after the other", async (t) => {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock });
  await desk.olga.starts();
  for (const setting of ["flood 1", "allow photo"]) await sets(desk, setting);
  const { anna } = await ask(desk, "раз");
  await anna.writes("два");
  for (let i = 0; i < 3; i += 1) await anna.sends(voice("/new голос"));
  await desk.settles();
  assert.equal(statusOf(desk, 2), undefined);
});

test("off lifts a limit", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock() });
  await desk.olga.starts();
  for (const setting of ["max_files 1", "max_files off", "flood 1", "flood off", "allow photo", "allow all"])
    await sets(desk, setting);
  const { anna, manager } = await ask(desk, "Вопрос");
  for (let i = 0; i < 3; i += 1) await anna.sends(photo(`фото ${i}`));
  await anna.sends(voice("голос"));
  await manager.sees(/^голос$/);
  assert.deepEqual(copiesIn(desk.forum.topic("№1")), ["Вопрос", "фото 0", "фото 1", "фото 2", "голос"]);
});

test("wrong values of the settings are answered and change nothing", async (t) => {
  const desk = await openDesk(t, { clock: new TestClock() });
  const { olga } = desk;
  await olga.starts();
  await desk.settles();
  for (const [key, value, wrong = value] of [
    ["flood", "0"],
    ["flood", "много"],
    ["flood", "-5"],
    ["flood", "100000"],
    ["max_length", "0"],
    ["max_length", "5000"],
    ["max_length", "длинно"],
    ["max_files", "ноль"],
    ["max_files", "1.5"],
    ["allow", "фотошоп"],
    ["allow", "photo,foto", "foto"],
    ["allow", "<b>photo</b>"],
    ["stop_words", "***"],
    ["stop_words", ",,,"],
  ] as const) {
    const { message_id } = await olga.writes(`/settings ${key} ${value}`);
    const answer = await olga.sees((seen) => seen.message_id > message_id && seen.sender.account.is_bot);
    const said = answer.content.text!;
    assert.ok(said.startsWith(`«${wrong}» не подходит. `) && said.includes("можно "), said);
  }
  const asked = await olga.writes("/settings");
  const shown = await olga.sees("Настройки", { after: asked });
  for (const line of [
    "Сообщений в минуту: 20",
    "Длина сообщения: 4096",
    "Файлов за сутки: 50",
    "Что можно прислать: всё",
    "Стоп-слова: нет",
  ])
    assert.ok(shown.content.text!.includes(`• ${line}`), line);
});
