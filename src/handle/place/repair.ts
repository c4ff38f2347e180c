import { saveRepairsTold } from "../../store/desk-memory.ts";
import { type Desk, findDesk } from "../../store/desks.ts";
import { saveMemory } from "../../store/memory.ts";
import { hurryDesk } from "../../store/outbox.ts";
import { endPauses, findRepair, hasRepairs, removeRepairs, saveRepair } from "../../store/repairs.ts";
import type { PlacedTicket } from "../../store/tickets.ts";
import { html } from "../../text/text.ts";
import { alertAdmins } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";

/** How long is paused after each repair in a row that did not help, in seconds; the last one from then on. */
const pauses = [0, 30, 60, 120, 300, 600];

/** So many tickets in a row whose repair did not help: it is the chat, and others are not even repaired once. */
const suspectChat = 2;

const cardStands = 120_000;

/** A pause is not ended by what arrives elsewhere in the chat before it lasted so long. */
const shortestPause = 30_000;

/** So long after the last refusal of a chat that takes other calls it is another trouble. */
const countedMilliseconds = 3_600_000;

export const scopes = {
  place: ({ id }: { id: number }) => `place:${id}`,
  card: ({ id }: { id: number }) => `card:${id}`,
  /** Its place is gone, by what a pin or an icon says, which no message has to agree with. */
  looks: ({ id }: { id: number }) => `looks:${id}`,
  client: ({ id }: { id: number }) => `client:${id}`,
  /** The client's whole private chat, where topics are refused. */
  private: (clientId: number) => `private:${clientId}`,
  chat: (chatId: number) => `chat:${chatId}`,
  /** The desk's chat has another id, or topics are off, by what calls say of it. */
  moved: ({ id }: { id: number }) => `moved:${id}`,
  forum: ({ id }: { id: number }) => `forum:${id}`,
  /** The bot is not in the desk's chat, by what calls say of it. */
  shut: ({ id }: { id: number }) => `shut:${id}`,
};

/**
 * What belongs to the ticket is gone. Whatever is made anew asks here first, so that it cannot go on for ever: the first
 * time it is made anew at once; when that does not help, the same is tried again after growing pauses, and rarely made
 * anew. Returns whether it is to be made anew now. @param shortest how long is paused at the least, in milliseconds
 */
export function mayRepair(
  handling: Handling,
  what: "place" | "card" | "looks",
  ticket: PlacedTicket,
  desk: Desk,
  shortest = 0,
): boolean {
  const { tx, now } = handling;
  const scope = scopes[what](ticket);
  const before = findRepair(tx, scope);
  // Calls of several lanes find it out together.
  if (before !== undefined && now < before.pausedUntil) return false;
  const inChat = findRepair(tx, scopes.chat(desk.talkId));
  const isChatSuspect = inChat !== undefined && inChat.count >= suspectChat;
  // A card that stood for a while was deleted by somebody, not by what made it vanish before.
  const stands = { place: Infinity, card: cardStands, looks: countedMilliseconds }[what];
  const hasStood = before !== undefined && now - before.failedAt > stands;
  const count = hasStood ? 1 : (before?.count ?? (isChatSuspect ? 1 : 0)) + 1;
  const { failedAt, pausedUntil: until } = pauseAfter(handling, count);
  const pausedUntil = Math.max(until, now + shortest);
  saveRepair(tx, { scope, chatId: desk.talkId, ticketId: ticket.id, count, failedAt, pausedUntil });
  if (count > 1 && what === "place") {
    countRepair(handling, scopes.chat(desk.talkId), desk.talkId);
    tellOfRepairs(handling, ticket, desk);
  }
  // Once is enough for its looks: what the place takes besides shows whether it is there.
  return count === 1 || (what !== "looks" && count % 8 === 4);
}

/** Counts what has no ticket; returns how often it was in a row. */
export function countRepair(handling: Handling, scope: string, chatId: number): number {
  const count = (findRepair(handling.tx, scope)?.count ?? 0) + 1;
  saveRepair(handling.tx, { scope, chatId, ticketId: null, count, ...pauseAfter(handling, count) });
  return count;
}

