import assert from "node:assert/strict";
import { test } from "node:test";
import { TestClock } from "../support/clock.ts";
import { until } from "../support/desk.ts";
import { passUntil } from "../durability/passing.ts";
import { paidMedia, photo, type StoredMessage, video } from "../telegram/actors.ts";
import { textOf } from "../telegram/content.ts";
import { Failure } from "../telegram/failure.ts";
import {
  albumArrives,
  arrives,
  botReaction,
  converse,
  findCopy,
  findNotice,
  isSettled,
  pairOf,
} from "./conversation.ts";
import { atEveryDesk } from "./nature.ts";
import { directions } from "./kinds.ts";

atEveryDesk("albums", (nature) => {
  for (const author of directions) {
    const passing = author === "client" ? nature.albumCall : "sendMediaGroup";

    test(`the captions of a ${author}'s album stay with their items`, async (t) => {
      const desk = await nature.open(t);
      const conversation = await converse(desk);
      const place = author === "client" ? conversation.anna : conversation.manager;
      const bold = [{ type: "bold" as const, offset: 0, length: 3 }];
      const album = await place.sendsAlbum([
        photo("Раз", { caption_entities: bold, show_caption_above_media: true }),
        video(),
        photo("Три", { has_media_spoiler: true }),
      ]);
      await assertSame(desk, album);
      assert.equal(desk.telegram.calls.count(passing), 1);
      assert.equal(desk.telegram.calls.count("copyMessage"), 1, "the question");
    });

    test(`an item of a ${author}'s album that comes late arrives too`, async (t) => {
      const desk = await nature.open(t);
      const conversation = await converse(desk);
      const place = author === "client" ? conversation.anna : conversation.manager;
      const album = await place.sendsAlbum([photo("Раз"), photo("Два")]);
      const extra = { media_group_id: album[0]!.media_group_id! };
      await assertSame(desk, album);
      const late = await place.sends(photo("Три"), extra);
      assert.deepEqual((await arrives(desk, late)).content, late.content);

      // The album is with Telegram now: the copies exist, but the answer has not come.
      desk.telegram.faults.latency(100, { method: passing });
      const second = await place.sendsAlbum([photo("Раз"), photo("Два")]);
      await until(() => desk.telegram.calls.count(passing) === 2, "the second album does not go out");
      const later = await place.sends(photo("Три"), { media_group_id: second[0]!.media_group_id! });
      await assertSame(desk, second);
      assert.deepEqual((await arrives(desk, later)).content, later.content);
      await desk.rests();
      const other = author === "client" ? conversation.manager : conversation.anna;
      assert.equal(other.messages.filter(isCopiedPhoto).length, 6, "nothing twice");
    });

    test(`a ${author}'s album arrives whole when the process stops between its items`, async (t) => {
      // A restart takes longer than the half second in which an album is collected.
      const clock = new TestClock();
      const desk = await nature.open(t, { clock });
      const conversation = await converse(desk);
      const place = author === "client" ? conversation.anna : conversation.manager;
      const first = await place.sends(photo("Раз"), { media_group_id: "77" });
      await until(() => pairOf(desk, first) !== undefined, "the first item is not taken");
      await desk.stop();
      const second = await place.sends(photo("Два"), { media_group_id: "77" });
      await desk.start();
      await until(() => pairOf(desk, second) !== undefined, "the second item is not taken");
      await desk.stop();
      const third = await place.sends(photo("Три"), { media_group_id: "77" });
      await desk.start();
      await until(() => pairOf(desk, third) !== undefined, "the third item is not taken");
      await passUntil(clock, () => pairOf(desk, third)?.deliveredAt != null);
      await assertSame(desk, [first, second, third]);
      await desk.settles();
      assert.deepEqual(desk.telegram.calls.count(passing), 1, "as one album");
    });
  }

  test("a reply to one item of an album is a reply to that item, both ways", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await converse(desk);
    const asked = await anna.sendsAlbum([photo("Раз"), photo("Два"), photo()]);
    const answered = await manager.sendsAlbum([photo(), photo("Два и пол"), photo("Три")]);
    await assertSame(desk, asked);
    await assertSame(desk, answered);
    for (const [index, original] of asked.entries()) {
      const reply = await manager.repliesTo(findCopy(desk, original)!, `про снимок ${index}`);
      assert.equal((await arrives(desk, reply)).replyTo, original);
    }
    const quoting = await anna.repliesTo(findCopy(desk, answered[1]!)!, "А это?", { quote: "и пол" });
    const shown = await arrives(desk, quoting);
    assert.equal(shown.replyTo, answered[1]);
    assert.equal(shown.quote?.text, "и пол");
  });

  /** Telegram accepted some items and then reported that one of them failed (tdlib server: on_message_send_failed). */
  const oneFailed = new Failure(
    400,
    'Bad Request: failed to send message #2 with the error message "MEDIA_INVALID"',
  );

  test("of a client's album one item cannot be copied: the rest is copied, that one forwarded", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await converse(desk);
    desk.telegram.faults.fails(oneFailed, { method: nature.albumCall, times: 1 });
    const album = await anna.sendsAlbum([photo("Раз"), paidMedia(), photo("Три")]);
    for (const item of album) assert.deepEqual((await arrives(desk, item)).content, item.content);
    assert.ok(findCopy(desk, album[1]!)?.forward_origin);
    assert.equal(findCopy(desk, album[2]!)?.forward_origin, undefined);
    await manager.repliesTo(findCopy(desk, album[2]!)!, "Третий не виден");
    assert.equal((await anna.sees(/^Третий не виден$/)).replyTo, album[2]);
  });

  test("of a client's album one item can neither be copied nor forwarded: it is described, the rest arrives", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await converse(desk);
    desk.telegram.faults.fails(oneFailed, { method: nature.albumCall, times: 1 });
    const album = await anna.sendsAlbum([photo("Раз"), paidMedia(), photo("Три")], {
      has_protected_content: true,
    });
    await manager.sees(/Клиент прислал платное фото или видео, но показать/);
    assert.deepEqual((await arrives(desk, album[0]!)).content, album[0]!.content);
    assert.deepEqual((await arrives(desk, album[2]!)).content, album[2]!.content);
    assert.equal(pairOf(desk, album[1]!)?.failure, "refused");
  });

  test("of a manager's album one item cannot be copied: the rest arrives, the manager is told on that one", async (t) => {
    const desk = await nature.open(t);
    const { manager } = await converse(desk);
    desk.telegram.faults.fails(oneFailed, { method: "sendMediaGroup", times: 1 });
    const album = await manager.sendsAlbum([photo("Раз"), paidMedia(), photo("Три")]);
    assert.deepEqual((await arrives(desk, album[0]!)).content, album[0]!.content);
    assert.deepEqual((await arrives(desk, album[2]!)).content, album[2]!.content);
    await isSettled(desk, album[1]!);
    await desk.settles();
    assert.ok(findNotice(manager, album[1]!, /Не доставлено/));
    // Telegram shows a bot's reaction to any item on the first one (docs:setMessageReaction).
    assert.equal(botReaction(desk, album[0]!), "💔");
  });

  for (const [much, gone] of [
    ["in part", [1]],
    ["whole", [0, 1, 2]],
  ] as const) {
    test(`an album that its client deletes ${much} before it is brought is not missed`, async (t) => {
      const desk = await nature.open(t);
      const { anna, manager, ticket } = await converse(desk);
      const before = ticket.messages().length;
      const asked = await anna.sendsAlbum([photo("Раз"), photo("Два"), photo("Три")]);
      for (const item of gone) await anna.deletes(asked[item]!);
      await anna.writes("Вы тут?");
      await manager.sees(/^Вы тут\?$/);
      await desk.rests();
      const [question, ...said] = ticket
        .messages()
        .slice(before)
        .map(({ content }) => textOf(content))
        .toSorted((a, b) => Number(b === "Вы тут?") - Number(a === "Вы тут?"));
      assert.equal(question, "Вы тут?");
      const expected = nature.deletedAlbum[much];
      assert.equal(said.length, expected.length, said.join("\n"));
      for (const words of expected)
        assert.ok(
          said.some((each) => words.test(each)),
          said.join("\n"),
        );
    });
  }

  test("an item of an album that comes after the ticket was closed is held like any answer", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket } = await converse(desk);
    const album = await manager.sendsAlbum([photo("Раз"), photo("Два")]);
    await assertSame(desk, album);
    await manager.writes("/close");
    await anna.sees("закрыто");
    await ticket.closed(desk.boris);
    const late = await manager.sends(photo("Три"), { media_group_id: album[0]!.media_group_id! });
    await manager.presses("Открыть снова и отправить");
    await until(() => findCopy(desk, late) !== undefined, "it does not come");
    assert.equal(anna.messages.filter(isCopiedPhoto).length, 3);
  });

  test("an album for a client who stopped the bot arrives as one album when they come back", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await converse(desk);
    await anna.blocks();
    const album = await manager.sendsAlbum([photo("Раз"), photo("Два")]);
    await manager.sees(/Не доставлено: клиент остановил бота/);
    await desk.settles();
    await anna.unblocks();
    await until(() => pairOf(desk, album[1]!)?.deliveredAt != null, "the album does not come");
    await assertSame(desk, album);
  });
});

/** Asserts that every item has a copy on the other side, all in one album, in order. */
async function assertSame(desk: Parameters<typeof arrives>[0], album: StoredMessage[]): Promise<void> {
  const copies = await albumArrives(desk, album);
  assert.notEqual(copies[0]!.media_group_id, undefined);
  const ids = copies.map(({ message_id }) => message_id);
  assert.deepEqual(
    ids,
    ids.toSorted((a, b) => a - b),
  );
}

function isCopiedPhoto({ content, sender }: StoredMessage): boolean {
  return content.photo !== undefined && sender.account.is_bot;
}
