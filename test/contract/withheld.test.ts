import assert from "node:assert/strict";
import { test } from "node:test";
import { findNotes } from "../../src/store/messages/notes.ts";
import { TestClock } from "../support/clock.ts";
import type { Desk } from "../support/desk.ts";
import { document, type Person, photo, poll, voice } from "../telegram/actors.ts";
import { textOf } from "../telegram/content.ts";
import { arrives, ask, botReaction, wordsIn } from "./conversation.ts";
import { atEveryDesk } from "./nature.ts";
import type { ShownTicket } from "./shown-ticket.ts";

const doubt = "Это заметка или ответ клиенту?";
const minute = 60_000;

atEveryDesk("words that may be a note", (nature) => {
  test("plain words after the button of a note wait until somebody says what they are", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, atCard, ticket } = await ask(desk);
    await atCard.presses("📝 Заметка");
    await manager.sees("ответьте на это сообщение");
    const first = await manager.writes("клиент скандальный");
    const asked = await manager.sees(doubt);
    assert.equal(asked.replyTo?.message_id, first.message_id);
    await desk.settles();
    assert.deepEqual(secretsOf(anna), []);
    assert.equal((await manager.presses(asked, "Это заметка")).text, "Сохранили как заметку.");
    await desk.settles();
    assert.equal(botReaction(desk, first), "✍");
    assert.match(textOf(asked.content), /Это заметка/);
    assert.equal(asked.reply_markup, undefined);
    assert.deepEqual(notesOf(desk), ["клиент скандальный"]);

    await manager.writes("Добрый день!");
    await anna.sees("Добрый день!");
    await atCard.presses("📝 Заметка");
    await manager.writes("Мастер уже едет");
    await desk.settles();
    assert.ok(!wordsIn(anna.messages).includes("Мастер уже едет"));
    await manager.presses("Отправить клиенту");
    await anna.sees("Мастер уже едет");
    await manager.writes("Будет через час");
    await anna.sees("Будет через час");
    await desk.settles();
    assert.equal(doubtsIn(ticket).length, 0);
    assert.deepEqual(secretsOf(anna), []);
  });

  test("a voice and an album after the button wait as well, each with one question", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, atCard, ticket } = await ask(desk);
    const before = anna.messages.length;
    await atCard.presses("📝 Заметка");
    await manager.sends(voice());
    await manager.sees(doubt);
    await desk.settles();
    await manager.presses("Это заметка");
    await desk.settles();
    await atCard.presses("📝 Заметка");
    const album = await manager.sendsAlbum([photo("его паспорт"), photo(), photo()]);
    await desk.settles();
    assert.equal(doubtsIn(ticket).length, 1);
    assert.equal(anna.messages.length, before);
    const stale = doubtsIn(ticket)[0]!;
    await manager.presses("Отправить клиенту");
    await desk.rests();
    assert.equal(anna.messages.length, before + album.length);
    assert.equal(stale.reply_markup, undefined);
  });

  test("the button is of no account after five minutes, nor for a colleague", async (t) => {
    const clock = new TestClock();
    const desk = await nature.open(t, { clock });
    const { anna, manager, atCard, ticket } = await ask(desk);
    await atCard.presses("📝 Заметка");
    await ticket.of(desk.olga).writes("Здравствуйте!");
    await desk.settles();
    assert.ok(wordsIn(anna.messages).includes("Здравствуйте!"));
    clock.advance(5 * 60_000 + 1_000);
    await manager.writes("Мастер едет");
    await desk.settles();
    assert.ok(wordsIn(anna.messages).includes("Мастер едет"));
    assert.deepEqual(doubtsIn(ticket), []);
  });

  test("the rest of a note that the app has cut is withheld as a whole", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket } = await ask(desk);
    await manager.writes(`// ${"скандальный ".repeat(340)}`);
    const parts = ["скандальный ".repeat(341).trim(), "скандальный всё"];
    for (const part of parts) await manager.writes(part);
    await manager.sees(doubt);
    await desk.settles();
    assert.equal(doubtsIn(ticket).length, 1);
    assert.deepEqual(secretsOf(anna), []);
    await manager.presses("Это заметка");
    await desk.settles();
    assert.deepEqual(notesOf(desk).slice(1), parts);
    await manager.writes("Добрый день!");
    await anna.sees("Добрый день!");
    assert.deepEqual(secretsOf(anna), []);
  });

  test("a reply to a note is withheld, and sent without the note", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket } = await ask(desk);
    const note = await manager.writes("// клиент скандальный");
    const olga = ticket.of(desk.olga);
    await olga.repliesTo(note, "и правда", { quote: "скандальный" });
    await olga.sees(doubt);
    await desk.settles();
    assert.ok(!wordsIn(anna.messages).includes("и правда"));
    await olga.presses("Отправить клиенту");
    const sent = await anna.sees("и правда");
    assert.equal(sent.quote, undefined);
    assert.deepEqual(secretsOf(anna), []);
  });

  test("what is withheld follows its edits, and can be deleted; a second press does nothing", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, atCard } = await ask(desk);
    await atCard.presses("📝 Заметка");
    const edited = await manager.writes("клиент скандальный");
    const first = await manager.sees(doubt);
    await desk.settles();
    await manager.edits(edited, "Мастер едет");
    await desk.settles();
    await manager.presses(first, "Отправить клиенту");
    await anna.sees("Мастер едет");
    assert.deepEqual(secretsOf(anna), []);

    await atCard.presses("📝 Заметка");
    const noted = await manager.writes("скандальный");
    const second = await manager.sees(doubt);
    await desk.settles();
    await manager.edits(noted, "// скандальный");
    await desk.settles();
    assert.equal(second.reply_markup, undefined);
    assert.equal(botReaction(desk, noted), "✍");

    await atCard.presses("📝 Заметка");
    const deleted = await manager.writes("скандальный и злой");
    const third = await manager.sees(doubt);
    const button = structuredClone(third.reply_markup);
    await desk.settles();
    await manager.repliesTo(deleted, "/del");
    await manager.sees("Клиент этого не получил и не получит.");
    await desk.settles();
    // The press was made before the button went away.
    if (button !== undefined) third.reply_markup = button;
    assert.equal((await manager.presses(third, "Отправить клиенту")).text, "Это уже решено.");
    await desk.settles();
    assert.deepEqual(secretsOf(anna), []);
  });

  test("what was withheld before the ticket was closed is sent after it is open again", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, atCard, ticket } = await ask(desk);
    await atCard.presses("📝 Заметка");
    await manager.writes("Мастер едет");
    await manager.sees(doubt);
    await manager.writes("/close");
    const late = await ticket.closed(desk.boris);
    await late.presses("Отправить клиенту");
    await late.sees("Обращение закрыто, клиент этого не получил.");
    await desk.settles();
    assert.ok(!wordsIn(anna.messages).includes("Мастер едет"));
    await late.presses("Открыть снова и отправить");
    await anna.sees("Мастер едет");
  });

  test("the rest of a command that the app has cut is withheld too", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket } = await ask(desk);
    for (const [number, command] of ["/noet", "/note@otherbot", "/call"].entries()) {
      await manager.writes(`${command} ${"скандальный ".repeat(340)}`);
      const rest = await manager.writes("скандальный и злой");
      const asked = await manager.sees(
        (each) => each.replyTo === rest && textOf(each.content).includes(doubt),
      );
      await desk.settles();
      await manager.presses(asked, "Это заметка");
      await desk.settles();
      assert.equal(doubtsIn(ticket).length, 0);
      assert.equal(notesOf(desk).length, number + 1);
    }
    await manager.writes("Добрый день!");
    await anna.sees("Добрый день!");
    assert.deepEqual(secretsOf(anna), []);
  });

  test("a reply to a command, carried out or refused, is withheld", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket } = await ask(desk);
    const olga = ticket.of(desk.olga);
    for (const command of ["/noet скандальный", "/call", "/note@otherbot скандальный"]) {
      const given = await manager.writes(command);
      await desk.settles();
      const reply = await olga.repliesTo(given, "и правда скандальный");
      const asked = await olga.sees((each) => each.replyTo === reply && textOf(each.content).includes(doubt));
      await olga.presses(asked, "Это заметка");
    }
    await desk.settles();
    assert.deepEqual(secretsOf(anna), []);
  });

  test("a forward of a note, of the card or of another client's words is withheld", async (t) => {
    const desk = await nature.open(t);
    const other = await ask(desk, "Мой паспорт 4510", "Вера");
    await other.atCard.presses("📝 Заметка");
    const prompt = await other.manager.sees("ответьте на это сообщение");
    await desk.settles();
    const note = await other.manager.repliesTo(prompt, "скандальный");
    const scan = await other.manager.sends(photo("// его паспорт"));
    await desk.settles();
    const { anna, manager, ticket } = await ask(desk);
    const copy = await other.manager.sees(/4510/);
    const forwards = [];
    for (const each of [note, copy, other.ticket.card()!]) forwards.push(await manager.forwards(each));
    const { caption, ...bare } = scan.content;
    assert.ok(caption);
    const forward_origin = { type: "hidden_user", sender_user_name: "Борис", date: scan.date } as const;
    forwards.push(await manager.sends(bare, { forward_origin }));
    await desk.settles();
    assert.deepEqual(
      doubtsIn(ticket).map(({ replyTo }) => replyTo),
      forwards,
    );
    assert.deepEqual(secretsOf(anna), []);
    await manager.presses(doubtsIn(ticket)[1]!, "Отправить клиенту");
    await anna.sees(/4510/);
    await manager.forwards(await other.manager.writes("Чек приложим к заказу"));
    await anna.sees("Чек приложим к заказу");
  });

  test("what an app sends apart from its note is withheld: forwards after their comment, the eleventh photo", async (t) => {
    const clock = new TestClock();
    const desk = await nature.open(t, { clock });
    const { anna, manager, ticket } = await ask(desk);
    const before = anna.messages.length;
    await manager.writes("// что пишет поставщик");
    const forward_origin = {
      type: "hidden_user",
      sender_user_name: "Поставщик",
      date: 1_790_000_000,
    } as const;
    const forwards = [
      await manager.writes("скандальный ваш клиент", { forward_origin }),
      await manager.sends(photo(), { forward_origin }),
    ];
    await desk.settles();
    assert.deepEqual(
      doubtsIn(ticket).map(({ replyTo }) => replyTo),
      [forwards[0]],
      "one question for all of them",
    );
    await manager.presses("Это заметка");

    await desk.settles();
    clock.advance(minute);
    const scans = Array.from({ length: 10 }, (_, index) => photo(index === 0 ? "// его паспорт" : undefined));
    await manager.sendsAlbum(scans);
    await desk.settles();
    clock.advance(minute);
    await manager.sendsAlbum([photo(), photo()]);
    await manager.sees(doubt);
    await desk.settles();
    await manager.presses("Это заметка");
    await manager.sends(document("// его договор"));
    await manager.sends(photo());
    await manager.sees(doubt);
    await manager.presses("Это заметка");
    await desk.settles();
    assert.equal(anna.messages.length, before);

    clock.advance(minute);
    await manager.writes("// перезвонить");
    await arrives(desk, await manager.sends(photo()));
    await arrives(desk, await manager.writes("Добрый день!"));
    clock.advance(minute);
    await arrives(desk, await manager.writes("Чек", { forward_origin }));
    assert.deepEqual(secretsOf(anna), []);
  });

  for (const [command, at] of [
    ["/foo", 0],
    ["/close", 0],
    ["/call скандальный", 0],
    ["/note скандальный", 3],
    ["/note@otherbot скандальный", 3],
  ] as const)
    test(`the eleventh photo of an album whose item ${at + 1} has the caption ${command} is withheld`, async (t) => {
      const clock = new TestClock();
      const desk = await nature.open(t, { clock });
      const { anna, manager, ticket } = await ask(desk);
      const scans = Array.from({ length: 10 }, (_, index) => photo(index === at ? command : undefined));
      await manager.sendsAlbum(scans);
      await desk.settles();
      const before = photosOf(anna);
      clock.advance(minute);
      const eleventh = await manager.sends(photo());
      await manager.sees(doubt);
      await desk.settles();
      assert.deepEqual(
        doubtsIn(ticket).map(({ replyTo }) => replyTo),
        [eleventh],
      );
      assert.equal(photosOf(anna), before);
      await manager.presses("Это заметка");
      await desk.settles();
      assert.equal(botReaction(desk, eleventh), "✍");
      assert.equal(photosOf(anna), before);
      assert.deepEqual(secretsOf(anna), []);
    });

  test("what an app sends apart from a file or a comment that was a command is withheld, what comes later is not", async (t) => {
    const clock = new TestClock();
    const desk = await nature.open(t, { clock });
    const { anna, manager, ticket } = await ask(desk);
    const before = anna.messages.length;
    await manager.sends(document("/noet его договор"));
    await manager.sends(photo());
    await manager.sends(photo());
    await manager.sees(doubt);
    await desk.settles();
    assert.equal(doubtsIn(ticket).length, 1, "one question for all of them");
    await manager.presses("Это заметка");
    await desk.settles();
    clock.advance(minute);
    await manager.writes("/noet что пишет поставщик");
    await manager.writes("скандальный ваш клиент", {
      forward_origin: { type: "hidden_user", sender_user_name: "Поставщик", date: 1_790_000_000 },
    });
    await manager.sees(doubt);
    await manager.presses("Это заметка");
    await desk.settles();
    assert.equal(anna.messages.length, before);

    clock.advance(minute);
    await manager.writes("/call");
    await arrives(desk, await manager.sends(photo()));
    await manager.sendsAlbum([photo("/foo"), photo()]);
    clock.advance(minute);
    await arrives(desk, await manager.sends(photo()));
    assert.deepEqual(secretsOf(anna), []);
  });

  test("a poll whose question begins like a note is one", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await ask(desk);
    const before = anna.messages.length;
    const asked = await manager.sends(poll("// Кто поедет к скандальному?", ["Я", "Не я"]));
    await desk.settles();
    assert.equal(botReaction(desk, asked), "✍");
    assert.deepEqual(notesOf(desk), ["Кто поедет к скандальному?"]);
    await arrives(desk, await manager.sends(poll("Когда вам удобно?", ["Утром", "Вечером"])));
    assert.equal(anna.messages.length, before + 1);
  });

  test("a reply to something unknown of the bot is asked about", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, atCard } = await ask(desk);
    // Telegram's answer to the call is lost, so the question is sent twice.
    desk.telegram.faults.cutAfter({ method: "sendMessage", chat_id: desk.group.id, times: 1 });
    await atCard.presses("📝 Заметка");
    const prompt = await manager.sees("ответьте на это сообщение");
    await manager.repliesTo(prompt, "клиент скандальный");
    await desk.settles();
    assert.deepEqual(secretsOf(anna), []);
  });

  test("an album that waits for its kind is a note as a whole as soon as an item of it is one", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, atCard, ticket } = await ask(desk);
    const before = anna.messages.length;
    await atCard.presses("📝 Заметка");
    await manager.sees("ответьте на это сообщение");
    await manager.sendsAlbum([photo("его паспорт"), photo("// скандальный"), photo()]);
    await desk.settles();
    assert.deepEqual(doubtsIn(ticket), []);
    assert.deepEqual(notesOf(desk).toSorted(), ["его паспорт", "скандальный"]);
    await manager.writes("Добрый день!");
    await anna.sees("Добрый день!");
    assert.equal(anna.messages.length, before + 1);
  });

  test("a button that is pressed before Telegram has said which message its question is takes the buttons away", async (t) => {
    const desk = await nature.open(t);
    const { manager, atCard } = await ask(desk);
    await atCard.presses("📝 Заметка");
    await manager.sees("ответьте на это сообщение");
    await desk.settles();
    // Telegram's answer to the call for the question is lost.
    desk.telegram.faults.cutAfter({ method: "sendMessage", chat_id: desk.group.id, times: 1 });
    await manager.writes("клиент скандальный");
    const asked = await manager.sees(doubt);
    await manager.presses(asked, "Это заметка");
    await desk.settles();
    assert.equal(asked.reply_markup, undefined);
  });

  test("white space and slashes of another keyboard do not turn a note into an answer", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await ask(desk);
    const notes = [
      "\n// скандальный",
      "／／скандальный",
      "/NOTE скандальный",
      "／note скандальный",
      "\u200B//скандальный",
    ];
    for (const note of notes) await manager.writes(note);
    await desk.settles();
    assert.equal(notesOf(desk).length, notes.length);
    assert.deepEqual(secretsOf(anna), []);
  });
});

function notesOf({ app }: Desk): string[] {
  return findNotes(app.store, 1).map(({ text }) => text);
}

function doubtsIn(ticket: ShownTicket) {
  return ticket.messages().filter(({ content }) => textOf(content).includes(doubt));
}

/** The team's private words that have reached the client. */
function secretsOf(client: Person): string[] {
  return wordsIn(client.messages).filter((words) => /скандальный|паспорт/.test(words));
}

function photosOf(client: Person): number {
  return client.messages.filter(({ content }) => content.photo !== undefined).length;
}
