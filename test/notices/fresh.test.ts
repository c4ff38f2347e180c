import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { tellOfNorms } from "../../src/handle/notices/notices.ts";
import type { Html } from "../../src/text/html.ts";
import { answerTo } from "../managers/team.ts";
import { hour, isDone, lets, minute, noon, orders } from "../norms/due.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk, passes, until } from "../support/desk.ts";
import { Failure } from "../telegram/failure.ts";
import type { Person } from "../telegram/actors.ts";
import { asks, news } from "./news.ts";

test("thirty new requests at once are one message and an edit or two", async (t) => {
  const { desk, clock, boris } = await opens(t);
  const clients = Array.from({ length: 30 }, (_, index) =>
    desk.telegram.client(`Клиент-${100 + index}`, { language_code: "ru" }),
  );
  await Promise.all(clients.map((client) => client.writes("Вопрос")));
  await desk.settles();
  await lets(desk, clock, 15_000);
  const [list, ...others] = news(boris);
  assert.deepEqual(others, []);
  assert.match(list!, /^🆕 Новые обращения: 30\n(• №\d+ · Клиент-\d+\n){10}… и ещё 20$/);
  const edits = desk.telegram.calls.count("editMessageText", ({ chat_id }) => chat_id === boris.id);
  assert.ok(edits <= 2, `${edits} edits`);
});

test("what comes every half second is added by an edit every three seconds at most", async (t) => {
  const { desk, clock, boris } = await opens(t);
  await answerTo(desk, "/notify new off", boris);
  const clients: Person[] = [];
  for (let number = 10; number < 22; number += 1) {
    clients.push(await asks(desk, `Клиент-${number}`));
    await boris.in(desk.forum.topic(`Клиент-${number}`)).writes("Ответ");
    await desk.settles();
  }
  await lets(desk, clock, 61 * minute);
  for (const client of clients) {
    await client.writes("Вы тут?");
    await desk.settles();
    clock.advance(500);
    await desk.settles();
  }
  await lets(desk, clock, 5_000);
  assert.match(news(boris).join("\n\n"), /^💬 Клиенты написали в ваших обращениях: 12\n[^💬]*$/u);
  const edits = desk.telegram.calls.count("editMessageText", ({ chat_id }) => chat_id === boris.id);
  assert.ok(edits >= 1 && edits <= 3, `${edits} edits`);
});

for (const [what, spoil] of [
  ["that was deleted", ({ boris }: Opened) => boris.deletes(boris.messages.at(-1)!)],
  [
    "that cannot be edited",
    ({ desk }: Opened) =>
      desk.telegram.faults.fails(new Failure(400, "Bad Request: message can't be edited"), {
        method: "editMessageText",
        times: 1,
      }),
  ],
  [
    "whose edit Telegram refuses for a reason nobody knows",
    ({ desk }: Opened) =>
      desk.telegram.faults.fails(new Failure(400, "Bad Request: EDIT_STRANGE"), {
        method: "editMessageText",
        times: 1,
      }),
  ],
] as const)
  test(`to a message ${what} nothing is added: what is new comes in one of its own`, async (t) => {
    const opened = await opens(t);
    const { desk, clock, boris } = opened;
    await asks(desk, "Анна");
    await lets(desk, clock, 2_000);
    await spoil(opened);
    await asks(desk, "Вера");
    await lets(desk, clock, 5_000);
    assert.equal(news(boris).at(-1), "🆕 Новое обращение:\n• №2 · Вера");
    await asks(desk, "Дина");
    await lets(desk, clock, 5_000);
    assert.equal(news(boris).at(-1), "🆕 Новые обращения: 2\n• №2 · Вера\n• №3 · Дина");
  });

test("an edit that says what the message says already, since its answer was lost, is no failure", async (t) => {
  const { desk, clock, boris } = await opens(t);
  await asks(desk, "Анна");
  await lets(desk, clock, 2_000);
  desk.telegram.faults.cutAfter({ method: "editMessageText", chat_id: boris.id, times: 1 });
  await asks(desk, "Вера");
  await lets(desk, clock, 20_000);
  assert.deepEqual(news(boris), ["🆕 Новые обращения: 2\n• №1 · Анна\n• №2 · Вера"]);
});

