/** A desk, as far as it matters for choosing one for a ticket. */
export interface DeskChoice {
  id: number;
  /** It has everything that it needs in Telegram. */
  isReady: boolean;
  /** The admin chose it for tickets that belong to no other desk. */
  isDefault: boolean;
}

/**
 * The desk for a ticket: the one that its subject or its link names, else the default desk, else the first. Skips desks
 * that are not ready: an answer from another desk is better than none. Undefined when none is ready.
 * @param desks in the order in which they were added
 * @param wanted the named desk; null when none is named
 */
export function chooseDesk<Desk extends DeskChoice>(
  desks: readonly Desk[],
  wanted: number | null,
): Desk | undefined {
  const ready = desks.filter(({ isReady }) => isReady);
  return ready.find(({ id }) => id === wanted) ?? ready.find(({ isDefault }) => isDefault) ?? ready[0];
}

/** The desks to which a ticket could move: all that are ready, except its own. */
export function otherDesks<Desk extends DeskChoice>(desks: readonly Desk[], present: number | null): Desk[] {
  return desks.filter(({ id, isReady }) => isReady && id !== present);
}
