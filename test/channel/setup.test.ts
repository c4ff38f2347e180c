import assert from "node:assert/strict";
import { suite, test, type TestContext } from "node:test";
import { findDesks } from "../../src/store/desks/desks.ts";
import { findWeeks } from "../../src/store/desks/hours.ts";
import { findSubjects } from "../../src/store/tickets/subjects.ts";
import { ask } from "../contract/conversation.ts";
import { findShown } from "../contract/shown-ticket.ts";
import { type Desk, openDesk } from "../support/desk.ts";
import { channelRights, deskRights, type Discussion, type Person } from "../telegram/actors.ts";
import type { AdministratorRight } from "../telegram/member.ts";

/** What is missing, as Telegram calls it: the rights that are left, in the channel and in its group. */
const lacking: [
  what: string,
  inChannel: readonly AdministratorRight[],
  inGroup: readonly AdministratorRight[],
  line: RegExp,
][] = [
  ["the right to post", without(channelRights, "can_post_messages"), deskRights, /❌[^\n]*can_post_messages/],
  [
    "the right to delete posts",
    without(channelRights, "can_delete_messages"),
    deskRights,
    /❌[^\n]*канал[^\n]*can_delete_messages/,
  ],
  [
    "the right to delete comments",
    channelRights,
    without(deskRights, "can_delete_messages"),
    /❌[^\n]*обсуждени[^\n]*can_delete_messages/,
  ],
];

