import { existsSync } from "node:fs";
import Sqlite from "better-sqlite3";
import {
  type Compilable,
  DummyDriver,
  type InferResult,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { StoreError, storeError } from "./failure.ts";
import { checkVersion, isOlder, migrate, noteProgram, readVersion } from "./migrations.ts";
import type { Schema } from "./schema.ts";

/**
 * If SQLite's planner has looked at the value of a bare parameter, SQLite plans the statement again for each new value
 * (sqlite.org, sqlite3_prepare_v2, of STAT4). That costs ten times the statement. The plus changes no value and hides
 * it from the planner.
 */
class QueryCompiler extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return "+?";
  }
}

/** Builds and types SQL, but runs nothing. Statements run through a {@link Database}. */
export const sql = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new QueryCompiler(),
  },
});

type Row<Q> = Q extends Compilable ? InferResult<Q>[number] : never;

type Tables = keyof Schema | readonly (keyof Schema)[];

/** A connection that runs Kysely's statements at once, without promises. */
export interface Database {
  all<Q extends Compilable>(query: Q): Row<Q>[];
  first<Q extends Compilable>(query: Q): Row<Q> | undefined;
  /**
   * Returns the result of `read`, one object for all callers. The result is kept until this process writes to one of
   * the tables. Writes of another process count from the next transaction on.
   */
  remembered<Q extends Compilable, T>(tables: Tables, query: Q, read: (rows: Row<Q>[]) => T): T;
  /** Stores the result of another query as the result of this one. */
  remember(tables: Tables, query: Compilable, answer: unknown): void;
}

/**
 * A connection inside an open transaction. Only it can write, so a function that needs a transaction says so by its
 * type.
 */
export interface Transaction extends Database {
  /** Returns the number of rows changed and the rowid of the last one inserted. */
  run(query: Compilable): { changes: number; lastId: number };
  /** Runs `work` in a savepoint. If it throws, only its own writes are undone. */
  nested<T>(work: (tx: Transaction) => T): T;
}

export interface Store extends Database {
  /** Runs `work` in one immediate transaction; a throw rolls it back and is rethrown. Never give it an async function. */
  transaction<T>(work: (tx: Transaction) => T): T;
  /**
   * Runs `work`, which may only read, on one state of the database. Each read by itself would lock the file and unlock it.
   * Never give it an async function.
   */
  reading<T>(work: () => T): T;
  /** Bytes of the database. */
  size(): number;
  /**
   * Empties the write-ahead log, which has old bytes. If `isThorough`, the file is written anew first: pages may have copies
   * of rows that SQLite moved, and bytes that a former version deleted without overwriting them. Nothing else is done
   * meanwhile, for seconds if the file is large. False when somebody still reads an earlier state, so that the log stays.
   */
  purge(isThorough: boolean): boolean;
  /** Writes a consistent copy to a file, while work goes on. @throws the signal's reason when it aborts */
  copyTo(path: string, signal: AbortSignal): Promise<void>;
  close(): void;
}

/**
 * Opens the database, creates it if it is new, and brings its schema up to date.
 * @throws StoreError when the file is corrupt, unwritable or was written by a newer Topicdesk.
 */
export function openStore(path: string): Store {
  let connection: Sqlite.Database;
  try {
    connection = new Sqlite(path);
    // Checked first, because even the journal's mode is written into the file. The file of a newer version stays
    // untouched.
    const version = readVersion(connection, path);
    // FULL: an update that was confirmed to Telegram must survive a power cut.
    connection.pragma("journal_mode = WAL");
    connection.pragma("synchronous = FULL");
    connection.pragma("foreign_keys = ON");
    connection.pragma(patience);
    // What is deleted is overwritten at once.
    connection.pragma("secure_delete = ON");
    // Each savepoint keeps the pages that it changes. In a temporary file they cost 15 writes for each update.
    connection.pragma("temp_store = MEMORY");
    // Pages, so 16 MB. Pages that are written often are then copied into the file four times less often.
    connection.pragma("wal_autocheckpoint = 4000");
    migrate(connection, version);
    noteProgram(connection);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw storeError(error, path) ?? error;
  }
  return new Connection(connection);
}

/** A database that can be copied. */
export type Copyable = Pick<Store, "size" | "copyTo">;

/** A database with the schema of an earlier version. */
interface Former {
  version: number;
  store: Copyable & Pick<Store, "close">;
}

/**
 * Opens the database as it is, if {@link openStore} would upgrade it. Undefined when there is nothing to upgrade.
 * @throws StoreError when the file is corrupt, unwritable or was written by a newer Topicdesk.
 */
