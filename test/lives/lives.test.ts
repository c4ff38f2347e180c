import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import * as fc from "fast-check";
import type { Update } from "grammy/types";
import { sql } from "../../src/store/database.ts";
import { findJournal } from "../../src/store/tickets/journal.ts";
import { findClientOnTelegram } from "../../src/store/people/clients.ts";
import { findTicket } from "../../src/store/tickets/tickets.ts";
import { plain } from "../../src/text/text.ts";
import type { Status } from "../../src/ticket/ticket.ts";
import { TestClock } from "../support/clock.ts";
import { atEveryDesk, type Nature } from "../contract/nature.ts";
import type { Desk } from "../support/desk.ts";
import { Comments, type Person, photo, type Place, type StoredMessage } from "../telegram/actors.ts";
import { isRoomOf, numberOf, type Room, roomOf, roomsOf } from "../support/rooms.ts";
import { findButton, press } from "../telegram/press.ts";

/** Somebody does something; `pick` says to which of those that there are. Whatever cannot be done is left out. */
interface Step {
  deed: keyof typeof deeds;
  who: number;
  pick: number;
}

/** The same for everybody, so that a change is judged by itself. Another is tried with SEED. */
const seed = Number(process.env["SEED"] ?? 701_675_834);
const numRuns = Number(process.env["RUNS"] ?? 30);

atEveryDesk("life", (nature) => {
  test(`whatever happens in whatever order, all of it is in its place at the end (SEED=${seed})`, async () => {
    const step: fc.Arbitrary<Step> = fc.record({
      deed: fc.constantFrom(...(Object.keys(deeds) as Step["deed"][])),
      who: fc.nat(2),
      pick: fc.nat(30),
    });
    const life = fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 60, size: "max" }),
      async (steps) => {
        const closings: (() => unknown)[] = [];
        const world = await openWorld(
          { after: (close: () => unknown) => closings.push(close) } as never,
          nature,
        );
        try {
          for (const { deed, who, pick } of steps) {
            await deeds[deed](world, who, pick);
            // Else the next comes while Topicdesk is still at this one.
            if (pick % 2 === 0) await world.desk.settles();
          }
          await comesToRest(world);
          checkPlaces(world);
          checkOrder(world);
          checkCards(world);
          checkJournals(world);
        } finally {
          for (const close of closings) await close();
        }
      },
    );
    await fc.assert(life, { seed, numRuns });
  });
});

/** A desk, its people, and what every word that they wrote is allowed to be seen by. */
interface World {
  desk: Desk;
  clients: Person[];
  managers: Person[];
  /** By the words of an answer: the client of the ticket that it was written in. */
  readers: Map<string, Person>;
  /** Words that no client may ever see, and those that none may see in the end. */
  secrets: Set<string>;
  takenBack: Set<string>;
  /** Answers that were held back, and go out later than they were written. */
  late: Set<string>;
  answers: { message: StoredMessage; room: Room; author: Person }[];
  /** Updates as the bot got them, and those that it is to get again. */
  given: Update[];
  again: Update[];
  /** What was somewhere that it should not have been, when it was there. */
  strays: string[];
  count: number;
}

