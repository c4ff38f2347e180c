import { type SqlBool, sql as raw } from "kysely";
import { attachments } from "../../ticket/protection.ts";
import { type Database, sql } from "../database.ts";
import { statement } from "../statement.ts";

/** A time by Telegram's dates, in milliseconds since the Unix epoch: after `since`, up to `until`. */
interface Span {
  since: number;
  until: number;
}

/** The client's messages of that time, in all their tickets. An album counts once. */
export function countMessages(db: Database, clientId: number, span: Span): number {
  return db.first(messagesIn({ clientId, ...span }))!.count;
}

/** The client's attachments of that time that were taken. Every item of an album counts. */
export function countFiles(db: Database, clientId: number, span: Span): number {
  return db.first(filesIn({ clientId, ...span }))!.count;
}

/** Whether the team did not want a message of the client at that time. */
export function hasUnwanted(db: Database, clientId: number, span: Span): boolean {
  return db.first(unwantedIn({ clientId, ...span })) !== undefined;
}

/** More than all clients together write in a day. */
const newest = 20_000;

const messagesIn = statement((given: { clientId: number } & Span) =>
  messagesOf(given).select(
    // An album and a message may have the same digits as id, but one id is text and the other a number.
    ({ fn }) => fn.count<number>(fn.coalesce("media_group_id", "messages.id")).distinct().as("count"),
  ),
);

const filesIn = statement((given: { clientId: number } & Span) =>
  messagesOf(given)
    .where((where) => where.or([where("failure", "is", null), where("failure", "!=", "unwanted")]))
    .where(raw<SqlBool>`messages.kind IN (${raw.join([...attachments].map((kind) => raw.lit(kind)))})`)
    .select(({ fn }) => fn.countAll<number>().as("count")),
);

const unwantedIn = statement((given: { clientId: number } & Span) =>
  messagesOf(given).where("failure", "=", "unwanted").select("messages.id").limit(1),
);

function messagesOf({ clientId, since, until }: { clientId: number } & Span) {
  return (
    sql
      .selectFrom("tickets")
      .innerJoin("messages", "messages.ticket_id", "tickets.id")
      .where("tickets.client_id", "=", clientId)
      .where("messages.direction", "=", "to_desk")
      // Only among the newest messages of all: the client may have many in the ticket.
      .where("messages.id", ">", (where) =>
        where
          .selectFrom("messages as newest")
          .select(({ eb, fn }) => eb(fn.max("newest.id"), "-", newest).as("id")),
      )
      .where("messages.sent_at", ">", since)
      .where("messages.sent_at", "<=", until)
      .where((where) => where.or([where("failure", "is", null), where("failure", "!=", "moved")]))
  );
}
