import type { ExpressionBuilder, Selectable, SqlBool } from "kysely";
import { sql as raw } from "kysely";
import type { Matter, QuestionEnd } from "../ticket/question.ts";
import { type Database, sql, type Transaction } from "./database.ts";
import type { Schema } from "./schema.ts";
import { statement } from "./statement.ts";

/** Something that the bot asked. The table is the only source for that: what a message says of itself proves nothing. */
export interface Question {
  id: number;
  matter: Matter;
  /** A client's own id, or Telegram's of somebody of the team; null for whoever hides behind the group. */
  askedId: number | null;
  /** Telegram's id of the chat; for what a client was asked the client's own id. */
  chatId: number;
  /** The topic, or the forward of the post; null where there is none. */
  threadId: number | null;
  /** Null until Telegram has said which message it is. When that answer is lost, the question may have been sent twice. */
  messageId: number | null;
  /** Milliseconds since the Unix epoch; `until` is null when it has no end by itself. */
  askedAt: number;
  until: number | null;
  /** Null unless something ended it before its time. */
  ended: QuestionEnd | null;
}

/** Which questions are meant; what is left out does not matter. */
export interface QuestionFilter {
  chatId?: number;
  askedId?: number | null;
  ticketId?: number;
  kind?: Matter["kind"];
  batch?: number;
}

/** Returns the question's id. The effect that sends it names it, so that its message is known (`placeQuestion`). */
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

/** Whether it needs no answer any more. */
export function hasEnded(db: Database, id: number): boolean {
  const row = db.first(sql.selectFrom("questions").select("ended").where("id", "=", id));
  return row !== undefined && row.ended !== null;
}

/** The question that the message is, whether or not it has ended. */
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

/** The newest that still waits for its answer. */
export function findOpenQuestion(db: Database, filter: QuestionFilter, now: number): Question | undefined {
  return findUnended(db, filter).find(({ until }) => until === null || until > now);
}

/** Those that nothing has ended, newest first; the time of some may be over. */
function findUnended(db: Database, filter: QuestionFilter): Question[] {
  const { chatId, askedId } = filter;
  if (chatId === undefined || askedId === undefined) return db.all(unended(filter)).map(toQuestion);
  // Asked at every message: by person and chat they are remembered, all kinds together.
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

/** Whether it was ever asked, answered or not. */
export function wasAsked(db: Database, filter: QuestionFilter): boolean {
  const asked = sql.selectFrom("questions").select("id");
  return db.first(asked.where((where) => matches(where, filter))) !== undefined;
}

export function endQuestion(tx: Transaction, id: number, ended: QuestionEnd): void {
  tx.run(sql.updateTable("questions").set({ ended }).where("id", "=", id).where("ended", "is", null));
}

/** Ends all of them that have not ended yet. */
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
