import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { distributionOf } from "./distribution.ts";
import { milliseconds } from "./figures.ts";
import { print } from "./table.ts";
import { inDirectory } from "./stand.ts";

/**
 * Prints the present cost of a commit with one small row. No durable write costs less, and the disk's speed often changes.
 */
export async function printCommitCost(): Promise<void> {
  const costs = await inDirectory((directory) => {
    const connection = new Sqlite(join(directory, "probe.db"));
    connection.pragma("journal_mode = WAL");
    connection.pragma("synchronous = FULL");
    connection.exec("CREATE TABLE probe (id INTEGER PRIMARY KEY, text TEXT NOT NULL)");
    const statement = connection.prepare("INSERT INTO probe (text) VALUES (?)");
    const samples = Array.from({ length: 500 }, () => {
      const start = performance.now();
      statement.run("a row of about the usual length");
      return performance.now() - start;
    });
    connection.close();
    return samples;
  });
  const { p50, p99 } = distributionOf(costs);
  print(`A durable commit takes the disk ${milliseconds(p50)} now, p99 ${milliseconds(p99)}.`);
}
