import type { Database } from "../store/database.ts";
import { findSeenById, findSeenByUsername, type SeenPerson } from "../store/people/seen.ts";

export type PersonSearch =
  | { ok: true; person: SeenPerson }
  /** It is neither a username nor a number. */
  | { ok: false; why: "unreadable" }
  /** The bot has never seen such a person. `written` as people write it: `@name` or a number. */
  | { ok: false; why: "unseen"; written: string }
  /** The username has changed hands, and the bot does not know who has it now. */
  | { ok: false; why: "several"; written: string; people: SeenPerson[] };

/** The person of `@username`, of a link to them, or of a Telegram id, among those whom the bot has seen. */
export function findPerson(db: Database, written: string): PersonSearch {
  const named = readPersonName(written);
  if (named === undefined) return { ok: false, why: "unreadable" };
  if (typeof named === "number") {
    const person = findSeenById(db, named);
    return person === undefined ? { ok: false, why: "unseen", written: String(named) } : { ok: true, person };
  }
  const [person, ...others] = findSeenByUsername(db, named);
  if (person === undefined) return { ok: false, why: "unseen", written: `@${named}` };
  if (others.length > 0)
    return { ok: false, why: "several", written: `@${named}`, people: [person, ...others] };
  return { ok: true, person };
}

/** A Telegram id, or a username without the `@`. Undefined for anything else. */
function readPersonName(written: string): number | string | undefined {
  const words = written.trim();
  if (/^[1-9]\d{0,15}$/.test(words)) return Number(words);
  // Some usernames have only 4 letters.
  return /^(?:@|(?:https?:\/\/)?t\.me\/)?([a-z]\w{3,31})$/i.exec(words)?.[1];
}
