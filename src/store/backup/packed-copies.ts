import { createReadStream, createWriteStream, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { checkRoom, type FreeBytes } from "./copy.ts";

/** A compressed copy that goes to an admin in parts of the same size, the last one smaller. */
export interface PackedCopy {
  readonly path: string;
  /** When it was asked for. Undefined in rows of a former version. */
  readonly askedAt: number | undefined;
  /** When it was made. */
  readonly madeAt: number;
  /** How much was erased in the database before it was made. */
  readonly erased: number;
  /** In bytes. */
  readonly size: number;
  /** So many parts have arrived. */
  sent: number;
}

/** Makes a copy for `use` and deletes it afterwards. */
type WithCopy = <T>(signal: AbortSignal, use: (path: string) => Promise<T>) => Promise<T>;

/**
 * Compressed copies, at most one for each admin. All parts must come from one copy, so it stays while they are sent. It does
 * not outlive the process: the next one makes another copy and sends all of that.
 */
export class PackedCopies {
  readonly #withCopy: WithCopy;
  readonly #freeBytes: FreeBytes;
  readonly #present = new Map<number, PackedCopy>();

  constructor(withCopy: WithCopy, freeBytes: FreeBytes) {
    this.#withCopy = withCopy;
    this.#freeBytes = freeBytes;
  }

  /** The copy that was made for this wish, if there is one. */
  find(adminId: number, askedAt: number | undefined): PackedCopy | undefined {
    const present = this.#present.get(adminId);
    return present?.askedAt === askedAt ? present : undefined;
  }

  /** @throws CopyError, an error of the disk, or the signal's reason */
  async make(
    adminId: number,
    { askedAt, now, erased }: { askedAt: number | undefined; now: number; erased: number },
    signal: AbortSignal,
  ): Promise<PackedCopy> {
    this.drop(adminId);
    return this.#withCopy(signal, async (source) => {
      const path = source.replace(/\.part$/, ".gz.part");
      // It may be as large as the copy, if the copy cannot be compressed.
      checkRoom(dirname(path), statSync(source).size, this.#freeBytes);
      try {
        const target = createWriteStream(path, { mode: 0o600 });
        await pipeline(createReadStream(source), createGzip(), target, { signal });
      } catch (error) {
        rmSync(path, { force: true });
        throw error;
      }
      const packed = { path, askedAt, madeAt: now, erased, size: statSync(path).size, sent: 0 };
      this.#present.set(adminId, packed);
      return packed;
    });
  }

  /** Deletes the admin's copy: it has arrived, or cannot. */
  drop(adminId: number): void {
    const present = this.#present.get(adminId);
    if (present !== undefined) rmSync(present.path, { force: true });
    this.#present.delete(adminId);
  }
}
