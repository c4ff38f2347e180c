import type { Replies } from "../../ticket/ticket.ts";
import { type SqlBool, sql as raw } from "kysely";
import { type Database, sql } from "../database.ts";
import { idsWithMerged } from "../tickets/journal.ts";
import { type MessagePair, pairs, toPair } from "./messages.ts";

/** The team's replies, from messages and journal, and when the last answer reached the client. */
export function findReplies(db: Database, ticketId: number): Replies & { answeredAt: number | null } {
  const { askedAfter, calledAfter } = findMarks(db, ticketId);
  const newest = findNewestAnswer(db, ticketId);
  // Replies of a ticket that was joined into this one may be older.
  const isOwn = raw<SqlBool>`(sent_at >= (SELECT opened_at FROM tickets WHERE id = ${ticketId})
    OR NOT EXISTS (SELECT 1 FROM tickets WHERE merged_into = ${ticketId}))`;
  const first = db.first(answersIn(ticketId).where(isOwn).select("sent_at as at").orderBy("id").limit(1));
  const calls = sql
    .selectFrom("ticket_events")
    .where("ticket_id", "in", raw<number>`(${idsWithMerged(raw.val(ticketId))})`)
    .where("type", "=", "called")
    .where(
      raw<SqlBool>`(ticket_id = ${ticketId} OR at >= (SELECT opened_at FROM tickets WHERE id = ${ticketId}))`,
    );
  const call = db.first(calls.select("at").orderBy("id").limit(1));
  const firsts = [first, call].flatMap((reply) => reply?.at ?? []);
  const newestId = newest?.id ?? 0;
  const question = wantedAfter(ticketId, Math.max(newestId, calledAfter ?? 0));
  return {
    isAwaited: (askedAfter !== null && newestId <= askedAfter) || db.first(question.limit(1)) !== undefined,
    latest: calledAfter !== null && calledAfter >= newestId ? "call" : newest === undefined ? null : "answer",
    firstAt: firsts.length === 0 ? null : Math.min(...firsts),
    answeredAt: newest === undefined ? null : (newest.delivered_at ?? newest.sent_at),
  };
}

/** The client's messages that no reply has followed, oldest first. */
export function findUnanswered(db: Database, ticketId: number): MessagePair[] {
  const questions = wantedAfter(ticketId, findReplied(db, ticketId));
  return db.all(questions.orderBy("messages.id")).map(toPair);
}

/**
 * The newest of the client's messages that no reply has followed, oldest first, and the number of all. An album counts
 * once, by the item with its words.
 */
export function findQuestions(
  db: Database,
  ticketId: number,
  limit: number,
): { newest: MessagePair[]; count: number } {
  const questions = questionsAfter(ticketId, findReplied(db, ticketId));
  const newest = db.all(questions.orderBy("messages.id", "desc").limit(limit)).map(toPair).toReversed();
  const counted = db.first(
    // An album and a message may have the same digits as id, but one id is text and the other a number.
    questions
      .clearSelect()
      .select(({ fn }) =>
        fn.count<number>(fn.coalesce("media_group_id", "messages.id")).distinct().as("count"),
      ),
  );
  const byAlbum = new Map<number | string, MessagePair>();
  for (const pair of newest) {
    const key = pair.mediaGroupId ?? pair.id;
    const known = byAlbum.get(key);
    if (known === undefined || known.text === "") byAlbum.set(key, pair);
  }
  return { newest: [...byAlbum.values()], count: counted?.count ?? 0 };
}

/** The id up to which the ticket's messages have a reply. */
function findReplied(db: Database, ticketId: number): number {
  const { calledAfter } = findMarks(db, ticketId);
  return Math.max(findNewestAnswer(db, ticketId)?.id ?? 0, calledAfter ?? 0);
}

function findNewestAnswer(db: Database, ticketId: number) {
  return db.first(
    answersIn(ticketId).select(["id", "delivered_at", "sent_at"]).orderBy("id", "desc").limit(1),
  );
}

function findMarks(db: Database, ticketId: number) {
  const marks = sql
    .selectFrom("tickets")
    .select(["asked_after_id as askedAfter", "called_after_id as calledAfter"]);
  return db.first(marks.where("id", "=", ticketId)) ?? { askedAfter: 0, calledAfter: null };
}

/** Answers that arrived or are on their way. If an answer arrived before its client left, it only missed an edit. */
function answersIn(ticketId: number) {
  return (
    sql
      .selectFrom("messages")
      .where("ticket_id", "=", ticketId)
      // A literal, because the index of answers is not used for a parameter.
      .where("direction", "=", raw.lit("to_client"))
      .where((where) =>
        where.or([
          where("failure", "is", null),
          where.and([where("failure", "=", "unreachable"), where("delivered_at", "is not", null)]),
        ]),
      )
  );
}

/** The same without messages that the team does not want: nobody has to answer them. */
function wantedAfter(ticketId: number, id: number) {
  return questionsAfter(ticketId, id).where((where) =>
    where.or([where("failure", "is", null), where("failure", "!=", "unwanted")]),
  );
}

function questionsAfter(ticketId: number, id: number) {
  return pairs()
    .where("messages.ticket_id", "=", ticketId)
    .where("direction", "=", "to_desk")
    .where("messages.id", ">", id)
    .where((where) => where.or([where("failure", "is", null), where("failure", "!=", "moved")]));
}
