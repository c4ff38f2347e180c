import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { type App, startApp } from "../../src/app/app.ts";
import { type Clock, systemClock } from "../../src/clock.ts";
import type { Config } from "../../src/config.ts";
import { createLog } from "../../src/log.ts";
import { findNext } from "../../src/handle/deadlines/due.ts";
import { openStore } from "../../src/store/database.ts";
import { findNews } from "../../src/store/deliveries/outbox.ts";
import type { TestClock } from "./clock.ts";
import { canBePrepared, prepare } from "./prepared-desk.ts";
import { until } from "./until.ts";
import {
  Channel,
  type ChannelOptions,
  type Discussion,
  Forum,
  type ForumOptions,
  type Person,
  startTelegram,
  type Telegram,
} from "../telegram/actors.ts";
import type { LoggedCall } from "../telegram/calls.ts";
import type { EmulatorOptions } from "../telegram/emulator.ts";

export { until } from "./until.ts";

export interface DeskOptions extends Omit<EmulatorOptions, "clock"> {
  clock?: Clock;
  config?: Partial<Config>;
  /**
   * True by default: the app starts where `/setup` has left it (`prepared-desk.ts`). False: nobody sends `/setup`. A story
   * about setting up says false and calls {@link Desk.setUp}.
   */
  isSetUp?: boolean;
  /** A forum with topics by default. */
  kind?: "topics" | "channel";
  forum?: Partial<ForumOptions>;
  channel?: Partial<ChannelOptions>;
  /** Whether the bot's private chats have topics. False by default. */
  hasPrivateTopics?: boolean;
  /** Whether BotFather has switched inline mode on. False by default. */
  hasInlineMode?: boolean;
}

/** The real app with a real database, and the emulator as Telegram: an admin, a manager, their group or channel. */
export class Desk {
  readonly telegram: Telegram;
  readonly olga: Person;
  readonly boris: Person;
  readonly config: Config;
  /** The sentences that the process printed for the operator. */
  readonly told: string[] = [];
  readonly fatal: string[] = [];
  readonly clock: Clock;
  readonly #where: Forum | Channel;
  #app: App | undefined;

  constructor(
    telegram: Telegram,
    config: Config,
    people: { olga: Person; boris: Person; where: Forum | Channel },
    clock: Clock,
  ) {
    this.telegram = telegram;
    this.config = config;
    this.olga = people.olga;
    this.boris = people.boris;
    this.#where = people.where;
    this.clock = clock;
  }

  get kind(): "topics" | "channel" {
    return this.#where instanceof Channel ? "channel" : "topics";
  }

