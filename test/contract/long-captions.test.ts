import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../support/desk.ts";
import { photo, type Place, type StoredMessage, video } from "../telegram/actors.ts";
import { textOf } from "../telegram/content.ts";
import { arrives, converse, findCopy, findNotice, isSettled, pairOf } from "./conversation.ts";
import { directions } from "./kinds.ts";
import { atEveryDesk } from "./nature.ts";

/** A Premium user's caption. It is longer than a bot may write (tba#334). */
const words = `Начало ${"щ".repeat(1_300)} конец`;
const caption_entities = [{ type: "bold" as const, offset: 0, length: 6 }];

atEveryDesk("captions that are too long for a bot", (nature) => {
  for (const author of directions) {
    test(`a ${author}'s file and its words arrive whole, also as a reply`, async (t) => {
      const desk = await nature.open(t);
      const { anna, manager, question, answer } = await converse(desk);
      const [place, other, answered] =
        author === "client"
          ? [anna, manager, findCopy(desk, answer)!]
          : [manager, anna, findCopy(desk, question)!];
      const plain = await place.sends(photo(words, { caption_entities }));
      await arrivesWhole(other, plain, await arrives(desk, plain));
      const reply = await place.repliesTo(answered, photo(words, { caption_entities }));
      await isSettled(desk, reply);
      await arrivesWhole(other, reply, findCopy(desk, reply)!);
      const next = await place.writes("Дальше");
      assert.equal((await arrives(desk, next)).content.text, "Дальше");
      assert.equal(pairOf(desk, reply)?.failure, null);
    });

    test(`the same for an album of a ${author} that answers something`, async (t) => {
      const desk = await nature.open(t);
      const { anna, manager, question, answer } = await converse(desk);
      const [place, other, replyTo] =
        author === "client"
          ? [anna, manager, findCopy(desk, answer)!]
          : [manager, anna, findCopy(desk, question)!];
      const album = await place.sendsAlbum([photo(words, { caption_entities }), video("Два")], { replyTo });
      for (const item of album) await isSettled(desk, item);
      const copies = album.map((item) => findCopy(desk, item)!);
      assert.equal(copies[0]!.media_group_id, copies[1]!.media_group_id);
      assert.notEqual(copies[0]!.media_group_id, undefined);
      await arrivesWhole(other, album[0]!, copies[0]!);
      assert.equal(copies[1]!.content.caption, "Два");
    });
  }

  test("an edit may make a caption too long, and short again", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await converse(desk);
    for (const [place, other] of [
      [anna, manager],
      [manager, anna],
    ] as const) {
      const original = await place.sends(photo("Коротко"));
      await arrives(desk, original);
      await place.edits(original, { ...original.content, caption: words, caption_entities });
      await other.sees(({ content }) => textOf(content) === words);
      await desk.rests();
      await arrivesWhole(other, original, findCopy(desk, original)!);
      await place.edits(original, "Опять коротко");
      // Under the file, or in the message that had the long words.
      await other.sees((each) => each.sender.account.is_bot && textOf(each.content) === "Опять коротко");
    }
    await desk.rests();
    assert.ok(!anna.messages.some((each) => each.sender.account.is_bot && textOf(each.content) === words));
  });

  test("who answers or quotes the words that stand apart answers the original", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await converse(desk);
    const sent = await manager.sends(photo(words));
    await arrives(desk, sent);
    const apart = await anna.sees(/^Начало/);
    const asking = await anna.repliesTo(apart, "Почему?", { quote: "конец" });
    const shown = await arrives(desk, asking);
    assert.equal(shown.replyTo, sent);
    assert.equal(shown.quote?.text, "конец");
    const more = await manager.repliesTo(sent, "Вот это", { quote: "конец" });
    assert.equal((await arrives(desk, more)).quote?.text, "конец");
  });

  test("an edit changes the words that stand apart; /del and a note take both back", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await converse(desk);
    const sent = await manager.sends(photo(words));
    const copy = await arrives(desk, sent);
    const apart = await anna.sees(/^Начало/);
    await manager.edits(sent, "Короче");
    await until(() => apart.content.text === "Короче", "the edit does not come");
    await manager.repliesTo(sent, "/del");
    await until(() => copy.isDeleted && apart.isDeleted, "it is not taken back");

    const second = await manager.sends(photo(words));
    const shown = await arrives(desk, second);
    const said = await anna.sees(/^Начало/);
    await manager.edits(second, "// для своих");
    await until(() => shown.isDeleted && said.isDeleted, "the note is not taken back");
  });

  test("a client's reply without its counterpart says in words what it answers", async (t) => {
    if (nature.name === "channel") return;
    const desk = await nature.open(t);
    const { anna, manager, answer } = await converse(desk);
    const reply = await anna.repliesTo(findCopy(desk, answer)!, photo(words), { quote: "ждите завтра" });
    const copy = await arrives(desk, reply);
    assert.equal(copy.content.caption, words);
    await until(
      () => findNotice(manager, copy, /отвечает на слова:[\s\S]*ждите завтра/) !== undefined,
      "no word",
    );
  });
});

/** Waits for the caption under the file or in a message right after it. */
async function arrivesWhole(other: Place, original: StoredMessage, copy: StoredMessage): Promise<void> {
  const file = original.content.photo?.at(-1)?.file_unique_id;
  assert.equal(copy.content.photo?.at(-1)?.file_unique_id, file);
  if (copy.content.caption !== undefined) return assert.deepEqual(copy.content, original.content);
  const apart = await other.sees(
    (each) => textOf(each.content) === words && each.content.photo === undefined,
    {
      after: copy,
    },
  );
  assert.deepEqual(apart.content.entities, original.content.caption_entities);
}
