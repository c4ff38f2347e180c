import assert from "node:assert/strict";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { sql } from "../../src/store/database.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, passes, until } from "../support/desk.ts";
import {
  document,
  html,
  photo,
  type Place,
  type StoredMessage,
  text,
  video,
  voice,
} from "../telegram/actors.ts";
import { type Content, isService, textOf } from "../telegram/content.ts";
import { Failure } from "../telegram/failure.ts";
import { passUntil } from "../durability/passing.ts";
import { arrives, type Conversation, converse, findCopy, pairOf } from "./conversation.ts";
import { atEveryDesk } from "./nature.ts";
import { type Author, directions } from "./kinds.ts";

/** The content before and after an edit, and the one call for the copy. */
const changes: [name: string, from: Content, to: (content: Content) => Content, call: string][] = [
  ["a text", text("Завтра"), () => html("<b>Сегодня</b> в <code>9:00</code>"), "editMessageText"],
  ["only the formatting", text("Завтра"), () => html("<b>Завтра</b>"), "editMessageText"],
  ["a caption", photo("Чек"), (content) => ({ ...content, caption: "Счёт" }), "editMessageCaption"],
  ["a new caption", voice(), (content) => ({ ...content, caption: "Про чек" }), "editMessageCaption"],
  [
    "a caption that goes",
    document("Чек"),
    ({ document: file }) => ({ document: file! }),
    "editMessageCaption",
  ],
  [
    "the place of a caption",
    video("Видно?"),
    (content) => ({ ...content, show_caption_above_media: true }),
    "editMessageCaption",
  ],
  ["a spoiler", photo("Чек"), (content) => ({ ...content, has_media_spoiler: true }), "editMessageMedia"],
  ["the file", photo("Чек"), () => photo("Чек"), "editMessageMedia"],
  ["a photo into a video", photo("Чек"), () => video("Видно?"), "editMessageMedia"],
  ["a text into a photo", text("Сейчас пришлю"), () => photo("Вот"), "editMessageMedia"],
];

