import { TestClock } from "../../test/support/clock.ts";
import { Desk } from "../../test/support/desk.ts";
import { startTelegram } from "../../test/telegram/actors.ts";
import { startCounting } from "./counting.ts";
import { Crowd } from "./crowd.ts";
import { atMost, type Measured } from "./figures.ts";
import { inDirectory } from "./stand.ts";
import { print, printTable } from "./table.ts";

const clients = 20;

/** Messages written one at a time, each after all effects of the one before. */
const alone = 100;

/** Messages that wait together for the bot's poll. */
const together = 400;

/** Statements and commits for a message. The clock stands still, so cards and icons wait. */
export async function measureCost(): Promise<Measured> {
  const counts = startCounting();
  const clock = new TestClock();
  const telegram = await startTelegram({ clock });
  const olga = telegram.client("Olga", { language_code: "en" });
  const forum = telegram.forum("Desk", { owner: olga });
  const crowd = new Crowd(telegram, forum, olga);
  const rows = await inDirectory(async (dataDir) => {
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
    await desk.setUp();
    await olga.writes("/settings flood off");
    await desk.settles();
    const perMessage = async (messages: number, act: () => Promise<void>) => {
      const before = { ...counts };
      await act();
      await desk.settles();
      return {
        statements: (counts.statements - before.statements) / messages,
        commits: (counts.commits - before.commits) / messages,
      };
    };
    const oneByOne = (write: (client: number) => Promise<unknown>) =>
      perMessage(alone, async () => {
        for (let index = 0; index < alone; index += 1) {
          await write(index % clients);
          await desk.settles();
        }
      });
    try {
      for (let client = 0; client < clients; client += 1) await crowd.ask(client);
      await desk.settles();
      for (let client = 0; client < clients; client += 1) await crowd.answer(client);
      await desk.settles();
      const question = await oneByOne((client) => crowd.ask(client));
      const answer = await oneByOne((client) => crowd.answer(client));
      await desk.stop();
      // A start has some of its own, which are no message's.
      const start = await perMessage(1, () => desk.start());
      await desk.stop();
      for (let index = 0; index < together; index += 1) await crowd.ask(index % clients);
      const whole = await perMessage(together, () => desk.start());
      const burst = {
        statements: whole.statements - start.statements / together,
        commits: whole.commits - start.commits / together,
      };
      return { question, answer, burst };
    } finally {
      await desk.stop();
      await telegram.stop();
    }
  });
  print("Until the message is at the other side and its row is settled; cards and icons follow later.");
  printTable(
    ["for each message", "statements", "commits"],
    (
      [
        ["a client's, alone", rows.question],
        ["an answer, alone", rows.answer],
        [`a client's, ${together} at once`, rows.burst],
      ] as const
    ).map(([name, { statements, commits }]) => [name, statements.toFixed(1), commits.toFixed(2)]),
  );
  return {
    figures: [
      atMost("Statements for a client's message", rows.question.statements, 20, show),
      atMost("Statements for an answer", rows.answer.statements, 20, show),
      atMost("Commits for a message alone", Math.max(rows.question.commits, rows.answer.commits), 2, show),
      atMost("Commits for a message in a burst", rows.burst.commits, 0.2, show),
    ],
    faults: telegram.violations.map((violation) => `Telegram allows no such call: ${violation}`),
  };
}

function show(value: number): string {
  return value.toFixed(2);
}
