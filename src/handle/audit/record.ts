import { isDeepStrictEqual } from "node:util";
import { addAuditLine, type AuditActor, type AuditEntry } from "../../store/audit.ts";
import type { Handling } from "../handle.ts";

/**
 * Adds a line to the journal of `/audit`, unless nothing has changed: an entry whose `from` equals its `to` is not recorded.
 * @param by an actor, or the person of the team who did it
 */
export function recordInAudit(
  { tx, now }: Pick<Handling, "tx" | "now">,
  by: AuditActor | { id: number },
  entry: AuditEntry,
): void {
  if ("from" in entry && isDeepStrictEqual(entry.from, entry.to)) return;
  const actor: AuditActor = "kind" in by ? by : { kind: "manager", id: by.id };
  addAuditLine(tx, { at: now, actor, entry });
}
