import Sqlite from "better-sqlite3";

/** The data cannot be used. `reason` chooses the sentence for the operator. */
export class StoreError extends Error {
  readonly reason:
    | "newer"
    | "older"
    | "corrupt"
    | "unwritable"
    | "locked"
    | "not-folder"
    /** The database does not exist. */
    | "absent"
    /** The file is a database of another program. */
    | "foreign";
  readonly path: string;

  constructor(reason: StoreError["reason"], path: string, cause?: unknown) {
    super(`${path}: ${reason}`, { cause });
    this.reason = reason;
    this.path = path;
  }
}

/** The reason why the file or folder at `path` could not be opened or written. Undefined for other errors. */
export function storeError(error: unknown, path: string): StoreError | undefined {
  if (error instanceof Sqlite.SqliteError) {
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(error.code)) return new StoreError("corrupt", path, error);
    return isStorageFailure(error) ? new StoreError("unwritable", path, error) : undefined;
  }
  // better-sqlite3 throws a plain TypeError for a missing folder. node:fs has its own codes.
  const isFileError = error instanceof TypeError || (error instanceof Error && "syscall" in error);
  return isFileError ? new StoreError("unwritable", path, error) : undefined;
}

/** True if the disk or the file failed. False for a bug in a statement. */
export function isStorageFailure(error: unknown): boolean {
  return (
    error instanceof Sqlite.SqliteError &&
    /^SQLITE_(FULL|IOERR|CORRUPT|NOTADB|READONLY|CANTOPEN|NOMEM|BUSY|PROTOCOL)/.test(error.code)
  );
}
