import assert from "node:assert/strict";
import { test } from "node:test";
import { TestClock } from "../support/clock.ts";
import { showsAt } from "../contract/shown-ticket.ts";
import { asks, type Departments, exactly, type Kind, openDepartments, wordsOf } from "./departments.ts";
import { until } from "../support/desk.ts";
import { Channel, photo, type StoredMessage } from "../telegram/actors.ts";
import { Failure } from "../telegram/failure.ts";

const minute = 60_000;

for (const way of [
  ["topics", "topics"],
  ["topics", "channel"],
  ["channel", "topics"],
] as const) {
  const name = way.join(" to ");

  test(`a message that is with Telegram while its ticket moves comes once to the new place: ${name}`, async (t) => {
    const races = await open(t, way);
    const { store, olga } = races;
    const { client, first } = await asks(races, "Анна", 1);
    holdBack(races, "copyMessage");
    const urgent = await client.writes("Срочно");
    await isUnderWay(races, "copyMessage");
    await first.of(olga).writes("/desk Склад");
    const second = await showsAt(store, 1);
    await second.of(olga).sees(exactly("Срочно"));
    await passes(races, 2 * minute);
    assert.ok(first.messages().some(exactly("Срочно")), "Telegram made that copy when the ticket was gone");
    assert.deepEqual(wordsOf(second.messages()), ["Где мой заказ?", "Срочно"]);
    await client.repliesTo(urgent, "Точно?");
    const copy = await second.of(olga).sees(exactly("Точно?"));
    assert.equal(copy.replyTo, second.messages().find(exactly("Срочно")));
  });

  test(`a message that is refused for good while its ticket moves comes to the new place: ${name}`, async (t) => {
    const races = await open(t, way);
    const { desk, store, olga, clock } = races;
    const { client, first } = await asks(races, "Анна", 1);
    const { faults, calls } = desk.telegram;
    const aim = { method: "copyMessage", chat_id: talkOf(races) };
    faults.fails(new Failure(400, "Bad Request: SOMETHING_STRANGE"), { ...aim, times: 3 });
    const before = calls.count("copyMessage");
    await client.writes("Срочно");
    for (const attempt of [1, 2]) {
      await until(() => calls.count("copyMessage") === before + attempt, "it is not tried");
      await desk.settles();
      if (attempt === 2) faults.latency(minute, { ...aim, times: 1 });
      clock.advance(5_000);
    }
    await isUnderWay(races, "copyMessage");
    const making = store instanceof Channel ? "sendMessage" : "createForumTopic";
    faults.latency(3 * minute, { method: making, chat_id: store.id, times: 1 });
    await first.of(olga).writes("/desk Склад");
    await isUnderWay(races, making);
    clock.advance(minute);
    await until(() => calls.of("copyMessage").at(-1)!.outcome.kind === "failed", "it is not refused");
    clock.advance(minute);
    await passes(races, 2 * minute);
    const second = await showsAt(store, 1);
    await client.writes("Ещё");
    await second.of(olga).sees(exactly("Ещё"));
    assert.deepEqual(wordsOf(second.messages()), ["Где мой заказ?", "Срочно", "Ещё"]);
  });

  test(`a ticket that moves while its place is being made leaves nothing half-made behind: ${name}`, async (t) => {
    const races = await open(t, way);
    const { desk, home, store, olga } = races;
    await olga.writes("/subjects add Доставка");
    await olga.writes("/subjects route Доставка = Склад");
    await olga.sees("теперь приходят в отдел «Склад»");
    const making = home instanceof Channel ? "sendMessage" : "createForumTopic";
    holdBack(races, making, home.id);
    const client = desk.telegram.client("Анна", { language_code: "ru" });
    await client.writes("Где мой заказ?");
    await isUnderWay(races, making);
    await client.presses("Доставка");
    const second = await showsAt(store, 1);
    await second.of(olga).sees(exactly("Где мой заказ?"));
    await passes(races, 2 * minute);
    assert.equal(home instanceof Channel ? home.posts.length : home.topics.length, 0);
    assert.deepEqual(wordsOf(second.messages()), ["Где мой заказ?"]);
    assert.match(second.card()!.content.text!, /бот: передано в отдел «Склад»/);
    assert.doesNotMatch(second.card()!.content.text!, /отвечал/);
  });

  test(`an album moves as a whole, though its items are still coming: ${name}`, async (t) => {
    const races = await open(t, way);
    const { store, olga } = races;
    const { client, first } = await asks(races, "Анна", 1);
    const [one] = await client.sendsAlbum([photo("Раз"), photo("Два")]);
    await first.of(olga).writes("/desk Склад");
    await client.sends(photo("Три"), { media_group_id: one!.media_group_id! });
    const second = await showsAt(store, 1);
    await passes(races, minute);
    assert.deepEqual(wordsOf(second.messages()), ["Где мой заказ?", "Раз", "Два", "Три"]);
    const albums = second
      .messages()
      .slice(1)
      .map(({ media_group_id }) => media_group_id);
    assert.equal(new Set(albums).size, 1);
    assert.ok(albums[0] !== undefined);
    assert.equal(first.messages().some(isPhoto), false);
  });
}

