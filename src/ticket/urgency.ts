/** What the order of a manager's list depends on. */
export interface Urgency {
  /** Who or what the ticket waits for. */
  waitsFor: "team" | "client" | "later";
  /** A norm of its present wait has passed. */
  isOverdue: boolean;
  /** How long the team has let it wait, in milliseconds of working time. */
  worked: number;
  /** When the wait began, in milliseconds since the Unix epoch. */
  since: number;
}

/** The most urgent first: it waits for the team, past its norm first, then the longest. */
export function compareUrgency(one: Urgency, other: Urgency): number {
  return (
    ranks[one.waitsFor] - ranks[other.waitsFor] ||
    Number(other.isOverdue) - Number(one.isOverdue) ||
    other.worked - one.worked ||
    one.since - other.since
  );
}

const ranks = { team: 0, client: 1, later: 2 } as const;
