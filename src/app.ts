import { join } from "node:path";
import type { Clock } from "./clock.ts";
import type { Config, SupervisorSettings } from "./config.ts";
import { Counts } from "./counts.ts";
import { isHeld, untilReleased } from "./hold.ts";
import { Started } from "./started.ts";
import { reportToSupervisor } from "./supervisor.ts";
import { doDue, findNext } from "./handle/deadlines/due.ts";
import { clockJumped } from "./handle/deadlines/jump.ts";
import { timeZoneMayHaveChanged } from "./handle/deadlines/zone.ts";
import { alertAdmins } from "./handle/effects/chat.ts";
import { nextTelling, tellFailedUpdates, updateFailed } from "./handle/admin/failed-update.ts";
import { type BatchOptions, createBatch } from "./handle/batch.ts";
import type { Handling } from "./handle/handle.ts";
import { schedulesAtStart } from "./handle/schedule/start.ts";
import { eraseOld } from "./handle/forget/retention.ts";
import { nightlyCopyFailed } from "./handle/backup/failure.ts";
import { prepareAdmins } from "./handle/admin/owner.ts";
import { liftBlocksOfTeam } from "./handle/managers/block.ts";
import { prepareMenus } from "./handle/managers/menus.ts";
import type { Log } from "./log.ts";
import { type Outbox, startOutbox } from "./outbox/worker.ts";
import { watchDeadlines } from "./schedule/deadlines.ts";
import { tellInTime } from "./schedule/failed-updates.ts";
import { copyNightly } from "./schedule/nightly-copies.ts";
import { eraseNightly } from "./schedule/retention.ts";
import { forgetRegularly } from "./schedule/seen-updates.ts";
import { Makings } from "./telegram/send/chat/makings.ts";
import { Reports } from "./report/reports.ts";
import { maskAddress, maskSecrets } from "./secrets.ts";
import { Copies, dateOfCopy } from "./store/backup/copies.ts";
import { freeBytes } from "./store/backup/copy.ts";
import { openStore, type Store } from "./store/database.ts";
import { isStorageFailure } from "./store/failure.ts";
import { replayFailed } from "./store/failed-updates.ts";
import { findDeskByChat } from "./store/desks/desks.ts";
import { closeDataFolder, makeDataFolder } from "./store/data-folder.ts";
import { isLockable, lockData } from "./store/lock.ts";
import { copyBeforeUpgrade } from "./store/backup/upgrade-copy.ts";
import { createRoute } from "./telegram/bot.ts";
import { hashTeamMenus, publishCommands } from "./telegram/menu.ts";
import { countApis, countUpdates } from "./telegram/counted.ts";
import { connect } from "./telegram/connect.ts";
import { startIntake } from "./telegram/intake.ts";
import { deriveSecret, startWebhook, type Webhook } from "./telegram/webhook.ts";
import { Pulse } from "./telegram/pulse.ts";
import { createConcerned } from "./telegram/send/concerned.ts";
import { startReplays } from "./telegram/replays.ts";
import { createSend } from "./telegram/send/send.ts";
import { ShownCards } from "./telegram/send/desk/shown-cards.ts";
import type { Sending } from "./telegram/send/sending.ts";
import type { PlainTextId } from "./text/ids.generated.ts";
import { html, plain } from "./text/text.ts";
import { formatTime } from "./text/time.ts";

export interface AppOptions {
  config: Config;
  /** Undefined when nobody watches the process. */
  supervisor?: SupervisorSettings | undefined;
  clock: Clock;
  /** From 0 up to, not including, 1. */
  random: () => number;
  /** A new secret: 128 random bits in letters that a Telegram link may carry. */
  createCode: () => string;
  log: Log;
  /** Prints a sentence for the operator. */
  tell: (sentence: string) => void;
  /** Called once when the app has to stop: `sentence` says why and what to do. The caller still has to call `stop`. */
  onFatal: (sentence: string) => void;
}

