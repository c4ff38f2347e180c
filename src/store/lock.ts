import { existsSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { StoreError, storeError } from "./failure.ts";

/** Whether the folder has been locked before, so that locking it again writes nothing. */
export function isLockable(dataDir: string): boolean {
  return existsSync(join(dataDir, fileName));
}

/**
 * Locks `dataDir` for this process until the returned function is called or the process ends in any way. The lock
 * belongs to the operating system (an open exclusive transaction on `lock.db`), so a crash leaves no stale lock.
 * @throws StoreError("locked") when another process holds it.
 */
export function lockData(dataDir: string): () => void {
  const path = join(dataDir, fileName);
  let connection: Sqlite.Database;
  try {
    connection = new Sqlite(path, { timeout: 0 });
    connection.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    if (error instanceof Sqlite.SqliteError && error.code.startsWith("SQLITE_BUSY")) {
      throw new StoreError("locked", dataDir, error);
    }
    throw storeError(error, path) ?? error;
  }
  return () => connection.close();
}

const fileName = "lock.db";
