import type { Database } from "../../../../store/database.ts";
import { findAddress } from "../../../../store/people/clients.ts";

/** The client's private chat with the bot. Its id is the client's own id on Telegram. */
export function chatOf({ store }: { store: Database }, clientId: number): number {
  return Number(findAddress(store, clientId)!.sourceId);
}