  get forum(): Forum {
    assert.ok(this.#where instanceof Forum, "the desk is a channel");
    return this.#where;
  }

  get channel(): Channel {
    assert.ok(this.#where instanceof Channel, "the desk is a forum");
    return this.#where;
  }

  /** The chat for `/setup`: the forum, or the channel's discussion group. */
  get group(): Forum | Discussion {
    return this.#where instanceof Channel ? this.#where.discussion! : this.#where;
  }

  /** The chat with the cards: the forum, or the channel. */
  get cardChat(): (Forum | Channel)["chat"] {
    return this.#where.chat;
  }

  /** The title of the forum or channel. It is the desk's name until somebody renames the desk. */
  get title(): string {
    return this.#where.chat.title;
  }

  /** A person joins the team, and Telegram reports it. */
  joins(person: Person): void {
    for (const chat of new Set([this.#where, this.group])) chat.add(person);
  }

  /**
   * A person has been in the team for so long that Telegram never reported it. Topicdesk gets to know them by their first
   * action.
   */
  hasLongHad({ account }: Person): void {
    for (const { chat } of new Set([this.#where, this.group]))
      chat.members.set(account.id, { account, status: "member" });
  }

  get app(): App {
    assert.ok(this.#app, "the app is not running");
    return this.#app;
  }

  /** Starts the app. If it ran before, this is like a reboot. */
  async start(): Promise<void> {
    const app = await startApp(
      {
        config: this.config,
        clock: this.clock,
        random: () => 0,
        createCode: () => "the-code-of-this-test",
        log,
        tell: (sentence) => void this.told.push(sentence),
        onFatal: (sentence) => void this.fatal.push(sentence),
      },
      new AbortController().signal,
    );
    this.#app = app;
  }

  async stop(): Promise<void> {
    const app = this.#app;
    this.#app = undefined;
    await app?.stop();
  }

  /** Stops the app and Telegram, and deletes the data. */
  async close(): Promise<void> {
    await this.stop();
    await this.telegram.stop();
    rmSync(this.config.dataDir, { recursive: true, force: true });
  }

  /** Sends `/setup` and waits until the bot says that all is there. */
  async setUp(): Promise<void> {
    await this.olga.in(this.group).writes("/setup");
    await this.olga.in(this.group).sees("Всё готово");
  }

  /**
   * Resolves when every update is handled and everything that can be sent is sent. Then a test may state that nothing came.
   */
  async settles(): Promise<void> {
    const { queue } = this.telegram.bot;
    await until(() => queue.length === 0, "Topicdesk does not take its updates");
    await this.app.outbox.idle();
  }

  /** Resolves when the outbox is empty, and so everything that waited for its time, such as a card's refresh, is done. */
  async rests(): Promise<void> {
    await this.settles();
    await until(() => findNews(this.app.store, 0).added.length === 0, "The outbox does not empty");
    await this.app.outbox.idle();
  }
}

/**
 * Moves the desk's clock by so much, timer by timer, and waits for the effects of each. When for a minute nothing has
 * happened but that the bot asked Telegram and looked into its database, the time until something is due passes at once.
 */
export async function passes(desk: Desk, clock: TestClock, milliseconds: number): Promise<void> {
  const end = clock.now() + milliseconds;
  const { calls } = desk.telegram;
  await desk.settles();
  let quietSince = clock.now();
  while (clock.now() < end) {
    const last = calls.last;
    const long = clock.nextLongTimer() ?? end;
    const due = findNext(desk.app.store) ?? end;
    const isQuiet = clock.now() > quietSince + minute && due > clock.now();
    const next = isQuiet ? Math.min(long, due) : (clock.nextTimer() ?? end);
    clock.advance(Math.min(next, end) - clock.now());
    await desk.settles();
    const heard = calls.all.slice(Math.max(0, last === undefined ? 0 : calls.all.lastIndexOf(last)));
    const isQuietStill = heard.every(isIdle) && long > clock.now();
    if (!isQuietStill) quietSince = clock.now();
  }
}

const minute = 60_000;

function isIdle({ method, outcome: { kind } }: LoggedCall): boolean {
  return method === "getUpdates" && (kind === "ok" || kind === "pending");
}

/** Each log waits for the end of the process, to be written to its end. */
const log = createLog("silent");

let emptyDatabase: Buffer | undefined;

/** One with all its tables. To take every step from the first version for each desk costs as much as the rest of opening it. */
function putEmptyDatabase({ config: { dataDir } }: Desk): void {
  const path = join(dataDir, "topicdesk.db");
  if (emptyDatabase !== undefined) return writeFileSync(path, emptyDatabase, { mode: 0o600 });
  openStore(path).close();
  emptyDatabase = readFileSync(path);
}

/** Opens a desk. At the end of the test closes it and deletes its data. Any violation of the Bot API fails the test. */
export async function openDesk(test: TestContext, options: DeskOptions = {}): Promise<Desk> {
  const desk = await createDesk(options);
  test.after(async () => {
    await desk.close();
    assert.deepEqual(desk.telegram.violations, [], "calls that Telegram's documentation does not allow");
  });
  const { isSetUp = true } = options;
  const isPrepared = isSetUp && canBePrepared(options);
  if (isPrepared) await prepare(desk, options, createEmptyDesk);
  else putEmptyDatabase(desk);
  await desk.start();
  if (isSetUp && !isPrepared) await desk.setUp();
  return desk;
}

async function createEmptyDesk(options: DeskOptions): Promise<Desk> {
  const desk = await createDesk(options);
  putEmptyDatabase(desk);
  return desk;
}

/** A desk that has not started yet, and has no database. */
async function createDesk(options: DeskOptions): Promise<Desk> {
  const {
    clock = systemClock,
    config,
    kind = "topics",
    forum: forumOptions,
    channel: channelOptions,
    hasPrivateTopics = false,
    hasInlineMode = false,
    ...emulator
  } = options;
  const bot = {
    first_name: "Topicdesk",
    username: "topicdesk_bot",
    has_topics_enabled: hasPrivateTopics,
    supports_inline_queries: hasInlineMode,
  };
  const telegram = await startTelegram({ ...emulator, clock, bot });
  const olga = telegram.client("Ольга", { language_code: "ru" });
  const boris = telegram.client("Борис", { language_code: "ru" });
  const team = { owner: olga, members: [boris] };
  const where =
    kind === "topics"
      ? telegram.forum("Менеджеры", { ...team, ...forumOptions })
      : telegram.channel("Обращения", { ...team, discussion: "Менеджеры", ...channelOptions });
  const dataDir = mkdtempSync(join(tmpdir(), "topicdesk-test-"));
  return new Desk(
    telegram,
    {
      botToken: telegram.bot.token,
      adminIds: [olga.id],
      dataDir,
      telegramApiRoot: telegram.apiRoot,
      language: "ru",
      timeZone: "Europe/Moscow",
      logLevel: "silent",
      port: undefined,
      host: "127.0.0.1",
      publicUrl: undefined,
      updates: "polling",
      ...config,
    },
    { olga, boris, where },
    clock,
  );
}
