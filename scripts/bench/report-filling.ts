import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { openStore } from "../../src/store/database.ts";
import { joinShortly } from "../../src/store/migrations/032-short-joins.ts";

const firstClientId = 6_000_000_000;
const managers = 20;
const subjects = 12;

/** Of a ticket: three of the client's, and an answer to each. */
const messagesPerTicket = 6;

/** Tickets whose messages alternate, as when several are open at a time. */
const ticketsAtATime = 20;

export interface HistoryOptions {
  directory: string;
  groupId: number;
  tickets: number;
  /** Milliseconds since the Unix epoch. The tickets are opened between the two, evenly. */
  from: number;
  to: number;
}

/**
 * A new `topicdesk.db` with tickets that have lived: claimed, answered, most of them closed and many rated, some with notes,
 * transfers and reopenings; with working hours and norms.
 */
export function fillWithHistories({ directory, groupId, tickets, from, to }: HistoryOptions): void {
  const path = join(directory, "topicdesk.db");
  openStore(path).close();
  const connection = new Sqlite(path);
  // This data need not survive a crash.
  for (const pragma of [
    "synchronous = OFF",
    "journal_mode = OFF",
    "foreign_keys = OFF",
    "cache_size = -262144",
  ])
    connection.pragma(pragma);
  const step = Math.floor((to - from) / tickets);
  const values = { from, step, tickets, groupId, firstClientId, managers, subjects, ticketsAtATime };
  const run = (statement: string) => {
    const used = Object.entries(values).filter(([name]) => statement.includes(`@${name}`));
    // As BigInts, because SQLite would divide numbers as reals.
    connection.prepare(statement).run(Object.fromEntries(used.map(([name, value]) => [name, BigInt(value)])));
  };
  run(
    `INSERT INTO desks (id, kind, chat_id, title, is_ready, bound_at) VALUES (1, 'topics', @groupId, 'Desk', 1, @from)`,
  );
  run(`${numbers(managers)} INSERT INTO managers (id, first_name, is_admin, enrolled_at)
    SELECT n, 'Manager ' || n, 0, @from FROM numbers`);
  run(`${numbers(tickets / 4)} INSERT INTO clients (id, source_id, first_name, username, language, first_seen_at)
    SELECT @firstClientId + n, CAST(@firstClientId + n AS INTEGER), 'Client ' || n, 'client_' || n, 'en', @from
    FROM numbers`);
  run(`${numbers(tickets)} INSERT INTO tickets (id, client_id, desk_id, subject, status, to_act, manager_id, place_id,
      opened_at, first_reply_at, closed_at, stars, is_resolved, rating_comment, tags)
    SELECT n, @firstClientId + 1 + n / 4, 1, 'Subject ' || (n % @subjects), iif(n % 10, 'closed', 'continued'), 'team',
      1 + n % @managers, n, @from + n * @step, @from + n * @step + 60000, iif(n % 10, @from + n * @step + 7200000, NULL),
      iif(n % 3, NULL, 1 + n % 5), iif(n % 3, NULL, 1), iif(n % 30, NULL, 'It took a while, but now it works. Thank you!'),
      iif(n % 8, '[]', '["refund","printer"]')
    FROM numbers`);
  run(`${numbers(tickets)} INSERT INTO places (id, ticket_id, desk_id, thread_id, card_message_id, is_card_pinned)
    SELECT n, n, 1, n * 12, n * 12 + 1, 1 FROM numbers`);
  const block = messagesPerTicket * ticketsAtATime;
  const ticket = `1 + n / ${block} * @ticketsAtATime + n % @ticketsAtATime`;
  const turn = `n / @ticketsAtATime % ${messagesPerTicket}`;
  run(`${numbers(tickets * messagesPerTicket)} INSERT INTO messages (ticket_id, direction, client_message_id,
      desk_message_id, place_id, author_id, kind, text, sent_at, delivered_at)
    SELECT ${ticket}, iif(${turn} % 2, 'to_client', 'to_desk'), n * 2, n * 2 + 1, ${ticket},
      iif(${turn} % 2, 1 + (${ticket}) % @managers, @firstClientId), 'text', 'Message ' || n,
      @from + (${ticket}) * @step + ${turn} * (600000 + n % 100 * 6000), @from + (${ticket}) * @step + ${turn} * 600000
    FROM numbers WHERE ${ticket} <= @tickets`);
  const line = (when: string, at: number, actor: string, type: string, data: string) =>
    `SELECT id, opened_at + ${at}, '${actor}', ${actor === "client" ? "client_id" : "manager_id"}, '${type}', ${data},
       id / @ticketsAtATime * ${block} FROM tickets WHERE ${when}`;
  run(
    `INSERT INTO ticket_events (ticket_id, at, actor_kind, actor_id, type, data, after_message_id)
    SELECT * FROM (
      ${[
        line("1", 0, "client", "opened", "'{}'"),
        line("1", 60_000, "manager", "claimed", `'{"managerId":' || manager_id || '}'`),
        line("1", 600_000, "manager", "answered", "'{}'"),
        line("id % 12 = 0", 700_000, "manager", "transferred", `'{"from":' || manager_id || ',"to":1}'`),
        line("status = 'closed'", 7_200_000, "manager", "closed", "'{}'"),
        line(
          "stars IS NOT NULL",
          7_300_000,
          "client",
          "rated",
          `'{"stars":' || stars || ',"isResolved":true}'`,
        ),
      ].join(" UNION ALL ")}
    ) ORDER BY 2, 1`
      .replaceAll("id / @", "id / @")
      .replace(/@ticketsAtATime/g, String(ticketsAtATime)),
  );
  run(`INSERT INTO notes (ticket_id, desk_message_id, author_id, text, written_at)
    SELECT id, 1, manager_id, 'A note', opened_at + 900000 FROM tickets WHERE id % 5 = 0`);
  for (const index of ["message_words", "note_words", "client_words"]) connection.exec(joinShortly(index));
  const day = [{ from: 9 * 60, to: 18 * 60 }];
  connection
    .prepare("INSERT INTO hours (desk_id, week) VALUES (0, ?)")
    .run(JSON.stringify([day, day, day, day, day, [], []]));
  connection.exec(`INSERT INTO norms (desk_id, first_reply, next_reply, closing) VALUES (0, 900000, 1800000, 28800000);
    INSERT INTO settings (key, value) VALUES ('flood', 'off')`);
  connection.close();
}

function numbers(last: number): string {
  return `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${last})`;
}
