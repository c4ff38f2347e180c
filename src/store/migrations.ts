import type Sqlite from "better-sqlite3";
import { version } from "../version.ts";
import { isStorageFailure, StoreError } from "./failure.ts";
import { firstTables } from "./migrations/001-first-tables.ts";
import { lifeOfATicket } from "./migrations/002-life-of-a-ticket.ts";
import { faithfulCopies } from "./migrations/003-faithful-copies.ts";
import { severalDesks } from "./migrations/004-several-desks.ts";
import { questionsAndRepairs } from "./migrations/005-questions-and-repairs.ts";
import { memory } from "./migrations/006-memory.ts";
import { workingHours } from "./migrations/007-working-hours.ts";
import { places } from "./migrations/008-places.ts";
import { clientSources } from "./migrations/009-client-sources.ts";
import { people } from "./migrations/010-people.ts";
import { deadlines } from "./migrations/011-deadlines.ts";
import { texts } from "./migrations/012-texts.ts";
import { protection } from "./migrations/013-protection.ts";
import { audit } from "./migrations/014-audit.ts";
import { priorityAndTags } from "./migrations/015-priority-and-tags.ts";
import { startIndexes } from "./migrations/016-start-indexes.ts";
import { reports } from "./migrations/017-reports.ts";
import { notices } from "./migrations/019-notices.ts";
import { shifts } from "./migrations/018-shifts.ts";
import { schedules } from "./migrations/020-schedules.ts";
import { transcripts } from "./migrations/021-transcripts.ts";
import { search } from "./migrations/022-search.ts";
import { openedByTeam } from "./migrations/023-opened-by-team.ts";
import { languagesAndFaq } from "./migrations/024-languages-and-faq.ts";
import { erasure } from "./migrations/025-erasure.ts";
import { templates } from "./migrations/026-templates.ts";
import { formerCopies } from "./migrations/027-former-copies.ts";
import { newerRows } from "./migrations/028-newer-rows.ts";
import { listsOfTickets } from "./migrations/029-lists-of-tickets.ts";
import { freshNotices } from "./migrations/030-fresh-notices.ts";
import { pickers } from "./migrations/031-pickers.ts";
import { shortJoins } from "./migrations/032-short-joins.ts";
import { listsAreNotices } from "./migrations/033-lists-are-notices.ts";
import { indexOfAnswers } from "./migrations/034-index-of-answers.ts";

/**
 * Reads the schema's version and nothing else.
 * @throws StoreError("newer") when the file was written by a newer Topicdesk.
 */
export function readVersion(connection: Sqlite.Database, path: string): number {
  const present = Number(connection.pragma("user_version", { simple: true }));
  if (present <= steps.length) return present;
  const versions = { theirs: readProgram(connection), theirSchema: present, ourSchema: steps.length };
  throw new StoreError("newer", path, undefined, versions);
}

/** Whether the file has data of an earlier version, so that {@link migrate} will change it. */
export function isOlder(connection: Sqlite.Database, present: number): boolean {
  const hasTables = () => connection.prepare("SELECT 1 FROM sqlite_schema").get() !== undefined;
  return present < steps.length && hasTables();
}

/**
 * Checks the version and changes nothing.
 * @throws StoreError when the file is no database of Topicdesk, or one of another version
 */
export function checkVersion(connection: Sqlite.Database, path: string): void {
  if (readVersionOfOurs(connection, path) < steps.length) throw new StoreError("older", path);
}

/** @throws StoreError when the file is no database of Topicdesk, or one of a newer version */
export function readVersionOfOurs(connection: Sqlite.Database, path: string): number {
  const tables = connection
    .prepare("SELECT name FROM sqlite_schema WHERE name IN ('seen_updates', 'failed_updates', 'outbox')")
    .all();
  if (tables.length < 3) throw new StoreError("foreign", path);
  return readVersion(connection, path);
}

/**
 * Brings the schema to the newest version, all steps or none. Only add steps: a released step is never edited.
 * @param wanted an earlier version, for tests of an upgrade
 * @throws StoreError("unmigrated") when a step fails, or an error of the disk
 */
export function migrate(connection: Sqlite.Database, present: number, wanted: number = steps.length): void {
  if (present === wanted) return;
  try {
    connection
      .transaction(() => {
        for (const step of steps.slice(present, wanted)) connection.exec(step);
        connection.pragma(`user_version = ${wanted}`);
      })
      .immediate();
  } catch (error) {
    if (isStorageFailure(error)) throw error;
    throw new StoreError("unmigrated", connection.name, error);
  }
}

/** Notes which program uses the file. An earlier one, which has to refuse it, names it. */
export function noteProgram(connection: Sqlite.Database): void {
  if (readProgram(connection) === version) return;
  connection.prepare("INSERT OR REPLACE INTO memory (key, value) VALUES ('program', ?)").run(version);
}

/** Also of a schema that is not known here. */
function readProgram(connection: Sqlite.Database): string | undefined {
  try {
    return connection.prepare("SELECT value FROM memory WHERE key = 'program'").pluck().get() as
      | string
      | undefined;
  } catch {
    return undefined;
  }
}

/**
 * Every `…_at` is in milliseconds since the Unix epoch. Ids of people, chats and messages are Telegram's, ids of
 * clients our own.
 */
export const steps = [
  firstTables,
  lifeOfATicket,
  faithfulCopies,
  severalDesks,
  questionsAndRepairs,
  memory,
  workingHours,
  places,
  clientSources,
  people,
  deadlines,
  texts,
  protection,
  audit,
  priorityAndTags,
  startIndexes,
  reports,
  shifts,
  notices,
  schedules,
  transcripts,
  search,
  openedByTeam,
  languagesAndFaq,
  erasure,
  templates,
  formerCopies,
  newerRows,
  listsOfTickets,
  freshNotices,
  pickers,
  shortJoins,
  listsAreNotices,
  indexOfAnswers,
];
