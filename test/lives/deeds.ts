import assert from "node:assert/strict";
import { findClientOnTelegram } from "../../src/store/people/clients.ts";
import { findTicket } from "../../src/store/tickets/tickets.ts";
import { Comments, photo, type Place, type StoredMessage } from "../telegram/actors.ts";
import { isRoomOf, numberOf, roomsOf } from "../support/rooms.ts";
import { findButton, press } from "../telegram/press.ts";
import { isOfClient, nextWords, pass, pickFrom, wordsOf, type World } from "./world.ts";

export const deeds = {
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
