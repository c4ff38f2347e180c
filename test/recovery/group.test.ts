import assert from "node:assert/strict";
import { test } from "node:test";
import { passUntil } from "../durability/passing.ts";
import { deskRights, Forum, photo } from "../telegram/actors.ts";
import { Failure } from "../telegram/failure.ts";
import { addMember, promote } from "../telegram/membership.ts";
import { migrateGroup } from "../telegram/migration.ts";
import {
  alerts,
  asks,
  cardOf,
  clientSees,
  deskSees,
  emojiOn,
  minute,
  openStory,
  passes,
  repliesTo,
  said,
  second,
  type Story,
  topicOf,
} from "./story.ts";

test("a deleted topic comes back with its card and what nobody answered, in order, and without what was", async (t) => {
  const story = await openStory(t);
  const { boris } = story;
  const anna = await asks(story, "Анна");
  await boris.in(topicOf(story, "Анна")).writes("Ответ 0");
  await passes(story, 5 * second);
  await anna.writes("Анна 1");
  await anna.sendsAlbum([photo("Анна 2"), photo("Анна 3")]);
  await anna.writes("Анна 4");
  await passes(story, 5 * second);
  topicOf(story, "Анна").delete();
  await anna.writes("Анна 5");
  await anna.writes("Анна 6");
  await passes(story, minute);

  const topic = topicOf(story, "Анна");
  assert.deepEqual(deskSees(story, "Анна"), ["Анна 1", "Анна 2", "Анна 3", "Анна 4", "Анна 5", "Анна 6"]);
  assert.equal(story.forum.topics.length, 1);
  const albums = topic.messages.flatMap(({ media_group_id }) => media_group_id ?? []);
  assert.deepEqual([albums.length, new Set(albums).size], [2, 1], "the album is one again");
  assert.match(cardOf(topic).content.text ?? "", /Ждёт ответа[\s\S]*Анна 6/);
  assert.equal(
    cardOf(topic),
    topic.messages.find(({ content }) => !("forum_topic_created" in content)),
  );
  await boris.in(topic).repliesTo(
    topic.messages.find(({ content }) => content.text === "Анна 4")!,
    "Ответ 1",
  );
  await passes(story, 5 * second);
  assert.equal(anna.messages.at(-1)?.replyTo?.content.text, "Анна 4");
  assert.deepEqual(alerts(story), []);
});

test("a deleted topic of an answered ticket is missed only when there is something to show", async (t) => {
  const story = await openStory(t);
  const anna = await asks(story, "Анна");
  await story.boris.in(topicOf(story, "Анна")).writes("Ответ 0");
  await passes(story, minute);
  topicOf(story, "Анна").delete();
  await passes(story, minute);
  assert.equal(story.forum.topics.length, 0);
  await anna.writes("Анна 1");
  await passes(story, minute);
  assert.deepEqual(deskSees(story, "Анна"), ["Анна 1"]);
});

test("a deleted topic is missed by its card too, and comes back with what nobody answered", async (t) => {
  const story = await openStory(t);
  const anna = await asks(story, "Анна");
  await anna.writes("Анна 1");
  await passes(story, minute);
  topicOf(story, "Анна").delete();
  await anna.blocks();
  await passes(story, minute);
  assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 1"]);
  assert.match(cardOf(topicOf(story, "Анна")).content.text ?? "", /🔕/);
});

test("a topic deleted in the middle of a burst, and again, costs no message and no order", async (t) => {
  const story = await openStory(t);
  const { forum, desk } = story;
  const anna = await asks(story, "Анна");
  desk.telegram.faults.latency(100, { method: ["copyMessage", "sendMessage", "createForumTopic"] });
  for (let number = 1; number <= 20; number += 1) await anna.writes(`Анна ${number}`);
  for (const enough of [5, 12]) {
    await passUntil(story.clock, () => deskSees(story, "Анна").length >= enough);
    topicOf(story, "Анна").delete();
    await passUntil(story.clock, () => forum.topics.length > 0);
  }
  await passUntil(story.clock, () => deskSees(story, "Анна").length > 20);
  desk.telegram.faults.heal();
  await passUntil(story.clock, () =>
    desk.telegram.calls.all.every(({ outcome }) => outcome.kind !== "pending"),
  );
  await passes(story, minute);
  assert.deepEqual(deskSees(story, "Анна"), numbered("Анна", 0, 20));
  assert.equal(forum.topics.length, 1);
  const cards = topicOf(story, "Анна").messages.filter(({ content }) =>
    content.text?.startsWith("Обращение №1 ·"),
  );
  assert.equal(cards.length, 1);
});