atEveryDesk("edits", (nature) => {
  for (const author of directions) {
    test(`what a ${author} edits is edited on the other side, by one call`, async (t) => {
      const desk = await nature.open(t);
      for (const [name, from, to, call] of changes) {
        await t.test(name, async () => {
          const conversation = await converse(desk, name);
          const { place } = sidesOf(conversation, author);
          const original = await place.sends(from);
          const copy = await arrives(desk, original);
          await desk.settles();
          desk.telegram.calls.clear();
          const said = () => place.messages.filter(({ content }) => !isService(content)).length;
          const before = said();
          await place.edits(original, to(from));
          await until(() => sameContent(copy, original), "the edit does not come");
          await desk.settles();
          assert.equal(findCopy(desk, original), copy);
          assert.deepEqual(editsOf(desk, copy), [call]);
          assert.equal(said(), before, "nobody hears of it where it was written");
        });
      }
    });

    const passing = author === "client" ? "copyMessage" : "sendMessage";

    test(`an edit of a ${author}'s message that was not sent yet makes no call of its own`, async (t) => {
      const clock = new TestClock();
      const desk = await nature.open(t, { clock });
      const conversation = await converse(desk);
      const { place, other } = sidesOf(conversation, author);
      desk.telegram.calls.clear();
      desk.telegram.faults.tooManyRequests(3, { method: passing, times: 1 });
      const original = await place.writes("Было так");
      await until(() => desk.telegram.calls.count(passing) === 1, "it is not tried");
      await desk.settles();
      await place.edits(original, "Стало иначе");
      await passes(desk, clock, 3_000);
      const copy = await arrives(desk, original);
      await desk.settles();
      assert.equal(copy.content.text, "Стало иначе");
      assert.equal(
        desk.telegram.calls.count(passing),
        2,
        "the one that Telegram put off, and the one that came",
      );
      assert.deepEqual(editsOf(desk, copy), []);
      assert.equal(
        other.messages.some(({ content }) => content.text?.includes("✏️")),
        false,
      );
      assert.deepEqual(historyOf(desk, original), ["Было так"]);
    });

    test(`an edit of a ${author}'s message whose copy is just being made is not lost`, async (t) => {
      const desk = await nature.open(t);
      const conversation = await converse(desk);
      const { place } = sidesOf(conversation, author);
      desk.telegram.calls.clear();
      desk.telegram.faults.latency(100, { method: passing, times: 1 });
      const original = await place.writes("Было так");
      await until(() => desk.telegram.calls.count(passing) === 1, "it is not tried");
      await place.edits(original, "Стало иначе");
      const copy = await arrives(desk, original);
      await desk.settles();
      assert.equal(copy.content.text, "Стало иначе");
      assert.equal(desk.telegram.calls.count(passing), 1);
    });

    test(`an edited message of a ${author} whose copy was deleted arrives anew`, async (t) => {
      const desk = await nature.open(t);
      const conversation = await converse(desk);
      const { place, deleter, answered } = sidesOf(conversation, author);
      const original = await place.repliesTo(answered, "Было так");
      const copy = await arrives(desk, original);
      await deleter.deletes(copy);
      await place.edits(original, "Стало иначе");
      await until(() => findCopy(desk, original) !== undefined, "it does not come again");
      const again = findCopy(desk, original)!;
      assert.equal(again.content.text, "Стало иначе");
      assert.equal(again.replyTo, copy.replyTo, "in answer to the same message");
    });

    test(`edits of a ${author} that change nothing make no call and leave no trace`, async (t) => {
      const desk = await nature.open(t);
      const conversation = await converse(desk);
      const { place } = sidesOf(conversation, author);
      const originals = [
        await place.sends(html("Как <b>есть</b> https://example.org/a")),
        await place.sends(photo("Как есть", { has_media_spoiler: true })),
        await place.sends(voice()),
      ];
      for (const original of originals) await arrives(desk, original);
      await desk.rests();
      desk.telegram.calls.clear();
      for (const original of originals) await place.edits(original, { ...original.content });
      await desk.rests();
      const made = desk.telegram.calls.all
        .map(({ method }) => method)
        .filter((name) => name !== "getUpdates");
      assert.deepEqual(made, []);
      for (const original of originals) assert.deepEqual(historyOf(desk, original), []);
    });

    test(`an edit of a ${author}'s message that Telegram does not take arrives anew`, async (t) => {
      const desk = await nature.open(t);
      const conversation = await converse(desk);
      const { place } = sidesOf(conversation, author);
      const original = await place.sends(photo("Было так"));
      const copy = await arrives(desk, original);
      const refusal = new Failure(400, "Bad Request: message media can't be edited");
      desk.telegram.faults.fails(refusal, { method: "editMessageMedia", times: 1 });
      await place.edits(original, photo("Стало иначе"));
      await until(() => (findCopy(desk, original) ?? copy) !== copy, "it does not come anew");
      assert.deepEqual(findCopy(desk, original)?.content, original.content);
    });

    test(`one item of a ${author}'s album is edited by itself`, async (t) => {
      const desk = await nature.open(t);
      const conversation = await converse(desk);
      const { place } = sidesOf(conversation, author);
      const album = await place.sendsAlbum([photo("Раз"), photo(), photo("Три")]);
      const copies: StoredMessage[] = [];
      for (const item of album) copies.push(await arrives(desk, item));
      await place.edits(album[1]!, "Два");
      await place.edits(album[2]!, photo("Четыре"));
      await until(() => sameContent(copies[1]!, album[1]!) && sameContent(copies[2]!, album[2]!), "no edits");
      assert.equal(copies[0]!.content.caption, "Раз");
    });
  }

  test("the desk says what a client's message said before, and both sides keep what it said", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket } = await converse(desk);
    const original = await anna.sends(html("Адрес: <b>Ленина, 1</b> & рядом"));
    const copy = await arrives(desk, original);
    await anna.edits(original, "Адрес: Ленина, 2");
    const told = await manager.sees(/^✏️ Клиент изменил сообщение\. Было: Адрес: Ленина, 1 & рядом$/);
    assert.equal(told.replyTo, copy);
    await anna.edits(original, "Адрес: Ленина, 3");
    await manager.sees(/Было: Адрес: Ленина, 2$/);
    assert.deepEqual(historyOf(desk, original), ["Адрес: Ленина, 1 & рядом", "Адрес: Ленина, 2"]);
    assert.equal(pairOf(desk, original)?.text, "Адрес: Ленина, 3");

    const picture = await anna.sends(photo());
    await arrives(desk, picture);
    await anna.edits(picture, photo("С подписью"));
    await manager.sees(/Было: фото$/);

    const long = await anna.writes("щ".repeat(4_096));
    await arrives(desk, long);
    await anna.edits(long, "Коротко");
    await manager.sees(/Было: щ{900,999}…$/);

    const answer = await manager.writes("Приедем в 9");
    await arrives(desk, answer);
    await manager.edits(answer, "Приедем в 10");
    await anna.sees(/^Приедем в 10$/);
    await desk.settles();
    assert.deepEqual(historyOf(desk, answer), ["Приедем в 9"]);
    assert.equal(ticket.messages().filter(({ content }) => content.text?.startsWith("✏️")).length, 4);
  });

  for (const author of directions) {
    test(`of a ${author}'s thirty edits in a row the other side gets the last, in a few calls`, async (t) => {
      const clock = new TestClock();
      const desk = await nature.open(t, { clock });
      const conversation = await converse(desk);
      const { ticket } = conversation;
      const { place } = sidesOf(conversation, author);
      const original = await place.writes("Сначала");
      const copy = await arrives(desk, original);
      await desk.settles();
      desk.telegram.calls.clear();
      for (let count = 1; count <= 30; count += 1) {
        await place.edits(original, `Сначала ${"слово ".repeat(count)}${count}`);
        await until(() => pairOf(desk, original)?.text === textOf(original.content), "the edit is not taken");
        await desk.settles();
        clock.advance(100);
      }
      await passUntil(clock, () => sameContent(copy, original));
      const said = () => ticket.messages().filter(({ content }) => content.text?.startsWith("✏️"));
      if (author === "client") await passUntil(clock, () => said().length > 0);
      clock.advance(60_000);
      await desk.settles();
      assert.ok(editsOf(desk, copy).length <= 4, `${editsOf(desk, copy).length} calls`);
      assert.equal(historyOf(desk, original).length, 30);
      assert.deepEqual(
        said().map(({ content }) => content.text),
        author === "client" ? ["✏️ Клиент изменил сообщение. Было: Сначала"] : [],
      );
    });
  }

  test("the card shows what an unanswered question says now", async (t) => {
    const desk = await nature.open(t);
    const { anna, ticket } = await converse(desk);
    const original = await anna.writes("Где мой заказ 17?");
    await ticket.atCard(desk.boris).sees(/^Обращение №1[\s\S]*Где мой заказ 17\?/);
    await anna.edits(original, "Где мой заказ 71?");
    await ticket.atCard(desk.boris).sees(/^Обращение №1[\s\S]*Где мой заказ 71\?/);
  });
});

