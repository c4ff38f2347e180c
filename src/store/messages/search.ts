import { sql as raw } from "kysely";
import { type Database, sql, type Transaction } from "../database.ts";
import type { Client } from "../people/clients.ts";
import { statement } from "../statement.ts";
import { readKeptMessage } from "./stored-parts.ts";
import type { Direction } from "../../ticket/message.ts";

/** Something that was written in a ticket and may match. */
export interface Written {
  id: number;
  ticketId: number;
  /** The desk that has the ticket now. */
  deskId: number | null;
  text: string;
  /** Null for a note, and for what the team wrote and nobody has decided about. */
  direction: Direction | null;
  isUndecided: boolean;
  authorId: number | null;
  /** Milliseconds since the Unix epoch. */
  at: number;
  /** Where it stands at a desk. */
  deskMessageId: number | null;
  placeId: number | null;
}

export type NamedClient = Pick<Client, "id" | "firstName" | "lastName" | "preferredName" | "username">;

/** How rows that may match are asked for: the newest first, with smaller ids than `before`. */
interface Asked {
  /** Of three characters each, without quotes. A row has all of them. */
  parts: readonly string[];
  before: number;
  limit: number;
}

/** Without what was taken back from the client. A moved message stands in its new ticket, a noted one is a note. */
export function findLikelyMessages(db: Database, { parts, before, limit }: Asked): Written[] {
  return db.all(likelyMessages({ query: queryOf(parts), before, limit })).map((row) => ({
    id: row.id,
    ticketId: row.ticket_id,
    deskId: row.desk_id,
    text: row.kind === "contact" ? readContact(row.details) : row.text,
    direction: row.direction,
    isUndecided: false,
    authorId: row.author_id,
    at: row.sent_at,
    deskMessageId: row.desk_message_id,
    placeId: row.place_id,
  }));
}

// A cross join keeps the order of the tables: the index comes first, and ends at the limit.
const likelyMessages = statement((given: { query: string; before: number; limit: number }) =>
  sql
    .selectFrom("message_words")
    .crossJoin("messages")
    .crossJoin("tickets")
    .select([
      "messages.id",
      "messages.ticket_id",
      "tickets.desk_id",
      "kind",
      "messages.text",
      "details",
      "direction",
    ])
    .select(["author_id", "sent_at", "desk_message_id", "messages.place_id"])
    .where(raw<boolean>`message_words MATCH ${given.query}`)
    .where("message_words.rowid", "<", given.before)
    .whereRef("messages.id", "=", "message_words.rowid")
    .whereRef("tickets.id", "=", "messages.ticket_id")
    .where((where) =>
      where.or([where("failure", "is", null), where("failure", "not in", ["moved", "noted", "deleted"])]),
    )
    .orderBy("message_words.rowid", "desc")
    .limit(given.limit),
);

export function findLikelyNotes(db: Database, { parts, before, limit }: Asked): Written[] {
  return db.all(likelyNotes({ query: queryOf(parts), before, limit })).map((row) => ({
    id: row.id,
    ticketId: row.ticket_id,
    deskId: row.desk_id,
    text: row.text,
    direction: null,
    isUndecided: false,
    authorId: row.author_id,
    at: row.written_at,
    deskMessageId: row.desk_message_id,
    placeId: row.place_id,
  }));
}

const likelyNotes = statement((given: { query: string; before: number; limit: number }) =>
  sql
    .selectFrom("note_words")
    .crossJoin("notes")
    .crossJoin("tickets")
    .select(["notes.id", "notes.ticket_id", "tickets.desk_id", "notes.text", "author_id", "written_at"])
    .select(["desk_message_id", "notes.place_id"])
    .where(raw<boolean>`note_words MATCH ${given.query}`)
    .where("note_words.rowid", "<", given.before)
    .whereRef("notes.id", "=", "note_words.rowid")
    .whereRef("tickets.id", "=", "notes.ticket_id")
    .orderBy("note_words.rowid", "desc")
    .limit(given.limit),
);

/** What waits for a decision is never much, so it needs no index. */
export function findUndecidedWords(db: Database, { before, limit }: Omit<Asked, "parts">): Written[] {
  return db.all(undecided({ before, limit })).map((row) => {
    const { text, author, sentAt } = readKeptMessage(row.message);
    return {
      id: row.id,
      ticketId: row.ticket_id,
      deskId: row.desk_id,
      text,
      direction: null,
      isUndecided: true,
      authorId: author?.id ?? null,
      at: sentAt,
      deskMessageId: row.desk_message_id,
      placeId: null,
    };
  });
}

const undecided = statement((given: { before: number; limit: number }) =>
  sql
    .selectFrom("withheld_messages")
    .innerJoin("tickets", "tickets.id", "withheld_messages.ticket_id")
    .select(["withheld_messages.id", "ticket_id", "tickets.desk_id", "message", "desk_message_id"])
    .where("state", "=", "undecided")
    .where("withheld_messages.id", "<", given.before)
    .orderBy("withheld_messages.id", "desc")
    .limit(given.limit),
);

export function findLikelyClients(db: Database, { parts, before, limit }: Asked): NamedClient[] {
  return db.all(likelyClients({ query: queryOf(parts), before, limit })).map((row) => ({
    id: row.id,
    firstName: row.first_name,
    lastName: row.last_name,
    preferredName: row.preferred_name,
    username: row.username,
  }));
}

const likelyClients = statement((given: { query: string; before: number; limit: number }) =>
  sql
    .selectFrom("client_words")
    .crossJoin("clients")
    .select(["id", "first_name", "last_name", "preferred_name", "username"])
    .where(raw<boolean>`client_words MATCH ${given.query}`)
    .where("client_words.rowid", "<", given.before)
    .whereRef("clients.id", "=", "client_words.rowid")
    .orderBy("client_words.rowid", "desc")
    .limit(given.limit),
);

/** In quotes, a part is no operator of the index's language (sqlite.org, FTS5). */
function queryOf(parts: readonly string[]): string {
  return parts.map((part) => `"${part}"`).join(" AND ");
}

/** As the index has it (docs:Contact). */
function readContact(details: string | null): string {
  const { phone_number, first_name, last_name } = JSON.parse(details ?? "{}") as Record<string, string>;
  return [phone_number, first_name, last_name].filter((part) => part !== undefined).join(" ");
}

/** Keeps the search for its further pages, in place of the person's last one. Returns its number, which is new. */
export function saveSearch(tx: Transaction, personId: number, words: string): number {
  tx.run(sql.deleteFrom("searches").where("person_id", "=", personId));
  return tx.run(sql.insertInto("searches").values({ person_id: personId, words })).lastId;
}

/** The words of a stored search. Undefined when its person has searched for something else since. */
export function findSearch(db: Database, id: number): string | undefined {
  return db.first(sql.selectFrom("searches").select("words").where("id", "=", id))?.words;
}