test("calls that come late for a topic that is gone do not undo the one made anew", async (t) => {
  const story = await openStory(t);
  const { desk, clock, boris, forum } = story;
  const anna = await asks(story, "Анна");
  const { calls, faults } = desk.telegram;
  const isUnderWay = (method: string) =>
    calls.of(method, ({ outcome }) => outcome.kind === "pending").length > 0;
  await boris.in(topicOf(story, "Анна")).writes("Ответ 0");
  faults.latency(20 * second, { method: ["editMessageText", "editForumTopic"], times: 2 });
  await passUntil(clock, () => isUnderWay("editMessageText") && isUnderWay("editForumTopic"));
  topicOf(story, "Анна").delete();
  await anna.writes("Анна 1");
  await passUntil(clock, () => deskSees(story, "Анна").length > 0);
  assert.ok(isUnderWay("editMessageText") && isUnderWay("editForumTopic"));
  const topic = topicOf(story, "Анна");
  const card = cardOf(topic);
  await passUntil(clock, () => !isUnderWay("editMessageText") && !isUnderWay("editForumTopic"));
  await passes(story, 2 * minute);
  await anna.writes("Анна 2");
  await passes(story, minute);
  assert.deepEqual(
    forum.topics.map(({ id }) => id),
    [topic.id],
  );
  assert.equal(cardOf(topic), card);
  assert.deepEqual(deskSees(story, "Анна"), ["Анна 1", "Анна 2"]);
});

test("a topic deleted while answers wait: the text arrives all the same, of the file the manager is told, the client's words come back", async (t) => {
  const story = await openStory(t);
  const { desk, boris } = story;
  const anna = await asks(story, "Анна");
  desk.telegram.faults.tooManyRequests(20, { chat_id: anna.id, times: 1 });
  await boris.in(topicOf(story, "Анна")).writes("Ответ 0");
  await boris.in(topicOf(story, "Анна")).sends(photo("Ответ 1"));
  await passes(story, second);
  topicOf(story, "Анна").delete();
  await anna.writes("Анна 1");
  await passes(story, minute);
  assert.deepEqual(clientSees(anna), ["Ответ 0"]);
  const topic = topicOf(story, "Анна");
  assert.match(said(topic.messages, "💔").join(), /сообщение удалили раньше, чем бот успел его передать/);
  assert.equal(deskSees(story, "Анна").at(-1), "Анна 1");
});

test("all topics deleted at once come back, each with its own", async (t) => {
  const story = await openStory(t);
  const names = Array.from({ length: 8 }, (_, index) => `Клиент${index}`);
  const people = [];
  for (const name of names) people.push(await asks(story, name));
  await passes(story, 2 * minute);
  for (const topic of story.forum.topics) topic.delete();
  for (const person of people) await person.writes(`${person.account.first_name} 1`);
  await passes(story, 2 * minute);
  assert.equal(story.forum.topics.length, names.length);
  for (const name of names) {
    assert.deepEqual(deskSees(story, name), [`${name} 0`, `${name} 1`]);
  }
  assert.deepEqual(alerts(story), []);
});

test("a deleted card comes back and is pinned", async (t) => {
  const story = await openStory(t);
  const { olga, forum, boris } = story;
  const anna = await asks(story, "Анна");
  const topic = topicOf(story, "Анна");
  const card = cardOf(topic);
  await olga.in(topic).deletes(card);
  await anna.writes("Анна 1");
  await passes(story, minute);
  assert.notEqual(cardOf(topic), card);
  assert.ok(forum.chat.pinned.includes(cardOf(topic)));
  assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 1"]);
  await boris.in(topic).presses(cardOf(topic), "🙋 Взять");
  await passes(story, 5 * second);
  assert.match(cardOf(topic).content.text ?? "", /Борис/);
});