/** Something got through to the ticket at the desk: all starts afresh. Returns whether anything was wrong there before. */
export function arrived(handling: Handling, ticket: PlacedTicket, desk: Desk): boolean {
  const { tx, now } = handling;
  if (!hasRepairs(tx)) return false;
  let mended = removeRepairs(tx, [scopes.place(ticket), scopes.moved(desk)]);
  for (const scope of [scopes.forum(desk), scopes.shut(desk)]) mended += Number(opens(handling, scope));
  const looks = findRepair(tx, scopes.looks(ticket));
  if (looks !== undefined && now - looks.failedAt > countedMilliseconds) removeRepairs(tx, [looks.scope]);
  if (removeRepairs(tx, [scopes.chat(desk.talkId)]) > 0) {
    endPauses(tx, desk.talkId, now - shortestPause, now);
    mended += 1;
  }
  if (mended > 0) hurryDesk(tx, desk.id, now);
  return mended > 0;
}

/**
 * The desk's chat takes something. Whatever was refused is tried at once; it is counted on until nothing was refused for an
 * hour, so that a chat that takes messages and refuses cards does not cost calls without end.
 */
function opens({ tx, now }: Handling, scope: string): boolean {
  const repair = findRepair(tx, scope);
  if (repair === undefined) return false;
  if (now - repair.failedAt > countedMilliseconds) return removeRepairs(tx, [scope]) > 0;
  if (repair.pausedUntil <= now) return false;
  saveRepair(tx, { ...repair, pausedUntil: now });
  return true;
}

/** What the ticket waited for may have come: it is tried at once, and counted on. */
export function endPause({ tx, now }: Handling, ticket: { id: number }): void {
  const repair = findRepair(tx, scopes.place(ticket));
  if (repair !== undefined) saveRepair(tx, { ...repair, pausedUntil: now });
}

/**
 * Telegram does not know the client's topic: once another one is made, then the client is written to without topics for
 * some hours.
 */
export function clientTopicGone(
  { tx, now }: Pick<Handling, "tx" | "now">,
  { id, clientId, clientTopicId }: PlacedTicket,
): void {
  // It may be there all the same, and the client may write in it.
  if (clientTopicId !== null) saveMemory(tx, formerClientTopic(clientId, clientTopicId), String(id));
  const scope = scopes.client({ id });
  const count = (findRepair(tx, scope)?.count ?? 0) + 1;
  const repair = { chatId: clientId, ticketId: id, count, failedAt: now, pausedUntil: now };
  saveRepair(tx, { ...repair, scope });
  if (count > 1) suspendPrivateTopics({ tx, now }, clientId);
}

/** Under what it is kept to which ticket a topic of the client's belonged. */
export function formerClientTopic(clientId: number, topicId: number) {
  return `former_client_topic:${clientId}:${topicId}` as const;
}

function suspendPrivateTopics({ tx, now }: Pick<Handling, "tx" | "now">, clientId: number): void {
  const repair = { chatId: clientId, ticketId: null, count: 1, failedAt: now };
  saveRepair(tx, { ...repair, scope: scopes.private(clientId), pausedUntil: now + 6 * 3_600_000 });
}

function pauseAfter({ now }: Handling, count: number): { failedAt: number; pausedUntil: number } {
  const seconds = pauses[Math.min(count, pauses.length) - 1]!;
  return { failedAt: now, pausedUntil: now + seconds * 1_000 };
}

/** Once an hour for a desk, however many of its tickets have the same trouble. Posts that do not come have their own word. */
function tellOfRepairs(handling: Handling, ticket: PlacedTicket, desk: Desk): void {
  const { tx, now, teamLanguage } = handling;
  // As it is by now: several calls may have found it out at once.
  const { problem, repairsToldAt: toldAt } = findDesk(tx, desk.id)!;
  if (problem !== null || (toldAt !== null && now - toldAt < 3_600_000 * 2)) return;
  saveRepairsTold(tx, desk.id, now);
  const values = { kind: desk.kind, number: String(ticket.id), title: desk.title };
  alertAdmins(handling, html(teamLanguage, "places-repairs", values));
}
