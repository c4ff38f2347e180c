import { enrolManager, findManager } from "../../store/people.ts";
import type { Role } from "../../ticket/access.ts";
import type { Person } from "../../ticket/message.ts";
import type { TeamActor } from "../../ticket/ticket.ts";
import type { Handling } from "../handle.ts";

/** A person who acts at a desk. */
export interface Member {
  role: Role;
  actor: TeamActor;
}

/**
 * The role of a person in the desk's group. Everyone there belongs to the team and becomes a manager with their first
 * action, unless they were removed from the team. `person` is null for a person who hides behind the group or a channel.
 */
export function meetMember({ tx, now }: Handling, person: Person | null): Member {
  if (person === null) return { role: "anonymous", actor: { kind: "anonymous" } };
  const actor = { kind: "manager", id: person.id } as const;
  const known = findManager(tx, person.id);
  if (known !== undefined && !known.isActive) return { role: "removed", actor };
  enrolManager(tx, person, now);
  return { role: known?.isAdmin === true ? "admin" : "manager", actor };
}
