import {
  chmodSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  statSync,
} from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { StoreError, storeError } from "./failure.ts";

/**
 * Makes the folder for the data where there is none, with mode 700, and its files with mode 600; SQLite gives those
 * that it adds the mode of the database. To be called before anything in it is open: when a process closes a file, all
 * locks that it holds on it are gone (POSIX).
 * @throws StoreError when they cannot be made, or it is no folder
 */
export function makeDataFolder(dataDir: string): void {
  attempt(dataDir, () => {
    make(dataDir);
    if (!statSync(dataDir).isDirectory()) throw new StoreError("not-folder", dataDir);
  });
  for (const name of ["topicdesk.db", "lock.db"]) {
    const path = join(dataDir, name);
    if (!existsSync(path)) attempt(path, () => closeSync(openSync(path, "a", 0o600)));
  }
}

/**
 * Closes what is in the folder to other users: Topicdesk's files get mode 600 and the folder 700, also where they were
 * there before. A folder that serves others too keeps its mode. Returns false when other users can still look inside.
 * @throws StoreError when it cannot be read
 */
export function closeDataFolder(dataDir: string): boolean {
  return attempt(dataDir, () => {
    let isClosed = true;
    for (const name of readdirSync(dataDir)) {
      if (/^(topicdesk|lock)\.db/.test(name)) isClosed = limit(join(dataDir, name), 0o600) && isClosed;
    }
    return (isShared(dataDir) ? isPrivate(dataDir) : limit(dataDir, 0o700)) && isClosed;
  });
}

/** Not with `recursive`: Node then tries for ever where the system denies that a folder is there, as in /proc. */
function make(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return;
    const parent = dirname(path);
    if (code !== "ENOENT" || parent === path || existsSync(parent)) throw error;
    make(parent);
    mkdirSync(path, { mode: 0o700 });
  }
}

/** Everybody may write into it, as into /tmp, or it is the home of everything else. */
function isShared(folder: string): boolean {
  const isSticky = (statSync(folder).mode & 0o1000) !== 0;
  return isSticky || folder === homedir() || folder === dirname(folder);
}

/** Returns false when the file keeps a mode that lets others in. */
function limit(path: string, mode: number): boolean {
  if (lstatSync(path).isSymbolicLink() || isPrivate(path)) return isPrivate(path);
  try {
    chmodSync(path, mode);
  } catch {
    return false;
  }
  return isPrivate(path);
}

/** Windows has no such modes. */
function isPrivate(path: string): boolean {
  return process.platform === "win32" || (statSync(path).mode & 0o077) === 0;
}

/** @throws StoreError for what the system refuses at `path` */
function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw storeError(error, path) ?? error;
  }
}
