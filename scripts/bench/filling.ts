import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { openStore } from "../../src/store/database.ts";

/** Messages of one ticket, half of them the client's. */
const messagesPerTicket = 10;

/** Tickets whose messages alternate, as when several are open at a time. */
const ticketsAtATime = 20;

const firstClientId = 6_000_000_000;

/** A database as after years of work. */
export interface Filling {
  tickets: number;
  /** The id of the client of ticket `number`, counted from 1. */
  clientId: (number: number) => number;
}

/**
 * Fills a new `topicdesk.db` in the directory with tickets that have topics in the group.
 * @param messages a multiple of 200
 */
export function fill(directory: string, messages: number, groupId: number): Filling {
  const path = join(directory, "topicdesk.db");
  openStore(path).close();
  const tickets = messages / messagesPerTicket;
  const connection = new Sqlite(path);
  // This data need not survive a crash.
  connection.pragma("synchronous = OFF");
  connection.pragma("journal_mode = OFF");
  connection.pragma("foreign_keys = OFF");
  connection.pragma("cache_size = -262144");
  const run = (statement: string, values: Record<string, number> = {}) =>
    // As BigInts, because SQLite would divide numbers as reals.
    connection
      .prepare(statement)
      .run(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, BigInt(value)])));
  const start = Date.now() - 400 * 24 * 3_600_000;
  run(
    `INSERT INTO desks (id, kind, chat_id, title, is_ready, bound_at) VALUES (1, 'topics', @groupId, 'Desk', 1, @start)`,
    { groupId, start },
  );
  run(`INSERT INTO managers (id, first_name, is_admin, enrolled_at) VALUES (7, 'Boris', 0, @start)`, {
    start,
  });
  run(
    `${numbers(tickets)} INSERT INTO clients (id, source_id, first_name, username, language, first_seen_at)
    SELECT @firstClientId + n, CAST(@firstClientId + n AS INTEGER), 'Client ' || (@firstClientId + n),
      'client_' || (@firstClientId + n), 'en', @start + n * 1000 FROM numbers`,
    { firstClientId, start },
  );
  run(
    `${numbers(tickets)} INSERT INTO tickets (id, client_id, desk_id, status, to_act, manager_id, place_id, opened_at,
      first_reply_at)
    SELECT n, @firstClientId + n, 1, 'continued', 'team', 7, n, @start + n * 1000, @start + n * 1000 + 60000
    FROM numbers`,
    { firstClientId, start },
  );
  run(`${numbers(tickets)} INSERT INTO places (id, ticket_id, desk_id, thread_id, card_message_id, is_card_pinned)
    SELECT n, n, 1, n * 12, n * 12 + 1, 1 FROM numbers`);
  run(
    `${numbers(messages)} INSERT INTO messages (id, ticket_id, direction, client_message_id, desk_message_id,
      place_id, author_id, kind, text, sent_at, delivered_at)
    SELECT n, 1 + n / @block * @atATime + n % @atATime, iif(n / @atATime % 2, 'to_client', 'to_desk'), n * 2, n * 2 + 1,
      1 + n / @block * @atATime + n % @atATime, @firstClientId, 'text', 'Message ' || n || ': the till in our shop prints an empty receipt again, what should we do?',
      @start + n * 100, @start + n * 100 + 50 FROM numbers WHERE n / @block * @atATime + n % @atATime < @tickets`,
    { firstClientId, start, tickets, atATime: ticketsAtATime, block: messagesPerTicket * ticketsAtATime },
  );
  run(
    `${numbers(tickets * 3)} INSERT INTO ticket_events (ticket_id, at, actor_kind, actor_id, type, data)
    SELECT 1 + n / 3, @start + n * 300, 'manager', 7, 'answered', '{}' FROM numbers WHERE n / 3 < @tickets`,
    { start, tickets },
  );
  // The benchmarks' clients write as fast as they can.
  connection.exec("INSERT INTO settings (key, value) VALUES ('flood', 'off')");
  // Their manager wants no news of clients who write again: it would be one message more for each of them.
  connection.exec("INSERT INTO notice_choices (person_id, is_off) VALUES (7, 1)");
  connection.close();
  return { tickets, clientId: (number) => firstClientId + number };
}

function numbers(last: number): string {
  return `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${last})`;
}
