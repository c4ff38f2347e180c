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
import { migrate, readVersion } from "./migrations.ts";
import type { Schema } from "./schema.ts";

/** Builds and types SQL; it runs nothing. Statements run through a {@link Database}. */
export const sql = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

type Row<Q> = Q extends Compilable ? InferResult<Q>[number] : never;

/** A connection that runs Kysely's statements at once, without promises. */
export interface Database {
  all<Q extends Compilable>(query: Q): Row<Q>[];
  first<Q extends Compilable>(query: Q): Row<Q> | undefined;
}

/**
 * A connection inside an open transaction: the only thing that can write, so that a function which must run in a
 * transaction says so by its type.
 */
export interface Transaction extends Database {
  /** Returns the number of rows changed and the rowid of the last one inserted. */
  run(query: Compilable): { changes: number; lastId: number };
  /** Runs `work` in a savepoint: when it throws, only its own writes are taken back. */
  nested<T>(work: (tx: Transaction) => T): T;
}

export interface Store extends Database {
  /** Runs `work` in one immediate transaction; a throw rolls it back and is rethrown. Never give it an async function. */
  transaction<T>(work: (tx: Transaction) => T): T;
  close(): void;
}

/**
 * Opens (and, when new, creates) the database and brings its schema up to date.
 * @throws StoreError when the file is corrupt, unwritable or was written by a newer Topicdesk.
 */
export function openStore(path: string): Store {
  let connection: Sqlite.Database;
  try {
    connection = new Sqlite(path);
    // First of all: even the journal's mode is written into the file, and a newer one is left untouched.
    const version = readVersion(connection, path);
    // FULL: an update that was confirmed to Telegram must survive a power cut.
    connection.pragma("journal_mode = WAL");
    connection.pragma("synchronous = FULL");
    connection.pragma("foreign_keys = ON");
    connection.pragma("busy_timeout = 5000");
    migrate(connection, version);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw storeError(error, path) ?? error;
  }
  return new Connection(connection);
}

class Connection implements Store, Transaction {
  readonly #connection: Sqlite.Database;
  readonly #statements = new Map<string, Sqlite.Statement>();

  constructor(connection: Sqlite.Database) {
    this.#connection = connection;
  }

  all<Q extends Compilable>(query: Q): Row<Q>[] {
    const { sql: text, parameters } = query.compile();
    return this.#statement(text).all(...parameters) as Row<Q>[];
  }

  first<Q extends Compilable>(query: Q): Row<Q> | undefined {
    const { sql: text, parameters } = query.compile();
    return this.#statement(text).get(...parameters) as Row<Q> | undefined;
  }

  run(query: Compilable): { changes: number; lastId: number } {
    const { sql: text, parameters } = query.compile();
    const { changes, lastInsertRowid } = this.#statement(text).run(...parameters);
    return { changes, lastId: Number(lastInsertRowid) };
  }

  transaction<T>(work: (tx: Transaction) => T): T {
    return this.#connection.transaction(() => work(this)).immediate();
  }

  nested<T>(work: (tx: Transaction) => T): T {
    return this.#connection.transaction(() => work(this))();
  }

  close(): void {
    this.#connection.close();
  }

  #statement(text: string): Sqlite.Statement {
    let statement = this.#statements.get(text);
    if (statement === undefined) {
      statement = this.#connection.prepare(text);
      this.#statements.set(text, statement);
    }
    return statement;
  }
}
