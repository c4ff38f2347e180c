import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { setImmediate } from "node:timers/promises";
import { placeLost } from "../../src/handle/place/place.ts";
import { sql } from "../../src/store/database.ts";
import { findNews } from "../../src/store/deliveries/outbox.ts";
import { findTicket } from "../../src/store/tickets/tickets.ts";
import { TestClock } from "../support/clock.ts";
import { type Desk, openDesk } from "../support/desk.ts";
import { findShown, type ShownTicket } from "../contract/shown-ticket.ts";
import { findCopy, pairOf } from "../contract/conversation.ts";
import { type ForumTopic, paidMedia, type Person, Place, type StoredMessage } from "../telegram/actors.ts";
import { isBy } from "../telegram/message.ts";
import type { Draft } from "../telegram/posting.ts";
import type { Targets } from "./writings.ts";

export type Kind = "topics" | "channel";

export const everybody = [
  "a manager",
  "a manager not known yet",
  "an admin",
  "an anonymous administrator",
  "the desk's channel",
  "another channel",
  "the client, who is in the group",
  "a removed manager",
  "who left",
  "a stranger",
] as const;
export type Who = (typeof everybody)[number];

/** Where a ticket is, or was, talked about. */
export const ticketPlaces = [
  "the ticket's place",
  "a closed ticket's place",
  "a former place",
  "a place joined into another",
  "a place lost by mistake",
] as const;
export const otherPlaces = {
  topics: ["General", "a topic of people"],
  channel: ["under a post of people", "outside of threads", "the channel"],
} as const;
/** Where people talk among themselves. */
export function isTalk(where: Where): boolean {
  return !(ticketPlaces as readonly string[]).includes(where);
}

export type Where = (typeof ticketPlaces)[number] | (typeof otherPlaces)[Kind][number];

/** A ticket with everything in its place that can be answered. */
export interface Case {
  client: Person;
  ticket: ShownTicket;
  targets: Targets;
}

/** Who writes, in whose name. */
export interface Writer {
  person: Person;
  extra: Partial<Draft>;
}

/** Words that were sent while their author was still in the group may come after they left. */
class LateWords extends Place {
  protected override requireMayWrite(): void {}
}

function plain(person: Person): Writer {
  return { person, extra: {} };
}

/** A desk with another one beside it, and everybody who may write there. */
export class Office {
  readonly desk: Desk;
  readonly clock: TestClock;
  readonly #people: Readonly<Record<"vera" | "zoya" | "lena" | "oleg", Person>>;
  #clients = 0;
  #strangers = 0;

  constructor(desk: Desk, clock: TestClock, people: Record<"vera" | "zoya" | "lena" | "oleg", Person>) {
    this.desk = desk;
    this.clock = clock;
    this.#people = people;
  }

  /** Resolves when all that is to come has come, however long it is put off. */
  async rests(): Promise<void> {
    await this.#settles();
    const { app } = this.desk;
    const waits = () => findNews(app.store, 0).added.some(({ weight }) => weight === "message");
    for (let turns = 0; waits(); turns += 1) {
      assert.ok(turns < 400, "the outbox does not empty");
      const next = this.clock.nextTimer() ?? Infinity;
      this.clock.advance(Math.max(1, Math.min(next - this.clock.now(), 10_000)));
      await this.#settles();
    }
  }