export function openFormer(path: string): Former | undefined {
  if (!existsSync(path)) return undefined;
  try {
    const connection = new Sqlite(path, { fileMustExist: true });
    const version = readVersion(connection, path);
    if (isOlder(connection, version)) return { version, store: new Connection(connection) };
    connection.close();
    return undefined;
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw storeError(error, path) ?? error;
  }
}

/**
 * Opens an existing database for a tool that runs beside the bot. It creates and migrates nothing.
 * @throws StoreError when there is none, or none of this version
 */
export function openPresentStore(path: string, access: "read" | "write"): Store {
  if (!existsSync(path)) throw new StoreError("absent", path);
  let connection: Sqlite.Database | undefined;
  try {
    connection = new Sqlite(path, { fileMustExist: true, readonly: access === "read" });
    checkVersion(connection, path);
    connection.pragma("synchronous = FULL");
    connection.pragma("foreign_keys = ON");
    connection.pragma("secure_delete = ON");
  } catch (error) {
    connection?.close();
    if (error instanceof StoreError) throw error;
    throw storeError(error, path) ?? error;
  }
  return new Connection(connection);
}

/** The database as it is now: nothing that is written later is seen. Only for reading, from any thread. */
export interface Snapshot extends Database {
  /** The thread that calls it also brings into the file what was written meanwhile. */
  close(): void;
}

/** @throws StoreError when there is no database, or none of this version */
export function openSnapshot(path: string): Snapshot {
  if (!existsSync(path)) throw new StoreError("absent", path);
  const connection = new Sqlite(path, { fileMustExist: true, readonly: true });
  try {
    connection.pragma(patience);
    // Whatever is written while this is read stays in the write-ahead log, which grows meanwhile (sqlite.org, WAL).
    connection.exec("BEGIN");
    checkVersion(connection, path);
  } catch (error) {
    connection.close();
    throw error;
  }
  return new SnapshotConnection(connection);
}

/** As many pages of a copy are written between two turns of the event loop. They take about a millisecond. */
const pagesAtATime = 250;

/** The most results that are kept for one statement. */
const mostRemembered = 500;

interface Prepared {
  statement: Sqlite.Statement;
  /** The kept results of the table that it writes to. Undefined for a statement that only reads. */
  outdates: Remembered | undefined;
  /** The results of `read`, by arguments. */
  answers: Map<unknown, unknown>;
}

/** The statements with kept results of one table. */
type Remembered = Set<Prepared>;

/** How long a statement waits for another connection's. */
const patience = "busy_timeout = 5000";

class Connection implements Store, Transaction {
  readonly #connection: Sqlite.Database;
  readonly #statements = new Map<string, Prepared>();
  readonly #remembered = new Map<string, Remembered>();
  /** One for all calls: better-sqlite3 makes four functions for each function that it gets. */
  readonly #transact: Sqlite.Transaction<(work: (tx: Transaction) => unknown) => unknown>;
  /** Changes when another connection has written (sqlite.org, PRAGMA data_version). */
  readonly #version: Sqlite.Statement;
  #seenVersion: unknown;

  constructor(connection: Sqlite.Database) {
    this.#connection = connection;
    this.#transact = connection.transaction((work: (tx: Transaction) => unknown) => work(this));
    this.#version = connection.prepare("PRAGMA data_version").pluck();
  }

  all<Q extends Compilable>(query: Q): Row<Q>[] {
    const { sql: text, parameters } = query.compile();
    return this.#prepared(text).statement.all(parameters) as Row<Q>[];
  }

  first<Q extends Compilable>(query: Q): Row<Q> | undefined {
    const { sql: text, parameters } = query.compile();
    return this.#prepared(text).statement.get(parameters) as Row<Q> | undefined;
  }

  remembered<Q extends Compilable, T>(tables: Tables, query: Q, read: (rows: Row<Q>[]) => T): T {
    const { sql: text, parameters } = query.compile();
    const prepared = this.#prepared(text);
    const { answers, statement } = prepared;
    const key = keyOf(parameters);
    if (answers.has(key)) return answers.get(key) as T;
    const answer = read(statement.all(parameters) as Row<Q>[]);
    this.#keep(tables, prepared, key, answer);
    return answer;
  }

  remember(tables: Tables, query: Compilable, answer: unknown): void {
    const { sql: text, parameters } = query.compile();
    this.#keep(tables, this.#prepared(text), keyOf(parameters), answer);
  }

