import assert from "node:assert/strict";
import { test } from "node:test";
import { findDesks } from "../../src/store/desks/desks.ts";
import { arrives, ask } from "../contract/conversation.ts";
import { atEveryDesk } from "../contract/nature.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, passes } from "../support/desk.ts";
import type { Person } from "../telegram/actors.ts";

const minute = 60_000;
const hour = 60 * minute;

/** A Friday in Moscow, an hour after closing. */
const evening = Date.parse("2026-11-20T16:00:00Z");

atEveryDesk("off-hours", (nature) => {
  const open = async (t: Parameters<typeof nature.open>[0], hours: string, start = evening) => {
    const clock = new TestClock(start);
    const desk = await nature.open(t, { clock });
    await desk.olga.starts();
    await desk.olga.writes(`/hours ${hours}`);
    await desk.settles();
    return { clock, desk };
  };

  test("a new ticket is taken all the same, and its client told once when the team is back, in one message", async (t) => {
    const { clock, desk } = await open(t, "пн-пт 9-18");
    const { anna } = await ask(desk);
    await anna.sees(
      "Обращение №1 принято. Ответим вам здесь.\nСейчас мы не на связи. Ответим в понедельник с 9:00.",
    );
    await arrives(desk, await anna.writes("И ещё"));
    await passes(desk, clock, hour);
    await arrives(desk, await anna.writes("Вы где?"));
    assert.equal(told(anna).length, 1);
  });

  test("a ticket under way is told once for each time off", async (t) => {
    const { clock, desk } = await open(t, "9-18", Date.parse("2026-11-20T13:00:00Z"));
    const { anna, manager } = await ask(desk);
    await arrives(desk, await manager.writes("Уточним"));
    assert.deepEqual(told(anna), []);
    await passes(desk, clock, 4 * hour);
    await arrives(desk, await anna.writes("Ну что?"));
    await anna.sees(/^Сейчас мы не на связи\. Ответим завтра с 9:00\.$/);
    await arrives(desk, await anna.writes("Жду"));
    await passes(desk, clock, 24 * hour);
    await arrives(desk, await anna.writes("Всё жду"));
    await desk.settles();
    assert.equal(told(anna).length, 2);
    await passes(desk, clock, 16 * hour);
    await arrives(desk, await anna.writes("Доброе утро"));
    await desk.settles();
    assert.equal(told(anna).length, 2, "the team is open");
  });

  test("what is told is told anew when it is not so any more, and in every time off", async (t) => {
    const { clock, desk } = await open(t, "пн 9-18");
    const { anna } = await ask(desk);
    await anna.sees(/Ответим в понедельник с 9:00\.$/);
    await desk.olga.writes("/hours 9-18");
    await desk.settles();
    await arrives(desk, await anna.writes("Точно?"));
    await anna.sees(/^Сейчас мы не на связи\. Ответим завтра с 9:00\.$/);
    await arrives(desk, await anna.writes("Хорошо"));
    await passes(desk, clock, 24 * hour);
    await arrives(desk, await anna.writes("Опять вечер"));
    await desk.settles();
    assert.equal(told(anna).length, 3);
  });

  test("whom the team answers although it is closed is not told that it is away", async (t) => {
    const { desk } = await open(t, "24/7");
    const { anna, manager } = await ask(desk);
    await desk.olga.writes("/hours пн-пт 9-18");
    await desk.settles();
    await arrives(desk, await manager.writes("Я ещё тут"));
    await arrives(desk, await anna.writes("Как хорошо"));
    await desk.settles();
    assert.deepEqual(told(anna), []);
  });

  test("mere thanks are not answered, but for a new request", async (t) => {
    const { clock, desk } = await open(t, "9-18", Date.parse("2026-11-20T13:00:00Z"));
    const { anna, manager } = await ask(desk);
    await arrives(desk, await manager.writes("Готово"));
    await passes(desk, clock, 4 * hour);
    await arrives(desk, await anna.writes("Спасибо большое!"));
    await arrives(desk, await anna.writes("👍"));
    await desk.settles();
    assert.deepEqual(told(anna), []);
    await arrives(desk, await anna.writes("Спасибо, а когда привезут?"));
    await anna.sees(/^Сейчас мы не на связи\. Ответим завтра с 9:00\.$/);
  });

  test("what is sent after midnight or after the opening is true then", async (t) => {
    const { clock, desk } = await open(t, "9-18");
    const { anna } = await ask(desk);
    await anna.sees(/Ответим завтра с 9:00\.$/);
    const waits = async (name: string, from: string, to: string) => {
      await passes(desk, clock, Date.parse(from) - clock.now());
      const client = desk.telegram.client(name, { language_code: "ru" });
      const heal = desk.telegram.faults.tooManyRequests(600, { chat_id: client.id });
      await client.writes("Вопрос");
      await passes(desk, clock, Date.parse(to) - clock.now());
      heal();
      await passes(desk, clock, 15 * minute);
      return client.messages.at(-1)!.content.text;
    };
    const away = "Сейчас мы не на связи. Ответим";
    // In Moscow it is three hours later.
    const late = await waits("Вера", "2026-11-20T17:00Z", "2026-11-20T18:00Z");
    assert.equal(late, `${accepted(2)}\n${away} завтра с 9:00.`);
    const night = await waits("Глеб", "2026-11-20T20:00Z", "2026-11-20T21:30Z");
    assert.equal(night, `${accepted(3)}\n${away} сегодня с 9:00.`);
    assert.equal(await waits("Дима", "2026-11-21T05:00Z", "2026-11-21T06:30Z"), accepted(4));
  });

  test("a desk's own hours and a team that is never back", async (t) => {
    const { desk } = await open(t, "9-18");
    await desk.olga.writes(`/hours ${deskName(desk)} = 10-24`);
    await desk.settles();
    const { anna } = await ask(desk);
    assert.deepEqual(told(anna), []);
    await desk.olga.writes("/holidays add 20.11.2026-19.11.2027");
    await desk.olga.writes("/holidays add 20.11.2027-19.11.2028");
    await desk.settles();
    const vera = desk.telegram.client("Vera", { language_code: "en" });
    await vera.writes("Hello");
    await vera.sees("We are away at the moment. We will answer as soon as we are back.");
  });
});

function told(client: Person): string[] {
  return client.messages.flatMap(({ content }) =>
    content.text?.includes("не на связи") === true ? [content.text] : [],
  );
}

function accepted(number: number): string {
  return `Обращение №${number} принято. Ответим вам здесь.`;
}

function deskName({ app }: Desk): string {
  return findDesks(app.store)[0]!.name;
}