  /** A ticket, talked about where it is or was. */
  async opens(where: Where): Promise<Case> {
    const { desk } = this;
    const { telegram, olga, boris } = desk;
    const client = telegram.client(`Клиент${(this.#clients += 1)}`, { language_code: "ru" });
    const question = await client.writes("Сломался чайник");
    await this.rests();
    const { ticketId } = pairOf(desk, question)!;
    const hidden = await client.sends({ ...paidMedia(), caption: "Чек" }, { has_protected_content: true });
    await this.rests();
    const ticket = findShown(desk, ticketId)!;
    const answer = await ticket.of(boris).writes("Чиним");
    const help = await ticket.of(olga).writes("/help");
    await ticket.atCard(olga).presses(/Заметка/);
    await this.rests();
    const seen = (words: RegExp) =>
      ticket.messages().findLast((each) => isBy(each, telegram.bot) && words.test(each.content.text ?? ""))!;
    const note = await ticket.of(olga).repliesTo(seen(/^📝/), `строгий клиент ${client.id}`);
    await this.rests();
    await ticket.atCard(boris).presses(/Заметка/);
    await this.rests();
    assert.ok(findCopy(desk, answer) && hidden);
    const targets = {
      card: ticket.card()!,
      copy: findCopy(desk, question)!,
      inWords: seen(/^⚠️ Клиент прислал/),
      note,
      command: help,
      notice: ticket.messages().find((each) => each.replyTo === help)!,
      prompt: seen(/^📝/),
    };
    for (const [name, target] of Object.entries(targets)) assert.ok(target, `there is no ${name}`);
    const place = this.#freeze(ticket);
    if (where === "a former place") await ticket.of(olga).writes("/desk Склад");
    if (where === "a closed ticket's place") await ticket.of(olga).writes("/close");
    if (where === "a place joined into another") {
      const other = await client.writes("/new И ещё утюг");
      await this.rests();
      await ticket.of(olga).writes(`/merge ${pairOf(desk, other)!.ticketId}`);
    }
    if (where === "a place lost by mistake") {
      this.#loses(ticketId);
      await client.writes("Ау");
    }
    // For five minutes whoever pressed the button is asked about all that they write.
    this.clock.advance(5 * 60_000);
    await this.rests();
    return { client, ticket: place, targets };
  }