  #keep(tables: Tables, prepared: Prepared, key: unknown, answer: unknown): void {
    const { answers } = prepared;
    // Many different reads without a write must not fill the memory.
    if (answers.size >= mostRemembered) answers.clear();
    answers.set(key, answer);
    for (const table of typeof tables === "string" ? [tables] : tables)
      this.#rememberedOf(table).add(prepared);
  }

  run(query: Compilable): { changes: number; lastId: number } {
    const { sql: text, parameters } = query.compile();
    const { changes, lastInsertRowid } = this.#prepared(text).statement.run(parameters);
    return { changes, lastId: Number(lastInsertRowid) };
  }

  transaction<T>(work: (tx: Transaction) => T): T {
    return this.#forgettingOnThrow(() => {
      return this.#transact.immediate((tx) => {
        this.#forgetWhatOthersWrote();
        return work(tx);
      }) as T;
    });
  }

  nested<T>(work: (tx: Transaction) => T): T {
    return this.#forgettingOnThrow(() => this.#transact(work) as T);
  }

  reading<T>(work: () => T): T {
    return this.#transact.deferred(work) as T;
  }

  size(): number {
    const read = (name: string) => this.#connection.pragma(name, { simple: true }) as number;
    return read("page_count") * read("page_size");
  }

  purge(isThorough: boolean): boolean {
    if (isThorough) {
      // An index of words keeps the parts of deleted words until its segments are merged.
      for (const index of ["message_words", "note_words", "client_words"])
        this.#connection.exec(`INSERT INTO ${index} (${index}) VALUES ('optimize')`);
      this.#connection.exec("VACUUM");
    }
    // Whoever reads all the time, as Litestream does, is not waited for: the whole bot would wait.
    this.#connection.pragma("busy_timeout = 0");
    try {
      const [{ busy }] = this.#connection.pragma("wal_checkpoint(TRUNCATE)") as [{ busy: number }];
      return busy === 0;
    } finally {
      this.#connection.pragma(patience);
    }
  }

  async copyTo(path: string, signal: AbortSignal): Promise<void> {
    await this.#connection.backup(path, {
      progress() {
        signal.throwIfAborted();
        return pagesAtATime;
      },
    });
  }

  close(): void {
    this.#connection.close();
  }

  /** If the transaction rolls back, results that it read after its own writes are wrong. Forgets them. */
  #forgettingOnThrow<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      this.#forgetAll();
      throw error;
    }
  }

  /** An operator's tool may write while the bot runs. */
  #forgetWhatOthersWrote(): void {
    const version = this.#version.get();
    if (version === this.#seenVersion) return;
    this.#seenVersion = version;
    this.#forgetAll();
  }

  #forgetAll(): void {
    for (const remembered of this.#remembered.values()) forget(remembered);
  }

  #prepared(text: string): Prepared {
    let prepared = this.#statements.get(text);
    if (prepared === undefined) {
      const table = /^(?:insert into|update|delete from) "(\w+)"/.exec(text)?.[1];
      prepared = {
        statement: this.#connection.prepare(text),
        outdates: table === undefined ? undefined : this.#rememberedOf(table),
        answers: new Map(),
      };
      this.#statements.set(text, prepared);
    }
    if (prepared.outdates !== undefined) forget(prepared.outdates);
    return prepared;
  }

  #rememberedOf(table: string): Remembered {
    let remembered = this.#remembered.get(table);
    if (remembered === undefined) this.#remembered.set(table, (remembered = new Set()));
    return remembered;
  }
}

class SnapshotConnection extends Connection implements Snapshot {
  readonly #path: string;

  constructor(connection: Sqlite.Database) {
    super(connection);
    this.#path = connection.name;
  }

  /**
   * After a long report the log has tens of megabytes. Whoever commits next copies them into the file and waits for the disk,
   * a tenth of a second or more, unless it is done at once here.
   */
  override close(): void {
    try {
      const writer = new Sqlite(this.#path, { fileMustExist: true });
      try {
        // As far as it may be copied now, so that little time passes between the end of the reading and the rest.
        writer.pragma("wal_checkpoint(PASSIVE)");
        super.close();
        writer.pragma("wal_checkpoint(PASSIVE)");
      } finally {
        writer.close();
      }
    } catch {
      // The next commit does it, and tells if the disk is full.
    } finally {
      super.close();
    }
  }
}

/** A key that differs for different arguments of one statement. */
function keyOf(parameters: readonly unknown[]): unknown {
  return parameters.length === 1 ? parameters[0] : JSON.stringify(parameters);
}

function forget(remembered: Remembered): void {
  for (const { answers } of remembered) answers.clear();
  remembered.clear();
}
