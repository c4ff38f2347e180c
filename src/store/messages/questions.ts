import type { ExpressionBuilder, Selectable, SqlBool } from "kysely";
import { sql as raw } from "kysely";
import type { Matter, QuestionEnd } from "../../ticket/question.ts";
import { type Database, sql, type Transaction } from "../database.ts";
import type { Schema } from "../schema.ts";
import { statement } from "../statement.ts";

/** A question of the bot. Only this table proves that it was asked: the content of a message proves nothing. */
export interface Question {
  id: number;
  matter: Matter;
  /** A client's own id, or the Telegram id of a person of the team. Null for a person who hides behind the group. */
  askedId: number | null;
  /** Telegram's id of the chat. For a question to a client, the client's own id. */
  chatId: number;
  /** The topic, or the forward of the post. Null without either. */
  threadId: number | null;
  /**
   * Null until Telegram has said which message it is. If that answer was lost, the question may have been sent twice.
   */
  messageId: number | null;
  /** Milliseconds since the Unix epoch. `until` is null if the question does not expire. */
  askedAt: number;
  until: number | null;
  /** Null unless something ended it before its time. */
  ended: QuestionEnd | null;
}

/** Chooses questions. Fields that are left out match all. */
export interface QuestionFilter {
  chatId?: number;
  askedId?: number | null;
  ticketId?: number;
  kind?: Matter["kind"];
  batch?: number;
}

/**
 * Returns the question's id. The effect that sends the question carries this id, so that `placeQuestion` gets its
 * message.
 */
export function addQuestion(
  tx: Transaction,
  question: Pick<Question, "matter" | "askedId" | "chatId" | "threadId" | "until">,
  now: number,
): number {
  const { lastId } = tx.run(
    sql.insertInto("questions").values({
      kind: question.matter.kind,
      matter: JSON.stringify(question.matter),
      asked_id: question.askedId,
      chat_id: question.chatId,
      thread_id: question.threadId,
      message_id: null,
      asked_at: now,
      until: question.until,
      ended: null,
    }),
  );
  return lastId;
}

/** Telegram has said which message the question is. */
export function placeQuestion(tx: Transaction, id: number, messageId: number): void {
  tx.run(sql.updateTable("questions").set({ message_id: messageId }).where("id", "=", id));
}

/** Whether the question needs no answer any more. */
export function hasEnded(db: Database, id: number): boolean {
  const row = db.first(sql.selectFrom("questions").select("ended").where("id", "=", id));
  return row !== undefined && row.ended !== null;
}

/** Finds the question by its message, also if it has ended. */
export function findQuestionAt(db: Database, chatId: number, messageId: number): Question | undefined {
  const row = db.first(
    sql
      .selectFrom("questions")
      .selectAll()
      .where("chat_id", "=", chatId)
      .where("message_id", "=", messageId)
      .orderBy("id", "desc"),
  );
  return row && toQuestion(row);
}

/** The newest question that still waits for its answer. */
export function findOpenQuestion(db: Database, filter: QuestionFilter, now: number): Question | undefined {
  return findUnended(db, filter).find(({ until }) => until === null || until > now);
}

/** All questions that still wait for their answers, newest first. */
export function findOpenQuestions(db: Database, filter: QuestionFilter, now: number): Question[] {
  return findUnended(db, filter).filter(({ until }) => until === null || until > now);
}

/** Questions that nothing has ended, newest first. Some may have expired. */
function findUnended(db: Database, filter: QuestionFilter): Question[] {
  const { chatId, askedId } = filter;
  if (chatId === undefined || askedId === undefined) return db.all(unended(filter)).map(toQuestion);
  // This runs for every message. The result is kept by person and chat, for all kinds together.
  const found = db.remembered("questions", unended({ chatId, askedId }), (rows) => rows.map(toQuestion));
  return found.filter(
    ({ matter }) =>
      (filter.kind === undefined || matter.kind === filter.kind) &&
      (filter.ticketId === undefined || ("ticketId" in matter && matter.ticketId === filter.ticketId)) &&
      (filter.batch === undefined || ("batch" in matter && matter.batch === filter.batch)),
  );
}

const unended = statement((filter: QuestionFilter) =>
  sql
    .selectFrom("questions")
    .selectAll()
    .where((where) => matches(where, filter))
    .where("ended", "is", null)
    .orderBy("id", "desc"),
);

/** Whether the question was ever asked, answered or not. */
export function wasAsked(db: Database, filter: QuestionFilter): boolean {
  const asked = sql.selectFrom("questions").select("id");
  return db.first(asked.where((where) => matches(where, filter))) !== undefined;
}

export function endQuestion(tx: Transaction, id: number, ended: QuestionEnd): void {
  tx.run(sql.updateTable("questions").set({ ended }).where("id", "=", id).where("ended", "is", null));
}

/** Ends all chosen questions that have not ended yet. */
export function endQuestions(tx: Transaction, filter: QuestionFilter, ended: QuestionEnd): void {
  for (const { id } of findUnended(tx, filter)) endQuestion(tx, id, ended);
}

function matches(
  where: ExpressionBuilder<Schema, "questions">,
  { chatId, askedId, ticketId, kind, batch }: QuestionFilter,
) {
  return where.and([
    ...(chatId === undefined ? [] : [where("chat_id", "=", chatId)]),
    ...(askedId === undefined ? [] : [where("asked_id", "is", askedId)]),
    ...(ticketId === undefined ? [] : [raw<SqlBool>`json_extract(matter, '$.ticketId') = ${ticketId}`]),
    ...(batch === undefined ? [] : [raw<SqlBool>`json_extract(matter, '$.batch') = ${batch}`]),
    ...(kind === undefined ? [] : [where("kind", "=", kind)]),
  ]);
}

function toQuestion(row: Selectable<Schema["questions"]>): Question {
  return {
    id: row.id,
    matter: JSON.parse(row.matter) as Matter,
    askedId: row.asked_id,
    chatId: row.chat_id,
    threadId: row.thread_id,
    messageId: row.message_id,
    askedAt: row.asked_at,
    until: row.until,
    ended: row.ended,
  };
}
