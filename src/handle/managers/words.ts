import { findDesks } from "../../store/desks/desks.ts";
import { findActiveManagers, type Manager } from "../../store/people/managers.ts";
import { truncate } from "../../text/html.ts";
import { fullName, withoutDirections } from "../../ticket/message.ts";
import type { Handling } from "../handle.ts";

const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** The person's name for a list. A name from right to left does not turn the words around it. */
export function nameInList(person: { firstName: string; lastName: string | null }): string {
  const name = truncate(withoutDirections(fullName(person)), 40);
  return rightToLeft.test(name) ? `\u2068${name}\u2069` : name;
}

/** The name with the username or the number, so that nobody is taken for somebody else. */
export function fullNameInList(person: Pick<Manager, "id" | "firstName" | "lastName" | "username">): string {
  const handle = person.username === null ? String(person.id) : `@${person.username}`;
  return `${nameInList(person)} (${handle})`;
}

/** The numbers of the tickets, cut after so many. */
export function listNumbers(tickets: readonly { id: number }[], sign: string): string {
  const shown = tickets.slice(0, 20).map(({ id }) => `${sign}${id}`);
  return tickets.length > shown.length ? `${shown.join(", ")}…` : shown.join(", ");
}

/** The groups of the desks, in quotes of the language. */
export function listGroups({ tx, teamLanguage }: Handling): string {
  const [open, close] = teamLanguage === "ru" ? ["«", "»"] : ["“", "”"];
  return findDesks(tx)
    .slice(0, 10)
    .map(({ title }) => `${open}${truncate(title, 40)}${close}`)
    .join(", ");
}

/** Managers who could get the tickets of another one. */
export function findReceivers({ tx }: Handling, { id }: Pick<Manager, "id">): Manager[] {
  return findActiveManagers(tx).filter((each) => each.id !== id);
}
