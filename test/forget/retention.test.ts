import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { findHistories } from "../../src/store/report/report.ts";
import { findShown, shows } from "../contract/shown-ticket.ts";
import { answerTo } from "../managers/team.ts";
import { hour, minute, noon, orders } from "../norms/due.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk, passes } from "../support/desk.ts";
import type { Person } from "../telegram/actors.ts";
import { filesWith } from "./bytes.ts";

const day = 24 * hour;

test("closed requests that are too old lose their words every night, and what reports count stays", async (t) => {
  const { desk, lives } = await opens(t);
  const anna = await asks(desk, "Анна Старинная", 2, "Старинный вопрос");
  await closes(desk, anna, 2);
  const open = await asks(desk, "Вера Открытая", 3, "Открытый вопрос");
  await lives(20);
  const late = await asks(desk, "Глеб Недавний", 4, "Недавний вопрос");
  await closes(desk, late, 4);
  const before = countedOf(desk, [2, 3, 4]);
  await orders(desk, "/settings retention 30");
  await lives(12);
  for (const words of ["Старинн", "Ответ на №2", String(anna.id)])
    assert.deepEqual(filesWith(desk.config.dataDir, words), [], words);
  for (const words of ["Открытый вопрос", "Вера Открытая", "Недавний вопрос", "Глеб Недавний"])
    assert.notDeepEqual(filesWith(desk.config.dataDir, words), [], words);
  assert.equal(findShown(desk, 2), undefined);
  assert.deepEqual(countedOf(desk, [2, 3, 4]), before);
  await open.writes("Открытый ещё");
  await (await shows(desk, 3)).of(desk.boris).sees("Открытый ещё");
  const audit = await answerTo(desk, "/audit");
  assert.doesNotMatch(audit.content.text!, /данные клиента удалены/, "nobody did it");
});

test("a night that was missed is made up for at the next start, after what was written meanwhile", async (t) => {
  const { desk, clock, lives } = await opens(t);
  const anna = await asks(desk, "Анна Старинная", 2, "Старинный вопрос");
  await closes(desk, anna, 2);
  await lives(25);
  await orders(desk, "/settings retention 30");
  await lives(5);
  const sleeps = async (...said: string[]) => {
    clock.advance(11 * hour);
    await desk.stop();
    clock.advance(6 * hour);
    for (const words of said) await desk.olga.writes(words);
    await desk.start();
    await desk.settles();
    await desk.rests();
    await passes(desk, clock, minute);
    clock.advance(7 * hour - minute);
    await desk.settles();
  };
  assert.notDeepEqual(filesWith(desk.config.dataDir, "Старинный вопрос"), [], "it is not too old yet");
  await sleeps("/settings retention 0");
  assert.notDeepEqual(filesWith(desk.config.dataDir, "Старинный вопрос"), [], "the admin wanted to keep it");
  await orders(desk, "/settings retention 30");
  await desk.rests();
  assert.notDeepEqual(filesWith(desk.config.dataDir, "Старинный вопрос"), [], "not before the next night");
  await sleeps();
  assert.deepEqual(filesWith(desk.config.dataDir, "Старинный вопрос"), []);
});

test("a client with a later request keeps the name, and their other requests", async (t) => {
  const { desk, lives } = await opens(t);
  await orders(desk, "/settings reopen new");
  const anna = await asks(desk, "Анна Старинная", 2, "Старинный вопрос");
  await closes(desk, anna, 2);
  await lives(25);
  await anna.writes("Поздний вопрос");
  await shows(desk, 3);
  await orders(desk, "/settings retention 30");
  await lives(8);
  assert.deepEqual(filesWith(desk.config.dataDir, "Старинный вопрос"), []);
  assert.notDeepEqual(filesWith(desk.config.dataDir, "Поздний вопрос"), []);
  const page = await answerTo(desk, `/client ${anna.id}`);
  assert.match(page.content.text!, /Анна Старинная.*Обращений: 1\n• №3/s);
  await anna.writes("/tickets");
  await desk.settles();
  assert.doesNotMatch(anna.messages.at(-1)!.content.text!, /№2/);
});

