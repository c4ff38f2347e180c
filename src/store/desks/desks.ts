import type { Selectable } from "kysely";
import { type Database, sql, type Transaction } from "../database.ts";
import type { DeskNeed } from "./tables.ts";
import type { Schema } from "../schema.ts";
import { statement } from "../statement.ts";

/**
 * A team's workplace: a forum with a topic for every ticket, or a channel with a post and its comments for every
 * ticket.
 */
export interface Desk {
  id: number;
  kind: "topics" | "channel";
  chatId: number;
  /** The chat where people write about tickets: the forum itself, or the channel's discussion group. */
  talkId: number;
  /** The chat's title in Telegram. */
  title: string;
  /** The desk's name: the admin's choice, or else its chat's title. */
  name: string;
  /** The admin chose it for tickets that belong to no other desk. */
  isDefault: boolean;
  /**
   * False until the bot has seen everything that the desk needs from Telegram, and while the bot is not in its chat.
   */
  isReady: boolean;
  /** When the chat became a desk, in milliseconds since the Unix epoch. */
  boundAt: number;
  /** Since when the bot is not in the desk's chat. Null while it is there. */
  lostAt: number | null;
  /** The needs that were missing at the last check. */
  lacks: DeskNeed[];
  /** False while topics are off. All tickets would then land in one chat without order. */
  hasTopics: boolean;
  /** The last problem that the admins were told of, so that they are told once. */
  problem: string | null;
  /** When topics were last seen to be on; null before that. */
  topicsSeenAt: number | null;
  /** The last check saw that topics are off. */
  areTopicsOff: boolean;
  /** The last error that the admins were told of, and when. Null once the desk worked again. */
  toldProblem: { error: string; at: number } | null;
  /** The desk that the admins were offered for its tickets while this one cannot be used. */
  rescueDeskId: number | null;
  /** When its managers were told about the effects of the group's anonymity. */
  anonymityToldAt: number | null;
  /** When the admins were last told that its tickets are made anew again and again. */
  repairsToldAt: number | null;
}

export function findDesk(db: Database, id: number): Desk | undefined {
  return findDesks(db).find((desk) => desk.id === id);
}

/** Finds the desk by the chat of its cards. */
export function findDeskOfCards(db: Database, chatId: number): Desk | undefined {
  const row = db.first(sql.selectFrom("desks").selectAll().where("chat_id", "=", chatId));
  return row && toDesk(row);
}

/** Finds a channel's desk by its discussion group. */
export function findDeskOfDiscussion(db: Database, groupId: number): Desk | undefined {
  const row = db.first(sql.selectFrom("desks").selectAll().where("discussion_id", "=", groupId));
  return row && toDesk(row);
}

/** Finds the desk by either of its chats. */
export function findDeskByChat(db: Database, chatId: number): Desk | undefined {
  return findDesks(db).find((desk) => desk.chatId === chatId || desk.talkId === chatId);
}

/** Returns all desks, the oldest first. */
export function findDesks(db: Database): readonly Desk[] {
  return db.remembered("desks", allDesks({}), (rows) => rows.map(toDesk));
}

const allDesks = statement(() => sql.selectFrom("desks").selectAll().orderBy("id"));

export function countDesks(db: Database): number {
  return findDesks(db).length;
}

/** Adds the desk or updates it. */
export function bindDesk(
  tx: Transaction,
  chat: { kind: Desk["kind"]; id: number; title: string },
  state: { isReady: boolean; lacks: DeskNeed[]; hasTopics: boolean; discussionId: number | null },
  now: number,
): Desk {
  const present = {
    title: chat.title,
    is_ready: flag(state.isReady),
    has_topics: flag(state.hasTopics),
    lacks: JSON.stringify(state.lacks),
    discussion_id: state.discussionId,
    lost_at: null,
  };
  const row = tx.first(
    sql
      .insertInto("desks")
      .values({ kind: chat.kind, chat_id: chat.id, ...present, problem: null, bound_at: now })
      .onConflict((conflict) => conflict.column("chat_id").doUpdateSet(present))
      .returningAll(),
  );
  return toDesk(row!);
}

export function saveDeskProblem(tx: Transaction, id: number, problem: string | null): void {
  tx.run(sql.updateTable("desks").set({ problem }).where("id", "=", id));
}

/** Saves that the bot is not in the desk's chat. The desk is not ready until the bot was seen there again. */
export function saveDeskLost(tx: Transaction, id: number, now: number): void {
  tx.run(sql.updateTable("desks").set({ lost_at: now }).where("id", "=", id));
}

/** Saves that the channel has no discussion group any more. */
export function saveDiscussionGone(tx: Transaction, id: number): void {
  const lacks = JSON.stringify(["discussion"] satisfies DeskNeed[]);
  tx.run(sql.updateTable("desks").set({ discussion_id: null, is_ready: 0, lacks }).where("id", "=", id));
}

export function saveDeskTopics(tx: Transaction, id: number, hasTopics: boolean): void {
  tx.run(
    sql
      .updateTable("desks")
      .set({ has_topics: flag(hasTopics) })
      .where("id", "=", id),
  );
}

/** Saves the chat's new title in Telegram. */
export function saveDeskTitle(tx: Transaction, id: number, title: string): void {
  tx.run(sql.updateTable("desks").set({ title }).where("id", "=", id));
}

export function saveDeskName(tx: Transaction, id: number, name: string): void {
  tx.run(sql.updateTable("desks").set({ name }).where("id", "=", id));
}

/** Makes this desk the only default. */
export function saveDefaultDesk(tx: Transaction, id: number): void {
  tx.run(sql.updateTable("desks").set({ is_default: 0 }).where("is_default", "=", 1));
  tx.run(sql.updateTable("desks").set({ is_default: 1 }).where("id", "=", id));
}

/** The group was upgraded to a supergroup. Everything of the desk, waiting rows included, gets the new chat id. */
export function moveDesk(tx: Transaction, id: number, from: number, to: number): void {
  tx.run(sql.updateTable("desks").set({ chat_id: to }).where("id", "=", id));
  tx.run(sql.updateTable("outbox").set({ chat_id: to }).where("chat_id", "=", from));
}

function toDesk(row: Selectable<Schema["desks"]>): Desk {
  return {
    id: row.id,
    kind: row.kind,
    chatId: row.chat_id,
    talkId: row.discussion_id ?? row.chat_id,
    title: row.title,
    name: row.name ?? row.title,
    isDefault: row.is_default === 1,
    lacks: JSON.parse(row.lacks) as DeskNeed[],
    isReady: row.is_ready === 1 && row.lost_at === null,
    boundAt: row.bound_at,
    lostAt: row.lost_at,
    hasTopics: row.has_topics === 1,
    problem: row.problem,
    topicsSeenAt: row.topics_seen_at,
    areTopicsOff: row.are_topics_off === 1,
    toldProblem: row.told_problem === null ? null : { error: row.told_problem, at: row.problem_told_at ?? 0 },
    rescueDeskId: row.rescue_desk_id,
    anonymityToldAt: row.anonymity_told_at,
    repairsToldAt: row.repairs_told_at,
  };
}

function flag(value: boolean): 0 | 1 {
  return value ? 1 : 0;
}