test("an album that is with Telegram while its ticket moves comes once, as an album", async (t) => {
  const races = await open(t, ["topics", "topics"]);
  const { store, olga, clock } = races;
  const { client, first } = await asks(races, "Анна", 1);
  holdBack(races, "copyMessages");
  await client.sendsAlbum([photo("Раз"), photo("Два")]);
  await races.desk.settles();
  clock.advance(1_000);
  await isUnderWay(races, "copyMessages");
  await first.of(olga).writes("/desk Склад");
  const second = await showsAt(store, 1);
  await until(() => races.desk.telegram.bot.queue.length === 0, "the command is not taken");
  clock.advance(1_000);
  await second.of(olga).sees("Два");
  await passes(races, 2 * minute);
  assert.deepEqual(wordsOf(second.messages()), ["Где мой заказ?", "Раз", "Два"]);
  assert.equal(
    new Set(
      second
        .messages()
        .slice(1)
        .map(({ media_group_id }) => media_group_id),
    ).size,
    1,
  );
});

test("while Telegram makes the old group wait, the new place is there, and the old one follows later", async (t) => {
  const races = await open(t, ["topics", "topics"]);
  const { desk, home, store, olga } = races;
  const { client, first } = await asks(races, "Анна", 1);
  desk.telegram.faults.tooManyRequests(600, { chat_id: home.id, times: 1 });
  await client.writes("Срочно");
  await desk.settles();
  await first.of(olga).writes("/desk Склад");
  const second = await showsAt(store, 1);
  await second.of(olga).sees(exactly("Срочно"));
  await client.writes("Ещё");
  await second.of(olga).sees(exactly("Ещё"));
  await desk.settles();
  assert.match(first.card()!.content.text!, /Не отвечено/);
  await passes(races, 11 * minute);
  assert.match(first.card()!.content.text!, /Передано в отдел «Склад»/);
  assert.deepEqual(
    wordsOf(first.messages()).filter((words) => words === "Срочно"),
    [],
  );
  assert.deepEqual(wordsOf(second.messages()), ["Где мой заказ?", "Срочно", "Ещё"]);
});

test("while Telegram makes the new group wait, everything comes there afterwards, in order", async (t) => {
  const races = await open(t, ["topics", "topics"]);
  const { desk, store, olga, boris } = races;
  const { client, first } = await asks(races, "Анна", 1);
  await first.of(olga).writes("Смотрим");
  await client.sees("Смотрим");
  await client.writes("Раз");
  await first.of(olga).sees(exactly("Раз"));
  desk.telegram.faults.tooManyRequests(600, { chat_id: store.id, times: 1 });
  await first.of(olga).writes("/desk Склад");
  await desk.settles();
  await client.writes("Два");
  const written = await first.of(olga).writes("Ответ");
  await first
    .of(olga)
    .sees(exactly("Обращение теперь в отделе «Склад». Отсюда клиенту ничего не отправлено."), {
      after: written,
    });
  await passes(races, 11 * minute);
  const second = await showsAt(store, 1);
  const words = wordsOf(second.messages());
  assert.deepEqual([words[0]!.split("\n")[0], ...words.slice(1)], ["Что было до передачи", "Раз", "Два"]);
  await first.of(boris).sees("Обращение №1 теперь в отделе «Склад»: открыть.");
  assert.equal(client.messages.some(exactly("Ответ")), false);
});

