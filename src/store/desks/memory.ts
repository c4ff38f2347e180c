import { sql, type Transaction } from "../database.ts";
import type { Desk } from "./desks.ts";

/** The bot's own memory of a desk. It is read with the desk. */

/** Saves that topics are on. */
export function saveTopicsSeen(tx: Transaction, id: number, now: number): void {
  tx.run(sql.updateTable("desks").set({ topics_seen_at: now, are_topics_off: 0 }).where("id", "=", id));
}

export function saveTopicsOff(tx: Transaction, id: number): void {
  tx.run(sql.updateTable("desks").set({ are_topics_off: 1 }).where("id", "=", id));
}

/** Saves what the admins were told. Null: tell them the same again the next time. */
export function saveToldProblem(tx: Transaction, id: number, told: Desk["toldProblem"]): void {
  const changes = { told_problem: told?.error ?? null, problem_told_at: told?.at ?? null };
  tx.run(sql.updateTable("desks").set(changes).where("id", "=", id));
}

/** @param targetId the desk to which its tickets may go; null once the desk works */
export function saveRescueOffer(tx: Transaction, id: number, targetId: number | null): void {
  tx.run(sql.updateTable("desks").set({ rescue_desk_id: targetId }).where("id", "=", id));
}

export function saveAnonymityTold(tx: Transaction, id: number, now: number): void {
  tx.run(sql.updateTable("desks").set({ anonymity_told_at: now }).where("id", "=", id));
}

export function saveRepairsTold(tx: Transaction, id: number, now: number): void {
  tx.run(sql.updateTable("desks").set({ repairs_told_at: now }).where("id", "=", id));
}
