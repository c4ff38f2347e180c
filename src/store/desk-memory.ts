import { sql, type Transaction } from "./database.ts";
import type { Desk } from "./desks.ts";

/** What the bot remembers of a desk for itself; it is read with the desk. */

/** Topics are on. */
export function saveTopicsSeen(tx: Transaction, id: number, now: number): void {
  tx.run(sql.updateTable("desks").set({ topics_seen_at: now, are_topics_off: 0 }).where("id", "=", id));
}

export function saveTopicsOff(tx: Transaction, id: number): void {
  tx.run(sql.updateTable("desks").set({ are_topics_off: 1 }).where("id", "=", id));
}

/** The admins were told; null when the same is to be told again the next time. */
export function saveToldProblem(tx: Transaction, id: number, told: Desk["toldProblem"]): void {
  const changes = { told_problem: told?.error ?? null, problem_told_at: told?.at ?? null };
  tx.run(sql.updateTable("desks").set(changes).where("id", "=", id));
}

/** @param targetId where its tickets may go; null once it works */
export function saveRescueOffer(tx: Transaction, id: number, targetId: number | null): void {
  tx.run(sql.updateTable("desks").set({ rescue_desk_id: targetId }).where("id", "=", id));
}

export function saveAnonymityTold(tx: Transaction, id: number, now: number): void {
  tx.run(sql.updateTable("desks").set({ anonymity_told_at: now }).where("id", "=", id));
}

export function saveRepairsTold(tx: Transaction, id: number, now: number): void {
  tx.run(sql.updateTable("desks").set({ repairs_told_at: now }).where("id", "=", id));
}
