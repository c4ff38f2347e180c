import type { Database } from "../../../store/database.ts";
import { findAddress } from "../../../store/people/clients.ts";
import type { ClientSourceName } from "../../../store/people/tables.ts";
import { privateChat } from "./private-chat/private-chat.ts";
import type { ClientSource } from "./source.ts";

const sources: Record<ClientSourceName, ClientSource> = { telegram: privateChat };

export function sourceOf({ store }: { store: Database }, clientId: number): ClientSource {
  const address = findAddress(store, clientId);
  if (address === undefined) throw new Error(`client ${clientId} is not stored`);
  return sources[address.source];
}
