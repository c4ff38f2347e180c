import { findManager } from "../../store/people/managers.ts";
import type { Role } from "../../ticket/access.ts";
import type { Person } from "../../ticket/message.ts";
import type { TeamActor } from "../../ticket/ticket.ts";
import type { Handling } from "../handle.ts";
import { enrol, mayJoin } from "../managers/enrolment.ts";

/** A person who acts at a desk. */
export interface Member {
  role: Role;
  actor: TeamActor;
}

/**
 * The role of a person in the desk's group. Everyone there becomes a manager with their first action, unless they were
 * removed from the team or the admins keep a list of it. `person` is null for a person who hides behind the group or a channel.
 */
export function meetMember(handling: Handling, person: Person | null): Member {
  if (person === null) return { role: "anonymous", actor: { kind: "anonymous" } };
  const actor = { kind: "manager", id: person.id } as const;
  const known = findManager(handling.tx, person.id);
  if (!mayJoin(handling, person.id))
    return { role: known === undefined || known.hasLeft ? "unlisted" : "removed", actor };
  enrol(handling, person);
  return { role: known?.isAdmin === true ? "admin" : "manager", actor };
}
