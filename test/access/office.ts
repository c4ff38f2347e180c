import assert from "node:assert/strict";
import { sql } from "../../src/store/database.ts";
import { findClientOnTelegram } from "../../src/store/people/clients.ts";
import { type ShownTicket, shows } from "../contract/shown-ticket.ts";
import type { Desk } from "../support/desk.ts";
import type { Forum, Person, Place, StoredMessage } from "../telegram/actors.ts";
import { press, sendPress } from "../telegram/press.ts";
import { silence, type Somebody, type Somewhere } from "./people.ts";
import { Records } from "./records.ts";
import { changes, lineOf, takeSnapshot } from "./snapshot.ts";

/** A ticket in a state in which the button or the command would do something. */
export interface Case {
  id: number;
  client: Person;
  ticket: ShownTicket;
}

/** Somebody presses a button with this data. */
interface Pressing {
  ticket: Case;
  who: Somebody;
  where: Somewhere;
  data: string;
}

/** A ticket for a command, with whatever the command of each replies to. */
export type Written = Case & { replyTo?: ReadonlyMap<Somebody, StoredMessage> };

/** A desk with everybody who may come by, and a group that is none. */
export class Office {
  readonly desk: Desk;
  readonly elsewhere: Forum;
  readonly people: Record<Exclude<Somebody, "the client">, Person>;
  readonly records: Records;
  #clients = 0;
  #questions = 0;

  constructor(desk: Desk, elsewhere: Forum, people: Office["people"]) {
    this.desk = desk;
    this.elsewhere = elsewhere;
    this.people = people;
    this.records = new Records(desk, elsewhere);
  }

  /** A ticket of a client of its own, shown at the desk. */
  async open(): Promise<Case> {
    const client = this.desk.telegram.client(`Клиент-${(this.#clients += 1)}.`, { language_code: "ru" });
    await client.writes("Вопрос");
    await this.desk.settles();
    const id = this.records.last("tickets");
    return { id, client, ticket: await shows(this.desk, id) };
  }

  async close(client: Person): Promise<void> {
    await client.writes("/close");
    await this.desk.settles();
  }

  async block(client: Person): Promise<void> {
    const is_blocked = 1 as const;
    const found = sql.updateTable("clients").where("source_id", "=", String(client.id));
    this.records.run(found.set({ is_blocked }));
    await this.desk.settles();
  }

  /** Adds a frequent question. */
  async faq(): Promise<number> {
    this.#questions += 1;
    await this.people["an admin"].writes(`/faq add Вопрос ${this.#questions}? = Ответ`);
    await this.desk.settles();
    return this.records.last("faq");
  }

  /** Presses a button with this data under some message of the bot's. */
  async press(ticket: Case, who: Somebody, where: Somewhere, data: string) {
    const { news, answers } = await this.pressAll([{ ticket, who, where, data }]);
    return { news, answer: answers[0]! };
  }

  /** All press at once; returns what that changed, and each one's answer. */
  async pressAll(presses: readonly Pressing[]) {
    await this.desk.settles();
    const before = takeSnapshot(this.desk);
    const answers = await Promise.all(presses.map((each) => this.#answerTo(each)));
    await this.desk.settles();
    const after = takeSnapshot(this.desk);
    return {
      answers,
      news: [...changes(before.rows, after.rows), ...changes(before.screens, after.screens)],
    };
  }

  async #answerTo({ ticket, who, where, data }: Pressing): Promise<string> {
    const place = this.#place(ticket, who, where);
    const message =
      where === "desk"
        ? ticket.ticket.card()
        : place.messages.find(({ sender, content }) => sender.account.is_bot && content.text);
    assert.ok(message, `${who} has no message of the bot's ${where}`);
    // A blocked client gets no answer at all.
    if (who === "the client" && where === "private" && this.#isBlocked(ticket.client)) {
      sendPress(place, message, data, () => assert.fail("the press was answered"));
      return silence;
    }
    const button = { text: "кнопка", callback_data: data };
    const { text = "" } = await press(place, { kind: "inline", message, button });
    return text;
  }

  /** Writes a command; returns what it changed and what the bot says, wherever it says it. */
  async write(ticket: Written, who: Somebody, where: Somewhere, words: string) {
    const { changed, told } = await this.writeAll(ticket, [[who, where]], words);
    return { changed, told };
  }

  /**
   * All of them write at once; returns what that changed, what the bot says, wherever it says it, and what of that answers
   * each.
   */
  async writeAll(ticket: Written, cells: readonly (readonly [Somebody, Somewhere])[], words: string) {
    await this.desk.settles();
    const before = takeSnapshot(this.desk);
    const written = await Promise.all(cells.map(([who, where]) => this.#writes(ticket, who, where, words)));
    await this.desk.settles();
    const after = takeSnapshot(this.desk);
    const own = new Set(written.map(lineOf));
    const told = changes(before.screens, after.screens).filter((line) => !own.has(line));
    const isAnswer = (line: string, { chat, message_id }: StoredMessage) => {
      const message = after.screens.get(line);
      if (message?.chat !== chat) return false;
      return chat.kind === "private" || message.replyTo?.message_id === message_id;
    };
    return {
      changed: changes(before.rows, after.rows),
      told,
      answers:
        written.length === 1 ? [told] : written.map((each) => told.filter((line) => isAnswer(line, each))),
    };
  }

  async #writes(
    { replyTo, ...ticket }: Written,
    who: Somebody,
    where: Somewhere,
    words: string,
  ): Promise<StoredMessage> {
    const place = this.#place(ticket, who, where);
    const text = words
      .replace("{admin}", String(this.people["an admin"].id))
      .replace("{manager}", String(this.people["a manager"].id));
    const target = replyTo?.get(who);
    return target === undefined || where === "private" ? place.writes(text) : place.repliesTo(target, text);
  }

  #isBlocked(client: Person): boolean {
    return findClientOnTelegram(this.desk.app.store, client.id)?.isBlocked === true;
  }

  #place({ client, ticket }: Case, who: Somebody, where: Somewhere): Place {
    const person = who === "the client" ? client : this.people[who];
    if (where === "private") return person;
    return where === "desk" ? ticket.of(person) : person.inGeneral(this.elsewhere);
  }
}
