import type { Database } from "../../../../store/database.ts";
import { findAddress } from "../../../../store/people.ts";

/** The client's private chat with the bot, which has their own id on Telegram. */
export function chatOf({ store }: { store: Database }, clientId: number): number {
  return Number(findAddress(store, clientId)!.sourceId);
}
