import assert from "node:assert/strict";
import { test } from "node:test";
import { findTicket } from "../../src/store/tickets/tickets.ts";
import { arrives, ask, type Question, wordsIn } from "../contract/conversation.ts";
import { atEveryDesk } from "../contract/nature.ts";
import { saidTo } from "../private/people.ts";
import { sets } from "../private/client.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, passes } from "../support/desk.ts";
import { type Person, photo, type StoredMessage } from "../telegram/actors.ts";

const second = 1_000;
const minute = 60 * second;

atEveryDesk("floods", (nature) => {
  const open = async (t: Parameters<typeof nature.open>[0], flood = 3) => {
    const clock = new TestClock();
    const desk = await nature.open(t, { clock });
    await desk.olga.starts();
    await sets(desk, `flood ${flood}`);
    return { clock, desk };
  };

  test("more than so many messages in a minute pause the client once; all comes in one summary, with the rest behind a button", async (t) => {
    const { clock, desk } = await open(t);
    const asked = await ask(desk, "раз");
    const { anna, ticket, manager } = asked;
    await writes(desk, anna, ["два", "три", "четыре", "длинно ".repeat(60).trim(), "шесть"]);
    await anna.sendsAlbum([photo("вид спереди"), photo(), photo()]);
    await desk.settles();
    assert.deepEqual(copies(asked), ["раз", "два", "три"]);
    assert.equal(notices(anna).length, 1);
    await passes(desk, clock, minute);
    const summary = await manager.sees("одной сводкой");
    assert.match(summary.content.text!, /ещё 4 сообщения пришли сюда одной сводкой/);
    assert.deepEqual(
      linesOf(summary).map((line) => line.slice(6, 20)),
      ["четыре", "длинно длинно ", "шесть", "[альбом: 3] ви"],
    );
    assert.deepEqual(copies(asked), ["раз", "два", "три"]);
    await manager.presses("Показать остальные (2)");
    await passes(desk, clock, 2 * second);
    assert.deepEqual(copies(asked).slice(3), ["длинно ".repeat(60).trim(), "вид спереди", "", ""]);
    assert.deepEqual(buttonsOf(summary), [], "the button is gone");
    assert.match(summary.content.text!, /одной сводкой[\s\S]*шесть/, "the words stay");
    await writes(desk, anna, ["дальше"]);
    await manager.sees(/^дальше$/);
    assert.equal(wordsIn(ticket.messages()).filter((words) => words.includes("одной сводкой")).length, 1);
  });

  test("what comes after the pause does not overtake the summary, even if it comes at the same moment", async (t) => {
    const { clock, desk } = await open(t, 2);
    const asked = await ask(desk, "1");
    const { anna, ticket, manager } = asked;
    await writes(desk, anna, ["2", "3", "4"]);
    // The row that ends the pause runs only when the clock moves on.
    clock.set(61 * second);
    await writes(desk, anna, ["5"]);
    await manager.sees(/^5$/);
    const words = wordsIn(ticket.messages());
    const summary = words.findIndex((each) => each.includes("одной сводкой"));
    assert.ok(summary > 0 && summary < words.indexOf("5"), words.join("\n"));
    await passes(desk, clock, 2 * minute);
    assert.equal(wordsIn(ticket.messages()).filter((each) => each.includes("одной сводкой")).length, 1);
  });

  test("an album is one message, and commands count for nothing", async (t) => {
    const { clock, desk } = await open(t, 3);
    const { anna } = await ask(desk, "раз");
    await anna.sendsAlbum([photo("альбом"), photo(), photo(), photo()]);
    for (let i = 0; i < 10; i += 1) await anna.writes(i % 2 === 0 ? "/tickets" : "/help");
    await writes(desk, anna, ["три"]);
    await passes(desk, clock, second);
    assert.deepEqual(notices(anna), []);
    await writes(desk, anna, ["четыре"]);
    assert.equal(notices(anna).length, 1);
  });

  test("the items of an album stay together at both ends of a pause", async (t) => {
    const { clock, desk } = await open(t, 2);
    const asked = await ask(desk, "раз");
    const { anna, manager } = asked;
    await anna.sendsAlbum([photo("А1"), photo("А2")]);
    await anna.sendsAlbum([photo("Б1"), photo("Б2")]);
    await passes(desk, clock, second);
    assert.deepEqual(copies(asked), ["раз", "А1", "А2"]);
    await passes(desk, clock, minute);
    await manager.presses("Показать остальные (1)");
    await passes(desk, clock, 2 * second);
    assert.deepEqual(copies(asked), ["раз", "А1", "А2", "Б1", "Б2"]);
  });

  test("edits and replies of kept messages: the desk sees the newest words, and nothing is lost", async (t) => {
    const { clock, desk } = await open(t, 1);
    const asked = await ask(desk, "раз");
    const { anna, manager } = asked;
    const [short, long] = await writes(desk, anna, ["коротко", "строка\nи ещё строка"]);
    await anna.edits(short!, "коротко и ясно");
    await anna.repliesTo(short!, "ответ себе");
    await passes(desk, clock, minute);
    const summary = await manager.sees("одной сводкой");
    assert.match(summary.content.text!, /коротко и ясно/);
    await anna.edits(long!, "строка\nи новая строка");
    await anna.edits(short!, "коротко и ясно!");
    await manager.sees(/^коротко и ясно!$/);
    await manager.sees("Клиент изменил сообщение. Было: коротко и ясно");
    await manager.presses("Показать остальные (2)");
    await passes(desk, clock, 2 * second);
    assert.deepEqual(copies(asked).slice(1), ["коротко и ясно!", "строка\nи новая строка", "ответ себе"]);
  });

  test("a client who goes on without end stays paused, is not told again at once, and every minute gives one summary", async (t) => {
    const { clock, desk } = await open(t, 2);
    const { anna, ticket } = await ask(desk, "0");
    for (let i = 1; i <= 24; i += 1) {
      await writes(desk, anna, [`${i}`]);
      await passes(desk, clock, 8 * second);
    }
    await passes(desk, clock, 2 * minute);
    const summaries = ticket.messages().filter(({ content }) => content.text?.includes("одной сводкой"));
    assert.equal(summaries.length, 3);
    assert.ok(notices(anna).length <= 2, `${notices(anna).length}`);
    const words = wordsIn(ticket.messages()).flatMap((each) =>
      each.includes("одной сводкой")
        ? each
            .split("\n")
            .slice(1)
            .map((line) => line.slice(6))
        : [each],
    );
    const numbers = words.filter((each) => /^\d+$/.test(each)).map(Number);
    assert.deepEqual(
      numbers,
      Array.from({ length: 25 }, (_, i) => i),
      "all of them, in order",
    );
  });

  test("while paused no message opens a ticket of its own", async (t) => {
    const { clock, desk } = await open(t, 2);
    const { anna, ticket } = await ask(desk, "раз");
    for (let i = 0; i < 5; i += 1) await anna.writes(`/new вопрос ${i}`);
    await anna.writes("/new");
    await anna.writes("ещё вопрос");
    await passes(desk, clock, minute);
    const words = wordsIn(desk.group.chat.messages.values().toArray());
    assert.equal(words.filter((each) => each.endsWith("вопрос 0")).length, 1);
    const summaries = words.filter((each) => each.includes("одной сводкой"));
    assert.equal(summaries.length, 1, "one other ticket was opened, before the pause");
    assert.match(summaries[0]!, /вопрос 1[\s\S]*вопрос 4[\s\S]*ещё вопрос/);
    assert.ok(!wordsIn(ticket.messages()).some((each) => each.includes("одной сводкой")));
  });

  test("who answers the summary writes to the client", async (t) => {
    const { clock, desk } = await open(t, 1);
    const { anna, manager } = await ask(desk, "раз");
    await writes(desk, anna, ["два", "три\nчетыре"]);
    await passes(desk, clock, minute);
    await manager.repliesTo(await manager.sees("одной сводкой"), "Уже смотрим");
    await anna.sees("Уже смотрим");
    await manager.presses("Показать остальные (1)");
    await manager.sees(/^три\nчетыре$/);
  });

  test("a pause survives a restart, and so do the kept messages and the end of the pause", async (t) => {
    const { clock, desk } = await open(t, 2);
    const asked = await ask(desk, "1");
    const { anna, manager } = asked;
    await writes(desk, anna, ["2", "3"]);
    await desk.stop();
    clock.advance(30 * second);
    await desk.start();
    await writes(desk, anna, ["4"]);
    assert.deepEqual(copies(asked), ["1", "2"]);
    await desk.stop();
    clock.advance(40 * second);
    await desk.start();
    const summary = await manager.sees("одной сводкой");
    assert.deepEqual(
      linesOf(summary).map((line) => line.slice(6)),
      ["3", "4"],
    );
    await writes(desk, anna, ["5"]);
    await manager.sees(/^5$/);
  });

  test("the count may be forgotten by a restart, but the database still knows", async (t) => {
    const { desk } = await open(t, 4);
    const { anna } = await ask(desk, "1");
    await writes(desk, anna, ["2", "3"]);
    await desk.stop();
    await desk.start();
    await writes(desk, anna, ["4", "5", "6"]);
    assert.equal(notices(anna).length, 1);
  });

  for (const late of [[], ["пять"]])
    test(`what came in a pause awaits an answer, whatever was answered ${late.length > 0 ? "in its middle" : "in it"}`, async (t) => {
      const { clock, desk } = await open(t);
      const { anna, ticket, manager } = await ask(desk, "раз");
      const [, , kept] = await writes(desk, anna, ["два", "три", "четыре"]);
      const album = await anna.sendsAlbum([photo("снимки"), photo()]);
      await arrives(desk, await manager.writes("Добрый день!"));
      await writes(desk, anna, late);
      await passes(desk, clock, 2 * minute);
      const summary = await manager.sees("одной сводкой");
      const lines = ["четыре", "[альбом: 2] снимки", ...late];
      assert.deepEqual(
        linesOf(summary).map((line) => line.slice(6)),
        lines,
      );
      assert.equal(findTicket(desk.app.store, 1)!.status, "continued");
      const card = ticket.card()!.content.text!;
      assert.match(card, /⏳ Ждём ответа команды\n+Ждёт ответа\n.*четыре\n.*снимки/);
      assert.doesNotMatch(card, /раз\n|три\n/);
      await manager.presses("Показать остальные (1)");
      await passes(desk, clock, 10 * second);
      for (const item of album) await arrives(desk, item);
      await anna.edits(kept!, "четыре!");
      await manager.sees(/^четыре!$/);
      await arrives(desk, await manager.writes("Понятно"));
      await passes(desk, clock, 2 * minute);
      assert.equal(findTicket(desk.app.store, 1)!.status, "answered");
      assert.equal(wordsIn(ticket.messages()).filter((words) => words.includes("одной сводкой")).length, 1);
    });

  test("messages of an hour's outage are counted by Telegram's dates", async (t) => {
    const { clock, desk } = await open(t, 2);
    const asked = await ask(desk, "1");
    const { anna, manager } = asked;
    await desk.stop();
    for (let i = 2; i <= 8; i += 1) {
      clock.advance(40 * second);
      await anna.writes(`${i}`);
    }
    await desk.start();
    await manager.sees(/^8$/);
    await desk.settles();
    assert.deepEqual(notices(anna), []);
    assert.deepEqual(copies(asked), ["1", "2", "3", "4", "5", "6", "7", "8"]);
  });
});

async function writes(desk: Desk, person: Person, texts: readonly string[]): Promise<StoredMessage[]> {
  const written: StoredMessage[] = [];
  for (const text of texts) written.push(await person.writes(text));
  await desk.settles();
  return written;
}

function notices(person: Person): string[] {
  return saidTo(person).filter((text) => text.includes("много сообщений подряд"));
}

/** The copies of the client's messages in the ticket's place. */
function copies({ desk, ticket }: Question): string[] {
  return ticket
    .messages()
    .filter(({ sender, content }) => sender.account.id === desk.telegram.bot.id && !isSentence(content.text))
    .map(({ content }) => content.text ?? content.caption ?? "");
}

function isSentence(text: string | undefined): boolean {
  return text !== undefined && /^(Обращение №|⏸|✏️|🔇)/u.test(text);
}

function linesOf({ content }: StoredMessage): string[] {
  return content.text!.split("\n").slice(1);
}

function buttonsOf({ reply_markup }: StoredMessage): string[] {
  return (reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
}
