import { sql as raw } from "kysely";
import type { Effect } from "../../ticket/effect.ts";
import { type Database, sql, type Transaction } from "../database.ts";
import { findPeopleListing } from "../people/notice-lists.ts";
import { type Client, findRestingChat } from "../people/clients.ts";
import type { Deed } from "../messages/unproven.ts";

/** Whom and what to look for in rows that keep words as JSON. */
export interface Traces {
  ticketIds: ReadonlySet<number>;
  /** The ids of the tickets' messages. */
  messageIds: ReadonlySet<number>;
  /** Where the tickets are shown: for each chat the threads and the messages there. */
  shown: ReadonlyMap<number, { threads: ReadonlySet<number>; messages: ReadonlySet<number> }>;
  /** The client, when the whole client is erased, and not only tickets. */
  client: TracedClient | null;
}

export interface TracedClient {
  id: number;
  /** Telegram's. */
  personId: number;
  username: string | null;
  /** The whole name as the bot's sentences have it. */
  shownName: string;
}

export function traceClient(db: Database, { id, username }: Client, shownName: string): TracedClient {
  return { id, personId: findRestingChat(db, id), username, shownName };
}

export function findMessageIds(db: Database, ticketIds: readonly number[]): number[] {
  const ids = sql.selectFrom("messages").select("id").where("ticket_id", "in", ticketIds);
  return db.all(ids).map(({ id }) => id);
}

/** Whether Telegram has not answered yet to something about them. Its answer would bring traces back. */
export function isBeingSent(db: Database, traces: Traces): boolean {
  const rows = sql.selectFrom("outbox").select(["chat_id", "effect"]).where("state", "=", "sending");
  const listing = findPeopleListing(db, traces.ticketIds);
  return db.all(rows).some((row) => {
    const effect = JSON.parse(row.effect) as Effect;
    if (effect.kind === "tell_notices" && listing.has(effect.personId)) return true;
    return isDeliveryOf(traces, row.chat_id, effect);
  });
}

/** What somebody of the team will not get, because it was dropped. */
export interface Dropped {
  /** Conversations that they asked for. */
  transcripts: { personId: number; ticketId: number }[];
}

/** Drops what waits to be sent, what failed, and what is kept outside of tickets. */
export function dropTraces(tx: Transaction, traces: Traces): Dropped {
  const dropped: Dropped = { transcripts: [] };
  const rows = tx.all(sql.selectFrom("outbox").select(["id", "chat_id", "effect", "state"]));
  for (const { id, chat_id, effect: written, state } of rows) {
    const effect = JSON.parse(written) as Effect;
    if (!isDeliveryOf(traces, chat_id, effect)) continue;
    tx.run(sql.deleteFrom("outbox").where("id", "=", id));
    if (state === "dead") continue;
    if (effect.kind === "send_transcript" && effect.isUnasked !== true)
      dropped.transcripts.push({ personId: effect.personId, ticketId: effect.transcript.ticketId });
  }
  for (const { update_id, content } of tx.all(
    sql.selectFrom("failed_updates").select(["update_id", "content"]),
  ))
    if (isIn(traces, JSON.parse(content)))
      tx.run(sql.deleteFrom("failed_updates").where("update_id", "=", update_id));
  dropDeeds(tx, traces);
  for (const id of traces.ticketIds) tx.run(sql.deleteFrom("memory").where("key", "=", `opener:${id}`));
  if (traces.client !== null) dropPerson(tx, traces.client);
  return dropped;
}