test("a topic closed by hand is opened when its client writes, so that managers can answer", async (t) => {
  const story = await openStory(t);
  const { boris } = story;
  const anna = await asks(story, "Анна");
  const topic = topicOf(story, "Анна");
  topic.close();
  await passes(story, minute);
  assert.equal(topic.closed, true, "it is the team's own doing until then");
  await anna.writes("Анна 1");
  await passes(story, 5 * second);
  assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 1"]);
  assert.equal(topic.closed, false);
  await boris.in(topic).writes("Ответ 0");
  await passes(story, 5 * second);
  assert.deepEqual(clientSees(anna), ["Ответ 0"]);
});

test("a topic renamed by hand stays so, and a pin taken away stays away", async (t) => {
  const story = await openStory(t);
  const { boris, olga, forum } = story;
  const anna = await asks(story, "Анна");
  const topic = topicOf(story, "Анна");
  topic.rename("Чайник, срочно");
  await olga.in(topic).unpins(cardOf(topic));
  await boris.in(topic).writes("Ответ 0");
  await passes(story, minute);
  await anna.writes("Анна 1");
  await boris.in(topic).writes("/close");
  await passes(story, minute);
  await anna.writes("Анна 2");
  await passes(story, minute);
  assert.equal(topic.name, "Чайник, срочно");
  assert.deepEqual(said(topic.messages, "Анна"), ["Анна 0", "Анна 1", "Анна 2"]);
  assert.deepEqual(clientSees(anna), ["Ответ 0"]);
  assert.equal(forum.chat.pinned.length, 0);
  assert.equal(forum.topics.length, 1);
});

for (const right of ["can_manage_topics", "can_pin_messages", "can_delete_messages"] as const) {
  test(`without ${right} what can go goes on, the admin is told once what is missing, and all is made up for`, async (t) => {
    const story = await openStory(t);
    const { desk, forum, boris, olga } = story;
    const anna = await asks(story, "Анна");
    forum.promote(
      desk.telegram.bot,
      deskRights.filter((each) => each !== right),
    );
    await anna.writes("Анна 1");
    await passes(story, 5 * second);
    assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 1"], "an open ticket goes on");
    const vera = desk.telegram.client("Вера", { language_code: "ru" });
    for (let number = 0; number < 10; number += 1) {
      await vera.writes(`Вера ${number}`);
      await anna.writes(`Анна ${number + 2}`);
      await passes(story, minute);
    }
    await boris.in(topicOf(story, "Анна")).writes("Ответ 0");
    await passes(story, minute);
    assert.deepEqual(clientSees(anna), ["Ответ 0"]);
    assert.equal(alerts(story).length, 1, alerts(story).join("\n"));
    assert.match(alerts(story)[0]!, new RegExp(`❌ Нет права .*${right}`));

    await olga.inGeneral(forum).writes("/setup");
    await passes(story, second);
    await olga.inGeneral(forum).sees(new RegExp(`Почти готово|${right}`));
    forum.promote(desk.telegram.bot, deskRights);
    await passes(story, 3 * minute);
    assert.deepEqual(deskSees(story, "Вера"), numbered("Вера", 0, 9));
    assert.deepEqual(deskSees(story, "Анна"), numbered("Анна", 0, 11));
    assert.ok(forum.chat.pinned.includes(cardOf(topicOf(story, "Анна"))));
    assert.equal(alerts(story).length, 1);
  });
}

test("/setup is answered at once, however many tickets wait for the group to be mended", async (t) => {
  const story = await openStory(t);
  const { desk, forum, olga } = story;
  const names = Array.from({ length: 10 }, (_, index) => `Клиент${index}`);
  const people = [];
  for (const name of names) people.push(await asks(story, name));
  const mend = desk.telegram.faults.fails(new Failure(400, "Bad Request: CHAT_WRITE_FORBIDDEN"), {
    method: "copyMessage",
    chat_id: forum.id,
  });
  for (const person of people) await person.writes(`${person.account.first_name} 1`);
  await passes(story, 5 * minute);
  assert.deepEqual(
    alerts(story).map((alert) => /CHAT_WRITE_FORBIDDEN/.test(alert)),
    [true],
    alerts(story).join("\n"),
  );
  mend();
  const before = forum.general.at(-1)!;
  await olga.inGeneral(forum).writes("/setup");
  await passes(story, second);
  await olga.inGeneral(forum).sees("Всё готово", { after: before });
  for (const name of names) assert.deepEqual(deskSees(story, name), [`${name} 0`, `${name} 1`]);
});

