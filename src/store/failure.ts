import Sqlite from "better-sqlite3";

/** The data cannot be used. `reason` says which sentence the operator should read. */
export class StoreError extends Error {
  readonly reason: "newer" | "corrupt" | "unwritable" | "locked";
  readonly path: string;

  constructor(reason: StoreError["reason"], path: string, cause?: unknown) {
    super(`${path}: ${reason}`, { cause });
    this.reason = reason;
    this.path = path;
  }
}

/** The reason why SQLite could not open or write the file at `path`, or undefined for any other error. */
export function storeError(error: unknown, path: string): StoreError | undefined {
  if (!(error instanceof Sqlite.SqliteError)) {
    return error instanceof TypeError && /directory/.test(error.message)
      ? new StoreError("unwritable", path, error)
      : undefined;
  }
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) return new StoreError("corrupt", path, error);
  if (isStorageFailure(error)) return new StoreError("unwritable", path, error);
  return undefined;
}

/** True for an error that says the disk or the file failed, as opposed to a bug in a statement. */
export function isStorageFailure(error: unknown): boolean {
  return (
    error instanceof Sqlite.SqliteError &&
    /^SQLITE_(FULL|IOERR|CORRUPT|NOTADB|READONLY|CANTOPEN|NOMEM|BUSY|PROTOCOL)/.test(error.code)
  );
}