function isDeliveryOf(traces: Traces, chatId: number, effect: Effect): boolean {
  const { ticketIds, messageIds, client } = traces;
  if ("ticketId" in effect && effect.ticketId !== undefined && ticketIds.has(effect.ticketId)) return true;
  // Somebody who is named in news of another ticket.
  if ("moreTicketIds" in effect && effect.moreTicketIds?.some((id) => ticketIds.has(id))) return true;
  switch (effect.kind) {
    case "relay":
    case "edit_copy":
    case "move_copy":
    case "take_back":
    case "tell_of_delay":
      return messageIds.has(effect.messageId);
    case "send_transcript":
      return ticketIds.has(effect.transcript.ticketId);
    default:
  }
  if (client === null) return false;
  if (chatId === client.personId) return true;
  if ("clientId" in effect) return effect.clientId === client.id;
  if (effect.kind === "check_member") return effect.person.id === client.personId;
  // News of another ticket are not lost, although somebody in them has the same name.
  const isOfOther = "ticketId" in effect && effect.ticketId !== undefined;
  return (effect.kind === "say" || effect.kind === "edit_said") && !isOfOther && isNamed(effect, client);
}

function isNamed(effect: Effect, { personId, username, shownName }: TracedClient): boolean {
  const said = JSON.stringify(effect).toLowerCase();
  const names = [
    JSON.stringify(shownName).slice(1, -1),
    String(personId),
    ...(username === null ? [] : [username]),
  ];
  return names.some((name) => said.includes(name.toLowerCase()));
}

/** Whether Telegram's JSON has the person anywhere, or a message that is shown in one of the tickets. */
function isIn(traces: Traces, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { id, username, chat, message_thread_id, message_id } = value as Record<string, unknown>;
  const { client, shown } = traces;
  if (client !== null && id === client.personId) return true;
  if (client !== null && client.username !== null && username === client.username) return true;
  const there = shown.get(Number((chat as { id?: unknown } | undefined)?.id));
  if (there?.threads.has(Number(message_thread_id)) || there?.messages.has(Number(message_id))) return true;
  return Object.values(value).some((each) => isIn(traces, each));
}

function dropDeeds(tx: Transaction, { ticketIds, shown, client }: Traces): void {
  for (const { id, author_id, deed } of tx.all(sql.selectFrom("unproven_deeds").selectAll())) {
    const done = JSON.parse(deed) as Deed;
    const isHere = () => {
      if (done.kind === "pressed") return "ticketId" in done.press && ticketIds.has(done.press.ticketId);
      if (done.kind === "reacted") return false;
      const { chatId, topicId, threadId, replyToMessageId } = done.message;
      const there = shown.get(chatId);
      return (
        there !== undefined &&
        (there.threads.has(topicId ?? 0) ||
          there.threads.has(threadId ?? 0) ||
          there.messages.has(replyToMessageId ?? 0))
      );
    };
    if (author_id === client?.personId || isHere())
      tx.run(sql.deleteFrom("unproven_deeds").where("id", "=", id));
  }
}

function dropPerson(tx: Transaction, { id, personId, username }: TracedClient): void {
  // What the team wrote to the bot about them, such as this command.
  const names = [String(personId), ...(username === null ? [] : [username.toLowerCase()])];
  for (const name of names)
    tx.run(sql.deleteFrom("private_messages").where(raw<number>`instr(lower(content), ${name})`, ">", 0));
  // What a former manager chose is theirs too, but the manager stays.
  for (const table of [
    "desk_people",
    "notice_choices",
    "notice_lists",
    "listed_notices",
    "pickers",
    "told_troubles",
  ] as const)
    tx.run(sql.deleteFrom(table).where("person_id", "=", personId));
  // A search may be for them. Only its further pages need it.
  tx.run(sql.deleteFrom("searches"));
  tx.run(sql.deleteFrom("repairs").where("chat_id", "=", personId));
  for (const { key } of tx.all(sql.selectFrom("memory").select("key"))) {
    const [kind, ...ids] = key.split(":");
    const isTheirs =
      (kind === "former_client_topic" && ids[0] === String(id)) ||
      (kind === "setup_said" && ids[0] === String(personId)) ||
      (kind === "told_topics_off" && ids[1] === String(personId)) ||
      (kind === "told_to_open_bot" && ids[1] === String(personId)) ||
      (kind === "unheard" && ids[0] === String(personId)) ||
      (kind === "picker_unseen" && ids[0] === String(personId));
    if (isTheirs) tx.run(sql.deleteFrom("memory").where("key", "=", key));
  }
}