test("/setup is answered while the group's rows are held, with what the bot lacks there", async (t) => {
  const story = await openStory(t);
  const { desk, forum, olga } = story;
  const { bot } = desk.telegram;
  await asks(story, "Анна");
  forum.demote(bot);
  const vera = desk.telegram.client("Вера", { language_code: "ru" });
  await vera.writes("Вера 0");
  await passes(story, 10 * second);
  const before = forum.general.at(-1)!;
  // A bot in privacy mode hears of a command only when it is named.
  await olga.inGeneral(forum).writes(`/setup@${bot.username}`);
  await passes(story, second);
  await olga.inGeneral(forum).sees(/❌ Бот не администратор[\s\S]*Почти готово/, { after: before });
  assert.equal(forum.findTopic("Вера"), undefined);
  forum.promote(bot, deskRights);
  await passes(story, second);
  assert.deepEqual(deskSees(story, "Вера"), ["Вера 0"]);
});

test("all rights withdrawn: the admin is told once, and everything arrives when they are back", async (t) => {
  const story = await openStory(t);
  const { desk, forum } = story;
  const anna = await asks(story, "Анна");
  forum.demote(desk.telegram.bot);
  const vera = desk.telegram.client("Вера", { language_code: "ru" });
  for (let number = 1; number <= 5; number += 1) {
    await anna.writes(`Анна ${number}`);
    await vera.writes(`Вера ${number}`);
    await passes(story, 2 * minute);
  }
  assert.equal(alerts(story).length, 1, alerts(story).join("\n"));
  forum.promote(desk.telegram.bot, deskRights);
  await passes(story, 2 * minute);
  assert.deepEqual(deskSees(story, "Анна"), numbered("Анна", 0, 5));
  assert.deepEqual(deskSees(story, "Вера"), numbered("Вера", 1, 5));
});

test("the bot removed from the group: the admin is told once, /setup or adding it again lets everything in", async (t) => {
  const story = await openStory(t);
  const { desk, forum, boris } = story;
  const people = [await asks(story, "Анна"), await asks(story, "Вера")];
  const [anna] = people;
  // An answer that is under way when it happens.
  desk.telegram.faults.tooManyRequests(30, { chat_id: anna!.id, times: 1 });
  await boris.in(topicOf(story, "Анна")).sends(photo("Ответ 0"));
  await passes(story, second);
  forum.kick(desk.telegram.bot);
  people.push(desk.telegram.client("Иван", { language_code: "ru" }));
  for (let number = 1; number <= 5; number += 1) {
    for (const person of people) await person.writes(`${person.account.first_name} ${number}`);
    await passes(story, 2 * minute);
  }
  assert.deepEqual(
    alerts(story).map((alert) => /больше нет в группе «Менеджеры»/.test(alert)),
    [true],
    alerts(story).join("\n"),
  );
  assert.deepEqual(clientSees(anna!), []);
  await people[2]!.sees("Обращение №3 принято");

  forum.promote(desk.telegram.bot, deskRights);
  await passes(story, 5 * second);
  for (const name of ["Анна", "Вера", "Иван"])
    assert.ok(deskSees(story, name).includes(`${name} 1`), `${name}: as soon as the bot is back`);
  await passes(story, 3 * minute);
  assert.deepEqual(deskSees(story, "Анна"), numbered("Анна", 0, 5));
  assert.deepEqual(deskSees(story, "Вера"), numbered("Вера", 0, 5));
  assert.deepEqual(deskSees(story, "Иван"), numbered("Иван", 1, 5));
  assert.deepEqual(clientSees(anna!), ["Ответ 0"]);
  assert.equal(forum.topics.length, 3);
  assert.ok(alerts(story).length <= 2, alerts(story).join("\n"));

  // The same once more is told again.
  forum.kick(desk.telegram.bot);
  await passes(story, minute);
  assert.match(alerts(story).at(-1)!, /больше нет в группе/);
});

