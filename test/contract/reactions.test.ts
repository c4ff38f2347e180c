import assert from "node:assert/strict";
import { test } from "node:test";
import type { ReactionType } from "grammy/types";
import { sql } from "../../src/store/database.ts";
import { type Desk, until } from "../support/desk.ts";
import { photo, type StoredMessage } from "../telegram/actors.ts";
import { react } from "../telegram/reaction.ts";
import { arrives, botReaction, converse, findCopy, pairOf } from "./conversation.ts";
import { atEveryDesk } from "./nature.ts";
import { shows as shownTicket } from "./shown-ticket.ts";

atEveryDesk("reactions", (nature) => {
  test("where Telegram does not tell of a client's reactions, nothing is amiss", async (t) => {
    const desk = await nature.open(t);
    desk.telegram.world.reportsPrivateReactions = false;
    const { anna, answer } = await converse(desk);
    await anna.reacts(findCopy(desk, answer)!, "❤");
    await desk.settles();
    assert.equal(botReaction(desk, answer), undefined);
  });

  test("of several reactions the newest that a bot may set is shown: no custom ones, no paid ones", async (t) => {
    const desk = await nature.open(t);
    const { manager, question } = await converse(desk);
    const copy = findCopy(desk, question)!;
    const set = (...reactions: ReactionType[]) =>
      react(desk.telegram.world, copy, manager.account, reactions);
    const custom: ReactionType = { type: "custom_emoji", custom_emoji_id: "5368324170671202286" };
    set({ type: "emoji", emoji: "👍" }, { type: "emoji", emoji: "🎉" });
    await shows(desk, question, "🎉");
    set({ type: "emoji", emoji: "👍" }, custom, { type: "paid" });
    await shows(desk, question, "👍");
    set(custom);
    await shows(desk, question, undefined);
    assert.deepEqual(failures(desk), []);
  });

  test("a reaction to one item of an album is shown on the album, both ways", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await converse(desk);
    const asked = await anna.sendsAlbum([photo("Раз"), photo("Два")]);
    const answered = await manager.sendsAlbum([photo("Три"), photo("Четыре")]);
    for (const item of [...asked, ...answered]) await arrives(desk, item);
    await manager.reacts(findCopy(desk, asked[1]!)!, "👍");
    // Telegram shows a bot's reaction to any item on the first one (docs:setMessageReaction).
    await shows(desk, asked[0]!, "👍");
    await anna.reacts(findCopy(desk, answered[1]!)!, "❤");
    await shows(desk, answered[0]!, "❤");
  });

  test("reactions to what has no counterpart go nowhere, without an error", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket, answer, question } = await converse(desk);
    await ticket.atCard(desk.boris).reacts(ticket.card()!, "👍");
    await manager.reacts(answer, "👍");
    await manager.reacts(await manager.writes("// заметка"), "👍");
    await desk.boris.in(desk.group).reacts(await desk.olga.in(desk.group).writes("Всем"), "👍");
    await anna.reacts(await anna.sees("принято"), "👍");
    await anna.reacts(question, "👍");
    await desk.settles();
    assert.equal(botReaction(desk, findCopy(desk, answer)!), undefined);
    assert.equal(botReaction(desk, findCopy(desk, question)!), undefined);
    assert.deepEqual(failures(desk), []);
  });

  test("a reaction to a message that is gone, or that the chat does not allow, is not worth a word", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket, question, answer } = await converse(desk);
    const second = await anna.writes("И крышка");
    const shown = await arrives(desk, second);
    await anna.deletes(question);
    const before = ticket.messages().length;
    await manager.reacts(findCopy(desk, question)!, "👍");
    desk.group.chat.available_reactions = [{ type: "emoji", emoji: "👍" }];
    await anna.reacts(findCopy(desk, answer)!, "🔥");
    await anna.blocks();
    await manager.reacts(shown, "👍");
    await desk.settles();
    assert.equal(ticket.messages().length, before);
    assert.deepEqual(failures(desk), []);
  });

  test("an anonymous administrator's reaction counts as the team's", async (t) => {
    const desk = await nature.open(t);
    const { manager, question } = await converse(desk);
    desk.group.promote(desk.boris, { is_anonymous: true });
    await manager.reacts(findCopy(desk, question)!, "👍");
    await shows(desk, question, "👍");
    assert.deepEqual(failures(desk), []);
  });

  test("of several managers' reactions the newest that is left is shown, whoever takes theirs back", async (t) => {
    const desk = await nature.open(t);
    const { manager, ticket, question } = await converse(desk);
    const olga = ticket.of(desk.olga);
    const copy = findCopy(desk, question)!;
    await manager.reacts(copy, "👍");
    await olga.reacts(copy, "🔥");
    await shows(desk, question, "🔥");
    await olga.reacts(copy);
    await shows(desk, question, "👍");
    await olga.reacts(copy, "🎉");
    await shows(desk, question, "🎉");
    const calls = desk.telegram.calls.count("setMessageReaction");
    await manager.reacts(copy);
    await shows(desk, question, "🎉");
    assert.equal(desk.telegram.calls.count("setMessageReaction"), calls, "the client sees no change");
    await olga.reacts(copy);
    await shows(desk, question, undefined);
  });

  test("the reactions to a message stay with it when it becomes a ticket of its own", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager } = await converse(desk);
    const second = await anna.writes("И ещё вопрос");
    const before = await arrives(desk, second);
    await manager.reacts(before, "👍");
    await shows(desk, second, "👍");
    await manager.repliesTo(before, "/split");
    await until(() => pairOf(desk, second)?.ticketId === 2, "the message has no ticket of its own");
    const copy = await arrives(desk, second);
    const there = await shownTicket(desk, 2);
    await there.of(desk.olga).reacts(copy, "🔥");
    await shows(desk, second, "🔥");
    await there.of(desk.olga).reacts(copy);
    await shows(desk, second, "👍");
  });

  test("a client's reaction comes back when the mark of an undelivered edit goes", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, answer } = await converse(desk);
    await anna.reacts(findCopy(desk, answer)!, "❤");
    await shows(desk, answer, "❤");
    await anna.blocks();
    await manager.edits(answer, "Привезём новый послезавтра");
    await shows(desk, answer, "💔");
    await anna.unblocks();
    await shows(desk, answer, "❤");
  });

  test("the reaction to one item of an album comes back when that to another item is taken back", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, ticket } = await converse(desk);
    const asked = await anna.sendsAlbum([photo("Раз"), photo("Два")]);
    for (const item of asked) await arrives(desk, item);
    await manager.reacts(findCopy(desk, asked[0]!)!, "👍");
    await shows(desk, asked[0]!, "👍");
    const second = findCopy(desk, asked[1]!)!;
    await ticket.of(desk.olga).reacts(second, "🔥");
    await shows(desk, asked[0]!, "🔥");
    await ticket.of(desk.olga).reacts(second);
    await shows(desk, asked[0]!, "👍");
  });

  test("who was removed from the team can take their reaction back, but set none", async (t) => {
    const desk = await nature.open(t);
    const { manager, ticket, question } = await converse(desk);
    const copy = findCopy(desk, question)!;
    await ticket.of(desk.olga).reacts(copy, "👍");
    await shows(desk, question, "👍");
    await manager.reacts(copy, "🔥");
    await shows(desk, question, "🔥");
    desk.app.store.transaction((tx) =>
      tx.run(sql.updateTable("managers").set({ is_active: 0 }).where("id", "=", desk.boris.id)),
    );
    await manager.reacts(copy, "🎉");
    await desk.settles();
    await manager.reacts(copy);
    await shows(desk, question, "👍");
  });

  test("a mirrored reaction is not mirrored back", async (t) => {
    const desk = await nature.open(t);
    const { anna, manager, question, answer } = await converse(desk);
    await manager.reacts(findCopy(desk, question)!, "👍");
    await anna.reacts(findCopy(desk, answer)!, "❤");
    await shows(desk, question, "👍");
    await shows(desk, answer, "❤");
    await desk.settles();
    assert.equal(desk.telegram.calls.count("setMessageReaction"), 2);
  });
});

async function shows(desk: Desk, message: StoredMessage, emoji: string | undefined): Promise<void> {
  await until(
    () => botReaction(desk, message) === emoji,
    `the message does not show ${emoji ?? "no reaction"}`,
  );
  await desk.settles();
  assert.equal(botReaction(desk, message), emoji);
}

/** Updates whose handler failed, and dead rows. */
function failures({ app: { store } }: Desk): unknown[] {
  return [
    ...store.all(sql.selectFrom("failed_updates").selectAll()),
    ...store.all(sql.selectFrom("outbox").selectAll().where("state", "=", "dead")),
  ];
}
