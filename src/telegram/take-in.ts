import { HttpError } from "grammy";
import type { Update } from "grammy/types";
import type { Batch } from "../handle/batch.ts";
import { maskSecrets } from "../secrets.ts";
import { isStorageFailure } from "../store/failure.ts";
import type { Route } from "./bot.ts";

/** The way of an update into the database. */
export interface Path {
  /** Adds the update's work to the batch. */
  route: Route;
  batch: Batch;
}

/** The updates to receive. Every start states them, because Telegram keeps the last setting (docs:getUpdates). */
export const allowedUpdates = [
  "message",
  "edited_message",
  // For `/setup` in a channel.
  "channel_post",
  "message_reaction",
  "callback_query",
  // For canned replies by `@bot word`. None comes until BotFather has switched that on.
  "inline_query",
  "my_chat_member",
  // Joining and leaving a group (docs:Update).
  "chat_member",
] as const;

/**
 * Routes all updates, then does their work in one transaction.
 * @throws when the database does not take the batch; then none of it may be confirmed
 */
export function takeIn({ route, batch }: Path, updates: readonly Update[]): void {
  for (const update of updates) {
    try {
      route(update);
    } catch (error) {
      batch.fail(update.update_id, error);
    }
  }
  try {
    batch.commit((id) => JSON.stringify(updates.find(({ update_id }) => update_id === id)));
  } catch (error) {
    if (isStorageFailure(error)) throw error;
    throw new StuckError(describe(error), { cause: error });
  }
}

/** Updates that can neither be handled nor stored. */
export class StuckError extends Error {}

/** The error without the URL, which holds the token. */
export function explain(error: unknown): string {
  return maskSecrets(describe(error instanceof HttpError ? error.error : error));
}

export function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