test("a ticket that comes back before it was shown elsewhere says so only where it was", async (t) => {
  const races = await open(t, ["topics", "topics"]);
  const { desk, store, olga, boris } = races;
  await olga.writes("/subjects add Оплата");
  await olga.writes("/subjects route Оплата = Менеджеры");
  await olga.sees("теперь приходят в отдел «Менеджеры»");
  const { client, first } = await asks(races, "Анна", 1);
  desk.telegram.faults.tooManyRequests(600, { chat_id: store.id, times: 1 });
  await first.of(olga).writes("/desk Склад");
  await desk.settles();
  await client.presses("Оплата");
  await first.of(boris).sees("Обращение №1 теперь в отделе «Менеджеры»: открыть.");
  const third = await showsAt(races.home, 1);
  await passes(races, 11 * minute);
  assert.deepEqual(wordsOf(third.messages()), ["Где мой заказ?"]);
  assert.deepEqual(
    [...store.chat.messages.values()].filter(({ content }) => content.forum_topic_created),
    [],
  );
  await third.of(boris).writes("Оплатите на сайте");
  await client.sees(exactly("Оплатите на сайте"));
});

test("an answer that waits for its client while its ticket moves arrives once, and can be edited and deleted", async (t) => {
  const races = await open(t, ["topics", "topics"]);
  const { desk, store, olga } = races;
  await olga.writes("/settings signature desk");
  await olga.sees("Сохранено");
  const { client, first } = await asks(races, "Анна", 1);
  desk.telegram.faults.tooManyRequests(60, { chat_id: client.id, times: 1 });
  const answer = await first.of(olga).sends(photo("Готово"));
  await desk.settles();
  await first.of(olga).writes("/desk Склад");
  const second = await showsAt(store, 1);
  await passes(races, 2 * minute);
  assert.deepEqual(
    client.messages.filter(isPhoto).map(({ content }) => content.caption),
    ["Готово\n\n— Менеджеры"],
  );
  await first.of(olga).edits(answer, "Готово, забирайте");
  await client.sees(exactly("Готово, забирайте\n\n— Менеджеры"));
  await first.of(olga).repliesTo(answer, "/del");
  await passes(races, minute);
  assert.equal(client.messages.filter(isPhoto).length, 0);
  assert.match(second.card()!.content.text!, /Ольга: сообщение удалено у клиента/);
});

interface Races extends Departments {
  clock: TestClock;
}

async function open(t: Parameters<typeof openDepartments>[0], way: readonly [Kind, Kind]): Promise<Races> {
  const clock = new TestClock();
  return { ...(await openDepartments(t, way, { clock })), clock };
}

/** The next call of this kind takes effect, and is answered, only a minute later. */
function holdBack(races: Races, method: string, chatId = talkOf(races)): void {
  races.desk.telegram.faults.latency(minute, { method, chat_id: chatId, times: 1 });
}

async function isUnderWay({ desk }: Races, method: string | readonly string[]): Promise<void> {
  const isPending = () => desk.telegram.calls.count(method, ({ outcome }) => outcome.kind === "pending") > 0;
  await until(isPending, `${String(method)} is not under way`);
}

/** Lets what is with Telegram be answered, and then so much time pass, timer by timer. */
async function passes({ desk, clock }: Races, milliseconds: number): Promise<void> {
  clock.advance(minute);
  await desk.settles();
  const end = clock.now() + milliseconds;
  while (clock.now() < end) {
    clock.advance(Math.min(clock.nextTimer() ?? end, end) - clock.now());
    await desk.settles();
  }
}

function talkOf({ home }: Departments): number {
  return (home instanceof Channel ? home.discussion! : home).id;
}

function isPhoto({ content }: StoredMessage): boolean {
  return content.photo !== undefined;
}
