import assert from "node:assert/strict";
import { suite, test, type TestContext } from "node:test";
import { arrives, ask, converse, findCopy, pairOf, targetOf, wordsIn } from "../contract/conversation.ts";
import { findShown, shows } from "../contract/shown-ticket.ts";
import { openDesk, until } from "../support/desk.ts";
import { photo, type StoredMessage } from "../telegram/actors.ts";
import { textOf } from "../telegram/content.ts";

suite("posts and threads", { concurrency: true }, () => {
  test("what people post in the channel, and comments on it, are left alone", async (t) => {
    const { desk, anna, answer } = await start(t);
    const notice = await desk.olga.in(desk.channel).writes("В понедельник не работаем");
    const album = await desk.olga.in(desk.channel).sendsAlbum([photo("Фото с праздника"), photo()]);
    await desk.olga.in(desk.channel).edits(notice, "Во вторник не работаем");
    const comments: StoredMessage[] = [];
    for (const post of [notice, album[0]!]) {
      comments.push(await desk.boris.in(post).writes("Ура"));
      comments.push(await desk.boris.in(post).repliesTo(comments.at(-1)!, "/close"));
      comments.push(await desk.olga.in(post).writes("// заметка"));
    }
    await desk.boris.in(notice).edits(comments[0]!, "Ура-ура");
    await desk.boris.in(notice).reacts(comments[0]!, "👍");
    await desk.rests();
    assert.equal(anna.messages.at(-1), findCopy(desk, answer));
    for (const comment of comments) assert.equal(comment.reactions.get(desk.telegram.bot.id), undefined);
    const answers = desk.channel.commentsOf(notice).filter(({ sender }) => sender.account.is_bot);
    assert.equal(answers.length, 1, "only the command is answered");
    assert.equal(desk.channel.commentsOf(notice).length, 4);
    assert.ok(!notice.isDeleted && !album[0]!.isDeleted);
  });

  test("a card's words posted by somebody, or its forward, confuse nothing and are not deleted", async (t) => {
    const { desk, anna, ticket, manager } = await start(t);
    const card = ticket.card()!;
    const copied = await desk.olga.in(desk.channel).writes(textOf(card.content));
    const forwarded = await desk.olga.in(desk.channel).forwards(card);
    const early = await desk.olga.in(desk.channel).writes("Обращение №2 · Не отвечено");
    await desk.boris.in(copied).writes("под копией");
    await desk.boris.in(forwarded).writes("под пересланным");
    await desk.boris.in(early).writes("под чужим вторым");
    await desk.settles();
    await arrives(desk, await manager.writes("под настоящей"));
    assert.deepEqual(
      wordsIn(anna.messages).filter((words) => words.startsWith("под ")),
      ["под настоящей"],
    );
    const vera = await ask(desk, "Мой вопрос", "Вера");
    await desk.boris.in(early).writes("ещё под чужим вторым");
    await arrives(desk, await vera.manager.writes("под вторым"));
    assert.deepEqual(
      wordsIn(vera.anna.messages).filter((words) => words.includes("под ")),
      ["под вторым"],
    );
    for (const post of [card, copied, forwarded, early]) assert.equal(post.isDeleted, false);
    await until(() => /Борис: ответ/.test(textOf(card.content)), "the card does not go on");
  });

  test("who answers a comment of another ticket answers in that ticket", async (t) => {
    const { desk, anna, manager, answer } = await start(t);
    const other = await converse(desk, "Вера");
    const reply = await manager.repliesTo(findCopy(desk, other.question)!, "Уже лучше?");
    const told = await arrives(desk, reply);
    assert.equal(told.chat.id, other.anna.id);
    assert.equal(targetOf(told), other.question);
    assert.equal(anna.messages.at(-1), findCopy(desk, answer));
  });

  test("the buttons of the group's copy of a post work like those of the post", async (t) => {
    const desk = await openDesk(t, { kind: "channel" });
    desk.channel.doubts.getButtonsByEdits = true;
    const { ticket, manager, anna } = await converse(desk);
    await desk.rests();
    const copy = desk.channel.forwardOf(ticket.card()!)!;
    const boris = desk.boris.in(desk.group);
    assert.match((await boris.presses(copy, "📞 Отметить звонок")).text ?? "", /Звонок отмечен/);
    await boris.presses(copy, "📝 Заметка");
    const prompt = await manager.sees("ответьте на это сообщение");
    await manager.repliesTo(prompt, "грубит");
    await ticket.atCard(desk.boris).sees(/заметка «грубит»/);
    await boris.presses(copy, "✅ Закрыть");
    await anna.sees("Обращение №1 закрыто");
  });

  test("who comments as the channel or as the group is of the team, and nobody by name", async (t) => {
    const { desk, ticket } = await start(t);
    desk.channel.promote(desk.boris, ["can_post_messages"]);
    const asChannel = await desk.boris.commenting(ticket.card()!, { as: "channel" }).writes("От канала");
    assert.equal((await arrives(desk, asChannel)).content.text, "От канала");
    desk.group.promote(desk.boris, { is_anonymous: true });
    const asGroup = await ticket.of(desk.boris).writes("От группы");
    assert.equal((await arrives(desk, asGroup)).content.text, "От группы");
    assert.deepEqual(
      [asChannel, asGroup].map((each) => pairOf(desk, each)?.authorId),
      [null, null],
    );
  });

  test("the channel written to as an ordinary group, without any thread, is no ticket's", async (t) => {
    const { desk, anna, answer } = await start(t);
    await desk.boris.in(desk.group).writes("Обращение №1 · Не отвечено");
    await desk.boris.in(desk.group).writes("/close");
    await desk.boris.in(desk.group).writes("// тайна");
    await desk.settles();
    assert.equal(anna.messages.at(-1), findCopy(desk, answer));
    assert.equal(findShown(desk, 2), undefined);
    await anna.writes("Ещё вопрос");
    await (await shows(desk, 1)).of(desk.boris).sees(/^Ещё вопрос$/);
  });
});

async function start(t: TestContext) {
  return converse(await openDesk(t, { kind: "channel" }));
}