const deeds = {
  async writes(world: World, who: number) {
    await world.clients[who]!.writes(nextWords(world, who));
  },
  async writesAgain(world: World, who: number) {
    await world.clients[who]!.writes(nextWords(world, who));
  },
  async sendsAlbum(world: World, who: number) {
    await world.clients[who]!.sendsAlbum([photo(nextWords(world, who)), photo(nextWords(world, who))]);
  },
  async replies(world: World, who: number, pick: number) {
    const client = world.clients[who]!;
    const message = pickFrom(client.messages, pick);
    if (message) await client.repliesTo(message, nextWords(world, who));
  },
  async asksForNew({ clients }: World, who: number) {
    await clients[who]!.writes("/new");
  },
  async closesOwn({ clients }: World, who: number) {
    await clients[who]!.writes("/close");
  },
  async pressesSomething({ clients }: World, who: number, pick: number) {
    await pressAny(clients[who]!, pick);
  },
  async moves({ clients, desk }: World, who: number) {
    const client = clients[who]!;
    const button = findButton(client.messages, "В другое обращение");
    if (!button) return;
    await press(client, button);
    await desk.settles();
    const target = findButton([button.message], /№|Новое/);
    if (target) await press(client, target);
  },
  async answers(world: World, who: number, pick: number) {
    await answer(world, who, pick, (place, words) => place.writes(words));
  },
  async answersByReply(world: World, who: number, pick: number) {
    await answer(world, who, pick, (place, words) => {
      const message = pickFrom(place.messages, pick);
      return message ? place.repliesTo(message, words) : place.writes(words);
    });
  },
  async answersByAlbum(world: World, who: number, pick: number) {
    await answer(world, who, pick, async (place, words) => {
      const [first] = await place.sendsAlbum([photo(words), photo()]);
      return first!;
    });
  },
  async notes(world: World, who: number, pick: number) {
    const words = `тайна ${(world.count += 1)}`;
    world.secrets.add(words);
    await inRoom(world, who, pick)?.writes(pick % 2 === 0 ? `// ${words}` : `/note ${words}`);
  },
  async turnsIntoNote(world: World, _: number, pick: number) {
    const found = pickFrom(world.answers, pick);
    if (!found || found.message.isDeleted) return;
    const { author, message } = found;
    const words = message.content.text ?? message.content.caption!;
    if (words.startsWith("//")) return;
    world.takenBack.add(words);
    await author.in(found.room).edits(message, `// ${words}`);
  },
  closes: async (world: World, who: number, pick: number) => command(world, who, pick, "/close"),
  reopens: async (world: World, who: number, pick: number) => command(world, who, pick, "/reopen"),
  claims: async (world: World, who: number, pick: number) => command(world, who, pick, "/claim"),
  async pressesAtDesk(world: World, who: number, pick: number) {
    const place = inRoom(world, who, pick);
    // A post has its buttons outside of its comments.
    if (place instanceof Comments) await pressAny(place, pick, [place.commented, ...place.messages]);
    else if (place) await pressAny(place, pick);
  },
  async splits(world: World, who: number, pick: number) {
    const place = inRoom(world, who, pick);
    const copies = place?.messages.filter(({ sender, content }) => {
      return sender.account.is_bot && isOfClient(wordsOf(content));
    });
    const message = pickFrom(copies ?? [], pick);
    if (message) await place!.repliesTo(message, "/split");
  },
  async isGivenAgain({ given, again }: World, _: number, pick: number) {
    const update = pickFrom(given, pick);
    if (update) again.push(update);
  },
  async rests({ desk }: World) {
    await pass(desk, 600);
  },
  async restsLonger({ desk }: World) {
    await pass(desk, 2_000);
  },
};

async function openWorld(t: TestContext, nature: Nature): Promise<World> {
  const clock = new TestClock();
  const desk = await nature.open(t, { clock });
  const { telegram, boris, olga } = desk;
  nature.unsettles(desk);
  const clients = ["Анна", "Вера", "Глеб"].map((name) => telegram.client(name, { language_code: "ru" }));
  const world: World = {
    desk,
    clients,
    managers: [boris, olga],
    readers: new Map(),
    secrets: new Set(),
    takenBack: new Set(),
    late: new Set(),
    answers: [],
    given: [],
    again: [],
    strays: [],
    count: 0,
  };
  for (const [who, client] of clients.entries()) await client.writes(nextWords(world, who));
  await desk.settles();
  givesSomeAgain(world);
  telegram.world.onChange(() => watches(world));
  return world;
}

/** Notes what the bot is given; what it is to be given again comes with the next that is new. */
function givesSomeAgain({ desk, given, again }: World): void {
  const { queue } = desk.telegram.bot;
  const peek = queue.peek.bind(queue);
  queue.peek = (limit) => {
    const updates = peek(limit);
    if (updates.length === 0) return updates;
    given.push(...updates);
    return [...again.splice(0), ...updates];
  };
}

/** Looks at the newest message of every private chat and of the group, as they come. */
function watches({ desk, clients, readers, secrets, strays }: World): void {
  for (const client of clients) {
    const message = client.messages.at(-1);
    if (!message?.sender.account.is_bot) continue;
    const words = message.content.text ?? message.content.caption ?? "";
    const reader = readers.get(words);
    if (reader !== undefined && reader !== client) strays.push(`${client.account.first_name} got ${words}`);
    if ([...secrets].some((secret) => words.endsWith(secret))) strays.push(`a client got ${words}`);
    if (isOfClient(words)) strays.push(`a client got ${words}`);
  }
  const copy = [...desk.group.chat.messages.values()].at(-1);
  const [, who] = /^клиент (\d)/.exec(copy?.content.text ?? copy?.content.caption ?? "") ?? [];
  if (copy === undefined || who === undefined) return;
  const name = clients[Number(who)]!.account.first_name;
  const room = roomOf(desk, copy);
  if (room === undefined || !isRoomOf(room, name))
    strays.push(`${wordsOf(copy.content)} of ${name} elsewhere`);
}

