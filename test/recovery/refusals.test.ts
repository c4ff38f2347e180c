import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import Sqlite from "better-sqlite3";
import { findDead } from "../../src/store/deliveries/dead.ts";
import { photo } from "../telegram/actors.ts";
import { badRequest, Failure } from "../telegram/failure.ts";
import {
  alerts,
  asks,
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
import { twoTickets } from "./trouble.ts";

const hour = 60 * minute;
const unknown = badRequest("SOMETHING_THAT_NOBODY_KNOWS");
const deleted = new Failure(
  500,
  "Internal Server Error: sent message was immediately deleted and can't be returned",
);

test("three clients write while Telegram makes no topics for three seconds: all arrives, nobody is told", async (t) => {
  const story = await openStory(t);
  const { telegram } = story.desk;
  const heal = telegram.faults.fails(unknown, { method: "createForumTopic" });
  const clients = ["Анна", "Вера", "Глеб"].map((name) => telegram.client(name, { language_code: "ru" }));
  for (const client of clients) await client.writes(`${client.account.first_name} 0`);
  await passes(story, 3 * second);
  heal();
  await passes(story, minute);
  for (const { account } of clients)
    assert.deepEqual(deskSees(story, account.first_name), [`${account.first_name} 0`]);
  assert.deepEqual([alerts(story), findDead(story.desk.app.store)], [[], []]);
});

test("Telegram answers 404 to everything that is sent for five seconds: all arrives", async (t) => {
  const story = await openStory(t);
  const { anna } = await twoTickets(story);
  const sends = ["sendMessage", "copyMessage", "createForumTopic"];
  const heal = story.desk.telegram.faults.fails(new Failure(404, "Not Found"), { method: sends });
  await anna.writes("Анна 1");
  await story.boris.in(topicOf(story, "Анна")).writes("Ответ 1");
  await passes(story, 5 * second);
  heal();
  await passes(story, minute);
  assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 1"]);
  assert.deepEqual(clientSees(anna), ["Ответ 0", "Ответ 1"]);
  assert.deepEqual([alerts(story), findDead(story.desk.app.store)], [[], []]);
});

for (const failure of [unknown, deleted]) {
  test(`an answer meets «${failure.description}» for an hour: later ones go on, it is told, and arrives in the end`, async (t) => {
    const story = await openStory(t);
    const { anna } = await twoTickets(story);
    const topic = topicOf(story, "Анна");
    const { telegram } = story.desk;
    telegram.calls.clear();
    const heal = telegram.faults.fails(failure, { method: "copyMessage", chat_id: anna.id });
    const refused = await story.boris.in(topic).sends(photo("Ответ 1"));
    await story.boris.in(topic).writes("Ответ 2");
    await passes(story, 50 * second);
    assert.equal(telegram.calls.count("copyMessage"), 4);
    await passes(story, 12 * second);
    assert.deepEqual(clientSees(anna), ["Ответ 0", "Ответ 2"]);
    assert.deepEqual(emojiOn(refused), ["💔"]);
    assert.match(repliesTo(story, refused).join(), /Пока не доставлено: Telegram ответил «.*пробует ещё/);
    telegram.calls.clear();
    await passes(story, hour);
    const tries = telegram.calls.count("copyMessage");
    assert.ok(tries <= 10, `${tries} calls in an hour`);
    assert.equal(alerts(story).length, 1);
    assert.match(alerts(story)[0]!, /Пока не удаётся отправить: Telegram ответил[\s\S]*Обращения: №1\./);
    assert.equal(repliesTo(story, refused).length, 1);
    heal();
    await passes(story, 10 * minute);
    assert.deepEqual(clientSees(anna), ["Ответ 0", "Ответ 2", "Ответ 1"]);
    assert.deepEqual(emojiOn(refused), []);
    assert.match(repliesTo(story, refused).at(-1)!, /Теперь доставлено/);
    assert.deepEqual(findDead(story.desk.app.store), []);
  });

  test(`a client's message meets «${failure.description}» for an hour: its words are shown, later ones go on, it arrives in the end`, async (t) => {
    const story = await openStory(t);
    const { anna, vera } = await twoTickets(story);
    const { telegram } = story.desk;
    telegram.calls.clear();
    const heal = telegram.faults.fails(failure, { method: "forwardMessage", chat_id: story.forum.id });
    await anna.sends({ dice: { emoji: "🎲", value: 4 } });
    await anna.writes("Анна 1");
    await vera.writes("Вера 1");
    await passes(story, 70 * second);
    assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 1"]);
    assert.deepEqual(deskSees(story, "Вера"), ["Вера 0", "Вера 1"]);
    assert.equal(said(topicOf(story, "Анна").messages, "⚠️ Клиент прислал").length, 1);
    telegram.calls.clear();
    await passes(story, hour);
    const tries = telegram.calls.count("forwardMessage");
    assert.ok(tries <= 10, `${tries} calls in an hour`);
    assert.equal(alerts(story).length, 1);
    heal();
    await passes(story, 10 * minute);
    assert.equal(
      topicOf(story, "Анна").messages.filter(({ content }) => content.dice !== undefined).length,
      1,
    );
    assert.deepEqual(findDead(story.desk.app.store), []);
  });

  test(`no topic is made for an hour for «${failure.description}»: few calls, one word to the admin, all arrives in order`, async (t) => {
    const story = await openStory(t);
    const { telegram } = story.desk;
    await asks(story, "Вера");
    telegram.calls.clear();
    const heal = telegram.faults.fails(failure, { method: "createForumTopic" });
    const anna = telegram.client("Анна", { language_code: "ru" });
    for (const number of [0, 1, 2]) await anna.writes(`Анна ${number}`);
    await passes(story, minute + second);
    assert.ok(telegram.calls.count("createForumTopic") <= 7);
    telegram.calls.clear();
    await passes(story, hour);
    const tries = telegram.calls.count("createForumTopic");
    assert.ok(tries <= 12, `${tries} calls in an hour`);
    assert.equal(alerts(story).length, 1);
    heal();
    await anna.writes("Анна 3");
    await passes(story, 10 * minute);
    assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 1", "Анна 2", "Анна 3"]);
    assert.equal(alerts(story).length, 1);
    assert.deepEqual(said(topicOf(story, "Анна").messages, "⚠️"), []);
    assert.deepEqual(findDead(story.desk.app.store), []);
  });
}

test("an answer that is refused for hours is given up: the manager and the admin read it, nothing else is held up", async (t) => {
  const story = await openStory(t);
  const { anna } = await twoTickets(story);
  const topic = topicOf(story, "Анна");
  story.desk.telegram.faults.fails(unknown, { method: "copyMessage", chat_id: anna.id });
  const refused = await story.boris.in(topic).sends(photo("Ответ 1"));
  await passes(story, 7 * hour);
  assert.match(repliesTo(story, refused).at(-1)!, /Не доставлено: Telegram ответил/);
  assert.deepEqual(emojiOn(refused), ["💔"]);
  assert.match(alerts(story).at(-1)!, /Так и не удалось отправить[\s\S]*Обращения: №1\./);
  assert.equal(alerts(story).length, 2);
  assert.equal(findDead(story.desk.app.store).length, 1);
});

test("a client's message that is refused for hours is given up, and no later one waits for it", async (t) => {
  const story = await openStory(t);
  const { anna } = await twoTickets(story);
  const heal = story.desk.telegram.faults.fails(unknown, { method: "copyMessage", chat_id: story.forum.id });
  await anna.writes("Анна 1");
  await passes(story, 7 * hour);
  assert.match(said(topicOf(story, "Анна").messages, "⚠️").join(), /Клиент прислал[\s\S]*Анна 1/);
  assert.match(alerts(story).at(-1)!, /Так и не удалось отправить[\s\S]*Обращения: №1\./);
  heal();
  await anna.writes("Анна 2");
  await passes(story, minute);
  assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 2"]);
});

test("deaths within an hour make one report more with all of them, whatever keeps the report back", async (t) => {
  const story = await openStory(t);
  const { desk, olga } = story;
  await twoTickets(story);
  const { faults } = desk.telegram;
  const cards = faults.fails(unknown, { method: "editMessageText", chat_id: story.forum.id });
  const reports = faults.fails(new Failure(404, "Not Found"), { method: "sendMessage", chat_id: olga.id });
  await story.boris.in(topicOf(story, "Анна")).writes("/call");
  await story.boris.in(topicOf(story, "Вера")).writes("/call");
  await passes(story, 5 * minute);
  assert.deepEqual(alerts(story), []);
  await desk.stop();
  await desk.start();
  reports();
  await passes(story, 10 * minute);
  assert.equal(alerts(story).length, 1);
  assert.match(alerts(story)[0]!, /\(всего 2\)[\s\S]*Обращения: №1, №2\./);
  for (const name of ["Анна", "Вера"]) await story.boris.in(topicOf(story, name)).writes("Ответ 1");
  for (const name of ["Иван", "Пётр"]) {
    await asks(story, name);
    await story.boris.in(topicOf(story, name)).writes("/call");
  }
  await passes(story, 10 * minute);
  assert.equal(alerts(story).length, 1);
  cards();
  await passes(story, hour);
  assert.equal(alerts(story).length, 2);
  // The admins were told of the first two cards before.
  assert.match(alerts(story)[1]!, /\(всего 2\)[\s\S]*Обращения: №3, №4\./);
});

test("a bug while an answer is settled: it is sent a few times at most, then given up and told", async (t) => {
  const story = await openStory(t);
  const { anna } = await twoTickets(story);
  breaksSettling(story, "Ответ 1");
  const topic = topicOf(story, "Анна");
  const answer = await story.boris.in(topic).writes("Ответ 1");
  await story.boris.in(topic).writes("Ответ 2");
  await passes(story, 2 * minute);
  assert.equal(clientSees(anna).at(-1), "Ответ 2");
  await passes(story, 3 * hour);
  assert.ok(clientSees(anna).filter((words) => words === "Ответ 1").length <= 4);
  assert.deepEqual(emojiOn(answer), ["💔"]);
  assert.match(repliesTo(story, answer).at(-1)!, /Неизвестно, получил ли клиент/);
  assert.match(alerts(story).join(), /a bug/);
});

test("a client's message that no settling takes holds up no later one", async (t) => {
  const story = await openStory(t);
  const { anna } = await twoTickets(story);
  breaksSettling(story, "Анна 1");
  for (const number of [1, 2, 3]) await anna.writes(`Анна ${number}`);
  await passes(story, 3 * hour);
  const sees = deskSees(story, "Анна").filter((words) => words !== "Анна 1");
  assert.deepEqual(sees, ["Анна 0", "Анна 2", "Анна 3"]);
  assert.match(alerts(story).join(), /a bug/);
});

test("an effect of a newer version is given up and told, and its lane goes on", async (t) => {
  const story = await openStory(t);
  const { anna } = await twoTickets(story);
  const file = new Sqlite(join(story.desk.config.dataDir, "topicdesk.db"));
  file.exec(`INSERT INTO outbox (lane, chat_id, weight, effect, state, not_before, created_at)
    VALUES ('client:1', ${anna.id}, 'message', '{"kind":"sing"}', 'waiting', 0, 0)`);
  file.close();
  await story.boris.in(topicOf(story, "Анна")).writes("Ответ 1");
  await passes(story, minute);
  assert.deepEqual(clientSees(anna), ["Ответ 0", "Ответ 1"]);
  assert.match(alerts(story).join(), /this version does not know "sing"/);
});

test("five answers of Telegram are lost one after the other: the client gets few copies, and the manager is told", async (t) => {
  const story = await openStory(t);
  const { anna } = await twoTickets(story);
  story.desk.telegram.faults.cutAfter({ method: "sendMessage", chat_id: anna.id, times: 5 });
  const topic = topicOf(story, "Анна");
  const answer = await story.boris.in(topic).writes("Ответ 1");
  await story.boris.in(topic).writes("Ответ 2");
  await passes(story, 10 * minute);
  assert.equal(clientSees(anna).filter((words) => words === "Ответ 1").length, 3);
  assert.match(repliesTo(story, answer).join(), /Telegram не подтвердил/);
  await passes(story, 3 * hour);
  assert.ok(clientSees(anna).filter((words) => words === "Ответ 1").length <= 4);
  assert.ok(clientSees(anna).includes("Ответ 2"));
});

test("an answer of Telegram is lost once: the manager reads that the client may have got the message twice", async (t) => {
  const story = await openStory(t);
  const { anna } = await twoTickets(story);
  story.desk.telegram.faults.cutAfter({ method: "sendMessage", chat_id: anna.id, times: 1 });
  const answer = await story.boris.in(topicOf(story, "Анна")).writes("Ответ 1");
  await passes(story, minute);
  assert.deepEqual(clientSees(anna), ["Ответ 0", "Ответ 1", "Ответ 1"]);
  assert.match(repliesTo(story, answer).join(), /мог получить это сообщение дважды/);
});

/** A bug keeps it from being written that the message has arrived. */
function breaksSettling({ desk }: Story, words: string): void {
  const file = new Sqlite(join(desk.config.dataDir, "topicdesk.db"));
  file.exec(`CREATE TRIGGER bug BEFORE UPDATE OF delivered_at ON messages WHEN NEW.text = '${words}'
    BEGIN SELECT RAISE (ABORT, 'a bug'); END`);
  file.close();
}
