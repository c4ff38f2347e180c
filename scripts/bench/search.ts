import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { look } from "../../src/handle/find/look.ts";
import { openStore } from "../../src/store/database.ts";
import { readSearch } from "../../src/ticket/search.ts";
import { distributionOf } from "./distribution.ts";
import { atMost, type Measured, milliseconds, percent, told } from "./figures.ts";
import { fill } from "./filling.ts";
import { groupId } from "./intake.ts";
import { inDirectory } from "./stand.ts";
import { printTable } from "./table.ts";

const managerId = 7;
const rounds = 100;

/** A page and whether there is a next one. */
const wanted = 9;

/** What is searched for in messages that are all alike but for their number. */
const searches: Record<string, (message: number) => string> = {
  "a word of every message": () => "receipt",
  "a number of one message": (message) => String(message),
  "a number and words of every message": (message) => `our shop ${message} till`,
  "words of every message that are never together": () => "receiptshopagain",
  "a client by a username": (message) => `@client_${6_000_000_000 + Math.ceil(message / 10)}`,
  "as long as a message can be": (message) => `receipt ${message} `.repeat(300).slice(0, 4_090),
};

/** How long a search holds up the bot, and the index's share of the database. */
export function measureSearch({ messages }: { messages: number }): Promise<Measured> {
  return inDirectory((directory) => {
    fill(directory, messages, groupId);
    const path = join(directory, "topicdesk.db");
    const store = openStore(path);
    const rows = Object.entries(searches).map(([name, write]) => {
      const times = Array.from({ length: rounds }, (_, round) => {
        const search = readSearch(write(Math.ceil(((round + 0.5) / rounds) * messages)));
        const start = performance.now();
        store.transaction((tx) =>
          look(
            { tx, now: 0, teamLanguage: "en", timeZone: "UTC", botUsername: "" },
            managerId,
            search,
            wanted,
          ),
        );
        return performance.now() - start;
      });
      const { p50, p99, max } = distributionOf(times);
      return { name, p50, p99, max };
    });
    const size = store.size();
    store.close();
    printTable(
      ["a search for", "p50", "p99", "slowest"],
      rows.map(({ name, p50, p99, max }) => [name, ...[p50, p99, max].map(milliseconds)]),
    );
    const slowest = Math.max(...rows.map(({ p99 }) => p99));
    const figures = [
      atMost(
        `A search among ${messages.toLocaleString("en")} messages, p99 of the slowest kind`,
        slowest,
        200,
        milliseconds,
      ),
      told("The index's share of the database", percent(sizeOfIndex(path) / size)),
    ];
    return Promise.resolve({ figures, faults: [] });
  });
}

/** In bytes. */
function sizeOfIndex(path: string): number {
  const database = new Sqlite(path, { readonly: true });
  try {
    const size = database.prepare("SELECT sum(pgsize) FROM dbstat WHERE name GLOB '*_words_*'").pluck().get();
    return Number(size);
  } finally {
    database.close();
  }
}
