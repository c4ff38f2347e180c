import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Counts } from "../counts.ts";
import type { Handling } from "../handle/handle.ts";
import type { Log } from "../log.ts";
import { type Outbox, startOutbox } from "../outbox/worker.ts";
import { Reports } from "../report/reports.ts";
import { Copies } from "../store/backup/copies.ts";
import { freeBytes } from "../store/backup/copy.ts";
import type { Store } from "../store/database.ts";
import type { Connection } from "../telegram/connect.ts";
import { Makings } from "../telegram/send/chat/makings.ts";
import { createConcerned } from "../telegram/send/concerned.ts";
import { ShownCards } from "../telegram/send/desk/shown-cards.ts";
import { createSend } from "../telegram/send/send.ts";
import type { Sending } from "../telegram/send/sending.ts";
import type { Started } from "./started.ts";

interface Options {
  config: Config;
  connection: Connection;
  store: Store;
  databasePath: string;
  clock: Clock;
  /** From 0 up to, not including, 1. */
  random: () => number;
  log: Log;
  counts: Counts;
  started: Started;
  /** What is the same for every message. */
  constant: Pick<Handling, "teamLanguage" | "timeZone" | "botUsername">;
  onStorageFailure: (error: unknown) => void;
  /** Nothing is sent before the outbox is released. */
  isHeld: boolean;
}

/** How long running calls may take at the end. A service manager kills the process after 10 seconds or more. */
const stopGraceMilliseconds = 5_000;

/** Starts the outbox with all that it sends by. */
export function startSending(options: Options): { outbox: Outbox; copies: Copies } {
  const { config, connection, store, databasePath, clock, random, log, counts, started } = options;
  const { constant, onStorageFailure, isHeld } = options;
  const { botInfo } = connection;
  const copies = new Copies({ store, dataDir: config.dataDir, freeBytes });
  started.add(() => copies.stop());
  const reports = new Reports(databasePath);
  started.add(() => reports.stop());
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
  const outbox: Outbox = startOutbox({
    store,
    clock,
    random,
    send,
    concerned,
    onOutcome,
    log,
    onStorageFailure,
    isHeld,
  });
  started.add(() => outbox.stop(stopGraceMilliseconds));
  return { outbox, copies };
}