export interface App {
  readonly store: Store;
  readonly outbox: Outbox;
  /** Resolves when the work in hand is done and the database is closed. */
  stop(): Promise<void>;
}

/** How long running calls may take at the end. A service manager kills the process after 10 seconds or more. */
const stopGraceMilliseconds = 5_000;

/**
 * Connects to Telegram, opens the database and starts to work. Returns undefined when `signal` aborts during the start.
 * Writes nothing before Telegram has accepted the token. When it throws, it has stopped everything and closed the database.
 * @throws StoreError when the database cannot be used, or not be copied before it is upgraded
 * @throws UnauthorizedError when Telegram does not accept the token
 */
export async function startApp(options: AppOptions, signal: AbortSignal): Promise<App | undefined> {
  const started = new Started();
  try {
    const app = await start(options, signal, started);
    if (app === undefined) await started.stop();
    return app;
  } catch (error) {
    await started.stop().catch((another: unknown) => {
      options.log.error({ error: another }, "what had started could not be stopped in order");
    });
    throw error;
  }
}

async function start(options: AppOptions, signal: AbortSignal, started: Started): Promise<App | undefined> {
  const { config, clock, random, log } = options;
  const { language } = config;
  const tell = (sentence: string) => options.tell(maskSecrets(sentence));

  // If the data folder exists, a second process must stop at once, even when Telegram cannot be reached.
  const wasLockable = isLockable(config.dataDir);
  if (wasLockable) started.add(lockData(config.dataDir));
  const connection = await connect({
    token: config.botToken,
    apiRoot: config.telegramApiRoot,
    clock,
    signal,
    updates: config.updates,
    onUnreachable: (error, seconds) => {
      tell(
        plain(language, "telegram-unreachable", {
          root: maskAddress(config.telegramApiRoot),
          error,
          seconds,
        }),
      );
    },
  });
  if (connection === undefined) return undefined;
  const { botInfo } = connection;
  const counts = new Counts();
  const { polling, bestEffort, uploading } = connection;
  countApis([polling, bestEffort, uploading, connection.sending], counts);

  makeDataFolder(config.dataDir);
  if (!wasLockable) started.add(lockData(config.dataDir));
  const isClosed = closeDataFolder(config.dataDir);
  const databasePath = join(config.dataDir, "topicdesk.db");
  try {
    await copyBeforeUpgrade({
      dataDir: config.dataDir,
      databasePath,
      date: dateOfCopy(clock.now(), config.timeZone),
      freeBytes,
      onBegin: (path) => tell(plain(language, "upgrade-copied", { path })),
      signal,
    });
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
  const store = openStore(databasePath);
  started.add(() => store.close());
  const pulse = new Pulse(clock);
  let webhook: Webhook | undefined;
  let resting: Outbox["resting"] | undefined;
  const secret = deriveSecret(config.botToken);
  const { host, port, publicUrl } = config;
  if (port !== undefined) {
    // Loaded only when wanted: it takes memory and time to load.
    const { openHttp } = await import("./http/open.ts");
    const deliver: Webhook["deliver"] = (update) =>
      webhook?.deliver(update) ?? Promise.reject(new Error("not ready yet"));
    const webhookUrl = config.updates === "webhook" ? publicUrl : undefined;
    const figures = { store, counts, resting: () => resting?.() ?? [], now: () => clock.now() };
    const problem = () => pulse.problem();
    started.add(await openHttp({ port, host, log, problem, figures, webhookUrl, secret, deliver }));
    tell(plain(language, "http-started", { host, port: String(port) }));
  }
  const code = options.createCode();
  const isUnclaimed = store.transaction((tx) => {
    prepareMenus(tx, hashTeamMenus(language), clock.now());
    return prepareAdmins(tx, config.adminIds, code, clock.now());
  });

  let hasFailed = false;
  const failOnce = (sentence: string) => {
    if (hasFailed) return;
    hasFailed = true;
    options.onFatal(maskSecrets(sentence));
  };
  const onStorageFailure = (error: unknown) => {
    log.fatal({ error }, "the database cannot be written");
    failOnce(plain(language, "store-failed", { error: describe(error) }));
  };
  const copies = new Copies({ store, dataDir: config.dataDir, freeBytes });
  started.add(() => copies.stop());
  const reports = new Reports(databasePath);
  started.add(() => reports.stop());
  const constant = { teamLanguage: language, timeZone: config.timeZone, botUsername: botInfo.username };
  const sending: Sending = {
    ...constant,
    api: connection.sending,
    uploads: connection.uploading,
    store,
    copies,
    reports,
    makings: new Makings(),
    files: { token: config.botToken, apiRoot: config.telegramApiRoot },
    clock,
    botId: botInfo.id,
    hasPrivateTopics: botInfo.has_topics_enabled,
    shownCards: new ShownCards(),
    placesUnderway: new Set(),
    resume: (chatIds) => outbox.hurry(chatIds),
  };
  const onOutcome = (outcome: string) => counts.deliveries.add(outcome);
  const [send, concerned] = [createSend(sending), createConcerned(sending)];
  const mustWait = isHeld(config.dataDir);
  const outbox: Outbox = startOutbox({
    store,
    clock,
    random,
    send,
    concerned,
    onOutcome,
    log,
    onStorageFailure,
    isHeld: mustWait,
  });
  resting = () => outbox.resting();
  started.add(() => outbox.stop(stopGraceMilliseconds));
  const poke = () => outbox.poke();
  const write = (work: (handling: Handling) => void) => {
    store.transaction((tx) => work({ ...constant, tx, now: clock.now() }));
    poke();
  };

  /** Polled updates and replayed updates are collected in batches of their own. */
  const createPath = (keepFailed: BatchOptions["keepFailed"]) => {
    const batch = createBatch({ ...constant, store, clock, outbox, keepFailed });
    const route = createRoute({
      botInfo,
      handle: batch.handle,
      bestEffort: connection.bestEffort,
      log,
      onGroupChanged(chatId) {
        const desk = findDeskByChat(store, chatId);
        for (const id of new Set([chatId, desk?.chatId ?? chatId, desk?.talkId ?? chatId]))
          outbox.retryHeld(id);
      },
    });
    return { batch, route: countUpdates(route, counts) };
  };
  const warn = onceAnHour(clock);
  const warnAdmins = (sentence: PlainTextId) => {
    warn(sentence, () => write((handling) => alertAdmins(handling, html(language, sentence))));
  };
  const telling = tellInTime({
    clock,
    next: () => nextTelling(store, clock.now()),
    tell: () => write(tellFailedUpdates),
    onFailure: onStorageFailure,
  });
  started.add(() => telling.stop());
  started.add(
    copyNightly({
      store,
      copies,
      clock,
      timeZone: config.timeZone,
      onFailed: (error, dueOn) =>
        write((handling) => nightlyCopyFailed(handling, { error, dueOn, folder: copies.folder })),
      onStorageFailure,
      log,
    }),
  );
  const erasing = eraseNightly({
    store,
    clock,
    timeZone: config.timeZone,
    run() {
      let isMoreLeft = false;
      write((handling) => (isMoreLeft = eraseOld(handling)));
      return isMoreLeft;
    },
    onFailure: onStorageFailure,
  });
  started.add(() => erasing.stop());
  write(timeZoneMayHaveChanged);
  write(schedulesAtStart);
  write(liftBlocksOfTeam);
  const deadlines = watchDeadlines({
    clock,
    next: () => findNext(store),
    run(seenUntil) {
      let isMoreLeft = false;
      write((handling) => (isMoreLeft = doDue(handling, seenUntil)));
      return isMoreLeft;
    },
    onDoubt(milliseconds) {
      log.warn({ milliseconds }, "the clock has jumped forward; deadlines wait");
      write((handling) => clockJumped(handling, milliseconds));
    },
    onFailure(error) {
      if (isStorageFailure(error)) onStorageFailure(error);
      else log.error({ error }, "what was due could not be done; it is tried again in a minute");
    },
  });
  started.add(() => deadlines.stop());
  // Systemd takes the start for done as soon as it hears of the bot.
  const tellSupervisor = () => {
    if (options.supervisor === undefined) return;
    started.add(reportToSupervisor({ ...options.supervisor, clock, log, problem: () => pulse.problem() }));
  };
  if (mustWait) {
    tell(plain(language, "upgrade-held"));
    tellSupervisor();
    const end = await untilReleased(config.dataDir, clock, signal);
    if (end === "aborted") return undefined;
    if (end === "abandoned") tell(plain(language, "upgrade-abandoned"));
    outbox.release();
  }
  // From here on the data may be such that going back to the former version would lose something.
  started.add(forgetRegularly(store, clock, onStorageFailure));
  const replaying = createPath((handling, updateId, _, error) => {
    log.error({ error, update: updateId }, "an update failed again");
    replayFailed(handling.tx, updateId, maskSecrets(String(error)), handling.now);
  });
  started.add(startReplays({ ...replaying, store, clock, onFailure: onStorageFailure }));
  const receiving = {
    clock,
    log,
    pulse,
    ...createPath((handling, updateId, content, error) => {
      log.error({ error, update: updateId }, "an update failed and is kept");
      updateFailed(handling, updateId, content, String(error));
      telling.look();
    }),
    onStuck(error: unknown) {
      warn("intake-stuck", () => tell(plain(language, "intake-stuck", { error: describe(error) })));
    },
    onCaughtUp(at: number) {
      deadlines.caughtUp(at);
      erasing.caughtUp(at);
    },
    onEnd(reason: "storage" | "unauthorized", error: unknown) {
      if (reason === "storage") return onStorageFailure(error);
      return failOnce(plain(language, "telegram-unauthorized", { error: describe(error) }));
    },
  };
  if (config.updates === "webhook") {
    const url = `${publicUrl!}/telegram`;
    webhook = startWebhook({
      ...receiving,
      api: connection.bestEffort,
      url,
      secret,
      onRefused(error, seconds) {
        tell(plain(language, "webhook-refused", { url, error, seconds }));
      },
      onReplaced() {
        tell(plain(language, "webhook-replaced"));
        warnAdmins("alert-webhook-replaced");
      },
    });
    const { stop } = webhook;
    started.add(() => stop());
  } else {
    const intake = startIntake({
      ...receiving,
      api: connection.polling,
      onConflict() {
        tell(plain(language, "telegram-conflict"));
        warnAdmins("alert-conflict");
      },
      onWebhookRemoved() {
        tell(plain(language, "telegram-webhook"));
        warnAdmins("alert-webhook");
      },
    });
    started.add(() => intake.stop());
  }

  publishCommands(connection.bestEffort, language).catch((error: unknown) => {
    log.warn({ error }, "the commands were not published; the next start tries again");
  });
  tell(plain(language, "started", { username: botInfo.username, path: config.dataDir }));
  const time = formatTime(clock.now(), config.timeZone);
  tell(plain(language, "started-time-zone", { timeZone: config.timeZone, time }));
  if (!isClosed) tell(plain(language, "store-open-to-others", { path: config.dataDir }));
  if (isUnclaimed) {
    const link = `https://t.me/${botInfo.username}?start=claim_${code}`;
    tell(plain(language, "claim-link", { link }));
  }
  if (!mustWait) tellSupervisor();

  return { store, outbox, stop: () => started.stop() };
}

/** Prints a warning once, and again only after an hour. */
function onceAnHour(clock: Clock): (warning: string, say: () => void) => void {
  const saidAt = new Map<string, number>();
  return (warning, say) => {
    const now = clock.now();
    if (now - (saidAt.get(warning) ?? -Infinity) < 3_600_000) return;
    saidAt.set(warning, now);
    say();
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
