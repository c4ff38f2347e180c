import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { atMost, megabytes, type Measured, milliseconds, times, told } from "./figures.ts";
import { fill, type Filling } from "./filling.ts";
import { groupId, takeIn } from "./intake.ts";
import { inDirectory } from "./stand.ts";
import { printTable } from "./table.ts";

const updates = 1_500;
const rounds = 4;
const backlog = 100_000;

/** All tickets, in turn. */
const ordinary = "ordinary";

/** The messages of one ticket go one after the other, so each takes a commit of its own. */
const oneTicket = "all updates for one ticket";

/** Databases in which one thing has become large. Returns the tickets whose updates then come; undefined for all. */
const situations: Record<string, (database: Sqlite.Database) => ((id: number) => number) | undefined> = {
  [ordinary]: () => undefined,
  [oneTicket]: () => () => 1,
  "a client with 300 tickets"(database) {
    // A ticket and its place name each other.
    database.exec("BEGIN; PRAGMA defer_foreign_keys = ON");
    database.exec(`${numbersTo(300)} INSERT INTO tickets (client_id, desk_id, status, to_act, manager_id, place_id,
        opened_at, first_reply_at)
      SELECT client_id, desk_id, 'continued', 'team', manager_id, 50000000 + n, opened_at + n, first_reply_at
      FROM tickets, numbers WHERE id = 1`);
    database.exec(`INSERT INTO places (id, ticket_id, desk_id, thread_id, card_message_id, is_card_pinned)
      SELECT place_id, id, desk_id, place_id * 12, place_id * 12 + 1, 1 FROM tickets WHERE place_id > 50000000`);
    database.exec("COMMIT");
    return () => 1;
  },
  "a ticket with 30,000 messages"(database) {
    database.exec(`${numbersTo(30_000)} INSERT INTO messages (ticket_id, direction, client_message_id, desk_message_id,
        place_id, author_id, kind, text, sent_at, delivered_at)
      SELECT 1, iif(n % 2, 'to_desk', 'to_client'), 60000000 + n, 70000000 + n, 1, 7, 'text', 'Message ' || n,
        1700000000000 + n, 1700000000000 + n FROM numbers`);
    return () => 1;
  },
  "100,000 rows waiting"(database) {
    database.exec(`${numbersTo(100_000)} INSERT INTO outbox (lane, chat_id, weight, effect, state, not_before, created_at)
      SELECT 'client:' || (n + 1000000), 8000000000 + n, 'message', '{"kind":"say","chatId":1,"topicId":null,"html":"x"}',
        'waiting', unixepoch() * 1000 + 1800000, unixepoch() * 1000 FROM numbers`);
    return undefined;
  },
};

/** The cost of an update where something is large, next to the usual cost; and a day's outage. */
export async function measureScale(): Promise<Measured> {
  const costs: { name: string; cost: number; start: number; isOfOne: boolean }[] = [];
  for (const [name, prepare] of Object.entries(situations)) {
    costs.push({
      name,
      ...(await inDirectory(async (directory) => {
        const filling = fill(directory, 10_000, groupId);
        const ticketOf = prepareIn(directory, prepare);
        const best = { cost: Number.POSITIVE_INFINITY, start: Number.POSITIVE_INFINITY };
        for (let round = 0; round <= rounds; round += 1) {
          const { cost, start } = await takeIn(
            directory,
            filling,
            updates,
            1_000_000 * (round + 1),
            ticketOf,
          );
          // The first round warms up the compiler.
          if (round === 0) continue;
          best.cost = Math.min(best.cost, cost);
          best.start = Math.min(best.start, start);
        }
        return { ...best, isOfOne: ticketOf !== undefined };
      })),
    });
  }
  const costOf = (wanted: string) => costs.find(({ name }) => name === wanted)!.cost;
  const compared = costs.map(({ name, cost, start, isOfOne }) => {
    return { name, cost, start, ratio: cost / costOf(isOfOne ? oneTicket : ordinary) };
  });
  printTable(
    ["", "cost of an update, best", "against the same of a small desk", "start of the outbox, best"],
    compared.map(({ name, cost, ratio, start }) => [
      name,
      milliseconds(cost),
      times(ratio),
      milliseconds(start),
    ]),
  );
  const { duration, memory } = await takeBacklog();
  return {
    figures: [
      ...compared
        .filter(({ name }) => name !== ordinary && name !== oneTicket)
        .map(({ name, ratio }) => atMost(`Cost of an update, ${name}`, ratio, 2, times)),
      told("Cost of an update, all for one ticket", times(costOf(oneTicket) / costOf(ordinary))),
      ...compared
        .slice(-1)
        .map(({ name, start }) => told(`Start of the outbox, ${name}`, milliseconds(start))),
      told(`${backlog.toLocaleString("en")} updates that waited`, milliseconds(duration)),
      told("Memory of the whole measurement after them (RSS)", megabytes(memory)),
    ],
    faults: [],
  };
}

function takeBacklog(): Promise<{ duration: number; memory: number }> {
  return inDirectory(async (directory) => {
    const filling: Filling = fill(directory, 10_000, groupId);
    const { cost } = await takeIn(directory, filling, backlog, 1_000_000);
    return { duration: cost * backlog, memory: process.memoryUsage().rss };
  });
}

function prepareIn(directory: string, prepare: (typeof situations)[string]) {
  const database = new Sqlite(join(directory, "topicdesk.db"));
  try {
    return prepare(database);
  } finally {
    database.close();
  }
}

function numbersTo(last: number): string {
  return `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${last})`;
}
