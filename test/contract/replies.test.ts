import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../support/desk.ts";
import { html, photo, type Place, type StoredMessage, video } from "../telegram/actors.ts";
import { externalReply, quoteFrom } from "../telegram/destination.ts";
import { Failure } from "../telegram/failure.ts";
import { albumArrives, arrives, converse, findCopy, findNotice, targetOf } from "./conversation.ts";
import { atEveryDesk } from "./nature.ts";
import { shows } from "./shown-ticket.ts";

atEveryDesk("replies", (nature) => {
  test("a reply with a quote answers the counterpart, with the quote's formatting and place, both ways", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await converse(desk);
    const answer = await manager.sends(html("да, да, <b>да</b> и <i>нет</i>"));
    const seen = await arrives(desk, answer);
    const asking = await anna.repliesTo(seen, "Так да?", { quote: "да и нет" });
    const shown = await arrives(desk, asking);
    assert.equal(targetOf(shown), answer);
    assert.deepEqual(shown.quote, asking.quote);
    assert.equal(shown.quote?.entities?.length, 2);
    const answering = await manager.repliesTo(shown, "Да", { quote: "да" });
    const told = await arrives(desk, answering);
    assert.equal(targetOf(told), asking);
    assert.deepEqual(told.quote, answering.quote);
  });

  test("the caption of a photo is quoted too", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await converse(desk);
    const asked = await anna.sends(photo("Кнопка слева не горит"));
    const reply = await manager.repliesTo(await arrives(desk, asked), photo("Вот эта?"), { quote: "слева" });
    const seen = await arrives(desk, reply);
    assert.equal(targetOf(seen), asked);
    assert.equal(seen.quote?.text, "слева");
  });

  test("an album that answers a message is one album and a reply, with the quote, both ways", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, question, answer } = await converse(desk);
    const caption_entities = [{ type: "bold" as const, offset: 0, length: 3 }];
    const items = () => [
      photo("Раз", { caption_entities, show_caption_above_media: true }),
      video("Два", { has_media_spoiler: true }),
      photo(),
    ];
    const sides = [
      [anna, findCopy(desk, answer)!, answer, "ждите завтра"],
      [manager, findCopy(desk, question)!, question, "чайник"],
    ] as const;
    for (const [place, answered, counterpart, words] of sides) {
      const quote = quoteFrom(answered, words);
      const album = await place.sendsAlbum(items(), { replyTo: answered, quote });
      const copies = await albumArrives(desk, album);
      assert.equal(copies[0]!.replyTo, counterpart);
      assert.deepEqual(copies[0]!.quote, quote);
      await place.edits(album[1]!, "Два с половиной");
      await until(() => copies[1]!.content.caption === "Два с половиной", "the edit does not come");
    }
  });

  test("an album that answers something and cannot be sent from its files arrives all the same", async (t) => {
    const desk = await nature.open(t);
    const { anna, answer } = await converse(desk);
    const refusal = new Failure(400, "Bad Request: wrong file_id or the file is temporarily unavailable");
    desk.telegram.faults.fails(refusal, { method: "sendMediaGroup", times: 1 });
    const replyTo = findCopy(desk, answer)!;
    const album = await anna.sendsAlbum([photo("Раз"), photo()], { replyTo });
    for (const item of album) assert.deepEqual((await arrives(desk, item)).content, item.content);
  });

  test("one may answer one's own message", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, question, answer } = await converse(desk);
    const again = await anna.repliesTo(question, "Ау?");
    assert.equal(targetOf(await arrives(desk, again)), findCopy(desk, question));
    const more = await manager.repliesTo(answer, "Или послезавтра");
    assert.equal(targetOf(await arrives(desk, more)), findCopy(desk, answer));
  });

  test("an answer to the bot's own words is no reply, but arrives", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket } = await converse(desk);
    const toCard = await manager.repliesTo(ticket.card()!, "Пишу карточке");
    assert.equal(targetOf(await arrives(desk, toCard)), undefined);
    await manager.writes("/неизвестно");
    const notice = await manager.sees("Такой команды нет");
    const toNotice = await manager.repliesTo(notice, "Понял", { quote: "команды" });
    assert.equal(targetOf(await arrives(desk, toNotice)), undefined);
    const welcome = await anna.sees("Обращение №1 принято");
    const toWelcome = await anna.repliesTo(welcome, "Спасибо", { quote: "принято" });
    const shown = await arrives(desk, toWelcome);
    assert.equal(targetOf(shown), undefined);
    assert.equal(shown.quote, undefined);
  });

  test("a message from before a closing is answered in the same ticket", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket, question, answer } = await converse(desk);
    await manager.writes("/close");
    await anna.sees("закрыто");
    await ticket.closed(desk.boris);
    const again = await anna.repliesTo(findCopy(desk, answer)!, "Не привезли", { quote: "завтра" });
    const shown = await arrives(desk, again);
    assert.ok(ticket.messages().includes(shown));
    assert.equal(targetOf(shown), answer);
    assert.equal(shown.quote?.text, "завтра");
    await ticket.isOpenAgain();
    const reply = await manager.repliesTo(findCopy(desk, question)!, "Разберёмся");
    assert.equal(targetOf(await arrives(desk, reply)), question);
  });

  test("an answer to a message that is gone on the other side arrives without it, in its place", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket, question, answer } = await converse(desk);
    await anna.deletes(question);
    const reply = await manager.repliesTo(findCopy(desk, question)!, "Чем помочь?", { quote: "чайник" });
    assert.equal(targetOf(await arrives(desk, reply)), undefined);
    await ticket.of(desk.olga).deletes(answer);
    const asked = await anna.repliesTo(findCopy(desk, answer)!, "Когда ждать?", { quote: "завтра" });
    const shown = await arrives(desk, asked);
    assert.equal(targetOf(shown), undefined);
    assert.ok(ticket.messages().includes(shown), "not outside of all tickets");
  });

  test("a quote that is not in the message any more is left out, the reply stays", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, question, answer } = await converse(desk);
    const copy = findCopy(desk, answer)!;
    // The manager's edit is on its way while the client quotes the old words.
    const asked = await anna.repliesTo(copy, "Точно завтра?", { quote: "завтра" });
    await manager.edits(answer, "Привезём новый, ждите в среду");
    const shown = await arrives(desk, asked);
    assert.equal(targetOf(shown), answer);
    assert.equal(shown.quote, undefined);
    const seen = findCopy(desk, question)!;
    const reply = await manager.repliesTo(seen, "Какой?", { quote: "чайник" });
    await anna.edits(question, "Сломался утюг");
    const told = await arrives(desk, reply);
    assert.equal(targetOf(told), question);
    assert.equal(told.quote, undefined);
  });

  test("an answer to a message of another ticket or chat arrives as no reply", async (t) => {
    const desk = await nature.open(t);
    const { manager } = await converse(desk);
    const other = await converse(desk, "Вера");
    const foreign = findCopy(desk, other.question)!;
    const reply = await manager.writes("Как у той клиентки", {
      external_reply: externalReply(foreign),
      quote: quoteFrom(foreign, "чайник"),
    });
    const copy = await arrives(desk, reply);
    assert.equal(targetOf(copy), undefined);
    assert.equal(copy.external_reply, undefined, "nothing of another client's");
    assert.equal(copy.quote, undefined);
  });

  test("what a client quotes of another chat, or of the bot's own words, stands in words under the copy", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, answer } = await converse(desk);
    const news = { id: -1_001_888_888_888, type: "channel" as const, title: "Новости" };
    const origin = { type: "channel" as const, date: 1_790_000_000, chat: news, message_id: 5 };
    const elsewhere = await anna.writes("Это правда?", {
      external_reply: { origin, chat: news, message_id: 5 },
      quote: { text: "скидка 50%", position: 10, is_manual: true },
    });
    await saysOf(manager, await arrives(desk, elsewhere), /Автор: Новости[\s\S]*скидка 50%/);
    const automatic = await anna.writes("А это?", {
      external_reply: { origin, chat: news, message_id: 5 },
      quote: { text: "весь текст", position: 0 },
    });
    await saysOf(manager, await arrives(desk, automatic), /весь текст/);
    const picture = await anna.writes("А что на фото?", {
      external_reply: { origin, chat: news, message_id: 6, photo: photo().photo! },
    });
    await saysOf(manager, await arrives(desk, picture), /Автор: Новости[\s\S]*фото/);
    const welcome = await anna.sees("Обращение №1 принято");
    const toWelcome = await anna.repliesTo(welcome, "А когда?", { quote: "принято" });
    await saysOf(manager, await arrives(desk, toWelcome), /отвечает на слова:[\s\S]*принято/);
    const copy = findCopy(desk, answer)!;
    const loose = await anna.repliesTo(copy, "Точно завтра?", { quote: "завтра" });
    await manager.edits(answer, "Привезём новый, ждите в среду");
    await saysOf(manager, await arrives(desk, loose), /отвечает на слова:[\s\S]*завтра/);
  });

  test("a client's answer to what the desk does not have any more says in words what it answers", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket, answer } = await converse(desk);
    await ticket.of(desk.olga).deletes(answer);
    const asked = await anna.repliesTo(findCopy(desk, answer)!, "Когда ждать?");
    await saysOf(manager, await arrives(desk, asked), /отвечает на слова:[\s\S]*Привезём новый/);
  });

  test("a manager's quote of a note, the card, or another client reaches nobody; one of the same client's is a reply", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket, question } = await converse(desk);
    const other = await converse(desk, "Вера");
    const note = await manager.writes("// скандалит, не уступать");
    const toNote = await manager.repliesTo(note, "Разберёмся", { quote: "не уступать" });
    await manager.presses("Отправить клиенту");
    const answers = [
      toNote,
      await manager.repliesTo(ticket.card()!, "Да", { quote: "№1" }),
      await manager.writes("Как у той", {
        external_reply: externalReply(findCopy(desk, other.question)!),
        quote: quoteFrom(findCopy(desk, other.question)!, "чайник"),
      }),
    ];
    for (const each of answers) {
      const copy = await arrives(desk, each);
      assert.equal(copy.quote, undefined);
      assert.equal(copy.external_reply, undefined);
    }
    await desk.rests();
    const words = anna.messages.map(({ content }) => content.text ?? "");
    assert.ok(!words.some((each) => /уступать|чайник/.test(each) && each !== question.content.text));

    await anna.writes("/new");
    await anna.writes("Второй вопрос");
    const second = await shows(desk, 3);
    const shown = findCopy(desk, question)!;
    const reply = await second
      .of(desk.boris)
      .writes("Как в первом", nature.name === "topics" ? { external_reply: externalReply(shown) } : {});
    if (nature.name === "topics") assert.equal(targetOf(await arrives(desk, reply)), question);
  });

  test("a client with two tickets sees which one an answer is about; a reply of the manager's own goes first", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, question } = await converse(desk);
    const more = await anna.writes("И крышка треснула");
    await arrives(desk, more);
    await anna.writes("/new");
    await anna.sees(/[Оо]пишите|[Нн]апишите|[Рр]асскажите/);
    await anna.writes("Где мой второй заказ?");
    await shows(desk, 2);
    const plain = await manager.writes("Крышку заменим");
    assert.equal(targetOf(await arrives(desk, plain)), more);
    const reply = await manager.repliesTo(findCopy(desk, question)!, "И чайник");
    assert.equal(targetOf(await arrives(desk, reply)), question);
  });

  test("a reply to what was made a ticket of its own is found there", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, question } = await converse(desk);
    const second = await anna.writes("А ещё про доставку");
    await manager.repliesTo(await arrives(desk, second), "/split");
    const other = await shows(desk, 2);
    await other.of(desk.boris).sees(/^А ещё про доставку$/);
    await desk.settles();
    const toSecond = await anna.repliesTo(second, "Ответьте про доставку");
    const shown = await arrives(desk, toSecond);
    assert.ok(other.messages().includes(shown));
    assert.equal(targetOf(shown), findCopy(desk, second));
    const toFirst = await anna.repliesTo(question, "И про чайник");
    assert.equal(targetOf(await arrives(desk, toFirst)), findCopy(desk, question));
  });
});

async function saysOf(place: Place, message: StoredMessage, words: RegExp): Promise<void> {
  await until(() => findNotice(place, message, words) !== undefined, `nothing says ${String(words)}`);
}
