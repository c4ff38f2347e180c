import assert from "node:assert/strict";
import { test } from "node:test";
import type { Desk } from "../support/desk.ts";
import { alerts, minute, openStory, passes, said, second, type Story } from "../recovery/story.ts";
import { deskRights, type Forum, type Person, type StoredMessage } from "../telegram/actors.ts";
import { Failure } from "../telegram/failure.ts";

interface Two extends Story {
  store: Forum;
}

/** «Менеджеры», where new tickets come, and the department «Склад». */
async function openTwo(t: Parameters<typeof openStory>[0]): Promise<Two> {
  const story = await openStory(t);
  const { desk, olga, boris } = story;
  const store = desk.telegram.forum("Склад", { owner: olga, members: [boris] });
  await passes(story, second);
  await olga.inGeneral(store).presses("Добавить отдел");
  await passes(story, second);
  await olga.inGeneral(store).sees("Всё готово");
  return { ...story, forum: desk.forum, store };
}

function client({ desk }: { desk: Desk }, name: string): Person {
  return desk.telegram.client(name, { language_code: "ru" });
}

function sees(forum: Forum, name: string): string[] {
  const topic = forum.findTopic(name);
  return said(topic?.messages ?? [], name);
}

test("a desk that the bot is not in any more gets no new tickets, and its open ones move by one press", async (t) => {
  const story = await openTwo(t);
  const { desk, olga, forum, store } = story;
  const names = ["Анна", "Вера", "Иван"];
  for (const name of names) await client(story, name).writes(`${name} 0`);
  await passes(story, minute);
  forum.kick(desk.telegram.bot);
  await passes(story, minute);
  const late = client(story, "Юлия");
  await late.writes("Юлия 0");
  await passes(story, minute);
  assert.deepEqual(sees(store, "Юлия"), ["Юлия 0"]);
  assert.equal(alerts(story).length, 1, alerts(story).join("\n"));

  const alert = olga.messages.find(({ content }) => content.text?.startsWith("⚠️"))!;
  desk.telegram.calls.clear();
  const { text } = await olga.presses(alert, "Перенести обращения в «Склад»");
  assert.equal(text, "Перенесено 3 обращения в «Склад».");
  await passes(story, 10 * minute);
  for (const name of names) assert.deepEqual(sees(store, name), [`${name} 0`]);
  const calls = desk.telegram.calls.all.filter(({ chat_id }) => chat_id === forum.id);
  assert.ok(calls.length <= 12, `${calls.length} calls where the bot is not`);

  forum.promote(desk.telegram.bot, deskRights);
  await passes(story, 5 * minute);
  const back = client(story, "Олег");
  await back.writes("Олег 0");
  await passes(story, minute);
  assert.deepEqual(sees(forum, "Олег"), ["Олег 0"]);
  const old = forum.topic("Анна");
  assert.ok(old.closed, "the place that the ticket has left shows it now");
  assert.match(said(old.messages, "Обращение №1").join("\n"), /в отделе «Склад»/);
});

test("the only desk is lost: tickets wait, and a new group takes its place", async (t) => {
  const story = await openStory(t);
  const { desk, olga, boris, forum } = story;
  await client(story, "Анна").writes("Анна 0");
  await passes(story, minute);
  forum.kick(desk.telegram.bot);
  await passes(story, second);
  await client(story, "Вера").writes("Вера 0");
  await passes(story, minute);
  const other = desk.telegram.forum("Новая", { owner: olga, members: [boris] });
  await olga.inGeneral(other).writes("/setup");
  await passes(story, minute);
  await olga.inGeneral(other).sees("Всё готово");
  assert.deepEqual(sees(other, "Вера"), ["Вера 0"]);
  await olga.presses("Перенести обращения в «Новая»");
  await passes(story, minute);
  assert.deepEqual(sees(other, "Анна"), ["Анна 0"]);
});