  writer(who: Who, client: Person): Writer {
    const { desk } = this;
    const { account } = desk.boris;
    switch (who) {
      case "a manager":
        return plain(desk.boris);
      case "a manager not known yet": {
        const person = this.#somebody("Новенький");
        desk.hasLongHad(person);
        return plain(person);
      }
      case "an admin":
        return plain(desk.olga);
      case "an anonymous administrator":
        return plain(this.#people.vera);
      case "the desk's channel":
        return { person: desk.boris, extra: { sender: { account, sender_chat: desk.cardChat } } };
      case "another channel": {
        const sender_chat = { id: -1_001_777_777_777, type: "channel", title: "Канал" } as const;
        const person = desk.kind === "channel" ? this.#people.oleg : desk.boris;
        return { person, extra: { sender: { account: person.account, sender_chat } } };
      }
      case "the client, who is in the group":
        desk.joins(client);
        return plain(client);
      case "a removed manager":
        return plain(this.#people.zoya);
      case "who left":
        return plain(this.#people.lena);
      case "a stranger":
        return plain(this.#reader("Чужой"));
      default:
        return who satisfies never;
    }
  }

  /** Where the person writes. */
  place({ person }: Writer, where: Where, { ticket }: Case): Place {
    const { desk } = this;
    const late = (place: Place) =>
      desk.kind === "topics" || where === "outside of threads"
        ? new LateWords(place.world, place.account, place.chat, place.topicId)
        : place;
    switch (where) {
      case "General":
        return late(person.in(desk.forum));
      case "a topic of people":
        return late(person.in(this.#ownTopic));
      case "under a post of people":
        return person.in(this.#ownPost);
      case "outside of threads":
        return late(person.in(desk.group));
      case "the channel":
        return person.in(desk.channel);
      default:
        return late(ticket.of(person));
    }
  }

  /** From now on: returns what the bot has said since then, by chat. */
  listens(): () => { privately: Map<number, StoredMessage[]>; atDesks: StoredMessage[] } {
    const { bot, world } = this.desk.telegram;
    const chats = () => [...bot.privateChats.values(), ...world.groups.values(), ...world.channels.values()];
    const before = new Map(chats().map((chat) => [chat, lastOf(chat.messages)]));
    return () => {
      const privately = new Map<number, StoredMessage[]>();
      const atDesks: StoredMessage[] = [];
      for (const chat of chats()) {
        const from = before.get(chat) ?? 0;
        const news: StoredMessage[] = [];
        for (let id = lastOf(chat.messages); id > from; id -= 1) {
          const message = chat.messages.get(id);
          if (message !== undefined && isBy(message, bot)) news.unshift(message);
        }
        if (news.length === 0) continue;
        if (chat.kind === "private") privately.set(chat.id, news);
        else atDesks.push(...news);
      }
      return { privately, atDesks };
    };
  }

  /** Time that passed too quickly looks like a lost connection; then the bot asks again after a pause. */
  async #settles(): Promise<void> {
    const { queue } = this.desk.telegram.bot;
    for (let looks = 1; queue.length > 0; looks += 1) {
      if (looks % 500 === 0) this.clock.advance(1_000);
      await setImmediate();
    }
    await this.desk.settles();
  }

  get #ownTopic(): ForumTopic {
    return this.desk.forum.findTopic("Обеды") ?? this.desk.forum.createTopic("Обеды");
  }

  get #ownPost(): StoredMessage {
    return this.desk.channel.findPost("Завтра выходной")!;
  }

  /** The ticket's place as it is now, wherever the ticket goes. */
  #freeze(ticket: ShownTicket): ShownTicket {
    const card = ticket.card()!;
    return {
      ...ticket,
      card: () => card,
      ...(this.desk.kind === "channel" && { of: (person) => person.in(card) }),
    };
  }

  /** As after Telegram said for a moment that the thread is not found. */
  #loses(ticketId: number): void {
    const { clock, desk } = this;
    const constant = { teamLanguage: "ru", timeZone: "Europe/Moscow", botUsername: "topicdesk_bot" } as const;
    desk.app.store.transaction((tx) =>
      placeLost({ tx, now: clock.now(), ...constant }, findTicket(tx, ticketId)!),
    );
  }

  #reader(name: string): Person {
    const person = this.#somebody(name);
    if (this.desk.kind === "channel") this.desk.channel.add(person);
    return person;
  }

  #somebody(name: string): Person {
    return this.desk.telegram.client(`${name}${(this.#strangers += 1)}`, { language_code: "ru" });
  }
}

/** The newest id; messages are kept in the order of their ids. */
function lastOf(messages: ReadonlyMap<number, StoredMessage>): number {
  let last = 0;
  for (const id of messages.keys()) last = id;
  return last;
}

export async function openOffice(t: TestContext, kind: Kind): Promise<Office> {
  const clock = new TestClock();
  const desk = await openDesk(t, { clock, kind });
  const { telegram, olga, boris } = desk;
  const store = telegram.forum("Склад", { owner: olga });
  await olga.in(store).presses("Добавить отдел");
  await olga.in(store).sees("Всё готово");
  const person = (name: string) => telegram.client(name, { language_code: "ru" });
  const people = { vera: person("Вера"), zoya: person("Зоя"), lena: person("Лена"), oleg: person("Олег") };
  const { vera, zoya, lena, oleg } = people;
  for (const each of [vera, zoya, lena]) desk.joins(each);
  for (const each of [boris, vera, zoya, lena]) await each.in(desk.group).writes("Всем привет");
  const office = new Office(desk, clock, people);
  await office.rests();
  desk.group.promote(vera, { is_anonymous: true });
  desk.group.leave(lena);
  if (kind === "channel") {
    desk.channel.add(oleg);
    desk.channel.promote(boris, ["can_post_messages"]);
    await olga.in(desk.channel).writes("Завтра выходной");
  }
  await office.rests();
  const removal = sql.updateTable("managers").set({ is_active: 0 }).where("id", "=", zoya.id);
  desk.app.store.transaction((tx) => tx.run(removal));
  return office;
}
