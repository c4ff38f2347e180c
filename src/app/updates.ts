import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Counts } from "../counts.ts";
import type { Started } from "./started.ts";
import { alertAdmins } from "../handle/effects/chat.ts";
import { updateFailed } from "../handle/admin/failed-update.ts";
import { type BatchOptions, createBatch } from "../handle/batch.ts";
import type { Handling } from "../handle/handle.ts";
import type { Log } from "../log.ts";
import type { Outbox } from "../outbox/worker.ts";
import { maskSecrets } from "../secrets.ts";
import type { Store } from "../store/database.ts";
import { replayFailed } from "../store/failed-updates.ts";
import { findDeskByChat } from "../store/desks/desks.ts";
import { createRoute } from "../telegram/bot.ts";
import { countUpdates } from "../telegram/counted.ts";
import { startIntake } from "../telegram/intake.ts";
import { startWebhook, type Webhook } from "../telegram/webhook.ts";
import type { Pulse } from "../telegram/pulse.ts";
import { startReplays } from "../telegram/replays.ts";
import type { PlainTextId } from "../text/ids.generated.ts";
import { html, plain } from "../text/text.ts";
import type { Chores } from "./chores.ts";
import { describe } from "./reason.ts";
import type { Connection } from "../telegram/connect.ts";

interface Options {
  config: Config;
  connection: Connection;
  store: Store;
  outbox: Outbox;
  clock: Clock;
  log: Log;
  counts: Counts;
  pulse: Pulse;
  chores: Chores;
  started: Started;
  /** What Telegram sends with each update. */
  secret: string;
  /** What is the same for every update. */
  constant: Pick<Handling, "teamLanguage" | "timeZone" | "botUsername">;
  /** Does the work in a transaction of its own, and has what it leaves sent. */
  write: (work: (handling: Handling) => void) => void;
  /** Prints a sentence for the operator. */
  tell: (sentence: string) => void;
  onStorageFailure: (error: unknown) => void;
  /** The process has to stop. `sentence` says why and what to do. */
  onFatal: (sentence: string) => void;
}

/** Takes updates, and those again that have failed. Returns the webhook. Undefined when updates are polled. */
export function startUpdates(options: Options): Webhook | undefined {
  const { config, connection, store, outbox, clock, log, counts, pulse, chores, started } = options;
  const { secret, constant, write, tell, onStorageFailure } = options;
  const { language } = config;
  const { botInfo } = connection;

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
      chores.updateFailed();
    }),
    onStuck(error: unknown) {
      warn("intake-stuck", () => tell(plain(language, "intake-stuck", { error: describe(error) })));
    },
    onCaughtUp(at: number) {
      chores.caughtUp(at);
    },
    onEnd(reason: "storage" | "unauthorized", error: unknown) {
      if (reason === "storage") return onStorageFailure(error);
      return options.onFatal(plain(language, "telegram-unauthorized", { error: describe(error) }));
    },
  };
  if (config.updates === "webhook") {
    const url = `${config.publicUrl!}/telegram`;
    const webhook = startWebhook({
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
    return webhook;
  }
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
  return undefined;
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
