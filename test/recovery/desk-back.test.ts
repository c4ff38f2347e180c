import assert from "node:assert/strict";
import { test } from "node:test";
import { deskRights } from "../telegram/actors.ts";
import { alerts, minute, openStory, passes, said, second } from "./story.ts";

test("comments are on again and /setup says that all is well: what waited goes at once", async (t) => {
  const story = await openStory(t, { kind: "channel" });
  const { desk, olga } = story;
  const { channel } = desk;
  const group = channel.discussion!;
  channel.unlink();
  const names = ["Анна", "Вера", "Иван"];
  for (const name of names) {
    await desk.telegram.client(name, { language_code: "ru" }).writes(`${name} 0`);
    await passes(story, 20 * second);
  }
  await passes(story, minute);
  channel.link(group);
  const before = olga.in(group).messages.at(-1)!;
  await olga.in(group).writes("/setup");
  await passes(story, second);
  await olga.in(group).sees("Всё готово", { after: before });
  for (const name of names) {
    const [post, ...more] = channel.posts.filter(({ content }) => content.text?.includes(`Клиент: ${name}`));
    assert.deepEqual(said(channel.commentsOf(post!), name), [`${name} 0`]);
    assert.equal(more.length, 0, "the post that nobody could comment on is deleted");
  }
});

test("topics are on again and /setup says so: what waited goes at once", async (t) => {
  const story = await openStory(t);
  const { desk, forum, olga, boris } = story;
  forum.setTopics(false);
  await boris.inGeneral(forum).writes("А куда делись темы?");
  await passes(story, second);
  const anna = desk.telegram.client("Анна", { language_code: "ru" });
  await anna.writes("Анна 0");
  await passes(story, 30 * second);
  forum.setTopics(true);
  await olga.inGeneral(forum).writes("/setup");
  await passes(story, second);
  assert.deepEqual(said(forum.findTopic("Анна")?.messages ?? [], "Анна"), ["Анна 0"]);
});

test("a discussion group goes over to another channel: that one is set up, and the first waits for another group", async (t) => {
  const story = await openStory(t, { kind: "channel" });
  const { desk, olga, boris } = story;
  const { channel, telegram } = desk;
  const group = channel.discussion!;
  const anna = telegram.client("Анна", { language_code: "ru" });
  await anna.writes("Анна 0");
  await passes(story, minute);
  channel.unlink();
  const other = telegram.channel("Вторые", { owner: olga, members: [boris] });
  other.link(group);
  await olga.in(group).writes("/setup");
  await passes(story, second);
  await olga.in(group).presses("Добавить отдел");
  await passes(story, minute);
  await olga.in(group).sees("Всё готово");
  assert.match(
    alerts(story).join("\n"),
    /Группа обсуждений канала «Обращения» теперь связана с каналом «Вторые»/,
  );
  const vera = telegram.client("Вера", { language_code: "ru" });
  await vera.writes("Вера 0");
  await passes(story, minute);
  assert.deepEqual(said(other.commentsOf(other.posts.at(-1)!), "Вера"), ["Вера 0"]);
  assert.equal(alerts(story).length, 1, alerts(story).join("\n"));

  const third = telegram.group("Третья", { owner: olga, members: [boris] });
  channel.link(third);
  third.promote(telegram.bot, deskRights);
  await olga.in(third).writes("/setup");
  await passes(story, minute);
  await anna.writes("Анна 1");
  await passes(story, minute);
  const post = channel.posts.findLast(({ content }) => content.text?.includes("Клиент: Анна"))!;
  assert.deepEqual(said(channel.commentsOf(post), "Анна"), ["Анна 0", "Анна 1"]);
});

test("the discussion group becomes a forum of its own: it is set up, and its channel waits for another group", async (t) => {
  const story = await openStory(t, { kind: "channel" });
  const { desk, olga } = story;
  const { channel, telegram } = desk;
  const group = channel.discussion!;
  channel.unlink();
  group.chat.is_forum = true;
  group.promote(telegram.bot, deskRights);
  await olga.in(group).writes("/setup");
  await passes(story, second);
  await olga.in(group).presses("Добавить отдел");
  await passes(story, minute);
  const vera = telegram.client("Вера", { language_code: "ru" });
  await vera.writes("Вера 0");
  await passes(story, minute);
  const copies = [...group.chat.messages.values()].filter(({ topicId }) => topicId !== undefined);
  assert.deepEqual(said(copies, "Вера"), ["Вера 0"]);
});
