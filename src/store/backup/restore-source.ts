import {
  closeSync,
  constants,
  copyFileSync,
  createReadStream,
  createWriteStream,
  existsSync,
  openSync,
  readSync,
  rmSync,
  statSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { RestoreError } from "./restore-error.ts";

/** `topicdesk-2026-11-20-1200.db.gz.01-of-03` */
const partName = /^(.+)\.(\d{2,})-of-(\d{2,})$/;

/**
 * The files that make one copy, in their order: the file itself, or the parts of which it is one.
 * @throws RestoreError when one is missing
 */
export function findSources(file: string): string[] {
  const [, whole, , last] = partName.exec(basename(file)) ?? [];
  if (whole === undefined || last === undefined) {
    if (!existsSync(file)) throw new RestoreError({ kind: "absent", file });
    return [file];
  }
  return Array.from({ length: Number(last) }, (_, index) => {
    const number = String(index + 1).padStart(last.length, "0");
    const part = join(dirname(file), `${whole}.${number}-of-${last}`);
    if (!existsSync(part)) throw new RestoreError({ kind: "absent", file: part });
    return part;
  });
}

/**
 * Writes the database that the files hold, compressed or not, to `target`, with the write-ahead log that lies beside it.
 * @throws RestoreError when they hold none, or not all of one; an error of the disk
 */
export async function unpack(sources: readonly string[], target: string): Promise<void> {
  const [file] = sources as [string];
  const log = existsSync(`${file}-wal`) ? `${file}-wal` : undefined;
  await pipeline([
    read(sources),
    ...(isCompressed(file) ? [createGunzip()] : []),
    createWriteStream(target, { flags: "wx", mode: 0o600 }),
  ]).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "Z_BUF_ERROR") throw new RestoreError({ kind: "truncated", file });
    if (code?.startsWith("Z_")) throw new RestoreError({ kind: "damaged", file, error: code });
    throw error;
  });

  checkHeader(file, target, log !== undefined);
  if (log !== undefined) {
    rmSync(`${target}-wal`, { force: true });
    copyFileSync(log, `${target}-wal`, constants.COPYFILE_EXCL);
  }
}

async function* read(sources: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const source of sources) yield* createReadStream(source) as AsyncIterable<Uint8Array>;
}

function isCompressed(file: string): boolean {
  const start = readStart(file);
  return start[0] === 0x1f && start[1] === 0x8b;
}

/** SQLite does not notice a file that ends early until it reads there. See sqlite.org, “Database File Format”. */
function checkHeader(file: string, database: string, hasLog: boolean): void {
  const header = readStart(database);
  if (header.length < 100) throw new RestoreError({ kind: "truncated", file });
  if (header.toString("latin1", 0, 16) !== "SQLite format 3\0")
    throw new RestoreError({ kind: "foreign", file });
  const pageSize = header.readUInt16BE(16);
  const bytes = header.readUInt32BE(28) * (pageSize === 1 ? 65_536 : pageSize);
  const isCountValid = header.readUInt32BE(24) === header.readUInt32BE(92);
  if (isCountValid && !hasLog && statSync(database).size < bytes)
    throw new RestoreError({ kind: "truncated", file });
}

/** The first bytes, up to 100. */
function readStart(file: string): Buffer {
  const start = Buffer.alloc(100);
  const handle = openSync(file, "r");
  try {
    return start.subarray(0, readSync(handle, start, 0, 100, 0));
  } finally {
    closeSync(handle);
  }
}