test("what waits for Telegram goes out as one message, with what came meanwhile, and is fresh from then on", async (t) => {
  const { desk, clock, boris } = await opens(t);
  desk.telegram.faults.tooManyRequests(600, { chat_id: boris.id, method: "sendMessage", times: 1 });
  await asks(desk, "Анна");
  await lets(desk, clock, 2 * minute);
  await asks(desk, "Вера");
  await lets(desk, clock, 5 * minute);
  assert.deepEqual(news(boris), []);
  await comesAbout(desk, clock, () => news(boris).length > 0);
  assert.deepEqual(news(boris), ["🆕 Новые обращения: 2\n• №1 · Анна\n• №2 · Вера"]);
  await asks(desk, "Дина");
  await lets(desk, clock, 5_000);
  assert.deepEqual(news(boris), ["🆕 Новые обращения: 3\n• №1 · Анна\n• №2 · Вера\n• №3 · Дина"]);
});

test("an edit that waits until the message is old becomes a message of its own", async (t) => {
  const { desk, clock, boris } = await opens(t);
  await asks(desk, "Анна");
  await lets(desk, clock, 2_000);
  desk.telegram.faults.tooManyRequests(300, { chat_id: boris.id, method: "editMessageText", times: 1 });
  await asks(desk, "Вера");
  await lets(desk, clock, 7 * minute);
  assert.deepEqual(news(boris), ["🆕 Новое обращение:\n• №1 · Анна", "🆕 Новое обращение:\n• №2 · Вера"]);
});

test("what comes while the first message is with Telegram is added to it, over a restart too", async (t) => {
  const { desk, clock, boris } = await opens(t);
  await asks(desk, "Анна");
  const { calls, faults } = desk.telegram;
  const end = faults.latency(4_000, { method: "sendMessage", chat_id: boris.id });
  const isOnItsWay = () => calls.of("sendMessage").some(({ outcome }) => outcome.kind === "pending");
  clock.advance(1_000);
  await until(isOnItsWay, "it is not sent");
  const vera = desk.telegram.client("Вера", { language_code: "ru" });
  await vera.writes("Вопрос");
  await desk.forum.hasTopic("Вера");
  assert.ok(isOnItsWay());
  end();
  clock.advance(4_000);
  await lets(desk, clock, 10_000);
  assert.deepEqual(news(boris), ["🆕 Новые обращения: 2\n• №1 · Анна\n• №2 · Вера"]);
  await asks(desk, "Дина");
  await desk.stop();
  clock.advance(5_000);
  await desk.start();
  await lets(desk, clock, 10_000);
  assert.deepEqual(news(boris), ["🆕 Новые обращения: 3\n• №1 · Анна\n• №2 · Вера\n• №3 · Дина"]);
});

test("to a message that is full nothing is added: the rest comes a minute later in the next one", async (t) => {
  const { desk, clock, boris } = await opens(t);
  await asks(desk, "Анна");
  await lets(desk, clock, 2 * minute);
  const full = "⏰".repeat(4_070) as Html;
  desk.app.store.transaction((tx) =>
    tellOfNorms(
      { ...desk.config, tx, now: clock.now(), teamLanguage: "ru", botUsername: "" },
      boris.id,
      full,
      [1],
    ),
  );
  await passes(desk, clock, 15_000);
  await asks(desk, "Вера");
  await asks(desk, "Дина");
  await passes(desk, clock, 20_000);
  assert.equal(boris.messages.at(-1)!.content.text, full);
  await lets(desk, clock, minute);
  assert.equal(news(boris).at(-1), "🆕 Новые обращения: 2\n• №2 · Вера\n• №3 · Дина");
});

test("what happens within a minute of the word that a norm ran out is added under it", async (t) => {
  const { desk, clock, boris } = await opens(t);
  await orders(desk, "/sla 1h 8h");
  await asks(desk, "Анна");
  await lets(desk, clock, hour + 30_000);
  await comesAbout(desk, clock, () => boris.messages.at(-1)!.content.text!.startsWith("⏰"));
  await asks(desk, "Вера");
  await lets(desk, clock, 5_000);
  assert.equal(
    boris.messages.at(-1)!.content.text,
    "⏰ Срок прошёл у 1 обращения:\n№1 · Анна · ответить до 13:00 · пока никто\n🆕 Новое обращение:\n• №2 · Вера",
  );
});

type Opened = Awaited<ReturnType<typeof opens>>;

async function opens(t: TestContext) {
  const clock = new TestClock(noon);
  const desk = await openDesk(t, { clock });
  const { boris } = desk;
  await boris.in(desk.group).writes("Всем привет");
  await boris.starts();
  await desk.settles();
  await answerTo(desk, "/notify new on", boris);
  return { clock, desk, boris };
}

async function comesAbout(desk: Desk, clock: TestClock, isSo: () => boolean): Promise<void> {
  for (let seconds = 0; !isSo(); seconds += 1) {
    assert.ok(seconds < 1_000, "it never happens");
    clock.advance(1_000);
    await isDone(desk, clock);
  }
}
