import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { type Desk, until } from "../support/desk.ts";
import {
  animation,
  audio,
  contact,
  document,
  html,
  location,
  photo,
  poll,
  type StoredMessage,
  sticker,
  venue,
  video,
  videoNote,
  voice,
} from "../telegram/actors.ts";
import { textOf } from "../telegram/content.ts";
import { arrives, type Conversation, converse, findCopy } from "./conversation.ts";
import { atEveryDesk, type Nature } from "./nature.ts";

const signed = "\n\n— Борис";

atEveryDesk("signature", (nature) => {
  test("nothing stands under an answer unless the admin wants it; then a manager's name or the desk's", async (t) => {
    const desk = await nature.open(t);
    const { manager, ticket } = await converse(desk);
    const vera = desk.telegram.client("Вера", { last_name: "Петрова" });
    desk.joins(vera);
    const place = ticket.of(vera);
    const said = async () => [
      wordsIn(await arrives(desk, await manager.writes("Да"))),
      wordsIn(await arrives(desk, await place.writes("Да"))),
    ];
    assert.deepEqual(await said(), ["Да", "Да"]);
    await sign(desk, "manager");
    assert.deepEqual(await said(), ["Да\n\n— Борис", "Да\n\n— Вера"]);
    await sign(desk, "desk");
    const signedByDesk = `Да\n\n— ${desk.title}`;
    assert.deepEqual(await said(), [signedByDesk, signedByDesk]);
    await sign(desk, "none");
    assert.deepEqual(await said(), ["Да", "Да"]);
  });

  test("under a text the signature leaves every entity where it was", async (t) => {
    const { desk, manager } = await signedDesk(t, nature);
    const original = await manager.sends(
      html(
        '😀 <b>Жирно</b> <a href="https://example.org/x">ссылка</a> https://example.org/a ' +
          '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>\n<blockquote>цитата</blockquote>',
      ),
    );
    const copy = await arrives(desk, original);
    assert.equal(copy.content.text, `${original.content.text}${signed}`);
    assert.deepEqual(copy.content.entities, original.content.entities);
  });

  test("captions are signed, with their entities, place and spoiler", async (t) => {
    const { desk, manager } = await signedDesk(t, nature);
    const caption_entities = [{ type: "bold" as const, offset: 0, length: 3 }];
    const shown = { caption_entities, show_caption_above_media: true, has_media_spoiler: true } as const;
    const contents = [
      photo("Чек", shown),
      video("Чек", shown),
      animation("Чек", shown),
      audio("Чек", { caption_entities }),
      document("Чек", { caption_entities }),
      voice("Чек", { caption_entities }),
    ];
    for (const content of contents) {
      const copy = await arrives(desk, await manager.sends(content));
      assert.deepEqual(copy.content, { ...content, caption: `Чек${signed}` });
    }
    const bare = photo();
    const copy = await arrives(desk, await manager.sends(bare));
    assert.deepEqual(copy.content, { ...bare, caption: "— Борис" });
  });

  test("what has no caption, and an album, goes without", async (t) => {
    const { desk, manager } = await signedDesk(t, nature);
    const contents = [videoNote(), sticker(), location(), venue(), contact()];
    for (const content of contents) {
      assert.deepEqual((await arrives(desk, await manager.sends(content))).content, content);
    }
    const asked = await arrives(desk, await manager.sends(poll("Когда?")));
    assert.equal(asked.content.poll?.question, "Когда?");
    const album = await manager.sendsAlbum([photo("Раз"), photo()]);
    for (const item of album) assert.deepEqual((await arrives(desk, item)).content, item.content);
    const copy = findCopy(desk, album[0]!)!;
    await manager.edits(album[0]!, "Два");
    await until(() => wordsIn(copy) !== "Раз", "the edit does not come");
    assert.equal(wordsIn(copy), "Два", "an edit adds none");
  });

  test("what would become too long goes without, and not a character short of that", async (t) => {
    const { desk, manager } = await signedDesk(t, nature);
    const cases: [StoredMessage["content"], string][] = [
      [html("😀".repeat(4_096 - signed.length)), signed],
      [html("😀".repeat(4_096 - signed.length + 1)), ""],
      [html("щ".repeat(4_096)), ""],
      [photo("😀".repeat(1_024 - signed.length)), signed],
      [photo("😀".repeat(1_024 - signed.length + 1)), ""],
      [photo("щ".repeat(1_024)), ""],
    ];
    for (const [content, expected] of cases) {
      const original = await manager.sends(content);
      assert.equal(wordsIn(await arrives(desk, original)), wordsIn(original) + expected);
    }
  });

  test("an edit keeps the signature", async (t) => {
    const { desk, manager } = await signedDesk(t, nature);
    const spoken = await manager.writes("Завтра");
    const written = await manager.sends(photo("Чек"));
    const copies = [await arrives(desk, spoken), await arrives(desk, written)];
    await manager.edits(spoken, html("<i>Сегодня</i>"));
    await manager.edits(written, photo("Счёт"));
    await until(
      () => wordsIn(copies[0]!) !== `Завтра${signed}` && wordsIn(copies[1]!) !== `Чек${signed}`,
      "the edits do not come",
    );
    assert.deepEqual(copies.map(wordsIn), [`Сегодня${signed}`, `Счёт${signed}`]);
    assert.deepEqual(copies[0]!.content.entities, [{ type: "italic", offset: 0, length: 7 }]);
    assert.deepEqual(copies[1]!.content.photo, written.content.photo);
  });

  test("a signed answer keeps its reply, and a client who quotes the signature is answered too", async (t) => {
    const { desk, anna, manager, question } = await signedDesk(t, nature);
    const answer = await manager.repliesTo(findCopy(desk, question)!, "Приедем завтра", { quote: "чайник" });
    const copy = await arrives(desk, answer);
    assert.equal(copy.replyTo, question);
    assert.equal(copy.quote?.text, "чайник");
    const inside = await anna.repliesTo(copy, "Когда именно?", { quote: "завтра" });
    assert.equal((await arrives(desk, inside)).quote?.text, "завтра");
    const below = await anna.repliesTo(copy, "Борис, спасибо!", { quote: "Борис" });
    const shown = await arrives(desk, below);
    assert.equal(shown.replyTo, answer);
    assert.equal(shown.quote, undefined, "the original does not have it");
  });
});

async function signedDesk(t: TestContext, nature: Nature): Promise<Conversation> {
  const desk = await nature.open(t);
  await sign(desk, "manager");
  return converse(desk);
}

async function sign(desk: Desk, value: "none" | "manager" | "desk"): Promise<void> {
  const asked = await desk.olga.writes(`/settings signature ${value}`);
  await desk.olga.sees("Сохранено", { after: asked });
}

function wordsIn({ content }: StoredMessage): string {
  return textOf(content);
}