for (const kind of ["topics", "channel"] as const)
  test(`whoever reads that the bot is gone can press it back in, and reads of no rights that nobody can give it (${kind})`, async (t) => {
    const { desk, olga } = await openStory(t, { kind });
    const { telegram, group, cardChat } = desk;
    const where = kind === "topics" ? group : desk.channel;
    where.promote(telegram.bot, []);
    await olga.sees("боту теперь чего-то не хватает");
    where.kick(telegram.bot);
    const alert = await olga.sees("Бота больше нет в");
    assert.deepEqual(urlsOf(alert), ways[kind]);
    await olga.writes("/settings");
    const reminder = await olga.sees("Настройка не закончена");
    assert.deepEqual(urlsOf(reminder), ways[kind]);
    await olga.writes("/desks");
    const list = await olga.sees("Бота там больше нет");
    assert.doesNotMatch(list.content.text!, /Нет права|👉/);
    await olga.presses(list, cardChat.title);
    await desk.settles();
    assert.deepEqual(urlsOf(list), ways[kind]);
  });

const ways = {
  topics: ["https://t.me/topicdesk_bot?startgroup&admin=manage_topics+pin_messages+delete_messages"],
  channel: [
    "https://t.me/topicdesk_bot?startchannel&admin=post_messages+delete_messages",
    "https://t.me/topicdesk_bot?startgroup&admin=delete_messages",
  ],
};

function urlsOf({ reply_markup }: StoredMessage): string[] {
  return (reply_markup?.inline_keyboard.flat() ?? []).flatMap((button) =>
    "url" in button ? [button.url] : [],
  );
}

test("Telegram was wrong: a desk that was taken for lost is ready again by itself", async (t) => {
  const story = await openStory(t);
  const { desk, forum } = story;
  const heal = desk.telegram.faults.fails(new Failure(400, "Bad Request: chat not found"), {
    chat_id: forum.id,
  });
  await client(story, "Анна").writes("Анна 0");
  await passes(story, 10 * minute);
  const vera = client(story, "Вера");
  await vera.writes("Вера 0");
  await passes(story, minute);
  heal();
  await passes(story, 20 * minute);
  assert.deepEqual(sees(forum, "Анна"), ["Анна 0"]);
  assert.deepEqual(sees(forum, "Вера"), ["Вера 0"]);
  assert.equal(alerts(story).length, 1, alerts(story).join("\n"));
});

test("what waits for a department goes to the one that its link names", async (t) => {
  const story = await openTwo(t);
  const { desk, forum, store } = story;
  for (const each of [forum, store]) each.kick(desk.telegram.bot);
  await passes(story, second);
  const anna = client(story, "Анна");
  await anna.writes("/start d_2");
  await anna.writes("Анна 0");
  const vera = client(story, "Вера");
  await vera.writes("Вера 0");
  await passes(story, minute);
  // The other one is ready first, and takes it until then.
  forum.promote(desk.telegram.bot, deskRights);
  await passes(story, minute);
  assert.deepEqual(sees(forum, "Анна"), ["Анна 0"]);
  store.promote(desk.telegram.bot, deskRights);
  await passes(story, minute);
  assert.deepEqual(sees(store, "Анна"), ["Анна 0"]);
  assert.deepEqual(sees(store, "Вера"), []);
  assert.deepEqual(sees(forum, "Вера"), ["Вера 0"]);
});

test("what waits with a subject goes to the department to which that is routed", async (t) => {
  const story = await openTwo(t);
  const { desk, olga, forum, store } = story;
  for (const command of ["/subjects add Доставка", "/subjects route Доставка = Склад"]) {
    await olga.writes(command);
    await passes(story, second);
  }
  for (const each of [forum, store]) each.kick(desk.telegram.bot);
  await passes(story, second);
  const anna = client(story, "Анна");
  await anna.writes("Анна 0");
  await passes(story, second);
  await anna.presses("Доставка");
  const vera = client(story, "Вера");
  await vera.writes("Вера 0");
  await passes(story, minute);
  forum.promote(desk.telegram.bot, deskRights);
  await passes(story, minute);
  store.promote(desk.telegram.bot, deskRights);
  await passes(story, minute);
  assert.deepEqual(sees(store, "Анна"), ["Анна 0"]);
  assert.deepEqual(sees(store, "Вера"), []);
  assert.deepEqual(sees(forum, "Вера"), ["Вера 0"]);
});
