import { type Client, findClientOnTelegram } from "../../store/people/clients.ts";
import { findManager } from "../../store/people/managers.ts";
import { findPerson, type PersonSearch } from "../find-person.ts";
import type { Handling, Reading } from "../handle.ts";

export type FoundClient =
  | { ok: true; client: Client; isOfTeam: boolean }
  | { ok: false; why: Extract<PersonSearch, { ok: false }>["why"]; isOfTeam: boolean };

/** The client whom the team means by a Telegram id, or by a username with its `@` or in a link. */
export function findClientBy({ tx }: Handling, word: string): FoundClient {
  // A bare word may be a reason, and a wrong person would be blocked.
  const isName = /^(?:@|(?:https?:\/\/)?t\.me\/|\d)/i.test(word);
  const found: PersonSearch = isName ? findPerson(tx, word) : { ok: false, why: "unreadable" };
  if (!found.ok) return { ok: false, why: found.why, isOfTeam: false };
  const { id } = found.person;
  const isOfTeam = findManager(tx, id)?.isActive === true;
  const client = findClientOnTelegram(tx, id);
  return client === undefined ? { ok: false, why: "unseen", isOfTeam } : { ok: true, client, isOfTeam };
}

/** Whether somebody of the team is that client: they tried the desk. */
export function isSamePerson({ tx }: Pick<Reading, "tx">, personId: number, clientId: number): boolean {
  return findClientOnTelegram(tx, personId)?.id === clientId;
}
