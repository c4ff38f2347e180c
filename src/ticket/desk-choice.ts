/** What is known of a desk when a ticket has to find its own. */
export interface Department {
  id: number;
  /** Everything that it needs from Telegram is there. */
  isReady: boolean;
  /** The admin chose it for whatever belongs to no other. */
  isDefault: boolean;
}

/**
 * The desk that a ticket belongs to: the one that its subject or its link names, else the default one, else the first.
 * One that is not ready is passed over: better that another department answers than nobody. Undefined when none is ready.
 * @param desks in the order of their coming
 * @param wanted the desk that is named; null when none is
 */
export function departmentOf<Desk extends Department>(
  desks: readonly Desk[],
  wanted: number | null,
): Desk | undefined {
  const ready = desks.filter(({ isReady }) => isReady);
  return ready.find(({ id }) => id === wanted) ?? ready.find(({ isDefault }) => isDefault) ?? ready[0];
}

/** Where a ticket could be moved to: whatever is ready, save where it is. */
export function otherDepartments<Desk extends Department>(
  desks: readonly Desk[],
  present: number | null,
): Desk[] {
  return desks.filter(({ id, isReady }) => isReady && id !== present);
}
