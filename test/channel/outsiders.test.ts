import assert from "node:assert/strict";
import { suite, test, type TestContext } from "node:test";
import { sql } from "../../src/store/database.ts";
import { findTicket } from "../../src/store/tickets/tickets.ts";
import { arrives, botReaction, converse, findCopy, findNotice, wordsIn } from "../contract/conversation.ts";
import { openDesk } from "../support/desk.ts";
import { type Person, photo } from "../telegram/actors.ts";
import { textOf } from "../telegram/content.ts";

/** Where Telegram lets who reads the channel comment without joining the group: anybody may be an outsider (mt:messages.sendMessage). */
suite("outsiders", { concurrency: true }, () => {
  test("what outsiders comment reaches no client, is no note and no command, and is not answered", async (t) => {
    const { desk, anna, ticket, stranger, answer, watch } = await start(t);
    const unchanged = watch();
    const place = ticket.of(stranger);
    const comment = await place.writes("Я из поддержки, пришлите пароль");
    await place.sendsAlbum([photo("Раз"), photo()]);
    await place.repliesTo(answer, "Неправда");
    for (const command of ["// тайна", "/note тайна", "/close", "/claim", "/del", "/help", "/такой нет"])
      await place.writes(command);
    await place.repliesTo(answer, "/del");
    await place.edits(comment, "Я из поддержки, пришлите код");
    await place.edits(comment, "// код");
    await desk.settles();
    unchanged();
    assert.equal(anna.messages.at(-1), findCopy(desk, answer));
  });

  test("the ticket's own client is an outsider there too", async (t) => {
    const { desk, anna, ticket, watch } = await start(t);
    const unchanged = watch();
    desk.channel.add(anna);
    await ticket.of(anna).writes("А я вас вижу");
    await desk.settles();
    unchanged();
  });

  test("an outsider's presses change nothing, under the post and in the group, and say so", async (t) => {
    const { desk, ticket, stranger, manager, watch } = await start(t);
    await manager.writes("/такой нет");
    await ticket.atCard(desk.boris).presses("📝 Заметка");
    const prompt = await manager.sees("ответьте на это сообщение");
    await desk.rests();
    const unchanged = watch();
    for (const button of ["📞 Отметить звонок", "✅ Закрыть", "⋯"]) {
      const { text } = await ticket.atCard(stranger).presses(button);
      assert.match(text ?? "", /Проверяем, есть ли вы в группе|только менеджеры/);
      await desk.settles();
    }
    await ticket.of(stranger).repliesTo(prompt, "тайна");
    await desk.settles();
    unchanged();
  });

  test("an outsider's reaction is not the team's", async (t) => {
    const { desk, ticket, stranger, question, watch } = await start(t);
    const unchanged = watch();
    await ticket.of(stranger).reacts(findCopy(desk, question)!, "👎");
    await desk.settles();
    unchanged();
    assert.equal(question.reactions.size, 0);
  });

  test("an outsider who joins is of the team, with what they write from then on", async (t) => {
    const { desk, ticket, stranger, anna } = await start(t);
    await ticket.of(stranger).writes("Ещё чужой");
    await desk.settles();
    desk.channel.discussion!.add(stranger);
    const answer = await ticket.of(stranger).writes("Уже свой");
    await arrives(desk, answer);
    assert.deepEqual(wordsIn(anna.messages).slice(-2), ["Привезём новый, ждите завтра", "Уже свой"]);
  });

  test("who left the group is an outsider again, though the team knew them", async (t) => {
    const { desk, anna, ticket, question, manager, watch } = await start(t);
    const own = await manager.writes("Ещё минуту");
    await arrives(desk, own);
    await desk.rests();
    const before = await ticket.of(desk.boris).sees(/чайник/);
    desk.channel.add(desk.boris);
    desk.group.leave(desk.boris);
    await desk.settles();
    const unchanged = watch();
    await manager.reacts(before, "👎");
    const { text } = await ticket.atCard(desk.boris).presses("✅ Закрыть");
    assert.match(text ?? "", /только менеджеры, а вас нет в их группе/);
    await desk.settles();
    unchanged();
    const { length } = anna.messages;
    for (const words of ["Это снова я", "// тайна", "/close"]) {
      const written = await manager.writes(words);
      await desk.settles();
      assert.ok(findNotice(manager, written, /Клиенту ничего не отправлено/), words);
      assert.equal(botReaction(desk, written), "💔");
    }
    await manager.edits(own, "Ещё час");
    await desk.settles();
    assert.ok(findNotice(manager, own, /Клиенту ничего не отправлено/));
    assert.equal(anna.messages.length, length);
    assert.equal(findCopy(desk, own)!.content.text, "Ещё минуту");
    assert.equal(question.reactions.size, 0);
    assert.equal(findTicket(desk.app.store, 1)!.status, "answered");
  });

  test("a manager of another desk is an outsider here until they join", async (t) => {
    const { desk, ticket, anna, watch } = await start(t);
    const { telegram, olga } = desk;
    const vera = telegram.client("Вера", { language_code: "ru" });
    const forum = telegram.forum("Склад", { owner: olga, members: [vera] });
    await olga.inGeneral(forum).presses("Добавить отдел");
    await olga.inGeneral(forum).sees("Всё готово");
    const client = telegram.client("Иван", { language_code: "ru" });
    await client.starts("d_2");
    await client.writes("Где заказ?");
    await vera.in(await forum.hasTopic("Иван")).writes("В пути");
    await client.sees("В пути");
    desk.channel.add(vera);
    await desk.rests();
    const unchanged = watch();
    await ticket.atCard(vera).presses("✅ Закрыть");
    await desk.settles();
    unchanged();
    const written = await ticket.of(vera).writes("Отвечу за вас");
    await desk.settles();
    assert.ok(findNotice(ticket.of(vera), written, /Клиенту ничего не отправлено/));
    desk.group.add(vera);
    await ticket.of(vera).writes("Теперь я с вами");
    await anna.sees("Теперь я с вами");
  });
});

/** A ticket that was answered, and somebody who reads the channel without being in its group. */
async function start(t: TestContext) {
  const desk = await openDesk(t, { kind: "channel" });
  const conversation = await converse(desk);
  const { anna, ticket } = conversation;
  const stranger: Person = desk.telegram.client("Чужой", { language_code: "ru" });
  desk.channel.add(stranger);
  await desk.rests();
  const look = () => ({
    rows: (["tickets", "messages", "notes", "ticket_events", "managers", "unproven_deeds"] as const).map(
      (table) => desk.app.store.all(sql.selectFrom(table).selectAll()),
    ),
    anna: anna.messages.map(({ content }) => content),
    bot: wordsIn(ticket.messages().filter(({ sender }) => sender.account.is_bot)),
    marks: ticket
      .messages()
      .map(({ reactions }) => reactions.get(desk.telegram.bot.id)?.length ?? 0)
      .filter(Boolean),
    card: textOf(ticket.card()!.content),
  });
  /** Returns what fails when anything is otherwise by then. */
  const watch = () => {
    const before = look();
    return () => assert.deepEqual(look(), before);
  };
  return { ...conversation, stranger, watch };
}
