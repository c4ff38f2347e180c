import { type Selectable, sql as raw } from "kysely";
import type { Person } from "../../ticket/message.ts";
import { type Database, sql, type Transaction } from "../database.ts";
import type { ClientSourceName } from "./tables.ts";
import type { Schema } from "../schema.ts";
import { statement } from "../statement.ts";
import { isSamePerson, names } from "./person.ts";

export interface Client {
  /** Our own id, not Telegram's. Only clients from before our own ids have their Telegram id here. */
  id: number;
  firstName: string;
  lastName: string | null;
  username: string | null;
  /** The bot's language for this client. */
  language: string;
  /** The client chose it, so that it follows Telegram no more. */
  isLanguageChosen: boolean;
  /** The name that the client asked for. */
  preferredName: string | null;
  firstSeenAt: number;
  /** Blocked by the team. */
  isBlocked: boolean;
  /** False while Telegram says that the client stopped the bot. */
  isReachable: boolean;
  /** The ticket that the client chose by a button. */
  chosen: { ticketId: number; at: number } | null;
  /** Until when the next message opens a ticket. Null when it does not. */
  wantsNewUntil: number | null;
  /** The payload of the link that brought the client, until their next ticket. */
  startPayload: string | null;
  /** Until when what they write is kept back, since they wrote too much. Null when it is not. */
  pausedUntil: number | null;
  /** When they were last told so. */
  pauseToldAt: number | null;
}

/** A client's address. Only code that sends to them asks for it. */
export interface ClientAddress {
  source: ClientSourceName;
  /** Their id at the source. */
  sourceId: string;
}

/**
 * The first of our own ids. Clients from before have Telegram's ids, which have 52 bits at most (docs:User, docs:Chat).
 */
export const firstOwnId = 2 ** 52;

export function findClient(db: Database, id: number): Client | undefined {
  return findStored(db, clientById({ id }));
}

/** Finds the client by their Telegram id. @param personId Telegram's */
export function findClientOnTelegram(db: Database, personId: number): Client | undefined {
  const address = { source: "telegram", sourceId: String(personId) } as const;
  return findStored(db, clientByAddress(address));
}

/** The longest of the names by which clients are addressed. */
export function findLongestName(db: Database): string | undefined {
  const named = sql.selectFrom("clients").select("preferred_name").where("preferred_name", "is not", null);
  const longest = named.orderBy(raw`length(preferred_name)`, "desc").limit(1);
  return db.first(longest)?.preferred_name ?? undefined;
}

export function findAddress(db: Database, id: number): ClientAddress | undefined {
  return findStored(db, clientById({ id }));
}

/** The client as the team names them after a command: by username, or by their id where they write. */
export function nameInCommand(db: Database, { id, username }: Client): string {
  return username === null ? findAddress(db, id)!.sourceId : `@${username}`;
}

/** The chat whose pauses the outbox keeps for the client. */
export function findRestingChat(db: Database, id: number): number {
  return Number(findAddress(db, id)?.sourceId ?? id);
}

/** A client found by one id is usually asked for by the other id next, so both results are kept. */
function findStored(
  db: Database,
  query: ReturnType<typeof clientById | typeof clientByAddress>,
): (Client & ClientAddress) | undefined {
  return db.remembered("clients", query, ([row]) => {
    const client = row && toClient(row);
    if (client === undefined) return undefined;
    const { id, source, sourceId } = client;
    db.remember("clients", clientById({ id }), client);
    db.remember("clients", clientByAddress({ source, sourceId }), client);
    return client;
  });
}

const clientByAddress = statement(({ source, sourceId }: ClientAddress) =>
  sql.selectFrom("clients").selectAll().where("source", "=", source).where("source_id", "=", sourceId),
);

const clientById = statement(({ id }: { id: number }) =>
  sql.selectFrom("clients").selectAll().where("id", "=", id),
);

/**
 * Adds the client of this Telegram user, or updates name, username and language.
 * @param reported the language of their app; one that the client chose stays
 */
export function saveClient(tx: Transaction, person: Person, reported: string, now: number): Client {
  const known = findClientOnTelegram(tx, person.id);
  const language = known?.isLanguageChosen === true ? known.language : reported;
  if (known?.language === language && isSamePerson(known, person)) return known;
  const present = { ...names(person), language };
  const row =
    known === undefined
      ? tx.first(
          sql
            .insertInto("clients")
            .values({
              // Clients are never deleted, so no id comes twice.
              id: raw<number>`max(${firstOwnId}, (SELECT coalesce(max(id), 0) + 1 FROM clients))`,
              source: "telegram",
              source_id: String(person.id),
              ...present,
              first_seen_at: now,
            })
            .returningAll(),
        )
      : tx.first(sql.updateTable("clients").set(present).where("id", "=", known.id).returningAll());
  return toClient(row!);
}

/** Saves facts from the client about themselves, or from the team about them. */
export function saveClientState(
  tx: Transaction,
  id: number,
  state: Partial<
    Pick<
      Client,
      | "preferredName"
      | "isReachable"
      | "chosen"
      | "wantsNewUntil"
      | "startPayload"
      | "pausedUntil"
      | "pauseToldAt"
    >
  >,
): void {
  const { preferredName, isReachable, chosen, wantsNewUntil, startPayload } = state;
  const { pausedUntil, pauseToldAt } = state;
  tx.run(
    sql
      .updateTable("clients")
      .set({
        ...(preferredName !== undefined && { preferred_name: preferredName }),
        ...(isReachable !== undefined && { is_reachable: isReachable ? 1 : 0 }),
        ...(chosen !== undefined && {
          chosen_ticket_id: chosen?.ticketId ?? null,
          chosen_at: chosen?.at ?? null,
        }),
        ...(wantsNewUntil !== undefined && { wants_new_until: wantsNewUntil }),
        ...(startPayload !== undefined && { start_payload: startPayload }),
        ...(pausedUntil !== undefined && { paused_until: pausedUntil }),
        ...(pauseToldAt !== undefined && { pause_told_at: pauseToldAt }),
      })
      .where("id", "=", id),
  );
}

/** Sets the language that the client chose. */
export function saveChosenLanguage(tx: Transaction, id: number, language: string): void {
  tx.run(sql.updateTable("clients").set({ language, is_language_chosen: 1 }).where("id", "=", id));
}

function toClient(row: Selectable<Schema["clients"]>): Client & ClientAddress {
  return {
    id: row.id,
    source: row.source,
    sourceId: row.source_id,
    firstName: row.first_name,
    lastName: row.last_name,
    username: row.username,
    language: row.language,
    isLanguageChosen: row.is_language_chosen === 1,
    preferredName: row.preferred_name,
    firstSeenAt: row.first_seen_at,
    isBlocked: row.is_blocked === 1,
    isReachable: row.is_reachable === 1,
    chosen:
      row.chosen_ticket_id === null || row.chosen_at === null
        ? null
        : { ticketId: row.chosen_ticket_id, at: row.chosen_at },
    wantsNewUntil: row.wants_new_until,
    startPayload: row.start_payload,
    pausedUntil: row.paused_until,
    pauseToldAt: row.pause_told_at,
  };
}
