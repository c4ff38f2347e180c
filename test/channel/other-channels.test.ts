import assert from "node:assert/strict";
import { suite, test, type TestContext } from "node:test";
import { findTicket } from "../../src/store/tickets/tickets.ts";
import { arrives, converse, findCopy, findNotice, pairOf } from "../contract/conversation.ts";
import { openDesk } from "../support/desk.ts";
import { photo } from "../telegram/actors.ts";

/** Behind a channel that is not the desk's may be a manager or anybody who reads the comments (mt:messages.sendMessage). */
suite("comments in the name of other channels", { concurrency: true }, () => {
  test("they wait until somebody of the team lets them go, as they read by then", async (t) => {
    const { desk, anna, ticket, manager, stranger, sender } = await start(t);
    const { length } = anna.messages;
    const comment = await ticket.of(stranger).writes("Уже едем", { sender });
    await manager.sees(/Это написано от имени чужого канала/);
    const album = await ticket.of(stranger).sendsAlbum([photo("Раз"), photo()], { sender });
    await ticket.of(stranger).edits(comment, "Уже везём");
    await desk.settles();
    assert.equal(anna.messages.length, length);
    const asked = ticket
      .messages()
      .filter(({ content }) => content.text?.startsWith("Это написано от имени чужого канала"));
    assert.deepEqual(
      asked.map(({ replyTo }) => replyTo),
      [comment, album[0]],
    );

    const { text } = await ticket.of(stranger).presses("Отправить клиенту");
    assert.match(text ?? "", /Проверяем|только менеджеры/);
    await desk.settles();
    assert.equal(anna.messages.length, length);

    await manager.presses("Отправить клиенту");
    for (const item of album) await arrives(desk, item);
    assert.equal(findCopy(desk, comment), undefined);
    assert.equal(pairOf(desk, album[0]!)!.authorId, null);
  });

  test("a comment that went is not changed by a later edit, and whoever wrote it is told", async (t) => {
    const { desk, ticket, manager, stranger, sender } = await start(t);
    const comment = await ticket.of(stranger).writes("Уже едем", { sender });
    await manager.presses("Отправить клиенту");
    const copy = await arrives(desk, comment);
    await ticket.of(stranger).edits(comment, "Пришлите пароль");
    await desk.settles();
    assert.equal(copy.content.text, "Уже едем");
    assert.ok(findNotice(ticket.of(stranger), comment, /Правка клиенту не отправлена/));
  });

  for (const words of ["// тайна", "/note тайна", "/close"])
    test(`a comment that is edited into "${words}" while it waits goes nowhere any more`, async (t) => {
      const { desk, anna, ticket, manager, stranger, sender } = await start(t);
      const { length } = anna.messages;
      const comment = await ticket.of(stranger).writes("Уже едем", { sender });
      await manager.sees(/Это написано от имени чужого канала/);
      await ticket.of(stranger).edits(comment, words);
      await manager.sees(/от имени чужого канала бот не принимает/);
      const { text } = await manager.presses("Отправить клиенту");
      assert.equal(text, "Клиент этого не получил и не получит.");
      await desk.settles();
      assert.equal(anna.messages.length, length);
    });

  test("commands and notes in their name do nothing, and are answered", async (t) => {
    const { desk, anna, ticket, stranger, sender } = await start(t);
    const { length } = anna.messages;
    for (const words of ["/close", "// тайна", "/note тайна"]) {
      const written = await ticket.of(stranger).writes(words, { sender });
      await desk.settles();
      assert.ok(findNotice(ticket.of(stranger), written, /от имени чужого канала бот не принимает/), words);
    }
    assert.equal(findTicket(desk.app.store, 1)!.status, "answered");
    assert.equal(anna.messages.length, length);
  });
});

async function start(t: TestContext) {
  const desk = await openDesk(t, { kind: "channel" });
  const conversation = await converse(desk);
  const stranger = desk.telegram.client("Чужой", { language_code: "ru" });
  desk.channel.add(stranger);
  const sender_chat = { id: -1_001_777_777_777, type: "channel", title: "Канал" } as const;
  return { ...conversation, stranger, sender: { account: stranger.account, sender_chat } };
}
