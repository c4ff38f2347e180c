import { sql as raw } from "kysely";
import type { Effect } from "../../ticket/effect.ts";
import { type Transaction, sql } from "../database.ts";
import { statement } from "../statement.ts";
import type { Weight } from "./delivery.ts";
import { isMergeable, dropWaiting } from "./waiting.ts";

export interface NewDelivery {
  /** Rows of one lane go strictly in order. Lanes go in parallel. */
  lane: string;
  /** The chat whose limits the calls use up. */
  chatId: number;
  weight: Weight;
  effect: Effect;
  /** A row that still waits under the same key takes this one in, and keeps the earlier of the two times. */
  mergeKey?: string;
  /** The waiting row takes the later time of this one. */
  postpones?: boolean;
  /**
   * The waiting row under the same key is deleted instead of taking this one in. One that is being sent is not tried
   * again.
   */
  replaces?: boolean;
  /** The waiting row keeps the pause after its failure. */
  isPatient?: boolean;
  /** Milliseconds since the Unix epoch. At once when left out. */
  notBefore?: number;
}

export function enqueue(tx: Transaction, delivery: NewDelivery, now: number): void {
  const notBefore = delivery.notBefore ?? now;
  if (delivery.replaces === true && delivery.mergeKey !== undefined) dropWaiting(tx, delivery.mergeKey);
  const { lane, chatId, weight, mergeKey = null } = delivery;
  tx.run(
    addRow({
      lane,
      chatId,
      weight,
      mergeKey,
      effect: JSON.stringify(delivery.effect),
      notBefore,
      now,
      replaces: delivery.replaces === true ? 1 : 0,
      postpones: delivery.postpones === true ? true : undefined,
      // An urgent row does not wait for the pause of an earlier failure.
      hurries: notBefore <= now && delivery.isPatient !== true ? true : undefined,
    }),
  );
}

interface NewRow extends Pick<NewDelivery, "lane" | "chatId" | "weight"> {
  mergeKey: string | null;
  effect: string;
  notBefore: number;
  now: number;
  replaces: 0 | 1;
  postpones: true | undefined;
  hurries: true | undefined;
}

const addRow = statement(
  ({ lane, chatId, weight, mergeKey, effect, notBefore, now, replaces, postpones, hurries }: NewRow) =>
    sql
      .insertInto("outbox")
      .values({
        lane,
        chat_id: chatId,
        weight,
        merge_key: mergeKey,
        effect,
        state: "waiting",
        not_before: notBefore,
        last_error: null,
        created_at: now,
        replaces,
      })
      .onConflict((conflict) =>
        conflict
          .column("merge_key")
          .where(isMergeable)
          .doUpdateSet((set) =>
            postpones === undefined
              ? {
                  not_before: raw`min(outbox.not_before, excluded.not_before)`,
                  ...(hurries !== undefined && { is_hurried: set.val(1) }),
                }
              : { not_before: notBefore },
          ),
      ),
);
