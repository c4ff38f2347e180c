import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from "node:fs";
import { dirname } from "node:path";
import type { Copyable } from "../database.ts";
import { runThread } from "../thread.ts";

/** The copy was not made. Sizes in bytes. */
export type CopyProblem =
  | { kind: "no-room"; needed: number; free: number }
  /** SQLite found a fault in the copy. */
  | { kind: "damaged"; error: string }
  /** Something else lies where the folder of copies should be. */
  | { kind: "not-folder"; path: string }
  /** The system lets this user not write there. */
  | { kind: "unwritable"; path: string };

export class CopyError extends Error {
  readonly problem: CopyProblem;

  constructor(problem: CopyProblem) {
    super(JSON.stringify(problem));
    this.problem = problem;
  }
}

/** How many bytes are free on the disk of a folder. */
export type FreeBytes = (folder: string) => number;

/** So much stays free on the disk: the database and its journal go on growing. */
const reserveBytes = 100 * 1024 * 1024;

/**
 * Makes a checked copy at `path`, which only this user can read, in a folder that is made if it is missing. A copy that
 * fails leaves nothing.
 * @throws CopyError, an error of the disk, or the signal's reason
 */
export async function makeCopy(
  source: Copyable,
  path: string,
  free: FreeBytes,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const folder = dirname(path);
  makeFolder(folder);
  checkRoom(folder, source.size(), free);
  try {
    // Made first, since SQLite would let everybody read it.
    rmSync(path, { force: true });
    closeSync(openSync(path, "wx", 0o600));
    await source.copyTo(path, signal);
    const error = await check(path, signal);
    if (error !== undefined) throw new CopyError({ kind: "damaged", error });
  } catch (error) {
    for (const end of ["", "-journal", "-wal", "-shm"]) rmSync(path + end, { force: true });
    throw error;
  }
}

/** @throws CopyError, or another error of the disk */
function makeFolder(path: string): void {
  if (isObstructed(path)) throw new CopyError({ kind: "not-folder", path });
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    chmodSync(path, 0o700);
    accessSync(path, constants.W_OK);
  } catch (error) {
    const isRefused = /^(EACCES|EPERM|EROFS)$/.test((error as NodeJS.ErrnoException).code ?? "");
    throw isRefused ? new CopyError({ kind: "unwritable", path }) : error;
  }
}

/** Whether something lies at `path` that is no folder, a link that leads nowhere included. */
export function isObstructed(path: string): boolean {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return false;
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true;
}

/** @throws CopyError when a file of so many bytes would fill the disk */
export function checkRoom(folder: string, size: number, free: FreeBytes): void {
  const needed = size + reserveBytes;
  const present = free(folder);
  if (present < needed) throw new CopyError({ kind: "no-room", needed, free: present });
}

/** Gives a finished file its name, durably. */
export function rename(from: string, to: string): void {
  sync(from);
  renameSync(from, to);
  // A rename is durable only when its folder is (fsync(2)). Windows opens no folders.
  if (process.platform !== "win32") sync(dirname(to));
}

export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Checks a copy in a thread of its own, since that takes seconds for a large one. Undefined when it is sound. */
function check(path: string, signal: AbortSignal): Promise<string | undefined> {
  return runThread(new URL("check-copy.ts", import.meta.url), { workerData: path }, signal);
}

function sync(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
