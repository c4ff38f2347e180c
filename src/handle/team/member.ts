import { enrolManager, findManager } from "../../store/people.ts";
import type { Role } from "../../ticket/access.ts";
import type { Person } from "../../ticket/message.ts";
import type { TeamActor } from "../../ticket/ticket.ts";
import type { Handling } from "../handle.ts";

/** Who acts at a desk. */
export interface Member {
  role: Role;
  actor: TeamActor;
}

/**
 * Who somebody is in the desk's group. Everyone there belongs to the team and is enrolled when they first do
 * something, unless they were removed from it. `person` is null for who hides behind the group or a channel.
 */
export function meetMember({ tx, now }: Handling, person: Person | null): Member {
  if (person === null) return { role: "anonymous", actor: { kind: "anonymous" } };
  const actor = { kind: "manager", id: person.id } as const;
  const known = findManager(tx, person.id);
  if (known !== undefined && !known.isActive) return { role: "removed", actor };
  enrolManager(tx, person, now);
  return { role: known?.isAdmin === true ? "admin" : "manager", actor };
}