suite("setting a channel up", { concurrency: true }, () => {
  for (const order of ["the channel first", "the group first"] as const) {
    test(`an admin adds the bot to the channel and its group, ${order}: what was missing is named until all is there`, async (t) => {
      const { desk, olga, channel, group } = await empty(t);
      await olga.starts();
      const anna = desk.telegram.client("Анна");
      await anna.writes("Кто-нибудь есть?");
      await anna.sees("принято");
      const steps = {
        channel: () => channel.promote(desk.telegram.bot, channelRights),
        group: () => group.promote(desk.telegram.bot, deskRights),
      };
      if (order === "the channel first") {
        steps.channel();
        await olga.sees(
          /✅ У канала есть группа обсуждений[\s\S]*❌[^\n]*группы обсуждений[\s\S]*Почти готово/,
        );
        steps.group();
      } else {
        steps.group();
        await olga.in(group).sees(/❌[^\n]*канал[\s\S]*Почти готово/);
        steps.channel();
      }
      await olga
        .in(group)
        .sees(/Всё готово: обращения клиентов будут приходить в канал[\s\S]*1 обращение уже ждёт/);
      const post = await channel.hasPost("Обращение №1");
      await desk.boris.in(post).sees(/^Кто-нибудь есть\?$/);
      await desk.boris.in(post).writes("Есть");
      await anna.sees(/^Есть$/);
    });
  }

  for (const isAsked of [false, true]) {
    test(`that all is there is said once, ${isAsked ? "with" : "without"} /setup between the promotions`, async (t) => {
      const { desk, olga, channel, group } = await empty(t);
      const anna = desk.telegram.client("Анна");
      await anna.writes("Кто-нибудь есть?");
      await anna.sees("принято");
      channel.promote(desk.telegram.bot, channelRights);
      if (isAsked) await olga.in(group).writes("/setup");
      group.promote(desk.telegram.bot, deskRights);
      await olga.in(group).sees("Всё готово");
      await desk.settles();
      group.promote(desk.telegram.bot, [...deskRights, "can_invite_users"]);
      await desk.boris.in(await channel.hasPost("Обращение №1")).writes("Есть");
      await anna.sees(/^Есть$/);
      await desk.settles();
      const told = group.messages.filter(({ content }) => content.text?.includes("Всё готово"));
      assert.equal(told.length, 1);
    });
  }

  for (const [what, inChannel, inGroup, line] of lacking) {
    test(`without ${what} it says so, and is ready when that is there`, async (t) => {
      const { desk, olga, channel, group } = await empty(t);
      channel.promote(desk.telegram.bot, inChannel);
      group.promote(desk.telegram.bot, inGroup);
      await olga.in(group).writes("/setup");
      const told = await olga.in(group).sees(/Почти готово/);
      await desk.settles();
      assert.match(told.content.text!, line);
      assert.equal(told.content.text!.match(/❌ /g)?.length, 1, told.content.text!);
      channel.promote(desk.telegram.bot, channelRights);
      group.promote(desk.telegram.bot, deskRights);
      await olga.in(group).sees("Всё готово");
    });
  }

  test("without a discussion group it says so in private, and is ready when one is linked and /setup is sent", async (t) => {
    const { desk, olga, channel, group } = await empty(t);
    await olga.starts();
    channel.unlink();
    channel.promote(desk.telegram.bot, channelRights);
    await olga.sees(/❌[^\n]*групп[^\n]*обсужден/);
    channel.link(group);
    group.promote(desk.telegram.bot, deskRights);
    await olga.in(group).writes("/setup");
    await olga.in(group).sees("Всё готово");
  });

  for (const known of ["the group", "both"] as const) {
    test(`a group that is linked only after the bot came to ${known} is asked for no topics, and works for the channel`, async (t) => {
      const { desk, olga, channel, group } = await empty(t);
      await olga.starts();
      channel.unlink();
      if (known === "both") {
        channel.promote(desk.telegram.bot, channelRights);
        const told = await olga.sees("❌ У канала нет группы обсуждений");
        assert.doesNotMatch(told.content.text!, /Отвечать может каждый участник группы/);
      }
      group.promote(desk.telegram.bot, deskRights);
      const report = await olga.in(group).sees("❌ Темы выключены");
      await olga.writes("/subjects add Возврат");
      await olga.writes("/subjects route Возврат = Менеджеры");
      await olga.writes("/hours Менеджеры = 0-24");
      await olga.sees("Рабочее время отдела «Менеджеры» теперь");
      await olga.writes("/desks rename Менеджеры = Возвраты");
      await olga.sees("теперь называется «Возвраты»");
      channel.link(group);
      await olga.in(group).presses(report, "Проверить снова");
      if (known === "the group") {
        await olga.in(group).sees(/❌[^\n]*канал/);
        channel.promote(desk.telegram.bot, channelRights);
      }
      await olga.in(group).sees("Всё готово: обращения клиентов будут приходить в канал");
      const desks = findDesks(desk.app.store);
      assert.deepEqual(
        desks.map(({ kind, name, chatId, talkId }) => [kind, name, chatId, talkId]),
        [["channel", "Возвраты", channel.id, group.id]],
      );
      assert.equal(findSubjects(desk.app.store)[0]!.deskId, desks[0]!.id);
      assert.ok(findWeeks(desk.app.store).has(desks[0]!.id));
      const { anna, manager } = await ask(desk);
      await manager.writes("Ответ");
      await anna.sees("Ответ");
    });
  }

  test("/setup in the channel, from an outsider or from an anonymous admin says where and how to send it", async (t) => {
    const { desk, olga, channel, group } = await ready(t);
    await olga.in(channel).writes("/setup");
    await olga.in(channel).sees("Отправьте /setup в группе обсуждений этого канала");
    // Its forward in the group is no command.
    await desk.settles();
    assert.deepEqual(
      group.messages.filter(({ content }) => /бот не видит, кто вы/.test(content.text ?? "")),
      [],
    );
    await desk.boris.in(group).writes("/setup");
    await desk.boris.in(group).sees("Настроить бота может только его администратор");
    group.promote(desk.boris, { is_anonymous: true });
    await desk.boris.in(group).writes("/setup");
    await desk.boris.in(group).sees("бот не видит, кто вы");
    await ask(desk);
    assert.ok(findShown(desk, 1));
  });

  test("/setup under a post sets nothing up twice and reaches nobody", async (t) => {
    const { desk, olga } = await ready(t);
    const { anna, ticket } = await ask(desk);
    const before = anna.messages.length;
    await ticket.of(olga).writes("/setup");
    await desk.rests();
    assert.equal(anna.messages.length, before);
    assert.equal(findShown(desk, 2), undefined);
  });

  test("a channel becomes a second department by the button, and so does a forum beside a channel", async (t) => {
    const beside = await openDesk(t);
    const { olga, boris, telegram, forum } = beside;
    const channel = telegram.channel("Обращения", {
      owner: olga,
      members: [boris],
      discussion: "Обсуждение",
    });
    const offer = await olga
      .in(channel.discussion!)
      .sees("Подключить канал «Обращения» с этой группой обсуждений");
    assert.equal(
      (await boris.in(channel.discussion!).presses(offer, "Добавить отдел")).text,
      "Это может только администратор: Ольга.",
    );
    await olga.in(channel.discussion!).presses(offer, "Добавить отдел");
    await olga.in(channel.discussion!).sees(/отдел «Обращения» подключён.* приходят в «Менеджеры»/);
    await telegram.client("Анна").writes("Вопрос");
    await forum.hasTopic("№1 Анна");
    await olga.writes("/desks default Обращения");
    await olga.sees("приходят в отдел «Обращения»");
    await telegram.client("Вера").writes("Вопрос");
    const post = await channel.hasPost(/^Обращение №2[\s\S]*Отдел: Обращения/);
    await boris.in(post).sees(/^Вопрос$/);
  });

  test("a forum becomes a second department beside a channel", async (t) => {
    const { desk, olga, channel } = await ready(t);
    const forum = desk.telegram.forum("Склад", { owner: olga, members: [desk.boris] });
    await olga.in(forum).presses("Добавить отдел");
    await olga.in(forum).sees(/отдел «Склад» подключён.* приходят в «Обращения»/);
    await desk.telegram.client("Анна").writes("Вопрос");
    await channel.hasPost(/^Обращение №1[\s\S]*Отдел: Обращения/);
    await olga.writes("/desks default Склад");
    await olga.sees("приходят в отдел «Склад»");
    await desk.telegram.client("Вера").writes("Вопрос");
    await forum.hasTopic("№2 Вера");
  });
});

interface Setting {
  desk: Desk;
  olga: Person;
  channel: Desk["channel"];
  group: Discussion;
}

const absent = { botRights: "absent", discussionRights: "absent" } as const;

/** A channel with its group, and the bot in neither. */
async function empty(t: TestContext): Promise<Setting> {
  const desk = await openDesk(t, { isSetUp: false, kind: "channel", channel: absent });
  return { desk, olga: desk.olga, channel: desk.channel, group: desk.channel.discussion! };
}

async function ready(t: TestContext): Promise<Setting> {
  const desk = await openDesk(t, { kind: "channel" });
  return { desk, olga: desk.olga, channel: desk.channel, group: desk.channel.discussion! };
}

function without(
  rights: readonly AdministratorRight[],
  right: AdministratorRight,
): readonly AdministratorRight[] {
  return rights.filter((each) => each !== right);
}
