import { join } from "node:path";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import { dateOfCopy } from "../store/backup/copies.ts";
import { freeBytes } from "../store/backup/copy.ts";
import { copyBeforeUpgrade } from "../store/backup/upgrade-copy.ts";
import { closeDataFolder, makeDataFolder } from "../store/data-folder.ts";
import { openStore, type Store } from "../store/database.ts";
import { lockData } from "../store/lock.ts";
import { plain } from "../text/text.ts";
import type { Started } from "./started.ts";

interface Options {
  config: Config;
  clock: Clock;
  /** Prints a sentence for the operator. */
  tell: (sentence: string) => void;
  signal: AbortSignal;
  started: Started;
  /** Whether this process has locked the data already. */
  isLocked: boolean;
}

interface Data {
  store: Store;
  databasePath: string;
  /** Whether nobody else on the machine can read the data. */
  isClosed: boolean;
}

/**
 * Locks the data folder and opens its database, after a copy when that is to be upgraded. Returns undefined when `signal`
 * aborts meanwhile.
 * @throws StoreError when the database cannot be used, or not be copied before it is upgraded
 */
export async function openData({
  config,
  clock,
  tell,
  signal,
  started,
  isLocked,
}: Options): Promise<Data | undefined> {
  makeDataFolder(config.dataDir);
  if (!isLocked) started.add(lockData(config.dataDir));
  const isClosed = closeDataFolder(config.dataDir);
  const databasePath = join(config.dataDir, "topicdesk.db");
  try {
    await copyBeforeUpgrade({
      dataDir: config.dataDir,
      databasePath,
      date: dateOfCopy(clock.now(), config.timeZone),
      freeBytes,
      onBegin: (path) => tell(plain(config.language, "upgrade-copied", { path })),
      signal,
    });
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
  const store = openStore(databasePath);
  started.add(() => store.close());
  return { store, databasePath, isClosed };
}
