import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "../../src/store/database.ts";
import { type Desk, openDesk } from "../support/desk.ts";
import { type Person, photo, text, voice } from "../telegram/actors.ts";
import { asks, newClient } from "./people.ts";

type Written = (person: Person, words: string) => Promise<unknown>;

/** Every kind of message in private. */
const writings: Record<string, Written> = {
  "a text": (person, words) => person.writes(words),
  "an unknown command with words": (person, words) => person.writes(`/qwertyuiop ${words}`),
  "an unknown command": (person) => person.writes("/qwertyuiop"),
  "a command for another bot": (person, words) => person.writes(`/new@otherbot ${words}`),
  "/start with words": (person, words) => person.writes(`/start ${words}`),
  "/new with words": (person, words) => person.writes(`/new ${words}`),
  "/close with words": (person, words) => person.writes(`/close ${words}`),
  "/help with words": (person, words) => person.writes(`/help ${words}`),
  "/tickets with words": (person, words) => person.writes(`/tickets, ${words}`),
  "/name with words": (person, words) => person.writes(`/name ${words}?`),
  "/settings with words": (person, words) => person.writes(`/settings ${words}`),
  "a caption with a command": (person, words) => person.sends(photo(`/help ${words}`)),
  "a forwarded command": async (person, words) =>
    person.forwards(await person.in(person.chat).writes(text(`/name Слова`))).then(() => words),
  "an album": (person, words) => person.sendsAlbum([photo(words), photo()]),
  "a voice message": (person) => person.sends(voice()),
  "a reply to what the bot said": async (person, words) => {
    const said = person.messages.findLast(({ sender }) => sender.account.is_bot);
    return said === undefined ? person.writes(words) : person.repliesTo(said, words);
  },
  "an edit of a command": async (person, words) => person.edits(await person.writes("/help"), words),
};

test("whatever anybody writes in private is relayed, kept with a question or answered; the blocked hear nothing", async (t) => {
  const desk = await openDesk(t);
  const { boris, olga } = desk;
  const client = await asks(desk);
  const blocked = await asks(desk, "Спам", "Блок");
  await boris.in(desk.forum.topic("Блок")).writes("/block");
  const removed = newClient(desk, "Бывший");
  desk.joins(removed);
  await removed.in(desk.forum.topic("Анна")).writes("// тут");
  for (const each of [boris, olga]) await each.in(desk.forum.topic("Анна")).writes("// тут");
  await desk.settles();
  const removal = sql.updateTable("managers").set({ is_active: 0 }).where("id", "=", removed.id);
  desk.app.store.transaction((tx) => tx.run(removal));
  const stranger = newClient(desk, "Новый");
  const people = { client, removed, stranger, manager: boris, admin: olga };
  let count = 0;
  for (const [what, write] of Object.entries(writings)) {
    for (const [who, person] of Object.entries(people)) {
      const words = `слова номер ${(count += 1)}`;
      const before = seen(desk, person);
      await write(person, words);
      await desk.settles();
      assert.ok(seen(desk, person) > before || isKept(desk, person, words), `${who}: ${what}`);
    }
    const before = seen(desk, blocked);
    await write(blocked, `слова номер ${(count += 1)}`);
    await desk.settles();
    assert.equal(seen(desk, blocked), before, `blocked: ${what}`);
  }
});

/** The number of the bot's messages to the person, and of the person's messages on their way to the desk. */
function seen({ app }: Desk, person: Person): number {
  const relayed = app.store.all(
    sql
      .selectFrom("messages")
      .innerJoin("tickets", "tickets.id", "messages.ticket_id")
      .innerJoin("clients", "clients.id", "tickets.client_id")
      .select("messages.id")
      .where("clients.source_id", "=", String(person.id))
      .where("direction", "=", "to_desk"),
  );
  return relayed.length + person.messages.filter(({ sender }) => sender.account.is_bot).length;
}

/** The bot asked a person of the team about it, together with their messages just before. */
function isKept({ app }: Desk, { id }: Person, words: string): boolean {
  const kept = sql.selectFrom("private_messages").select("content").where("person_id", "=", id);
  return app.store
    .all(kept.where("use", "=", "asked"))
    .some(({ content }) => content.includes(words) || content.includes("voice") || content.includes("Слова"));
}
