/** The result of a press or a command, shown at once. Plain text, short enough for a toast. */
export interface Answer {
  text: string;
  isRefusal: boolean;
}

export function done(text: string): Answer {
  return { text, isRefusal: false };
}

export function refused(text: string): Answer {
  return { text, isRefusal: true };
}
