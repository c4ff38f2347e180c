import type { Clock } from "../clock.ts";
import type { Config, SupervisorSettings } from "../config.ts";
import { Counts } from "../counts.ts";
import { prepareAdmins } from "../handle/admin/owner.ts";
import type { Handling } from "../handle/handle.ts";
import { prepareMenus } from "../handle/managers/menus.ts";
import { isHeld, untilReleased } from "../hold.ts";
import type { Log } from "../log.ts";
import type { Outbox } from "../outbox/worker.ts";
import { forgetRegularly } from "../schedule/seen-updates.ts";
import { maskAddress, maskSecrets } from "../secrets.ts";
import type { Store } from "../store/database.ts";
import { isLockable, lockData } from "../store/lock.ts";
import { reportToSupervisor } from "../supervisor.ts";
import { connect } from "../telegram/connect.ts";
import { countApis } from "../telegram/counted.ts";
import { hashTeamMenus, publishCommands } from "../telegram/menu.ts";
import { Pulse } from "../telegram/pulse.ts";
import { deriveSecret, type Webhook } from "../telegram/webhook.ts";
import { plain } from "../text/text.ts";
import { formatTime } from "../text/time.ts";
import { startChores } from "./chores.ts";
import { openData } from "./data.ts";
import { describe } from "./reason.ts";
import { startSending } from "./sending.ts";
import { Started } from "./started.ts";
import { startUpdates } from "./updates.ts";

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

  const data = await openData({ config, clock, tell, signal, started, isLocked: wasLockable });
  if (data === undefined) return undefined;
  const { store, databasePath, isClosed } = data;
  const pulse = new Pulse(clock);
  let webhook: Webhook | undefined;
  let resting: Outbox["resting"] | undefined;
  const secret = deriveSecret(config.botToken);
  const { host, port, publicUrl } = config;
  if (port !== undefined) {
    // Loaded only when wanted: it takes memory and time to load.
    const { openHttp } = await import("../http/open.ts");
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
  const constant = { teamLanguage: language, timeZone: config.timeZone, botUsername: botInfo.username };
  const mustWait = isHeld(config.dataDir);
  const { outbox, copies } = startSending({
    config,
    connection,
    store,
    databasePath,
    clock,
    random,
    log,
    counts,
    started,
    constant,
    onStorageFailure,
    isHeld: mustWait,
  });
  resting = () => outbox.resting();
  const poke = () => outbox.poke();
  const write = (work: (handling: Handling) => void) => {
    store.transaction((tx) => work({ ...constant, tx, now: clock.now() }));
    poke();
  };

  const chores = startChores({
    store,
    copies,
    clock,
    timeZone: config.timeZone,
    log,
    started,
    write,
    onStorageFailure,
  });
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
  webhook = startUpdates({
    config,
    connection,
    store,
    outbox,
    clock,
    log,
    counts,
    pulse,
    chores,
    started,
    secret,
    constant,
    write,
    tell,
    onStorageFailure,
    onFatal: failOnce,
  });

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
