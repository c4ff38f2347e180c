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
import { checkVersion, migrate, readVersion } from "./migrations.ts";
import type { Schema } from "./schema.ts";

/**
 * SQLite plans a statement again for each new value of a bare parameter that its planner has looked at (sqlite.org,
 * sqlite3_prepare_v2, of STAT4): ten times the cost of the statement. At a plus, which changes no value, it does not look.
 */
class QueryCompiler extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return "+?";
  }
}

/** Builds and types SQL; it runs nothing. Statements run through a {@link Database}. */
export const sql = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new QueryCompiler(),
  },
});

type Row<Q> = Q extends Compilable ? InferResult<Q>[number] : never;

/** A connection that runs Kysely's statements at once, without promises. */
export interface Database {
  all<Q extends Compilable>(query: Q): Row<Q>[];
  first<Q extends Compilable>(query: Q): Row<Q> | undefined;
  /** As `all`; what was read before is given again until something is written to the table. */
  remembered<Q extends Compilable>(table: keyof Schema, query: Q): readonly Row<Q>[];
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

/**
 * Opens the database that is there, for a tool beside whoever works on it: it creates nothing and brings nothing up to date.
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
  } catch (error) {
    connection?.close();
    if (error instanceof StoreError) throw error;
    throw storeError(error, path) ?? error;
  }
  return new Connection(connection);
}

/** Answers that are remembered of each table. */
const mostRemembered = 500;

/** A statement that SQLite has read, and the table that it writes to, if it does. */
interface Prepared {
  statement: Sqlite.Statement;
  writes: string | undefined;
}

class Connection implements Store, Transaction {
  readonly #connection: Sqlite.Database;
  readonly #statements = new Map<string, Prepared>();
  /** By table, then by statement with its arguments. Another process writes to none of these tables. */
  readonly #remembered = new Map<string, Map<string, unknown[]>>();

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

  remembered<Q extends Compilable>(table: keyof Schema, query: Q): readonly Row<Q>[] {
    const { sql: text, parameters } = query.compile();
    let known = this.#remembered.get(table);
    if (known === undefined) this.#remembered.set(table, (known = new Map<string, unknown[]>()));
    const key = `${text} ${JSON.stringify(parameters)}`;
    let rows = known.get(key);
    if (rows !== undefined) return rows as Row<Q>[];
    // Much that is read while nothing is written need not fill the memory.
    if (known.size >= mostRemembered) known.clear();
    known.set(key, (rows = this.#statement(text).all(...parameters)));
    return rows as Row<Q>[];
  }

  run(query: Compilable): { changes: number; lastId: number } {
    const { sql: text, parameters } = query.compile();
    const { changes, lastInsertRowid } = this.#statement(text).run(...parameters);
    return { changes, lastId: Number(lastInsertRowid) };
  }

  transaction<T>(work: (tx: Transaction) => T): T {
    return this.#forgettingOnThrow(() => this.#connection.transaction(() => work(this)).immediate());
  }

  nested<T>(work: (tx: Transaction) => T): T {
    return this.#forgettingOnThrow(() => this.#connection.transaction(() => work(this))());
  }

  close(): void {
    this.#connection.close();
  }

  /** What a transaction read after its own writes is not true any more when these are taken back. */
  #forgettingOnThrow<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      this.#remembered.clear();
      throw error;
    }
  }

  #statement(text: string): Sqlite.Statement {
    let prepared = this.#statements.get(text);
    if (prepared === undefined) {
      const writes = /^(?:insert into|update|delete from) "(\w+)"/.exec(text)?.[1];
      prepared = { statement: this.#connection.prepare(text), writes };
      this.#statements.set(text, prepared);
    }
    if (prepared.writes !== undefined) this.#remembered.delete(prepared.writes);
    return prepared.statement;
  }
}
