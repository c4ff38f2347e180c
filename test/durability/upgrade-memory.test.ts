import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import Sqlite from "better-sqlite3";
import { openStore, sql, type Store } from "../../src/store/database.ts";
import { findDesks } from "../../src/store/desks/desks.ts";
import { deleteMemory, findMemory, saveMemory } from "../../src/store/memory.ts";
import { findManager } from "../../src/store/people/managers.ts";
import { findSetting, saveSetting } from "../../src/store/settings.ts";
import { ask } from "../contract/conversation.ts";
import { atEveryDesk } from "../contract/nature.ts";
import { asks, deskSees, minute, openStory, passes, second } from "../recovery/story.ts";
import { sets } from "../private/people.ts";
import { type Desk, openDesk, until } from "../support/desk.ts";
import { deskRights, type StoredMessage } from "../telegram/actors.ts";
import { upgrades } from "./upgrading.ts";

const memory = {
  owner_claim_code: "the-code",
  failed_updates_told_at: "1795000000000",
  "topic_icon:team": "5377316857231450742",
  "topic_icon:client": "5417915203100613993",
  "topic_icon:closed": "5237699328843200968",
  "former_client_topic:7:21": "4",
  "told_to_open_bot:1:8": "1795000000001",
  "setup_said:-1001": "Всё готово",
} as const;

test("every scribble of the former version has its place, and only what an admin chose is left among the settings", (t) => {
  const store = openFormer(t, {
    ...memory,
    "setting:reopen": "new",
    "setting:low_rating": "0",
    "topics_seen:1": "1795000000002",
    "desk_problem_told:1": '["Bad Request: not enough rights",1795000000003]',
    "desk_rescue_offered:1": "2",
    "told_of_anonymity:1": "1795000000004",
    "repairs_told:1": "1795000000005",
    "topics_seen:2": "off",
    // The admins had to be told the same again.
    "desk_problem_told:2": '["",0]',
    "desk_rescue_offered:2": "",
    "setup_said:-1002": "",
    // These belong to no desk and have no use any more.
    "topics_seen:3": "1795000000006",
    told_of_dead_at: "1795000000007",
  });
  assert.deepEqual(store.all(sql.selectFrom("settings").selectAll().orderBy("key")), [
    { key: "low_rating", value: "0" },
    { key: "reopen", value: "new" },
  ]);
  const kept = store.all(sql.selectFrom("memory").selectAll().where("key", "!=", "program"));
  assert.deepEqual(Object.fromEntries(kept.map(({ key, value }) => [key, value])), memory);
  const [first, other] = findDesks(store);
  assert.deepEqual(first, {
    ...first,
    topicsSeenAt: 1_795_000_000_002,
    areTopicsOff: false,
    toldProblem: { error: "Bad Request: not enough rights", at: 1_795_000_000_003 },
    rescueDeskId: 2,
    anonymityToldAt: 1_795_000_000_004,
    repairsToldAt: 1_795_000_000_005,
  });
  assert.deepEqual(other, {
    ...other,
    topicsSeenAt: null,
    areTopicsOff: true,
    toldProblem: null,
    rescueDeskId: null,
    anonymityToldAt: null,
    repairsToldAt: null,
  });
});

test("a key that belongs to the other table does not compile", (t) => {
  const store = openFormer(t, {});
  store.transaction((tx) => {
    // @ts-expect-error: it is the bot's.
    saveSetting(tx, "owner_claim_code", "1");
    // @ts-expect-error: it is the bot's.
    findSetting(tx, "topic_icon:team");
    // @ts-expect-error: it is an admin's.
    saveMemory(tx, "low_rating", "1");
    // @ts-expect-error: it is an admin's.
    findMemory(tx, "reopen");
    // @ts-expect-error: it is an admin's.
    deleteMemory(tx, "low_rating");
    // @ts-expect-error: a desk has a column for it.
    findMemory(tx, "topics_seen:1");
  });
});

atEveryDesk("what the former version remembered", (nature) => {
  test("managers are not told again what they know, and settings stay", async (t) => {
    const desk = await nature.open(t);
    const { olga, boris, group } = desk;
    await olga.starts();
    for (const written of ["low_rating 1", "reopen new", "signature manager"]) await sets(desk, written);
    const settings = await listed(desk);
    assert.match(settings, /низкой оценки: 1 звезда/);
    const first = await ask(desk);
    const vera = desk.telegram.client("Вера", { language_code: "ru" });
    desk.joins(vera);
    await until(() => findManager(desk.app.store, vera.id) !== undefined, "she is not known");
    await first.ticket.of(olga).writes("/transfer Вера");
    await first.ticket.of(olga).sees(/^Вера, вам передали это обращение\. Чтобы бот сообщал/);
    group.promote(boris, { is_anonymous: true });
    await first.manager.writes("Раз");
    await first.ticket.of(olga).sees(/«Анонимность»/);
    await desk.rests();

    await upgrades(desk);
    assert.equal(await listed(desk), settings);
    await first.manager.writes("Два");
    await first.anna.sees(/^Два/);
    const later = await ask(desk, "Ещё", "Глеб");
    await later.ticket.of(olga).writes("/transfer Вера");
    await later.ticket.of(olga).sees(/^Вера, вам передали это обращение\.$/);
    await desk.rests();
    assert.equal(count(first.ticket.messages(), /«Анонимность»/), 1);
  });
});

