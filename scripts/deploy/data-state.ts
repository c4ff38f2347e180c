import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { loadEnvironment, readBasics } from "../../src/environment.ts";

/**
 * Prints the schema's version and which update was the last, in one line, after everything has gone from the journal into
 * `topicdesk.db`. For scripts/upgrade.sh, while the bot is stopped. Reads what later versions write too.
 */
const { dataDir } = readBasics(loadEnvironment());
const database = new Sqlite(join(dataDir, "topicdesk.db"), { fileMustExist: true });
database.pragma("wal_checkpoint(TRUNCATE)");
const schema = Number(database.pragma("user_version", { simple: true }));
const { last } = database
  .prepare("SELECT max(seen_at) || ':' || max(update_id) AS last FROM seen_updates")
  .get() as { last: string | null };
database.close();
process.stdout.write(`${schema} ${last ?? "none"}\n`);