interface Sides {
  place: Place;
  other: Place;
  /** A person who may delete the copy. */
  deleter: Place;
  /** A message that the author can reply to. */
  answered: StoredMessage;
}

function sidesOf({ desk, anna, manager, ticket, question, answer }: Conversation, author: Author): Sides {
  return author === "client"
    ? {
        place: anna,
        other: manager,
        deleter: ticket.of(desk.olga),
        answered: findCopy(desk, answer)!,
      }
    : { place: manager, other: anna, deleter: anna, answered: findCopy(desk, question)! };
}

function sameContent(copy: StoredMessage, original: StoredMessage): boolean {
  return isDeepStrictEqual(copy.content, original.content);
}

function editsOf(desk: Desk, copy: StoredMessage): string[] {
  return desk.telegram.calls
    .of(
      ["editMessageText", "editMessageCaption", "editMessageMedia"],
      ({ parameters, chat_id }) => parameters["message_id"] === copy.message_id && chat_id === copy.chat.id,
    )
    .map(({ method }) => method);
}

/** The message's earlier texts, oldest first. */
function historyOf(desk: Desk, original: StoredMessage): string[] {
  const { id } = pairOf(desk, original)!;
  return desk.app.store
    .all(sql.selectFrom("message_edits").select("text").where("message_id", "=", id).orderBy("id"))
    .map((row) => row.text);
}
