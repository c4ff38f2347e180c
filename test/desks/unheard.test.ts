import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { TestClock } from "../support/clock.ts";
import { openDesk } from "../support/desk.ts";
import { channelRights } from "../telegram/actors.ts";

const noon = Date.parse("2026-11-20T09:00:00Z");
const inChannel =
  /В канале «Обращения» отправили \/setup, но бот не может там ответить[^]*«Публикация сообщений»/;

suite("a command where the bot may not write", { concurrency: true }, () => {
  test("/setup in a channel without the right to post: the admins learn in private what to press", async (t) => {
    const clock = new TestClock(noon);
    const desk = await openDesk(t, {
      isSetUp: false,
      kind: "channel",
      channel: { botRights: "absent" },
      clock,
    });
    const { olga, channel, telegram } = desk;
    await olga.starts();
    channel.promote(telegram.bot, ["can_delete_messages"]);
    await desk.settles();
    await olga.in(channel).writes("/setup");
    const told = await olga.sees(inChannel);
    assert.deepEqual(
      told.reply_markup!.inline_keyboard.flat().map(({ text }) => text),
      ["Выдать права в канале"],
    );
    // A burst is told once, a later one again.
    await olga.in(channel).writes("/setup");
    await desk.settles();
    assert.equal(olga.messages.filter(({ content }) => inChannel.test(content.text ?? "")).length, 1);
    clock.advance(61_000);
    await olga.in(channel).writes("/setup");
    await olga.sees(inChannel, { after: told });
    channel.promote(telegram.bot, channelRights);
    await olga.in(channel).writes("/setup");
    await olga.in(channel).sees("Отправьте /setup в группе обсуждений этого канала");
  });

  test("a stranger's channel is told of once a day", async (t) => {
    const clock = new TestClock(noon);
    const desk = await openDesk(t, { clock });
    const { olga, boris, telegram } = desk;
    await olga.starts();
    const stranger = telegram.client("Посторонний");
    const channel = telegram.channel("Чужой", {
      owner: stranger,
      members: [boris],
      discussion: "Чат",
      botRights: "absent",
    });
    channel.promote(telegram.bot, ["can_delete_messages"], stranger);
    const count = () =>
      olga.messages.filter(({ content }) => (content.text ?? "").startsWith("⚠️ В канале «Чужой»")).length;
    for (const [minutes, times] of [
      [0, 1],
      [60, 1],
      [24 * 60, 2],
    ] as const) {
      clock.advance(minutes * 60_000);
      await stranger.in(channel).writes("/setup");
      await desk.settles();
      assert.equal(count(), times, String(minutes));
    }
  });

  test("/setup in a group that lets nobody write: an anonymous administrator, an admin and a colleague learn it", async (t) => {
    const desk = await openDesk(t);
    const { olga, boris, telegram } = desk;
    await olga.starts();
    await boris.starts();
    const vera = telegram.client("Вера");
    const group = telegram.forum("Тихая", { owner: olga, members: [boris, vera], botRights: "none" });
    await desk.settles();
    group.promote(vera, { is_anonymous: true });
    group.promote(boris, []);
    group.chat.permissions.can_send_messages = false;
    await vera.in(group).writes("/setup");
    await olga.sees(/В группе «Тихая» отправили \/setup от имени группы, но бот не может там ответить/);
    await boris.in(group).writes("/setup");
    await boris.sees("Настроить бота может только его администратор");
    await olga.in(group).writes("/setup");
    await olga.sees(/Подключить эту группу как ещё один отдел/);
  });

  test("a command in a desk's group is answered in private while the bot may not write there", async (t) => {
    const desk = await openDesk(t);
    const { olga, boris, forum, telegram } = desk;
    await olga.starts();
    await boris.starts();
    forum.demote(telegram.bot);
    forum.chat.permissions.can_send_messages = false;
    forum.promote(boris, []);
    await boris.inGeneral(forum).writes("/shift start");
    await boris.sees("Ваша смена началась в");
  });
});
