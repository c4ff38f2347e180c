import Sqlite from "better-sqlite3";

/** The data cannot be used. `reason` says which sentence the operator should read. */
export class StoreError extends Error {
  readonly reason:
    | "newer"
    | "older"
    | "corrupt"
    | "unwritable"
    | "locked"
    | "not-folder"
    /** There is no database. */
    | "absent"
    /** A database of another program. */
    | "foreign";
  readonly path: string;

  constructor(reason: StoreError["reason"], path: string, cause?: unknown) {
    super(`${path}: ${reason}`, { cause });
    this.reason = reason;
    this.path = path;
  }
}

/** Why the file or folder at `path` could not be opened or written, or undefined for an error of another kind. */
export function storeError(error: unknown, path: string): StoreError | undefined {
  if (error instanceof Sqlite.SqliteError) {
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) return new StoreError("corrupt", path, error);
    return isStorageFailure(error) ? new StoreError("unwritable", path, error) : undefined;
  }
  // better-sqlite3 throws a plain TypeError for a folder that does not exist; node:fs has its own codes.
  const isFileError = error instanceof TypeError || (error instanceof Error && "syscall" in error);
  return isFileError ? new StoreError("unwritable", path, error) : undefined;
}

/** True for an error that says the disk or the file failed, as opposed to a bug in a statement. */
export function isStorageFailure(error: unknown): boolean {
  return (
    error instanceof Sqlite.SqliteError &&
    /^SQLITE_(FULL|IOERR|CORRUPT|NOTADB|READONLY|CANTOPEN|NOMEM|BUSY|PROTOCOL)/.test(error.code)
  );
}