/** Until nothing waits any more, the upkeep of the cards included, which has only so many calls a minute. */
async function comesToRest(world: World): Promise<void> {
  const { desk } = world;
  if (world.again.length > 0) await world.clients[0]!.writes("/help");
  const waits = () => desk.app.store.first(sql.selectFrom("outbox").select("effect")) !== undefined;
  for (let tries = 0; tries === 0 || waits(); tries += 1) {
    assert.ok(tries < 100, "it does not come to rest");
    await pass(desk, 20_000);
  }
}

function checkPlaces({ desk, clients, secrets, takenBack, strays }: World): void {
  assert.deepEqual(strays, []);
  for (const client of clients) {
    const seen = client.messages
      .filter(({ sender }) => sender.account.is_bot)
      .map(({ content }) => content.text ?? content.caption ?? "");
    for (const words of [...secrets, ...takenBack]) {
      assert.ok(!seen.some((each) => each.endsWith(words)), `${client.account.first_name} has ${words}`);
    }
  }
  const rows = desk.app.store.all(sql.selectFrom("messages").selectAll().where("direction", "=", "to_desk"));
  const present = rows.filter(({ failure }) => failure === null);
  const rated = sql.selectFrom("ticket_events").select("data").where("type", "=", "rating_commented");
  const comments = new Set(
    desk.app.store.all(rated).map(({ data }) => (JSON.parse(data) as { text: string }).text),
  );
  const written = clients
    .flatMap(({ messages }) => messages)
    .filter(({ content }) => isOfClient(wordsOf(content)) && !comments.has(wordsOf(content)));
  assert.deepEqual(
    present.map(({ client_message_id }) => client_message_id).toSorted((a, b) => a! - b!),
    written.map(({ message_id }) => message_id).toSorted((a, b) => a - b),
    "every message of a client's is in one ticket, or explains a rating",
  );
  const copies = [...desk.group.chat.messages.values()].filter(
    ({ sender, content }) => sender.account.is_bot && isOfClient(wordsOf(content)),
  );
  assert.deepEqual(
    new Set(copies.map(({ message_id }) => message_id)),
    new Set(present.map(({ desk_message_id }) => desk_message_id)),
    "and has one copy, in its place",
  );
  for (const { ticket_id, desk_message_id, text } of present) {
    const copy = desk.group.chat.messages.get(desk_message_id!)!;
    assert.equal(wordsOf(copy.content), text);
    assert.equal(numberOf(roomOf(desk, copy)!), ticket_id);
  }
  assert.deepEqual(desk.app.store.all(sql.selectFrom("failed_updates").selectAll()), []);
}

function checkOrder({ desk, late }: World): void {
  const rows = desk.app.store.all(
    sql.selectFrom("messages").selectAll().where("failure", "is", null).orderBy("ticket_id").orderBy("id"),
  );
  for (const direction of ["to_desk", "to_client"] as const) {
    const side = direction === "to_desk" ? "desk_message_id" : "client_message_id";
    const ofOne = Map.groupBy(
      rows.filter((row) => row.direction === direction && !late.has(row.text)),
      ({ ticket_id }) => ticket_id,
    );
    for (const [ticketId, messages] of ofOne) {
      const ids = messages.map((row) => row[side]!);
      assert.deepEqual(
        ids,
        ids.toSorted((a, b) => a - b),
        `ticket ${ticketId}, ${direction}`,
      );
    }
  }
}

function checkCards({ desk }: World): void {
  const tickets = sql.selectFrom("tickets").innerJoin("places", "places.id", "tickets.place_id");
  const shown = tickets.select(["tickets.id", "status", "to_act", "card_message_id"]);
  for (const { id, status, to_act, card_message_id } of desk.app.store.all(shown)) {
    if (card_message_id === null) continue;
    const words = desk.cardChat.messages.get(card_message_id)?.content.text ?? "";
    const turn = status === "closed" ? "closed" : to_act;
    assert.equal(words.split("\n")[0], `Обращение №${id} · ${plain("ru", `status-${status}`)}`);
    assert.ok(words.includes(plain("ru", `card-turn-${turn}`)), words);
  }
}

