import { saveRepairsTold } from "../../store/desks/memory.ts";
import { type Desk, findDesk } from "../../store/desks/desks.ts";
import { saveMemory } from "../../store/memory.ts";
import { hurryDesk } from "../../store/deliveries/waiting.ts";
import {
  endPauses,
  findRepair,
  hasRepairs,
  removeRepairs,
  saveRepair,
} from "../../store/deliveries/repairs.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import { html } from "../../text/text.ts";
import { alertAdmins } from "../effects/chat.ts";
import type { Handling } from "../handle.ts";

/** The pause in seconds after each failed repair in a row. The last value repeats. */
const pauses = [0, 30, 60, 120, 300, 600];

/**
 * After failed repairs of this many tickets in a row the chat itself is at fault. Other tickets there get no repair at
 * all.
 */
const suspectChat = 2;

const cardStands = 120_000;

/** A success elsewhere in the chat ends a pause only after this time. */
const shortestPause = 30_000;

/** If a chat takes other calls, a refusal this long after the last one counts as a new trouble. */
const countedMilliseconds = 3_600_000;

export const scopes = {
  place: ({ id }: { id: number }) => `place:${id}`,
  card: ({ id }: { id: number }) => `card:${id}`,
  /** A pin or an icon reports that the place is gone. Messages may still get through. */
  looks: ({ id }: { id: number }) => `looks:${id}`,
  client: ({ id }: { id: number }) => `client:${id}`,
  /** The client's whole private chat, when it refuses topics. */
  private: (clientId: number) => `private:${clientId}`,
  chat: (chatId: number) => `chat:${chatId}`,
  /** Calls report that the desk's chat has another id, or that topics are off. */
  moved: ({ id }: { id: number }) => `moved:${id}`,
  forum: ({ id }: { id: number }) => `forum:${id}`,
  /** Calls report that the bot is not in the desk's chat. */
  shut: ({ id }: { id: number }) => `shut:${id}`,
};

/**
 * Decides whether a lost part of the ticket is made anew now, so that repairs cannot go on forever. The first repair
 * happens at once. If it does not help, the bot tries the same call again after growing pauses, and rarely makes the
 * part anew. @param shortest the shortest pause, in milliseconds
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
  // Calls of several lanes notice the same loss.
  if (before !== undefined && now < before.pausedUntil) return false;
  const inChat = findRepair(tx, scopes.chat(desk.talkId));
  const isChatSuspect = inChat !== undefined && inChat.count >= suspectChat;
  // A card that stood for a while was deleted by a person. The earlier cause is over.
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
  // The topic's looks are repaired once. Other calls show whether the place exists.
  return count === 1 || (what !== "looks" && count % 8 === 4);
}

/** Counts a repair without a ticket. Returns the number in a row. */
export function countRepair(handling: Handling, scope: string, chatId: number): number {
  const count = (findRepair(handling.tx, scope)?.count ?? 0) + 1;
  saveRepair(handling.tx, { scope, chatId, ticketId: null, count, ...pauseAfter(handling, count) });
  return count;
}

/** A call for the ticket got through at the desk. Resets its repairs. Returns whether there were any. */
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
 * The desk's chat takes calls. Refused calls are tried at once. The count goes on until an hour passes without a
 * refusal, so a chat that takes messages but refuses cards does not cost calls without end.
 */
function opens({ tx, now }: Handling, scope: string): boolean {
  const repair = findRepair(tx, scope);
  if (repair === undefined) return false;
  if (now - repair.failedAt > countedMilliseconds) return removeRepairs(tx, [scope]) > 0;
  if (repair.pausedUntil <= now) return false;
  saveRepair(tx, { ...repair, pausedUntil: now });
  return true;
}

/** The ticket's obstacle may be gone. It is tried at once, but the count goes on. */
export function endPause({ tx, now }: Handling, ticket: { id: number }): void {
  const repair = findRepair(tx, scopes.place(ticket));
  if (repair !== undefined) saveRepair(tx, { ...repair, pausedUntil: now });
}

/**
 * Telegram does not know the client's topic. The first time the bot makes another one. After that it writes to the
 * client without topics for some hours.
 */
export function clientTopicGone(
  { tx, now }: Pick<Handling, "tx" | "now">,
  { id, clientId, clientTopicId }: PlacedTicket,
): void {
  // The topic may still exist, and the client may write in it.
  if (clientTopicId !== null) saveMemory(tx, formerClientTopic(clientId, clientTopicId), String(id));
  const scope = scopes.client({ id });
  const count = (findRepair(tx, scope)?.count ?? 0) + 1;
  const repair = { chatId: clientId, ticketId: id, count, failedAt: now, pausedUntil: now };
  saveRepair(tx, { ...repair, scope });
  if (count > 1) suspendPrivateTopics({ tx, now }, clientId);
}

/** The key in the bot's memory for the ticket of a client's topic. */
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

/**
 * Tells at most once in two hours for a desk, whatever number of its tickets is affected. Missing posts have their own
 * text.
 */
function tellOfRepairs(handling: Handling, ticket: PlacedTicket, desk: Desk): void {
  const { tx, now, teamLanguage } = handling;
  // Read anew, because several calls may have noticed at the same time.
  const { problem, repairsToldAt: toldAt } = findDesk(tx, desk.id)!;
  if (problem !== null || (toldAt !== null && now - toldAt < 3_600_000 * 2)) return;
  saveRepairsTold(tx, desk.id, now);
  const values = { kind: desk.kind, number: String(ticket.id), title: desk.title };
  alertAdmins(handling, html(teamLanguage, "places-repairs", values));
}
