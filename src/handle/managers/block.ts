import type { AuditActor } from "../../store/audit.ts";
import { findBlockedOfTeam } from "../../store/people/blocks.ts";
import type { Html } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { unblockClient } from "../blocking/blocking.ts";
import type { Handling } from "../handle.ts";
import { findOwnClient } from "../private/own-chat.ts";

/**
 * Somebody takes the person into the team. A person of the team cannot be blocked, so this lifts the block that they have as
 * a client. Returns a line for the answer if there was one.
 */
export function liftBlock(handling: Handling, personId: number, by: AuditActor): Html[] {
  const client = findOwnClient(handling, personId);
  if (client === undefined || unblockClient(handling, client, by) !== undefined) return [];
  return [html(handling.teamLanguage, "managers-unblocked")];
}

/** The configuration may have named a blocked client as an admin, and older versions left new managers blocked. */
export function liftBlocksOfTeam(handling: Handling): void {
  for (const client of findBlockedOfTeam(handling.tx)) unblockClient(handling, client, { kind: "server" });
}
