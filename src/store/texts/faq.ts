import type { Span } from "../../report/period/period.ts";
import type { QuestionRow } from "../../report/source/rows.ts";
import type { MessageContent } from "../../ticket/message.ts";
import { type Database, sql, type Transaction } from "../database.ts";
import type { FaqOutcome } from "./tables.ts";
import { statement } from "../statement.ts";

/** A frequent question with its answer. */
export interface FaqEntry {
  id: number;
  question: string;
  answer: FaqAnswer;
}

/** What is sent as the answer: a text, or a file with or without words. */
export type FaqAnswer = Pick<
  MessageContent,
  "kind" | "text" | "entities" | "fileId" | "isCaptionAbove" | "hasSpoiler"
>;

/** A client's question by a button. */
export interface FaqAsking {
  id: number;
  askedAt: number;
  outcome: FaqOutcome | null;
}

export interface FaqCount {
  asked: number;
  helped: number;
}

/** The questions that clients see, in their order. Stays the same object until one changes. */
export function findFaq(db: Database): readonly FaqEntry[] {
  return db.remembered("faq", shown({}), (rows) =>
    rows.map(({ id, question, answer }) => ({ id, question, answer: JSON.parse(answer) as FaqAnswer })),
  );
}

const shown = statement(() =>
  sql
    .selectFrom("faq")
    .select(["id", "question", "answer"])
    .where("removed_at", "is", null)
    .orderBy("place")
    .orderBy("id"),
);

/** Undefined for one that was removed. */
export function findFaqEntry(db: Database, id: number): FaqEntry | undefined {
  return findFaq(db).find((entry) => entry.id === id);
}

/** Adds the question at the end. */
export function addFaqEntry(tx: Transaction, { question, answer }: Omit<FaqEntry, "id">): number {
  const place = findFaq(tx).length + 1;
  return tx.run(sql.insertInto("faq").values({ question, answer: JSON.stringify(answer), place })).lastId;
}

export function saveFaqAnswer(tx: Transaction, id: number, answer: FaqAnswer): void {
  tx.run(
    sql
      .updateTable("faq")
      .set({ answer: JSON.stringify(answer) })
      .where("id", "=", id),
  );
}

/** Clients do not see it any more. What was counted stays. */
export function removeFaqEntry(tx: Transaction, id: number, now: number): void {
  tx.run(sql.updateTable("faq").set({ removed_at: now }).where("id", "=", id));
}

/** Moves the question within the list. @param place counts from 1 */
export function placeFaqEntry(tx: Transaction, id: number, place: number): void {
  const ids = findFaq(tx).flatMap((entry) => (entry.id === id ? [] : [entry.id]));
  for (const [index, each] of ids.toSpliced(place - 1, 0, id).entries())
    tx.run(
      sql
        .updateTable("faq")
        .set({ place: index + 1 })
        .where("id", "=", each),
    );
}

export function addFaqAsking(tx: Transaction, faqId: number, clientId: number, now: number): void {
  tx.run(sql.insertInto("faq_askings").values({ faq_id: faqId, client_id: clientId, asked_at: now }));
}

/** The client's last press of that question. */
export function findFaqAsking(db: Database, faqId: number, clientId: number): FaqAsking | undefined {
  const row = db.first(
    sql
      .selectFrom("faq_askings")
      .select(["id", "asked_at", "outcome"])
      .where("faq_id", "=", faqId)
      .where("client_id", "=", clientId)
      .orderBy("asked_at", "desc")
      .orderBy("id", "desc"),
  );
  return row && { id: row.id, askedAt: row.asked_at, outcome: row.outcome };
}

export function saveFaqOutcome(tx: Transaction, askingId: number, outcome: FaqOutcome): void {
  tx.run(sql.updateTable("faq_askings").set({ outcome }).where("id", "=", askingId));
}

/** By the question's id. One that nobody has asked is not in it. */
export function countFaqAskings(db: Database): ReadonlyMap<number, FaqCount> {
  const rows = db.all(
    sql
      .selectFrom("faq_askings")
      .select(({ fn }) => ["faq_id", "outcome", fn.countAll<number>().as("count")])
      .groupBy(["faq_id", "outcome"]),
  );
  const counts = new Map<number, FaqCount>();
  for (const { faq_id, outcome, count } of rows) {
    const { asked, helped } = counts.get(faq_id) ?? { asked: 0, helped: 0 };
    counts.set(faq_id, { asked: asked + count, helped: helped + (outcome === "helped" ? count : 0) });
  }
  return counts;
}

/** How often clients asked each question in the span, in the order of the list; those since removed only if they were asked. */
export function findQuestionsAsked(db: Database, { from, to }: Span): QuestionRow[] {
  const rows = db.all(
    sql
      .selectFrom("faq")
      .leftJoin("faq_askings", (join) =>
        join
          .onRef("faq_askings.faq_id", "=", "faq.id")
          .on("faq_askings.asked_at", ">=", from)
          .on("faq_askings.asked_at", "<", to),
      )
      .select(["faq.question", "faq.removed_at"])
      .select(({ fn }) => fn.count<number>("faq_askings.id").as("asked"))
      .select(({ fn }) =>
        fn.count<number>("faq_askings.id").filterWhere("outcome", "=", "helped").as("helped"),
      )
      .select(({ fn }) => fn.count<number>("faq_askings.id").filterWhere("outcome", "=", "wrote").as("wrote"))
      .groupBy("faq.id")
      .orderBy((order) => order.fn.coalesce("faq.removed_at", order.val(0)))
      .orderBy("faq.place")
      .orderBy("faq.id"),
  );
  return rows
    .filter(({ removed_at, asked }) => removed_at === null || asked > 0)
    .map(({ question, asked, helped, wrote }) => ({ question, asked, helped, wrote }));
}
