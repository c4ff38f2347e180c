import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Update } from "grammy/types";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import { alertAdmins } from "./handle/enqueue.ts";
import { updateFailed } from "./handle/failed-update.ts";
import { createHandle, type Handling } from "./handle/handle.ts";
import { prepareAdmins } from "./handle/owner.ts";
import type { Log } from "./log.ts";
import { type Outbox, startOutbox } from "./outbox/worker.ts";
import { forgetRegularly } from "./schedule/seen-updates.ts";
import { openStore, type Store } from "./store/database.ts";
import { findDeskByChat } from "./store/desks.ts";
import { findAdmins } from "./store/people.ts";
import { storeError } from "./store/failure.ts";
import { lockData } from "./store/lock.ts";
import { createBot } from "./telegram/bot.ts";
import { publishCommands } from "./telegram/commands.ts";
import { connect, UnauthorizedError } from "./telegram/connect.ts";
import { startIntake } from "./telegram/intake.ts";
import { createSend } from "./telegram/send/send.ts";
import { html, plain } from "./text/text.ts";

export interface AppOptions {
  config: Config;
  clock: Clock;
  /** From 0 up to, not including, 1. */
  random: () => number;
  /** A new secret: 128 random bits in letters that a Telegram link may carry. */
  createCode: () => string;
  log: Log;
  /** Sentences for whoever runs the process. */
  tell: (sentence: string) => void;
  /** The app has to stop: `sentence` says why and what to do. Called once; `stop` is still to be called. */
  onFatal: (sentence: string) => void;
}

export interface App {
  readonly store: Store;
  readonly outbox: Outbox;
  /** Resolves when what was in hand is done and the data is closed. */
  stop(): Promise<void>;
}

/** How long calls in hand may take at the end; a service manager kills after 10 seconds or more. */
const stopGraceMilliseconds = 5_000;

/**
 * Connects to Telegram, opens the data and starts to work. Returns undefined when `signal` aborts meanwhile.
 * Nothing is written before Telegram has accepted the token.
 * @throws StoreError when the data cannot be used
 * @throws UnauthorizedError when Telegram does not accept the token
 */
export async function startApp(options: AppOptions, signal: AbortSignal): Promise<App | undefined> {
  const { config, clock, random, log, tell, onFatal } = options;
  const { language } = config;
  const connection = await connect({
    token: config.botToken,
    apiRoot: config.telegramApiRoot,
    clock,
    signal,
    onUnreachable: (error, seconds) => {
      tell(plain(language, "telegram-unreachable", { root: config.telegramApiRoot, error, seconds }));
    },
  });
  if (connection === undefined) return undefined;
  const { botInfo } = connection;

  const { store, unlock } = openData(config.dataDir);
  const code = options.createCode();
  const isUnclaimed = store.transaction((tx) => prepareAdmins(tx, config.adminIds, code, clock.now()));

  let hasFailed = false;
  const failOnce = (sentence: string) => {
    if (hasFailed) return;
    hasFailed = true;
    onFatal(sentence);
  };
  const onStorageFailure = (error: unknown) => {
    log.fatal({ error }, "the database cannot be written");
    failOnce(plain(language, "store-failed", { error: describe(error) }));
  };
  const constant = { teamLanguage: language, timeZone: config.timeZone, botUsername: botInfo.username };
  const send = createSend({
    ...constant,
    api: connection.sending,
    store,
    clock,
    botId: botInfo.id,
    hasPrivateTopics: botInfo.has_topics_enabled,
    resume: (chatIds) => outbox.hurry(chatIds),
  });
  const outbox: Outbox = startOutbox({ store, clock, random, send, log, onStorageFailure });
  const poke = () => outbox.poke();
  const write = (work: (handling: Handling) => void) => {
    store.transaction((tx) => work({ ...constant, tx, now: clock.now() }));
    poke();
  };

  const bot = createBot({
    token: config.botToken,
    botInfo,
    handle: createHandle({ ...constant, store, clock, poke }),
    answering: connection.answering,
    log,
    onGroupChanged(chatId) {
      const desk = findDeskByChat(store, chatId);
      for (const id of new Set([chatId, desk?.chatId ?? chatId, desk?.talkId ?? chatId]))
        outbox.retryHeld(id);
    },
  });
  let conflicts = 0;
  const intake = startIntake({
    api: connection.polling,
    clock,
    log,
    handleUpdate: (update: Update) => bot.handleUpdate(update),
    keepFailed: (update, error) =>
      write((handling) => updateFailed(handling, update.update_id, JSON.stringify(update), String(error))),
    onConflict() {
      tell(plain(language, "telegram-conflict"));
      conflicts += 1;
      if (conflicts === 1) write((handling) => alertAdmins(handling, html(language, "alert-conflict")));
    },
    onEnd(reason, error) {
      if (reason === "storage") return onStorageFailure(error);
      return failOnce(plain(language, "telegram-unauthorized", { error: describe(error) }));
    },
  });

  const stopForgetting = forgetRegularly(store, clock, onStorageFailure);
  const adminIds = findAdmins(store).map(({ id }) => id);
  publishCommands(connection.answering, language, adminIds).catch((error: unknown) => {
    log.warn({ error }, "the commands were not published; the next start tries again");
  });
  tell(plain(language, "started", { username: botInfo.username, path: config.dataDir }));
  if (isUnclaimed) {
    const link = `https://t.me/${botInfo.username}?start=claim_${code}`;
    tell(plain(language, "claim-link", { link }));
  }

  return {
    store,
    outbox,
    async stop() {
      stopForgetting();
      await intake.stop();
      await outbox.stop(stopGraceMilliseconds);
      store.close();
      unlock();
    },
  };
}

export { UnauthorizedError };

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function openData(dataDir: string): { store: Store; unlock: () => void } {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw storeError(error, dataDir) ?? error;
  }
  const unlock = lockData(dataDir);
  try {
    return { store: openStore(join(dataDir, "topicdesk.db")), unlock };
  } catch (error) {
    unlock();
    throw error;
  }
}
