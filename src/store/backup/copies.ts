import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type FreeBytes, makeCopy, rename } from "./copy.ts";
import type { Store } from "../database.ts";
import { PackedCopies } from "./packed-copies.ts";

/** So many nightly copies are kept. */
const kept = 14;

const nightlyName = /^topicdesk-\d{4}-\d{2}-\d{2}\.db$/;

/** Of copies that were made by themselves: the nightly ones and those before an upgrade. */
const ownName = /^topicdesk-(\d{4}-\d{2}-\d{2})(-before-upgrade-\d+)?\.db$/;

/** The end of the names of copies that are not ready, and of the files that SQLite adds to them. */
const unfinished = /\.part(-\w+)?$/;

/** The folder of the copies (mode 700, files 600). A copy gets its name when it is whole and checked. */
export function folderOfCopies(dataDir: string): string {
  return join(dataDir, "backups");
}

/**
 * The copy of a database with schema `version` that is about to be upgraded. Another upgrade from there on the same date, which
 * may be the next try of one that failed, replaces it: tries do not fill the disk.
 * @param date YYYY-MM-DD
 */
export function nameBeforeUpgrade(date: string, version: number): string {
  return `topicdesk-${date}-before-upgrade-${version}.db`;
}

/** The date of a copy in the team's zone, YYYY-MM-DD. @param at milliseconds since the Unix epoch */
export function dateOfCopy(at: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

function nameOfNight(date: string): string {
  return `topicdesk-${date}.db`;
}

/** Copies of the database that is in use. They are made one after another. */
export class Copies {
  readonly folder: string;
  /** Those that are sent in parts. */
  readonly packed: PackedCopies;
  readonly #store: Store;
  readonly #freeBytes: FreeBytes;
  readonly #aborter = new AbortController();
  #last: Promise<unknown> = Promise.resolve();
  #count = 0;

  /** Deletes what a killed process has left. */
  constructor(options: { store: Store; dataDir: string; freeBytes: FreeBytes }) {
    this.folder = folderOfCopies(options.dataDir);
    this.#store = options.store;
    this.#freeBytes = options.freeBytes;
    this.packed = new PackedCopies((signal, use) => this.withCopy(signal, use), options.freeBytes);
    for (const name of this.#names()) if (unfinished.test(name)) rmSync(join(this.folder, name));
  }

  /** Bytes of a copy. */
  size(): number {
    return this.#store.size();
  }

  /**
   * Makes the nightly copy of that date, `YYYY-MM-DD`, and deletes old ones. One that is there stays: when an older database
   * was restored, it may be all that is left of the data before.
   * @throws CopyError, or an error of the disk
   */
  async makeNightly(date: string): Promise<void> {
    const path = join(this.folder, nameOfNight(date));
    if (existsSync(path)) return;
    await this.#make(`${path}.part`, this.#aborter.signal);
    rename(`${path}.part`, path);
    this.#prune();
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
    const made = this.#last.then(() => makeCopy(this.#store, path, this.#freeBytes, signal));
    this.#last = made.catch(() => {});
    return made;
  }

  /** Deletes what is older than the nights that are kept. What people put there stays. */
  #prune(): void {
    const oldest = this.#nightly().at(-kept);
    if (oldest === undefined) return;
    for (const name of this.#names()) {
      const date = ownName.exec(name)?.[1];
      if (date !== undefined && nameOfNight(date) < oldest) rmSync(join(this.folder, name));
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
