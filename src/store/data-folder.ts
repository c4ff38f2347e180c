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
import { folderOfCopies } from "./backup/copies.ts";
import { isObstructed } from "./backup/copy.ts";
import { StoreError, storeError } from "./failure.ts";

/**
 * Creates the data folder if it is missing, with mode 700, and its files with mode 600. SQLite gives the files that it
 * adds the mode of the database. Call it before any of the files is open: when a process closes a file, it loses all
 * its locks on that file (POSIX).
 * @throws StoreError when they cannot be made, or it is no folder
 */
export function makeDataFolder(dataDir: string): void {
  attempt(dataDir, () => {
    make(dataDir);
    if (!statSync(dataDir).isDirectory()) throw new StoreError("not-folder", dataDir);
    const copies = folderOfCopies(dataDir);
    if (isObstructed(copies)) throw new StoreError("copies-not-folder", copies);
  });
  for (const name of ["topicdesk.db", "lock.db"]) {
    const path = join(dataDir, name);
    if (!existsSync(path)) attempt(path, () => closeSync(openSync(path, "a", 0o600)));
  }
}

/**
 * Closes the folder's content to other users. Topicdesk's files get mode 600 and the folder 700, also if they existed
 * before. A folder with other files too keeps its mode. Returns false when other users can still look inside.
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

/** Not with `recursive`: Node then loops forever if the system denies that an existing folder exists, as in /proc. */
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

/** Whether everybody may write into the folder, as into /tmp, or it is the parent of everything else. */
function isShared(folder: string): boolean {
  const isSticky = (statSync(folder).mode & 0o1000) !== 0;
  return isSticky || folder === homedir() || folder === dirname(folder);
}

/** Returns false when the file keeps a mode that lets other users in. */
function limit(path: string, mode: number): boolean {
  if (lstatSync(path).isSymbolicLink() || isPrivate(path)) return isPrivate(path);
  try {
    chmodSync(path, mode);
  } catch {
    return false;
  }
  return isPrivate(path);
}

/** Windows has no such modes, so every file counts as private there. */
function isPrivate(path: string): boolean {
  return process.platform === "win32" || (statSync(path).mode & 0o077) === 0;
}

/** @throws StoreError when the system refuses the work at `path` */
function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw storeError(error, path) ?? error;
  }
}
