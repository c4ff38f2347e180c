import { Desk } from "../../test/support/desk.ts";
import { TestClock } from "../../test/support/clock.ts";
import { startTelegram, type Telegram } from "../../test/telegram/actors.ts";
import { costOf, realLimits } from "../../test/telegram/limits.ts";
import { Crowd, type Sent } from "./crowd.ts";
import { distributionOf } from "./distribution.ts";
import { atLeast, atMost, count, type Measured, milliseconds, percent } from "./figures.ts";
import { inDirectory } from "./stand.ts";
import { distributionCells, distributionHeader, print, printTable } from "./table.ts";

const clients = 10;
const minute = 60_000;
const offeredMinutes = 10;
const offeredPerMinute = 60;
const answersPerMinute = 6;

/** Three times as many messages as Telegram allows in a group, for ten minutes of a clock moved by hand. */
export async function measureLimit(): Promise<Measured> {
  const clock = new TestClock();
  const telegram = await startTelegram({ clock, limits: realLimits });
  const olga = telegram.client("Olga", { language_code: "ru" });
  const forum = telegram.forum("Desk", { owner: olga });
  const crowd = new Crowd(telegram, forum, olga);
  return inDirectory(async (dataDir) => {
    const config = {
      botToken: telegram.bot.token,
      adminIds: [olga.id],
      dataDir,
      telegramApiRoot: telegram.apiRoot,
      language: "ru",
      timeZone: "UTC",
      logLevel: "silent",
      port: undefined,
      host: "127.0.0.1",
      publicUrl: undefined,
      updates: "polling",
    } as const;
    const desk = new Desk(telegram, config, { olga, boris: olga, where: forum }, clock);
    await desk.start();
    try {
      await desk.setUp();
      for (let client = 0; client < clients; client += 1) await crowd.ask(client);
      await pass(desk, clock, 10 * minute);
      crowd.startAnew();
      const start = clock.now();
      await offer(desk, clock, crowd);
      const calls = countGroupCalls(telegram, forum.id);
      while (
        crowd.sent.some(({ arrivedAt }) => arrivedAt === undefined) &&
        clock.now() < start + 60 * minute
      ) {
        await pass(desk, clock, minute);
      }
      return report(crowd, calls, telegram.violations);
    } finally {
      await desk.stop();
      await telegram.stop();
    }
  });
}

/** Writes the clients' messages at even intervals, and answers between them. */
async function offer(desk: Desk, clock: TestClock, crowd: Crowd): Promise<void> {
  const perAnswer = offeredPerMinute / answersPerMinute;
  for (let index = 0; index < offeredMinutes * offeredPerMinute; index += 1) {
    await crowd.ask(index % clients);
    if (index % perAnswer === perAnswer / 2) await crowd.answer(Math.floor(index / perAnswer) % clients);
    await pass(desk, clock, minute / offeredPerMinute);
  }
}

/** Moves the clock from timer to timer. After each, the app finishes what it can. */
async function pass(desk: Desk, clock: TestClock, milliseconds_: number): Promise<void> {
  const end = clock.now() + milliseconds_;
  await desk.settles();
  while (clock.now() < end) {
    const next = Math.min(clock.nextTimer() ?? end, end);
    clock.advance(Math.max(0, next - clock.now()));
    await desk.settles();
  }
}

interface GroupCalls {
  copies: number;
  others: number;
  refused: number;
}

/** Calls that count against the group's minute. */
function countGroupCalls(telegram: Telegram, groupId: number): GroupCalls {
  const calls = telegram.calls.all.filter(
    ({ method, parameters, chat_id }) => chat_id === groupId && costOf(method, parameters) > 0,
  );
  const taken = calls.filter(({ outcome }) => outcome.kind === "ok");
  const copies = taken.filter(({ method }) => method === "copyMessage").length;
  return { copies, others: taken.length - copies, refused: calls.length - taken.length };
}

function report(crowd: Crowd, calls: GroupCalls, violations: string[]): Measured {
  const calledAt = crowd.calledAt();
  const waits = (side: Sent["side"]) =>
    distributionOf(
      crowd.sent
        .filter((sent) => sent.side === side && calledAt.has(sent))
        .map((sent) => calledAt.get(sent)! - sent.offeredAt),
    );
  const questions = waits("client");
  const answers = waits("team");
  const lost = crowd.sent.filter(({ arrivedAt }) => arrivedAt === undefined).length;
  const budget = realLimits.groupPerMinute * offeredMinutes;
  print(
    `${offeredPerMinute} messages a minute by ${clients} clients for ${offeredMinutes} minutes into a group that takes ` +
      `${realLimits.groupPerMinute}; ${answersPerMinute} answers a minute meanwhile. Minutes of a test clock.`,
  );
  printTable(
    ["waited for Telegram", ...distributionHeader],
    [
      ["client → topic", ...distributionCells(questions)],
      ["topic → client", ...distributionCells(answers)],
    ],
  );
  print(
    `In the ten minutes the group took ${calls.copies} copies and ${calls.others} calls for cards; ` +
      `${calls.refused} calls were told to wait.`,
  );
  return {
    figures: [
      atMost("At the group's limit: lost", lost, 0, count),
      atMost("At the group's limit: out of order", crowd.outOfOrder, 0, count),
      atLeast(
        "At the group's limit: share of the budget spent on messages",
        calls.copies / budget,
        0.95,
        percent,
      ),
      { name: "At the group's limit: longest wait of a message", measured: milliseconds(questions.max) },
      atMost("At the group's limit: longest wait of an answer", answers.max, 0, milliseconds),
    ],
    faults: [
      ...(lost > 0 ? [`${lost} messages were lost at the group's limit`] : []),
      ...(crowd.outOfOrder > 0 ? [`${crowd.outOfOrder} messages out of order at the group's limit`] : []),
      ...(crowd.doubled > 0 ? [`${crowd.doubled} messages arrived twice at the group's limit`] : []),
      ...violations.map((violation) => `Telegram allows no such call: ${violation}`),
    ],
  };
}