test("icons are known without a look at the group, and what was said of it is not said again", async (t) => {
  const desk = await openDesk(t);
  const { forum, telegram } = desk;
  await upgrades(desk);
  telegram.calls.clear();
  await telegram.client("Анна").writes("Вопрос");
  const topic = await forum.hasTopic("№1");
  assert.ok(topic.icon);
  assert.equal(telegram.calls.count("getForumTopicIconStickers"), 0);
  forum.promote(telegram.bot, deskRights);
  await until(() => telegram.calls.count("getForumTopicIconStickers") > 0, "it does not look at the group");
  await desk.rests();
  assert.equal(count([...forum.chat.messages.values()], /Всё готово/), 1);
});

test("the owner's link makes one owner, before and after", async (t) => {
  const desk = await openDesk(t, { isSetUp: false, config: { adminIds: [] } });
  const { boris, olga } = desk;
  await upgrades(desk);
  await olga.starts("claim_the-code-of-this-test");
  await olga.sees("Теперь вы администратор");
  await desk.settles();
  await upgrades(desk);
  await boris.starts("claim_the-code-of-this-test");
  await boris.sees("Эта ссылка уже не действует");
});

test("topics that were seen before and are off by now: what landed in the heap comes to its topic", async (t) => {
  const story = await openStory(t);
  const { desk, forum } = story;
  const anna = await asks(story, "Анна");
  await passes(story, minute);
  await upgrades(desk);
  forum.setTopics(false);
  for (let number = 1; number <= 3; number += 1) {
    await anna.writes(`Анна ${number}`);
    await passes(story, 5 * second);
  }
  forum.setTopics(true);
  await passes(story, 3 * minute);
  assert.deepEqual(deskSees(story, "Анна"), ["Анна 0", "Анна 1", "Анна 2", "Анна 3"]);
});

test("tickets of a desk that cannot be used are offered to the other one once", async (t) => {
  const story = await openStory(t);
  const { desk, olga, forum } = story;
  const store = desk.telegram.forum("Склад", { owner: olga });
  await passes(story, second);
  await olga.inGeneral(store).presses("Добавить отдел");
  await passes(story, second);
  await asks(story, "Анна");
  forum.promote(
    desk.telegram.bot,
    deskRights.filter((right) => right !== "can_manage_topics"),
  );
  await passes(story, minute);
  const looks = async () => {
    await olga.inGeneral(store).writes("/setup");
    await passes(story, minute);
  };
  await looks();
  assert.equal(count(olga.messages, offer), 1);
  await upgrades(desk);
  await looks();
  assert.equal(count(olga.messages, offer), 1);
});

const offer = /^В «Менеджеры» ждёт 1 открытое обращение/;

/** The answer to `/settings`. */
async function listed({ olga }: Desk): Promise<string> {
  const asked = await olga.writes("/settings");
  const list = await olga.sees("Настройки", { after: asked });
  return list.content.text!;
}

function count(messages: readonly StoredMessage[], pattern: RegExp): number {
  return messages.filter(({ content }) => pattern.test(content.text ?? "")).length;
}

/** A database of the former version, with two desks and these rows among the settings. */
function openFormer(t: TestContext, settings: Record<string, string>): Store {
  const directory = mkdtempSync(join(tmpdir(), "topicdesk-test-"));
  const path = join(directory, "topicdesk.db");
  const former = new Sqlite(path);
  former.exec(readFileSync(new URL("schema-5.sql", import.meta.url), "utf8"));
  for (const chatId of [-1001, -1002])
    former
      .prepare(
        "INSERT INTO desks (kind, chat_id, title, is_ready, bound_at) VALUES ('topics', ?, 'Desk', 1, 0)",
      )
      .run(chatId);
  for (const row of Object.entries(settings)) former.prepare("INSERT INTO settings VALUES (?, ?)").run(row);
  former.close();
  const store = openStore(path);
  t.after(() => {
    store.close();
    rmSync(directory, { recursive: true });
  });
  return store;
}
