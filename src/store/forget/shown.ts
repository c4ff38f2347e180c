import { type Database, sql } from "../database.ts";

/** What can be deleted in one chat. */
export interface ShownThere {
  chatId: number;
  /** Topics of a forum. */
  topics: number[];
  /** Messages by themselves, of people too. */
  messages: number[];
  /** They are the bot's own posts. */
  areCards: boolean;
}

/**
 * Where Telegram shows the tickets to the team: topics, posts with their comments, and what the bot told managers in
 * private. Not what was in a group that the desk has left: nobody knows which group that was.
 */
export function findShown(db: Database, ticketIds: readonly number[]): ShownThere[] {
  const chats = new Map<number, ShownThere>();
  const add = (chatId: number | null, what: "topics" | "messages", id: number | null) => {
    if (chatId === null || id === null || id === 0) return;
    const there = chats.get(chatId) ?? { chatId, topics: [], messages: [], areCards: false };
    chats.set(chatId, there);
    if (!there[what].includes(id)) there[what].push(id);
  };
  const places = db.all(
    sql
      .selectFrom("places")
      .innerJoin("desks", "desks.id", "places.desk_id")
      .select(["places.id", "desk_id", "kind", "chat_id", "discussion_id", "thread_id", "card_message_id"])
      .where("ticket_id", "in", ticketIds)
      .where((where) => where.or([where("left", "is", null), where("left", "!=", "group changed")])),
  );
  const channels = new Map<number, number | null>();
  for (const place of places) {
    if (place.kind === "topics") add(place.chat_id, "topics", place.thread_id);
    else {
      channels.set(place.id, place.discussion_id);
      add(place.chat_id, "messages", place.card_message_id);
      add(place.discussion_id, "messages", place.thread_id);
      const channel = chats.get(place.chat_id);
      if (channel !== undefined) channel.areCards = true;
    }
  }
  for (const row of db.all(
    sql
      .selectFrom("messages")
      .select(["place_id", "direction", "desk_message_id", "words_message_id"])
      .where("ticket_id", "in", ticketIds),
  )) {
    const group = channels.get(row.place_id ?? 0) ?? null;
    add(group, "messages", row.desk_message_id);
    if (row.direction === "to_desk") add(group, "messages", row.words_message_id);
  }
  const notes = sql.selectFrom("notes").select(["place_id", "desk_message_id"]);
  for (const row of db.all(notes.where("ticket_id", "in", ticketIds)))
    add(channels.get(row.place_id ?? 0) ?? null, "messages", row.desk_message_id);
  const groups = new Map(
    places.map((place) => [place.desk_id, place.kind === "topics" ? null : place.discussion_id]),
  );
  const former = sql
    .selectFrom("former_copies")
    .innerJoin("messages", "messages.id", "former_copies.message_id")
    .select(["desk_id", "copy_id"]);
  for (const row of db.all(former.where("ticket_id", "in", ticketIds)))
    if (row.desk_id !== null) add(groups.get(row.desk_id) ?? null, "messages", row.copy_id);
  const withheld = sql.selectFrom("withheld_messages").select(["desk_id", "desk_message_id"]);
  for (const row of db.all(withheld.where("ticket_id", "in", ticketIds)))
    add(groups.get(row.desk_id) ?? null, "messages", row.desk_message_id);
  const discussions = new Set(groups.values());
  const sayings = sql.selectFrom("sayings").select(["chat_id", "message_id", "is_notice"]);
  for (const row of db.all(sayings.where("ticket_id", "in", ticketIds)))
    if (row.is_notice === 1 || discussions.has(row.chat_id)) add(row.chat_id, "messages", row.message_id);
  return [...chats.values()];
}
