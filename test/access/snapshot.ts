import { sql } from "../../src/store/database.ts";
import type { Desk } from "../support/desk.ts";
import type { StoredMessage } from "../telegram/actors.ts";

/** What is kept and what everybody has on their screen, a line for each row and message. */
interface Snapshot {
  rows: Set<string>;
  screens: Map<string, StoredMessage>;
}

type Row = Record<string, unknown>;
type Store = Desk["app"]["store"];

export function takeSnapshot({ app, telegram: { bot, world } }: Desk): Snapshot {
  const chats = [...bot.privateChats.values(), ...world.groups.values(), ...world.channels.values()];
  const messages = chats.flatMap((chat) => Array.from(chat.messages.values()));
  return {
    rows: new Set(everyRow(app.store).map(([table, row]) => `${table} ${JSON.stringify(row)}`)),
    screens: new Map(
      messages
        .filter(({ content }) => (content.text ?? content.caption) !== undefined)
        .map((message) => [lineOf(message), message]),
    ),
  };
}

type Lines = Pick<ReadonlySet<string>, "has" | "keys">;

/** The lines that only one of them has. */
export function changes(before: Lines, after: Lines): string[] {
  return [...after.keys()]
    .filter((line) => !before.has(line))
    .concat([...before.keys()].filter((line) => !after.has(line)));
}

/** A message without its reactions, which are answers to commands and nothing by themselves. */
export function lineOf({ chat, message_id, content, reply_markup }: StoredMessage): string {
  const buttons = (reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
  return `${chat.id}/${message_id} ${content.text ?? content.caption} ${buttons.join("|")}`;
}

/** What is kept of a ticket and its client, without the upkeep of its card and topic. */
export function rowsOf({ app: { store } }: Desk, ticketId: number): string[] {
  const client = store.first(sql.selectFrom("tickets").select("client_id").where("id", "=", ticketId));
  return everyRow(store).flatMap(([table, row]) => {
    const expected = table === "clients" ? client?.client_id : ticketId;
    const isMeant = row[table === "clients" || table === "tickets" ? "id" : "ticket_id"] === expected;
    return isMeant ? [`${table} ${JSON.stringify(row)}`] : [];
  });
}

function everyRow(store: Store): [table: string, row: Row][] {
  const columns = [
    ...([
      "id",
      "client_id",
      "desk_id",
      "place_id",
      "client_topic_id",
      "status",
      "to_act",
      "manager_id",
    ] as const),
    ...(["subject", "opened_at", "first_reply_at", "answered_at", "closed_at", "is_resolved"] as const),
    ...([
      "stars",
      "rating_comment",
      "rated_at",
      "split_from",
      "card_page",
      "snoozed_until",
      "priority",
      "tags",
    ] as const),
  ] as const;
  const tickets = store.all(sql.selectFrom("tickets").select(columns));
  const clients = new Set(tickets.map(({ client_id }) => client_id));
  const tables: Record<string, Record<string, unknown>[]> = {
    tickets,
    messages: store.all(sql.selectFrom("messages").selectAll()),
    notes: store.all(sql.selectFrom("notes").selectAll()),
    ticket_events: store.all(sql.selectFrom("ticket_events").selectAll()),
    // Whoever presses or writes in private is known from then on; that alone is nothing yet.
    clients: store.all(sql.selectFrom("clients").selectAll()).filter(({ id }) => clients.has(id)),
    managers: store.all(sql.selectFrom("managers").selectAll()),
    desks: store.all(sql.selectFrom("desks").selectAll()),
    subjects: store.all(sql.selectFrom("subjects").selectAll()),
    settings: store.all(sql.selectFrom("settings").selectAll()),
    texts: store.all(sql.selectFrom("texts").selectAll()),
    norms: store.all(sql.selectFrom("norms").selectAll()),
    autoclose: store.all(sql.selectFrom("autoclose").selectAll()),
    deadlines: store.all(sql.selectFrom("deadlines").selectAll()),
    schedules: store.all(sql.selectFrom("schedules").selectAll()),
    templates: store.all(sql.selectFrom("templates").selectAll()),
    template_texts: store.all(sql.selectFrom("template_texts").selectAll()),
    schedule_people: store.all(sql.selectFrom("schedule_people").selectAll()),
    pickers: store.all(sql.selectFrom("pickers").selectAll()),
    audit: store.all(sql.selectFrom("audit").selectAll()),
  };
  return Object.entries(tables).flatMap(([table, rows]) =>
    rows.map((row): [string, Record<string, unknown>] => [table, row]),
  );
}
