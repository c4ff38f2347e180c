import { findPairOfClient } from "../../src/store/messages/pairs.ts";
import { findMessagesFrom } from "../../src/store/messages/messages.ts";
import { findClientOnTelegram } from "../../src/store/people/clients.ts";
import { ticketsOf } from "../support/clients.ts";
import {
  dice,
  location,
  type Person,
  photo,
  type Place,
  sticker,
  type StoredMessage,
  voice,
} from "../telegram/actors.ts";
import { textOf } from "../telegram/content.ts";
import { findAtDesk, type Ground, type Spot } from "./ground.ts";
import type { Story } from "./story.ts";

/** A message that a person wrote, and its destination. */
export interface Written {
  client: Person;
  message: StoredMessage;
  /** A question goes to the desk, an answer to the client, a remark to nobody. */
  kind: "question" | "answer" | "remark";
}

/** Clients and managers who act at random. */
export class Bustle {
  readonly story: Story;
  readonly ground: Ground;
  readonly clients: readonly Person[];
  readonly written: Written[] = [];
  /** The kind of message for each mark. */
  readonly marks = new Map<string, Written["kind"]>();
  readonly ownerOfMark = new Map<string, Person>();
  /** The message with the mark, if it has to arrive on the other side. */
  readonly originalOfMark = new Map<string, StoredMessage>();
  /** Clients who stopped the bot at some time. */
  readonly blockers = new Set<Person>();
  /** A manager's last reaction to a client's message, and the copy on which they set it. */
  readonly reactions = new Map<StoredMessage, { emoji: string; copy: StoredMessage }>();
  /** A client's last reaction to a copy of an answer. */
  readonly clientReactions = new Map<StoredMessage, string>();
  readonly #random: () => number;
  readonly #nextMark: () => number;

  constructor(options: {
    story: Story;
    ground: Ground;
    clients: readonly Person[];
    random: () => number;
    nextMark: () => number;
  }) {
    this.story = options.story;
    this.ground = options.ground;
    this.clients = options.clients;
    this.#random = options.random;
    this.#nextMark = options.nextMark;
  }

  /** One action of one person. */
  async step(): Promise<void> {
    const client = this.#pick(this.clients)!;
    const spot = this.#pick(this.#spotsOf(client));
    if (spot === undefined || this.#random() < 0.5) await this.#clientActs(client);
    else await this.#managerActs(client, spot);
  }

  /** Lets everybody be reached again, and lets each client write last in each of their tickets. */
  async end(): Promise<void> {
    const { store } = this.story.desk.app;
    for (const client of this.clients) {
      if (client.chat.isBlocked) await client.unblocks();
      const tickets = ticketsOf(store, client);
      if (tickets.length === 0) await this.#asks(client, client);
      for (const { id } of tickets) {
        const own = findMessagesFrom(store, id, 0).findLast(({ direction }) => direction === "to_desk");
        const before = client.chat.messages.get(own?.clientMessageId ?? 0);
        if (before === undefined) continue;
        this.#add("question", client, await client.repliesTo(before, this.#words("question", client)));
      }
    }
  }

  /** Answers all clients, so that nobody waits for the team any more. */
  async isAnswered(): Promise<void> {
    for (const client of this.clients) {
      for (const spot of this.#spotsOf(client)) await this.#asks(client, spot.of(this.story.boris), "answer");
    }
  }

  async #clientActs(client: Person): Promise<void> {
    if (client.chat.isBlocked) {
      if (this.#random() < 0.3) await client.unblocks();
      return;
    }
    const copies = client.messages.filter(({ sender }) => sender.account.is_bot);
    const own = this.#own("question", client);
    const chance = this.#random();
    if (chance < 0.5) await this.#asks(client, client);
    else if (chance < 0.58) await this.#sendsAlbum("question", client, client);
    else if (chance < 0.72) await this.#edits("question", client, client);
    else if (chance < 0.84) await this.#replies("question", client, client, [...copies, ...own]);
    else if (chance < 0.89) {
      const copy = this.#pick(copies);
      const emoji = this.#pick(["👍", "🔥", ""])!;
      if (copy === undefined || (emoji === "" && !copy.reactions.has(client.id))) return;
      if (this.#isKnown(client, copy)) this.clientReactions.set(copy, emoji);
      else this.clientReactions.delete(copy);
      await client.reacts(copy, emoji);
    } else if (chance < 0.92) await client.writes("/new");
    else if (chance < 0.95) await client.writes("/close");
    else if (chance < 0.97) {
      this.blockers.add(client);
      await client.blocks();
    } else
      await client
        .sends(this.#pick([sticker(), voice(), location(), dice()])!)
        .then((message) => this.#add("question", client, message));
  }

  async #managerActs(client: Person, spot: Spot): Promise<void> {
    const place = spot.of(this.story.boris);
    const own = this.#own("answer", client).filter((message) => this.ground.placeOf(message) === spot.id);
    const chance = this.#random();
    if (chance < 0.45) await this.#asks(client, place, "answer");
    else if (chance < 0.52) await this.#sendsAlbum("answer", client, place);
    else if (chance < 0.62) await this.#edits("answer", client, place, spot);
    else if (chance < 0.72) {
      const copies = place.messages.filter(({ sender, content }) => sender.account.is_bot && content.text);
      await this.#replies("answer", client, place, [...copies, ...own]);
    } else if (chance < 0.8) {
      const note = this.#words("remark", client);
      this.#add("remark", client, await place.writes(this.#random() < 0.5 ? `// ${note}` : `/note ${note}`));
    } else if (chance < 0.86) await this.#reacts(client, spot);
    else if (chance < 0.89) {
      const answer = this.#pick(own);
      if (answer !== undefined) await place.repliesTo(answer, "/del");
    } else if (chance < 0.91) {
      const answer = this.#pick(own.filter(({ content, media_group_id }) => content.text && !media_group_id));
      if (answer !== undefined) await place.edits(answer, `// ${this.#words("remark", client)}`);
    } else if (chance < 0.94) await place.writes("/close");
    else if (chance < 0.97) await place.writes("/reopen");
    else this.#harms(spot);
  }

  /** Picks a harm by the chances of the ground. With the rest of the chance nothing happens. */
  #harms(spot: Spot): void {
    let left = this.#random() * 3;
    const harm = this.ground.harms.find(([chance]) => (left -= chance) < 0);
    harm?.[1](spot);
  }

  async #asks(client: Person, place: Place, kind: "question" | "answer" = "question"): Promise<void> {
    this.#add(kind, client, await place.writes(this.#words(kind, client)));
  }

  async #sendsAlbum(kind: "question" | "answer", client: Person, place: Place): Promise<void> {
    const items = Array.from({ length: 2 + Math.floor(this.#random() * 3) }, () =>
      photo(this.#words(kind, client)),
    );
    for (const message of await place.sendsAlbum(items)) this.#add(kind, client, message);
  }

  async #edits(kind: "question" | "answer", client: Person, place: Place, spot?: Spot): Promise<void> {
    const message = this.#pick(
      this.#own(kind, client).filter(
        (each) =>
          (each.content.text ?? each.content.caption) !== undefined &&
          !each.content.text?.startsWith("//") &&
          (spot === undefined || this.ground.placeOf(each) === spot.id),
      ),
    );
    const words = message?.content.text ?? message?.content.caption;
    if (message !== undefined) await place.edits(message, `${words}, исправлено`);
  }

  async #replies(
    kind: "question" | "answer",
    client: Person,
    place: Place,
    targets: StoredMessage[],
  ): Promise<void> {
    const target = this.#pick(targets);
    if (target === undefined) return;
    const words = target.content.text?.split(" ")[0];
    const quote = words !== undefined && words !== "" && this.#random() < 0.5 ? { quote: words } : {};
    this.#add(kind, client, await place.repliesTo(target, this.#words(kind, client), quote));
  }