test("a block outlives the messages, and a clock that is wrong erases nothing young", async (t) => {
  const { desk, clock, lives } = await opens(t);
  const anna = await asks(desk, "Анна Старинная", 2, "Старинный вопрос");
  await closes(desk, anna, 2);
  await orders(desk, `/block ${anna.id}`, "/settings retention 30");
  await lives(32);
  assert.deepEqual(filesWith(desk.config.dataDir, "Старинный вопрос"), []);
  assert.match((await answerTo(desk, "/blocked")).content.text!, /Анна Старинная/);
  const vera = await asks(desk, "Вера", 3, "Свежий вопрос");
  await closes(desk, vera, 3);
  await desk.stop();
  clock.advance(400 * day);
  await desk.start();
  await passes(desk, clock, 2 * day);
  assert.notDeepEqual(filesWith(desk.config.dataDir, "Свежий вопрос"), []);
});

for (const [written, answer] of [
  [
    "365",
    /Сохранено\. Срок хранения переписки: 365 дней\nПереписка обращений, закрытых раньше, будет удалена ближайшей ночью/,
  ],
  ["0", /Сохранено\. Срок хранения переписки: всегда$/],
  ["выкл", /Сохранено\. Срок хранения переписки: всегда/],
  ["90 дней", /Сохранено\. Срок хранения переписки: 90 дней/],
  ["-1", /«-1» не подходит.* от 1 до 36500 или 0/],
  ["99999", /«99999» не подходит/],
  ["год", /«год» не подходит/],
] as const)
  test(`/settings retention ${written} is answered`, async (t) => {
    const { desk } = await opens(t);
    assert.match((await answerTo(desk, `/settings retention ${written}`)).content.text!, answer);
  });

interface Opened {
  desk: Desk;
  clock: TestClock;
  /** So many days pass, and on the last one somebody writes, so that the bot believes its clock. */
  lives: (days: number) => Promise<void>;
}

async function opens(t: TestContext): Promise<Opened> {
  const clock = new TestClock(noon);
  const desk = await openDesk(t, { clock });
  const regular = desk.telegram.client("Каждодневный", { language_code: "ru" });
  await regular.writes("Первый день");
  await shows(desk, 1);
  await desk.settles();
  const lives = async (days: number) => {
    clock.advance((days - 1) * day);
    await regular.writes("Ещё один день");
    await desk.settles();
    for (let hours = 0; hours < 24; hours += 1) {
      clock.advance(hour);
      await desk.settles();
    }
    await desk.rests();
  };
  return { desk, clock, lives };
}

async function asks(desk: Desk, name: string, number: number, words: string): Promise<Person> {
  const [first = "", last_name] = name.split(" ");
  const client = desk.telegram.client(first, {
    language_code: "ru",
    ...(last_name !== undefined && { last_name }),
  });
  await client.writes(words);
  const manager = (await shows(desk, number)).of(desk.boris);
  await manager.sees(words);
  await manager.writes(`Ответ на №${number}`);
  await client.sees(`Ответ на №${number}`);
  await desk.settles();
  return client;
}

async function closes(desk: Desk, client: Person, number: number): Promise<void> {
  await client.writes(`/close ${number}`);
  await client.sees(`закрыли обращение №${number}`);
  await desk.settles();
}

/** What reports count of the tickets: everything that they read but for the words. */
function countedOf(desk: Desk, ids: number[]): unknown {
  return findHistories(desk.app.store, ids).map(({ ticket, messages, journal, notes }) => {
    const { client: _, clientId: __, url: ___, ...counted } = ticket;
    const sent = messages.map((each) =>
      each.direction === "to_desk" ? { ...each, by: "the client" } : each,
    );
    return { counted, sent, journal, notes };
  });
}
