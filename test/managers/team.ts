import { sql } from "../../src/store/database.ts";
import { findManager, type Manager } from "../../src/store/people/managers.ts";
import { type Desk, until } from "../support/desk.ts";
import type { Person, StoredMessage } from "../telegram/actors.ts";

/** Somebody with a username who has joined the desk's group. */
export async function colleague(desk: Desk, name: string, username?: string): Promise<Person> {
  const person = desk.telegram.client(name, {
    language_code: "ru",
    ...(username !== undefined && { username }),
  });
  desk.joins(person);
  await until(() => managerOf(desk, person) !== undefined, `${name} is not known`);
  return person;
}

export function managerOf(desk: Desk, { id }: Person): Manager | undefined {
  return findManager(desk.app.store, id);
}

/** The admin writes a command; returns the bot's answer. */
export async function answerTo(desk: Desk, words: string, admin: Person = desk.olga): Promise<StoredMessage> {
  const asked = await admin.writes(words);
  return admin.sees(() => true, { after: asked });
}

/** The tickets with whoever has them. */
export function holders({ app }: Desk): (number | null)[] {
  const rows = app.store.all(sql.selectFrom("tickets").select("manager_id").orderBy("id"));
  return rows.map(({ manager_id }) => manager_id);
}

/** Everything that says who is of the team and what they may do. */
export function teamRows({ app }: Desk): unknown[] {
  const { store } = app;
  return [
    store.all(sql.selectFrom("managers").selectAll().orderBy("id")),
    store.all(sql.selectFrom("tickets").select(["id", "manager_id"]).orderBy("id")),
    store.all(sql.selectFrom("settings").selectAll()),
  ];
}

/** What the menu of the person's private chat offers. Undefined when it is the clients'. */
export function menuOf(desk: Desk, { id }: Person): string[] | undefined {
  const key = JSON.stringify(["chat", id, null, ""]);
  return desk.telegram.bot.commands.get(key)?.map(({ command }) => command);
}
