import type { Person } from "../../ticket/message.ts";

/** Whether what is stored of a person is what Telegram says of them. */
export function isSamePerson(known: Omit<Person, "languageCode">, person: Person): boolean {
  const { firstName, lastName, username } = known;
  return firstName === person.firstName && lastName === person.lastName && username === person.username;
}

/** The columns with the names of a person. */
export function names(person: Person) {
  return { first_name: person.firstName, last_name: person.lastName, username: person.username };
}
