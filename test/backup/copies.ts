import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { TestContext } from "node:test";
import Sqlite from "better-sqlite3";
import { TestClock } from "../support/clock.ts";
import { type Desk, type DeskOptions, openDesk, until } from "../support/desk.ts";

/** In Moscow it is noon. */
const noon = Date.parse("2026-11-20T09:00:00Z");

/** A desk at noon, and the folder of its copies. */
export async function open(
  t: TestContext,
  options: Partial<DeskOptions> & { clock?: TestClock } = {},
): Promise<{ desk: Desk; clock: TestClock; folder: string }> {
  const clock = options.clock ?? new TestClock(noon);
  const desk = await openDesk(t, { ...options, clock });
  return { desk, clock, folder: join(desk.config.dataDir, "backups") };
}

export function copiesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

export async function appears(folder: string, name: string): Promise<void> {
  await until(
    () => copiesIn(folder).includes(name),
    () => `there is no ${name} among ${copiesIn(folder).join(", ")}`,
  );
}

/** The texts of the messages in the database, in their order. */
export function textsIn(path: string): unknown[] {
  return read(path, "SELECT text FROM messages ORDER BY id");
}

/** The first column of what the query finds in the database. */
export function read(path: string, query: string): unknown[] {
  const database = new Sqlite(path, { readonly: true });
  try {
    return database.prepare(query).pluck().all();
  } finally {
    database.close();
  }
}
