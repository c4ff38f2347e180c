import {
  closeSync,
  constants,
  existsSync,
  lchownSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { checkRoom, CopyError, type FreeBytes, rename } from "./copy.ts";
import { StoreError } from "../failure.ts";
import { findFault } from "./fault.ts";
import { isLockable, lockData } from "../lock.ts";
import { isOlder, readVersionOfOurs } from "../migrations.ts";
import { continueNumbers } from "../tickets/numbers.ts";
import { RestoreError } from "./restore-error.ts";
import { findSources, unpack } from "./restore-source.ts";

export interface RestoreOptions {
  /** The copy, compressed or not, or any of its parts when all lie in one folder. */
  file: string;
  dataDir: string;
  /** Milliseconds since the Unix epoch. */
  now: number;
  freeBytes: FreeBytes;
}

/** What the copy has. */
interface Content {
  tickets: number;
  messages: number;
  /** Rows of the outbox that are still to be sent. */
  waiting: number;
  /** It is from an earlier version: the next start upgrades it. */
  isOlder: boolean;
}

export interface Restored extends Content {
  /** Numbers of tickets that only the data from before know. The next ticket gets a higher one. */
  lost: { from: number; to: number } | undefined;
  /** Where the data from before are. Undefined when there were none. */
  aside: string | undefined;
}

/**
 * Puts a copy in the place of the database, which stays beside it. The copy is checked first; whatever is wrong with it
 * changes nothing.
 * @throws RestoreError, or an error of the disk
 */
export async function restore({ file, dataDir, now, freeBytes }: RestoreOptions): Promise<Restored> {
  const sources = findSources(file);
  let unlock = isLockable(dataDir) ? lock(dataDir) : undefined;
  const isNew = !existsSync(dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const part = join(dataDir, "topicdesk.db.restored.part");
  let isDone = false;
  try {
    const size = sources.reduce((sum, source) => sum + statSync(source).size, 0);
    checkRoom(dataDir, size, freeBytes);
    rmSync(part, { force: true });
    await unpack(sources, part);
    const content = examine(file, part);
    unlock ??= lock(dataDir);
    const numbers = continueNumbers(part, join(dataDir, "topicdesk.db"));
    giveToOwner(dataDir, part);
    const aside = replaceDatabase(dataDir, part, now);
    isDone = true;
    const isAny = numbers !== undefined && numbers.after > numbers.before;
    const lost = isAny ? { from: numbers.before + 1, to: numbers.after } : undefined;
    return { ...content, aside, lost };
  } catch (error) {
    if (error instanceof CopyError && error.problem.kind === "no-room") throw new RestoreError(error.problem);
    throw error;
  } finally {
    for (const end of ["", ...logs]) rmSync(part + end, { force: true });
    unlock?.();
    if (isNew && !isDone) {
      rmSync(join(dataDir, "lock.db"), { force: true });
      rmdirSync(dataDir);
    }
  }
}

function lock(dataDir: string): () => void {
  // SQLite would let everybody read it.
  // Root restores in a folder of the bot's, where a link would lead it elsewhere.
  const { O_RDWR, O_CREAT, O_NOFOLLOW } = constants;
  closeSync(openSync(join(dataDir, "lock.db"), O_RDWR | O_CREAT | O_NOFOLLOW, 0o600));
  try {
    return lockData(dataDir);
  } catch (error) {
    if (error instanceof StoreError && error.reason === "locked")
      throw new RestoreError({ kind: "running", folder: dataDir });
    throw error;
  }
}

/** Reads the whole database at `path`, which becomes one file. @throws RestoreError */
function examine(file: string, path: string): Content {
  let connection: Sqlite.Database | undefined;
  try {
    connection = new Sqlite(path, { fileMustExist: true });
    const version = readVersionOfOurs(connection, path);
    connection.pragma("journal_mode = DELETE");
    const error = findFault(connection);
    if (error !== undefined) throw new RestoreError({ kind: "damaged", file, error });
    const count = (from: string) =>
      connection!.prepare(`SELECT count(*) FROM ${from}`).pluck().get() as number;
    return {
      tickets: count("tickets"),
      messages: count("messages"),
      waiting: count("outbox WHERE state <> 'dead'"),
      isOlder: isOlder(connection, version),
    };
  } catch (error) {
    if (error instanceof StoreError && error.reason === "newer")
      throw new RestoreError({ kind: "newer", file, versions: error.details });
    if (error instanceof StoreError) throw new RestoreError({ kind: "foreign", file });
    if (error instanceof Sqlite.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code))
      throw new RestoreError({ kind: "damaged", file, error: error.message });
    throw error;
  } finally {
    connection?.close();
  }
}

/** Returns where the present database is kept, if there is one. When it throws, that is where it was. */
function replaceDatabase(dataDir: string, part: string, now: number): string | undefined {
  const path = join(dataDir, "topicdesk.db");
  const time = new Date(now).toISOString().slice(0, 19).replace("T", "-").replaceAll(":", "");
  const aside = existsSync(path) ? `${path}.before-restore-${time}` : undefined;
  try {
    if (aside !== undefined) keepAside(path, aside);
    rename(part, path);
  } catch (error) {
    if (aside !== undefined) putBack(path, aside);
    throw error;
  }
  return aside;
}

/** The log of one database must never lie beside another one: SQLite would write it there. */
const logs = ["-wal", "-shm", "-journal"];

/** It keeps its name until the copy takes that: a process that ends here leaves no folder without a database. */
function keepAside(path: string, aside: string): void {
  finishLog(path);
  try {
    linkSync(path, aside);
  } catch {
    // Some file systems have no links.
    renameSync(path, aside);
  }
  for (const end of logs) if (existsSync(path + end)) renameSync(path + end, aside + end);
}

function putBack(path: string, aside: string): void {
  for (const end of ["", ...logs]) if (existsSync(aside + end)) renameSync(aside + end, path + end);
  // Two names of one file both stay (rename(2)).
  rmSync(aside, { force: true });
}

/** Brings what a killed process has left in the write-ahead log into the file. A damaged file keeps its log. */
function finishLog(path: string): void {
  try {
    const connection = new Sqlite(path);
    try {
      connection.pragma("wal_checkpoint(TRUNCATE)");
    } finally {
      connection.close();
    }
  } catch {
    // The log is kept beside it.
  }
}

/** Root restores, but the bot runs as another user, to whom the folder belongs. */
function giveToOwner(dataDir: string, part: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(dataDir);
  for (const path of [part, join(dataDir, "lock.db")]) lchownSync(path, uid, gid);
}
