import Sqlite from "better-sqlite3";

/** What the sentence about the data has to name, as texts. */
export interface StoreDetails {
  /** For "newer": the program that wrote the file, if that is known, and the versions of both schemas. */
  theirs?: string | undefined;
  theirSchema?: number;
  ourSchema?: number;
}

/** The data cannot be used. `reason` chooses the sentence for the operator. */
export class StoreError extends Error {
  readonly reason:
    | "newer"
    | "older"
    | "corrupt"
    | "unwritable"
    | "locked"
    | "not-folder"
    /** What should be the folder of the copies is something else. */
    | "copies-not-folder"
    /** The database does not exist. */
    | "absent"
    /** The file is a database of another program. */
    | "foreign"
    /** The copy that is made before an upgrade failed, so nothing was upgraded. */
    | "uncopied"
    /** The upgrade failed and is undone. */
    | "unmigrated";
  readonly path: string;
  readonly details: StoreDetails;

  constructor(reason: StoreError["reason"], path: string, cause?: unknown, details: StoreDetails = {}) {
    super(`${path}: ${reason}`, { cause });
    this.reason = reason;
    this.path = path;
    this.details = details;
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