/** The journal tells the status, but for that of a note, which the client's next message takes away without a line. */
function checkJournals({ desk }: World): void {
  for (const { id } of desk.app.store.all(sql.selectFrom("tickets").select("id"))) {
    const ticket = findTicket(desk.app.store, id)!;
    // Null when the client waits and the journal does not tell whether for the first answer.
    let status: Status | null = "unanswered";
    let isTeamsTurn = true;
    // Null once an answer was withdrawn: whether one is left the journal does not tell.
    let isAnswered: boolean | null = false;
    for (const line of findJournal(desk.app.store, id, 10_000).newest) {
      if (line.type === "continued") [status, isTeamsTurn] = ["continued", true];
      if (line.type === "answered") [status, isTeamsTurn, isAnswered] = ["answered", false, true];
      if (line.type === "called") [status, isTeamsTurn, isAnswered] = ["call_logged", false, true];
      if (line.type === "recounted") [status, isTeamsTurn] = [line.status, line.toAct === "team"];
      if (line.type === "answer_withdrawn" || line.type === "message_deleted") isAnswered = null;
      if (line.type === "claimed" && isTeamsTurn) status = "in_progress";
      if (line.type === "noted" && status !== "closed") status = "noted";
      if (line.type === "closed") status = "closed";
      if (line.type === "reopened") {
        if (line.actor.kind === "manager") status = "in_progress";
        else if (isAnswered === null) status = null;
        else status = isAnswered ? "continued" : "unanswered";
        isTeamsTurn = true;
      }
    }
    const told = findJournal(desk.app.store, id, 10_000)
      .newest.map(({ type }) => type)
      .join(", ");
    const waiting: Status[] =
      isAnswered === null ? ["continued", "unanswered"] : [isAnswered ? "continued" : "unanswered"];
    let possible = status === null ? waiting : [status];
    if (status === "noted" && isTeamsTurn) possible = ["noted", ...waiting];
    assert.ok(
      possible.includes(ticket.status),
      `${id} is ${ticket.status}, not ${possible.join(" or ")}: ${told}`,
    );
    if (ticket.status !== "closed") assert.equal(ticket.toAct === "team", isTeamsTurn, `${id}: ${told}`);
  }
}

async function answer(
  world: World,
  who: number,
  pick: number,
  write: (place: Place, words: string) => Promise<StoredMessage>,
): Promise<void> {
  const room = pickFrom(roomsOf(world.desk), pick);
  if (!room) return;
  const words = `команда ${(world.count += 1)}`;
  const ticket = findTicket(world.desk.app.store, numberOf(room))!;
  // What people see says whose it is.
  const reader = world.clients.find(({ account }) => isRoomOf(room, account.first_name))!;
  assert.equal(ticket.clientId, findClientOnTelegram(world.desk.app.store, reader.id)?.id);
  world.readers.set(words, reader);
  const author = world.managers[who % 2]!;
  const message = await write(author.in(room), words);
  world.answers.push({ message, room, author });
  if (findTicket(world.desk.app.store, ticket.id)!.status === "closed") world.late.add(words);
}

async function command(world: World, who: number, pick: number, words: string): Promise<void> {
  await inRoom(world, who, pick)?.writes(words);
}

/** A manager where one of the tickets is talked about, if there is any. */
function inRoom({ desk, managers }: World, who: number, pick: number): Place | undefined {
  const room = pickFrom(roomsOf(desk), pick);
  return room && managers[who % 2]!.in(room);
}

async function pressAny(place: Place, pick: number, messages = place.messages): Promise<void> {
  const labels = messages.flatMap(({ reply_markup }) => (reply_markup?.inline_keyboard ?? []).flat());
  // A blocked client is a story of its own.
  const label = pickFrom(
    labels.map(({ text }) => text).filter((text) => !text.includes("аблокировать")),
    pick,
  );
  const button = label === undefined ? undefined : findButton(messages, label);
  if (button) await press(place, button);
}

function nextWords(world: World, who: number): string {
  return `клиент ${who} ${(world.count += 1)}`;
}

function isOfClient(words: string): boolean {
  return words.startsWith("клиент ");
}

function wordsOf({ text, caption }: StoredMessage["content"]): string {
  return text ?? caption ?? "";
}

function pickFrom<T>(items: readonly T[], pick: number): T | undefined {
  return items[items.length - 1 - (pick % Math.max(1, items.length))];
}

async function pass(desk: Desk, milliseconds: number): Promise<void> {
  await desk.settles();
  (desk.clock as TestClock).advance(milliseconds);
  await desk.settles();
}
