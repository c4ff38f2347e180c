import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import Sqlite from "better-sqlite3";
import { TestClock } from "../support/clock.ts";
import { type Forum, type Person, startTelegram, type Telegram } from "../telegram/actors.ts";
import type { EmulatorOptions } from "../telegram/emulator.ts";
import { until } from "../support/until.ts";
import { BotProcess, type BotOptions } from "./bot-process.ts";

/** The emulator in this process and the bot in others, with an admin, a manager, their group and a data folder. */
export class ProcessDesk {
  readonly telegram: Telegram;
  readonly olga: Person;
  readonly boris: Person;
  readonly forum: Forum;
  readonly directory: string;
  readonly bots: BotProcess[] = [];

  constructor(telegram: Telegram, directory: string) {
    this.telegram = telegram;
    this.directory = directory;
    this.olga = telegram.client("Ольга", { language_code: "ru" });
    this.boris = telegram.client("Борис", { language_code: "ru" });
    this.forum = telegram.forum("Менеджеры", { owner: this.olga });
  }

  /** Starts a bot without waiting until it works. */
  launch(env: Record<string, string> = {}, options: Partial<BotOptions> = {}): BotProcess {
    const bot = new BotProcess({
      directory: this.directory,
      ...options,
      env: {
        BOT_TOKEN: this.telegram.bot.token,
        ADMIN_IDS: String(this.olga.id),
        DATA_DIR: this.directory,
        TELEGRAM_API_ROOT: this.telegram.apiRoot,
        LANGUAGE: "ru",
        TIME_ZONE: "Europe/Moscow",
        LOG_LEVEL: "warn",
        ...env,
      },
    });
    this.bots.push(bot);
    return bot;
  }

  async start(env: Record<string, string> = {}): Promise<BotProcess> {
    const bot = this.launch(env);
    await bot.works();
    return bot;
  }

  /** Starts a bot and binds the group. */
  async setUp(env: Record<string, string> = {}): Promise<BotProcess> {
    const bot = await this.start(env);
    await this.olga.inGeneral(this.forum).writes("/setup");
    await this.olga.inGeneral(this.forum).sees("Всё готово");
    // The bot hears of the join. Otherwise the manager's answer would wait until Telegram confirms the membership.
    this.forum.add(this.boris);
    await this.settles();
    this.#allowFloods();
    return bot;
  }

  /** People here write as fast as they can. */
  #allowFloods(): void {
    const connection = new Sqlite(join(this.directory, "topicdesk.db"));
    connection.exec("INSERT INTO settings (key, value) VALUES ('flood', 'off')");
    connection.close();
  }

  /** Reads the database while the bot uses it. */
  read<T>(query: string): T[] {
    const connection = new Sqlite(join(this.directory, "topicdesk.db"), { readonly: true });
    try {
      return connection.prepare(query).all() as T[];
    } finally {
      connection.close();
    }
  }

  /** Resolves when every update is taken and no message to people waits. */
  async settles(): Promise<void> {
    await until(() => this.telegram.bot.queue.length === 0, "the bot does not take its updates");
    await this.sendsEverything();
  }

  /** Resolves when no message to people waits. The admins hear of trouble only once an hour, so their report may wait. */
  async sendsEverything(): Promise<void> {
    const waiting = () =>
      this.read(
        `SELECT * FROM outbox WHERE weight = 'message' AND state <> 'dead'
         AND effect ->> 'kind' <> 'report_troubles'`,
      );
    await until(
      () => waiting().length === 0,
      () => `the outbox does not become empty: ${JSON.stringify(waiting())}`,
    );
  }
}

/**
 * Opens it without a bot. The end of the test stops and deletes everything. Any violation of the Bot API fails the
 * test.
 */
export async function openProcessDesk(
  test: TestContext,
  options: EmulatorOptions = {},
): Promise<ProcessDesk> {
  const telegram = await startTelegram(options);
  const directory = mkdtempSync(join(tmpdir(), "topicdesk-durability-"));
  const desk = new ProcessDesk(telegram, directory);
  test.after(async () => {
    await Promise.all(desk.bots.map((bot) => bot.kill()));
    await telegram.stop();
    rmSync(directory, { recursive: true, force: true });
    assert.deepEqual(telegram.violations, [], "calls that Telegram's documentation does not allow");
  });
  return desk;
}

/** A bot on a clock that stands still, which waits for Telegram's answer to its call for a topic. It never comes. */
export async function waitsForTelegram(t: TestContext): Promise<{ desk: ProcessDesk; bot: BotProcess }> {
  const desk = await openProcessDesk(t, { clock: new TestClock() });
  const bot = await desk.setUp();
  desk.telegram.faults.latency(1, { method: "createForumTopic" });
  await desk.telegram.client("Анна").writes("вопрос без ответа");
  await until(() => desk.telegram.calls.count("createForumTopic") === 1, "no topic is asked for");
  return { desk, bot };
}
