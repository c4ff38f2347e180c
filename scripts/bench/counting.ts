import Sqlite from "better-sqlite3";

/** The SQLite calls of this process since its start. */
export interface Counts {
  statements: number;
  /** Outermost transactions. Each ends with a commit. */
  commits: number;
}

type Call = (...values: unknown[]) => unknown;
type Method = "prepare" | "transaction";

/** Counts from now on, in all databases opened later. */
export function startCounting(): Counts {
  const counts: Counts = { statements: 0, commits: 0 };
  const prototype = Sqlite.prototype as unknown as Record<Method, Call>;
  const { prepare, transaction } = prototype;
  prototype.prepare = function (this: Sqlite.Database, ...values) {
    const statement = prepare.apply(this, values) as Record<string, Call>;
    for (const name of ["run", "get", "all"]) {
      const call = statement[name]!;
      statement[name] = (...given) => {
        counts.statements += 1;
        return call.apply(statement, given);
      };
    }
    return statement;
  };
  prototype.transaction = function (this: Sqlite.Database, ...values) {
    const transact = transaction.apply(this, values) as Call & { immediate: Call; deferred: Call };
    const counted =
      (run: Call): Call =>
      (...given) => {
        if (!this.inTransaction) counts.commits += 1;
        return run(...given);
      };
    const { immediate, deferred } = transact;
    // A deferred one only reads, and has nothing to make durable.
    return Object.assign(counted(transact), { immediate: counted(immediate), deferred });
  };
  return counts;
}