test("topics switched off: nothing lands in the heap, the admin is told once, and all comes when they are on again", async (t) => {
  const story = await openStory(t);
  const { desk, forum, boris } = story;
  const people = [await asks(story, "Анна"), await asks(story, "Вера")];
  await passes(story, minute);
  forum.setTopics(false);
  await boris.inGeneral(forum).writes("А куда делись темы?");
  await passes(story, second);
  people.push(desk.telegram.client("Иван", { language_code: "ru" }));
  for (let number = 1; number <= 5; number += 1) {
    for (const person of people) await person.writes(`${person.account.first_name} ${number}`);
    await passes(story, 2 * minute);
  }
  assert.deepEqual(heap(story), []);
  assert.equal(alerts(story).length, 1, alerts(story).join("\n"));
  assert.match(alerts(story)[0]!, /❌ Темы выключены/);

  // Nobody says anything: the bot sees it by itself.
  forum.setTopics(true);
  await passes(story, 3 * minute);
  assert.deepEqual(heap(story), []);
  assert.deepEqual(deskSees(story, "Анна"), numbered("Анна", 0, 5));
  assert.deepEqual(deskSees(story, "Вера"), numbered("Вера", 0, 5));
  assert.deepEqual(deskSees(story, "Иван"), numbered("Иван", 1, 5));
  assert.equal(alerts(story).length, 1);
});

test("topics switched off without a word: the bot sees it by the first card, and what came before that comes to its topic when they are on again", async (t) => {
  const story = await openStory(t);
  const { forum } = story;
  const people = [await asks(story, "Анна"), await asks(story, "Вера")];
  await passes(story, minute);
  forum.setTopics(false);
  for (let number = 1; number <= 5; number += 1) {
    for (const person of people) await person.writes(`${person.account.first_name} ${number}`);
    await passes(story, 5 * second);
  }
  const lost = heap(story);
  assert.deepEqual(lost, ["Анна 1", "Вера 1"]);
  assert.equal(alerts(story).length, 1);
  forum.setTopics(true);
  await passes(story, 3 * minute);
  for (const name of ["Анна", "Вера"]) assert.deepEqual(deskSees(story, name), numbered(name, 0, 5));
  assert.deepEqual(heap(story), lost);
});

test("a copy that is under way when topics are seen to be off comes to its topic too", async (t) => {
  const story = await openStory(t);
  const { desk, forum, boris, clock } = story;
  const { calls, faults } = desk.telegram;
  const anna = await asks(story, "Анна");
  await passes(story, minute);
  forum.setTopics(false);
  calls.clear();
  faults.latency(10 * second, { method: "copyMessage", times: 1 });
  const isUnderWay = () => calls.count("copyMessage", ({ outcome }) => outcome.kind === "pending") > 0;
  await anna.writes("Анна 1");
  await passUntil(clock, isUnderWay);
  await boris.inGeneral(forum).writes("А куда делись темы?");
  await passUntil(clock, () => calls.count("getChat") > 0);
  assert.ok(isUnderWay());
  await passUntil(clock, () => !isUnderWay());
  await passes(story, minute);
  assert.deepEqual(heap(story), ["Анна 1"]);
  forum.setTopics(true);
  await passes(story, 3 * minute);
  assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 1"]);
});

test("a pin shows topics too: a message that came before it is in its topic once, whatever is switched off later", async (t) => {
  const story = await openStory(t);
  const { desk, forum, boris } = story;
  const anna = await asks(story, "Анна");
  for (let number = 1; number < 9; number += 1) await anna.writes(`Анна ${number}`);
  await passes(story, 2 * minute);
  // The pin comes after the tenth copy.
  desk.telegram.faults.tooManyRequests(3, { method: ["copyMessage", "pinChatMessage"], times: 2 });
  await anna.writes("Анна 9");
  await passes(story, 20 * second);
  forum.setTopics(false);
  await boris.inGeneral(forum).writes("А куда делись темы?");
  await passes(story, minute);
  forum.setTopics(true);
  await passes(story, 3 * minute);
  assert.equal(forum.chat.pinned.length, 1);
  assert.deepEqual(deskSees(story, "Анна"), numbered("Анна", 0, 9));
});