  /** Reacts to a copy that the bot knows. It does not know a copy if the answer to its call was cut off. */
  async #reacts(client: Person, spot: Spot): Promise<void> {
    const { desk, boris } = this.story;
    const pairs = ticketsOf(desk.app.store, client)
      .filter(({ topicId }) => topicId === spot.id)
      .flatMap(({ id }) => findMessagesFrom(desk.app.store, id, 0))
      .filter(({ direction, mediaGroupId }) => direction === "to_desk" && mediaGroupId === null);
    const pair = this.#pick(pairs);
    const copy = findAtDesk(this.ground, pair?.deskMessageId ?? null);
    const original = client.chat.messages.get(pair?.clientMessageId ?? 0);
    const place = spot.of(boris);
    if (copy?.chat !== place.chat || original === undefined) return;
    const emoji = this.#pick(["👍", "👏", ""])!;
    // A copy that came anew has no reaction that its manager could take back.
    if (emoji === "" && !copy.reactions.has(boris.id)) return;
    this.reactions.set(original, { emoji, copy });
    await place.reacts(copy, emoji);
  }

  /** Whether the bot knows the copy yet. The answer to its call may be on its way, or be lost. */
  #isKnown(client: Person, copy: StoredMessage): boolean {
    const { store } = this.story.desk.app;
    const known = findClientOnTelegram(store, client.id);
    return known !== undefined && findPairOfClient(store, known.id, copy.message_id) !== undefined;
  }

  #spotsOf(client: Person): Spot[] {
    return ticketsOf(this.story.desk.app.store, client)
      .map((ticket) => this.ground.spot(ticket))
      .filter((spot) => spot !== undefined);
  }

  #own(kind: Written["kind"], client: Person): StoredMessage[] {
    return this.written
      .filter((each) => each.kind === kind && each.client === client && !each.message.isDeleted)
      .map(({ message }) => message);
  }

  #add(kind: Written["kind"], client: Person, message: StoredMessage): void {
    this.written.push({ kind, client, message });
    if (kind === "remark") return;
    for (const mark of marksIn(textOf(message.content))) this.originalOfMark.set(mark, message);
  }

  /** Words that no other message contains. */
  #words(kind: Written["kind"], client: Person): string {
    const mark = `⟦${this.#nextMark()}⟧`;
    this.marks.set(mark, kind);
    this.ownerOfMark.set(mark, client);
    return `${mark} ${this.#pick(["да", "нет", "когда?", "спасибо", "не работает"])}`;
  }

  #pick<T>(items: readonly T[]): T | undefined {
    return items[Math.floor(this.#random() * items.length)];
  }
}

export function marksIn(words: string): string[] {
  return words.match(/⟦\d+⟧/g) ?? [];
}
