import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
} from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Store } from "./database.ts";

/** The copy was not made. Sizes in bytes. */
export type CopyProblem =
  | { kind: "no-room"; needed: number; free: number }
  /** SQLite found a fault in the copy. */
  | { kind: "damaged"; error: string };

export class CopyError extends Error {
  readonly problem: CopyProblem;

  constructor(problem: CopyProblem) {
    super(JSON.stringify(problem));
    this.problem = problem;
  }
}

/** So many nightly copies are kept. */
const kept = 14;

/** So much stays free on the disk: the database and its journal go on growing. */
const reserveBytes = 100 * 1024 * 1024;

const nightlyName = /^topicdesk-\d{4}-\d{2}-\d{2}\.db$/;

/** The end of the names of copies that are not ready, and of the files that SQLite adds to them. */
const unfinished = /\.part(-\w+)?$/;

/**
 * Copies of the database in the folder `backups` (mode 700, files 600). A copy gets its name when it is whole and checked.
 * They are made one after another.
 */
export class Copies {
  readonly folder: string;
  readonly #store: Store;
  readonly #freeBytes: (folder: string) => number;
  readonly #aborter = new AbortController();
  #last: Promise<unknown> = Promise.resolve();
  #count = 0;

  /** Deletes what a killed process has left. */
  constructor(options: { store: Store; dataDir: string; freeBytes: (folder: string) => number }) {
    this.folder = join(options.dataDir, "backups");
    this.#store = options.store;
    this.#freeBytes = options.freeBytes;
    for (const name of this.#names()) if (unfinished.test(name)) rmSync(join(this.folder, name));
  }

  /** Bytes of a copy. */
  size(): number {
    return this.#store.size();
  }

  /** Makes the nightly copy of that date, `YYYY-MM-DD`, and deletes old ones. @throws CopyError, or an error of the disk */
  async makeNightly(date: string): Promise<void> {
    const name = `topicdesk-${date}.db`;
    const part = join(this.folder, `${name}.part`);
    await this.#make(part, this.#aborter.signal);
    renameSync(part, join(this.folder, name));
    syncFolder(this.folder);
    for (const old of this.#nightly().slice(0, -kept)) rmSync(join(this.folder, old));
  }

  /** Makes a copy for `use` and deletes it afterwards. @throws CopyError, or an error of the disk */
  async withCopy<T>(signal: AbortSignal, use: (path: string) => Promise<T>): Promise<T> {
    this.#count += 1;
    const path = join(this.folder, `topicdesk-${this.#count}.db.part`);
    await this.#make(path, AbortSignal.any([signal, this.#aborter.signal]));
    try {
      return await use(path);
    } finally {
      rmSync(path, { force: true });
    }
  }

  /** The path of the newest nightly copy. */
  newest(): string | undefined {
    const name = this.#nightly().at(-1);
    return name === undefined ? undefined : join(this.folder, name);
  }

  /** Gives up copies that are being made. */
  async stop(): Promise<void> {
    this.#aborter.abort();
    await this.#last;
  }

  #make(path: string, signal: AbortSignal): Promise<void> {
    const made = this.#last.then(() => this.#copy(path, signal));
    this.#last = made.catch(() => {});
    return made;
  }

  async #copy(path: string, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    chmodSync(this.folder, 0o700);
    const needed = this.size() + reserveBytes;
    const free = this.#freeBytes(this.folder);
    if (free < needed) throw new CopyError({ kind: "no-room", needed, free });
    try {
      // Made first, since SQLite would let everybody read it.
      rmSync(path, { force: true });
      closeSync(openSync(path, "wx", 0o600));
      await this.#store.copyTo(path, signal);
      const error = await check(path, signal);
      if (error !== undefined) throw new CopyError({ kind: "damaged", error });
    } catch (error) {
      for (const end of ["", "-journal", "-wal", "-shm"]) rmSync(path + end, { force: true });
      throw error;
    }
  }

  /** Oldest first. */
  #nightly(): string[] {
    return this.#names()
      .filter((name) => nightlyName.test(name))
      .toSorted();
  }

  #names(): string[] {
    return existsSync(this.folder) ? readdirSync(this.folder) : [];
  }
}

export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Checks a copy in a thread of its own, since that takes seconds for a large one. Undefined when it is sound. */
function check(path: string, signal: AbortSignal): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("check-copy.ts", import.meta.url), { workerData: path });
    const abort = () => void worker.terminate();
    signal.addEventListener("abort", abort);
    worker.once("message", (error: string | undefined) => resolve(error));
    worker.once("error", reject);
    worker.once("exit", () => {
      signal.removeEventListener("abort", abort);
      reject((signal.reason as Error | undefined) ?? new Error("the check of the copy ended early"));
    });
  });
}

/** A rename is durable only when its folder is (fsync(2)). */
function syncFolder(folder: string): void {
  // Windows opens no folders.
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
