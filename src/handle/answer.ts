/** The result of a press or a command, shown at once. Plain text, short enough for a toast. */
export interface Answer {
  text: string;
  isRefusal: boolean;
  /** A press gets no answer at all, which costs no call. Telegram ends its waiting by itself. */
  isSilent?: true;
  /** A press has changed nothing that the card shows. */
  isApart?: true;
}

/** What a blocked client gets. */
export const silence: Answer = { text: "", isRefusal: true, isSilent: true };

export function done(text: string): Answer {
  return { text, isRefusal: false };
}

/** A press that has changed nothing that the card shows. */
export function apart(text: string): Answer {
  return { text, isRefusal: false, isApart: true };
}

export function refused(text: string): Answer {
  return { text, isRefusal: true };
}
