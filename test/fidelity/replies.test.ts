import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { openDesk, until } from "../desk.ts";
import { html, paidMedia, photo, type StoredMessage, video } from "../telegram/actors.ts";
import { quoteFrom } from "../telegram/destination.ts";
import { Failure } from "../telegram/failure.ts";
import { arrives, converse, findCopy } from "./conversation.ts";

suite("replies", { concurrency: true }, () => {
  test("a reply with a quote answers the counterpart, with the quote's formatting and place, both ways", async (t) => {
    const desk = await openDesk(t);
    const { anna, manager } = await converse(desk);
    const answer = await manager.sends(html("да, да, <b>да</b> и <i>нет</i>"));
    const seen = await arrives(desk, answer);
    const asking = await anna.repliesTo(seen, "Так да?", { quote: "да и нет" });
    const shown = await arrives(desk, asking);
    assert.equal(shown.replyTo, answer);
    assert.deepEqual(shown.quote, asking.quote);
    assert.equal(shown.quote?.entities?.length, 2);
    const answering = await manager.repliesTo(shown, "Да", { quote: "да" });
    const told = await arrives(desk, answering);
    assert.equal(told.replyTo, asking);
    assert.deepEqual(told.quote, answering.quote);
  });

  test("the caption of a photo is quoted too", async (t) => {
    const desk = await openDesk(t);
    const { anna, manager } = await converse(desk);
    const asked = await anna.sends(photo("Кнопка слева не горит"));
    const reply = await manager.repliesTo(await arrives(desk, asked), photo("Вот эта?"), { quote: "слева" });
    const seen = await arrives(desk, reply);
    assert.equal(seen.replyTo, asked);
    assert.equal(seen.quote?.text, "слева");
  });

  test("an album that answers a message is one album and a reply, with the quote, both ways", async (t) => {
    const desk = await openDesk(t);
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
      const copies: StoredMessage[] = [];
      for (const item of album) copies.push(await arrives(desk, item));
      assert.deepEqual(
        copies.map(({ content }) => content),
        album.map(({ content }) => content),
      );
      assert.equal(new Set(copies.map(({ media_group_id }) => media_group_id)).size, 1);
      assert.equal(copies[0]!.replyTo, counterpart);
      assert.deepEqual(copies[0]!.quote, quote);
      await place.edits(album[1]!, "Два с половиной");
      await until(() => copies[1]!.content.caption === "Два с половиной", "the edit does not come");
    }
  });

  test("an album that cannot be sent as a reply arrives without it", async (t) => {
    const desk = await openDesk(t);
    const { anna, manager, answer } = await converse(desk);
    const refusal = new Failure(400, "Bad Request: wrong file_id or the file is temporarily unavailable");
    desk.telegram.faults.fails(refusal, { method: "sendMediaGroup", times: 1 });
    const replyTo = findCopy(desk, answer)!;
    const album = await anna.sendsAlbum([photo("Раз"), photo()], { replyTo });
    await anna.sendsAlbum([photo("Два"), paidMedia()], { replyTo });
    for (const item of album) assert.deepEqual((await arrives(desk, item)).content, item.content);
    await manager.sees(/Из альбома дошло 1 из 2/);
    assert.equal(findCopy(desk, album[0]!)?.replyTo, undefined);
  });

  test("one may answer one's own message", async (t) => {
    const desk = await openDesk(t);
    const { anna, manager, question, answer } = await converse(desk);
    const again = await anna.repliesTo(question, "Ау?");
    assert.equal((await arrives(desk, again)).replyTo, findCopy(desk, question));
    const more = await manager.repliesTo(answer, "Или послезавтра");
    assert.equal((await arrives(desk, more)).replyTo, findCopy(desk, answer));
  });

  test("an answer to the bot's own words is no reply, but arrives", async (t) => {
    const desk = await openDesk(t);
    const { anna, manager } = await converse(desk);
    const card = await manager.sees(/^Обращение №1/);
    const toCard = await manager.repliesTo(card, "Пишу карточке");
    assert.equal((await arrives(desk, toCard)).replyTo, undefined);
    await manager.writes("/неизвестно");
    const notice = await manager.sees("Такой команды нет");
    const toNotice = await manager.repliesTo(notice, "Понял", { quote: "команды" });
    assert.equal((await arrives(desk, toNotice)).replyTo, undefined);
    const welcome = await anna.sees("Обращение №1 принято");
    const toWelcome = await anna.repliesTo(welcome, "Спасибо", { quote: "принято" });
    const shown = await arrives(desk, toWelcome);
    assert.equal(shown.replyTo, undefined);
    assert.equal(shown.quote, undefined);
  });

  test("a message from before a closing is answered in the same ticket", async (t) => {
    const desk = await openDesk(t);
    const { anna, manager, topic, question, answer } = await converse(desk);
    await manager.writes("/close");
    await anna.sees("закрыто");
    await manager.sees(({ content }) => content.forum_topic_closed !== undefined);
    const again = await anna.repliesTo(findCopy(desk, answer)!, "Не привезли", { quote: "завтра" });
    const shown = await arrives(desk, again);
    assert.equal(shown.topicId, topic.id);
    assert.equal(shown.replyTo, answer);
    assert.equal(shown.quote?.text, "завтра");
    await manager.sees(({ content }) => content.forum_topic_reopened !== undefined);
    const reply = await manager.repliesTo(findCopy(desk, question)!, "Разберёмся");
    assert.equal((await arrives(desk, reply)).replyTo, question);
  });

  test("an answer to a message that is gone on the other side arrives without it, in its topic", async (t) => {
    const desk = await openDesk(t);
    const { anna, manager, topic, question, answer } = await converse(desk);
    await anna.deletes(question);
    const reply = await manager.repliesTo(findCopy(desk, question)!, "Чем помочь?", { quote: "чайник" });
    assert.equal((await arrives(desk, reply)).replyTo, undefined);
    await desk.olga.in(topic).deletes(answer);
    const asked = await anna.repliesTo(findCopy(desk, answer)!, "Когда ждать?", { quote: "завтра" });
    const shown = await arrives(desk, asked);
    assert.equal(shown.replyTo, undefined);
    assert.equal(shown.topicId, topic.id, "not in General");
  });

  test("a quote that is not in the message any more is left out, the reply stays", async (t) => {
    const desk = await openDesk(t);
    const { anna, manager, question, answer } = await converse(desk);
    const copy = findCopy(desk, answer)!;
    // The manager's edit is on its way while the client quotes what they still see.
    const asked = await anna.repliesTo(copy, "Точно завтра?", { quote: "завтра" });
    await manager.edits(answer, "Привезём новый, ждите в среду");
    const shown = await arrives(desk, asked);
    assert.equal(shown.replyTo, answer);
    assert.equal(shown.quote, undefined);
    const seen = findCopy(desk, question)!;
    const reply = await manager.repliesTo(seen, "Какой?", { quote: "чайник" });
    await anna.edits(question, "Сломался утюг");
    const told = await arrives(desk, reply);
    assert.equal(told.replyTo, question);
    assert.equal(told.quote, undefined);
  });

  test("an answer to a message of another topic or chat arrives as no reply", async (t) => {
    const desk = await openDesk(t);
    const { manager } = await converse(desk);
    const other = await converse(desk, "Вера");
    const reply = await manager.repliesTo(findCopy(desk, other.question)!, "Как у той клиентки", {
      quote: "чайник",
    });
    const copy = await arrives(desk, reply);
    assert.equal(copy.replyTo, undefined);
    assert.equal(copy.external_reply, undefined, "nothing of another client's");
    assert.equal(copy.quote, undefined);
  });

  test("a client with two tickets sees which one an answer is about; a reply of the manager's own goes first", async (t) => {
    const desk = await openDesk(t);
    const { anna, manager, question } = await converse(desk);
    const more = await anna.writes("И крышка треснула");
    await arrives(desk, more);
    await anna.writes("/new");
    await anna.sees(/[Оо]пишите|[Нн]апишите|[Рр]асскажите/);
    await anna.writes("Где мой второй заказ?");
    await desk.forum.hasTopic("№2");
    const plain = await manager.writes("Крышку заменим");
    assert.equal((await arrives(desk, plain)).replyTo, more);
    const reply = await manager.repliesTo(findCopy(desk, question)!, "И чайник");
    assert.equal((await arrives(desk, reply)).replyTo, question);
  });

  test("a reply to what was made a ticket of its own is found there", async (t) => {
    const desk = await openDesk(t);
    const { anna, manager, question } = await converse(desk);
    const second = await anna.writes("А ещё про доставку");
    await manager.repliesTo(await arrives(desk, second), "/split");
    const other = await desk.forum.hasTopic("№2");
    await desk.boris.in(other).sees(/^А ещё про доставку$/);
    await desk.settles();
    const toSecond = await anna.repliesTo(second, "Ответьте про доставку");
    const shown = await arrives(desk, toSecond);
    assert.equal(shown.topicId, other.id);
    assert.equal(shown.replyTo, findCopy(desk, second));
    const toFirst = await anna.repliesTo(question, "И про чайник");
    assert.equal((await arrives(desk, toFirst)).replyTo, findCopy(desk, question));
  });
});