test("a basic group that was upgraded is followed to its new id, and what waited flows in there", async (t) => {
  const story = await openStory(t, { isSetUp: false, forum: { botRights: "absent" } });
  const { desk, olga, boris } = story;
  const { world, bot } = desk.telegram;
  const group = world.createGroup({ title: "Маленькая", owner: olga.account, kind: "group" });
  addMember(world, group, boris.account, olga.account);
  addMember(world, group, bot, olga.account);
  await olga.in(group).writes(`/setup@${bot.username}`);
  await passes(story, second);
  await olga.in(group).sees("Темы выключены");
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  await anna.writes("Анна 0");
  await anna.writes("Анна 1");
  await passes(story, minute);

  const supergroup = migrateGroup(world, group, olga.account, { is_forum: true });
  await passes(story, second);
  await olga.in(supergroup).sees(/✅ Темы включены[\s\S]*❌ Бот не администратор/);
  promote(world, supergroup, bot, deskRights, olga.account);
  await passes(story, minute);
  const forum = new Forum(world, supergroup, olga, bot);
  assert.deepEqual(deskSees({ ...story, forum }, "Анна"), ["Анна 0", "Анна 1"]);
  assert.deepEqual(alerts(story), []);
});

test("/setup sent while the group was being upgraded is answered in the new one", async (t) => {
  const story = await openStory(t, { isSetUp: false, forum: { botRights: "absent" } });
  const { desk, olga } = story;
  const { world, bot } = desk.telegram;
  const group = world.createGroup({ title: "Маленькая", owner: olga.account, kind: "group" });
  addMember(world, group, bot, olga.account);
  await olga.in(group).writes(`/setup@${bot.username}`);
  const supergroup = migrateGroup(world, group, olga.account, { is_forum: true });
  await passes(story, second);
  await olga.in(supergroup).sees("✅ Темы включены");
});

test("a client stops the bot and comes back: 💔 on each answer, 🔕 on the card, then all arrive in order", async (t) => {
  const story = await openStory(t);
  const { boris } = story;
  const anna = await asks(story, "Анна");
  const topic = topicOf(story, "Анна");
  await anna.blocks();
  const answers = [];
  for (let number = 1; number <= 3; number += 1) {
    answers.push(await boris.in(topic).writes(`Ответ ${number}`));
    await passes(story, 5 * second);
  }
  const album = await boris.in(topic).sendsAlbum([photo("Ответ 4"), photo("Ответ 5")]);
  await passes(story, minute);
  for (const answer of [...answers, album[0]!]) {
    assert.deepEqual(emojiOn(answer), ["💔"]);
    assert.deepEqual(repliesTo(story, answer), [
      "💔 Не доставлено: клиент остановил бота или удалил свой аккаунт. Если он вернётся, бот отправит это сам.",
    ]);
  }
  assert.match(cardOf(topic).content.text ?? "", /🔕 Клиент остановил бота/);
  await anna.unblocks();
  await boris.in(topic).writes("Ответ 6");
  await passes(story, minute);
  assert.deepEqual(clientSees(anna), numbered("Ответ", 1, 6));
  assert.doesNotMatch(cardOf(topic).content.text ?? "", /🔕/);
  for (const answer of [...answers, album[0]!])
    assert.deepEqual(emojiOn(answer), [], "no 💔 on what arrived");
});

test("what a manager edits, deletes or turns into a note while the client is away is so when they come back", async (t) => {
  const story = await openStory(t);
  const { boris } = story;
  const anna = await asks(story, "Анна");
  const place = boris.in(topicOf(story, "Анна"));
  const before = await place.writes("Ответ 0");
  await passes(story, 5 * second);
  await anna.blocks();
  const edited = await place.writes("Ответ 1");
  const removed = await place.writes("Ответ 2");
  const noted = await place.writes("Ответ 3");
  await passes(story, 5 * second);
  await place.edits(before, "Ответ 0, исправлен");
  await place.edits(edited, "Ответ 1, исправлен");
  await place.repliesTo(removed, "/del");
  await place.edits(noted, "// Ответ 3 только для своих");
  await passes(story, minute);
  assert.deepEqual(emojiOn(before), ["💔"], "the client has the old words");
  await anna.unblocks();
  await passes(story, minute);
  assert.deepEqual(clientSees(anna), ["Ответ 0, исправлен", "Ответ 1, исправлен"]);
  assert.deepEqual([emojiOn(before), emojiOn(edited)], [[], []]);
});

function numbered(name: string, first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => `${name} ${first + index}`);
}

/** What clients wrote and the bot put outside of all topics. */
function heap({ forum }: Story): string[] {
  return ["Анна", "Вера", "Иван"].flatMap((name) => said(forum.general, name));
}
