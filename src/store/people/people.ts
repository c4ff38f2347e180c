import { type Selectable, sql as raw } from "kysely";
import type { Person } from "../../ticket/message.ts";
import { type Database, sql, type Transaction } from "../database.ts";
import type { AdminSource, ClientSourceName, Schema } from "../schema.ts";
import { statement } from "../statement.ts";

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

export interface Manager {
  id: number;
  firstName: string;
  lastName: string | null;
  username: string | null;
  isAdmin: boolean;
  /** False after the manager was removed from the team. */
  isActive: boolean;
  /** Not active because they left the groups of all desks, and not because an admin removed them. */
  hasLeft: boolean;
  /** Their private messages to the bot count as a client's. */
  writesAsClient: boolean;
  /** The configuration names them as an admin. */
  isConfigured: boolean;
  /** The name that an admin chose for clients to read. */
  publicName: string | null;
  /** When they first wrote to the bot in private. Null while the bot cannot write to them there. */
  openedAt: number | null;
}

/** The manager's name as clients read it. */
export function nameForClients({ publicName, firstName }: Manager): string {
  return publicName ?? firstName;
}

export function findClient(db: Database, id: number): Client | undefined {
  return findStored(db, clientById({ id }));
}

/** Finds the client by their Telegram id. @param personId Telegram's */
export function findClientOnTelegram(db: Database, personId: number): Client | undefined {
  const address = { source: "telegram", sourceId: String(personId) } as const;
  return findStored(db, clientByAddress(address));
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

export function findManager(db: Database, id: number): Manager | undefined {
  return db.remembered("managers", managerById({ id }), ([row]) => row && toManager(row));
}

const managerById = statement(({ id }: { id: number }) =>
  sql.selectFrom("managers").selectAll().where("id", "=", id),
);

export function findAdmins(db: Database): Manager[] {
  const admins = sql.selectFrom("managers").selectAll().where("is_admin", "=", 1).where("is_active", "=", 1);
  return db.all(admins).map(toManager);
}

/** Present and former managers. */
export function findManagers(db: Database): Manager[] {
  return db.all(sql.selectFrom("managers").selectAll().orderBy("id")).map(toManager);
}

/** The managers of the team, oldest first, without those who have left every desk's group. */
export function findActiveManagers(db: Database): Manager[] {
  return db
    .all(
      sql
        .selectFrom("managers")
        .selectAll()
        .where("is_active", "=", 1)
        .where((where) => {
          const standings = where
            .selectFrom("desk_people")
            .select("desk_id")
            .whereRef("person_id", "=", "managers.id");
          const inside = standings.where("is_inside", "=", 1);
          return where.or([where.not(where.exists(standings)), where.exists(inside)]);
        })
        .orderBy("enrolled_at")
        .orderBy("id"),
    )
    .map(toManager);
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

/** Sets whether the manager's private messages count as a client's. */
export function saveWritesAsClient(tx: Transaction, id: number, writesAsClient: boolean): void {
  const writes_as_client = writesAsClient ? 1 : 0;
  tx.run(sql.updateTable("managers").set({ writes_as_client }).where("id", "=", id));
}

/** Adds the manager or updates the name. An admin stays an admin. */
export function enrolManager(tx: Transaction, person: Person, now: number): void {
  const known = findManager(tx, person.id);
  if (known !== undefined && isSamePerson(known, person)) return;
  tx.run(
    sql
      .insertInto("managers")
      .values({ id: person.id, ...names(person), is_admin: 0, enrolled_at: now })
      .onConflict((conflict) => conflict.column("id").doUpdateSet(names(person))),
  );
}

/** Saves facts about the manager, except for the name, which Telegram reports. */
export function saveManager(
  tx: Transaction,
  id: number,
  changes: Partial<Pick<Manager, "isActive" | "hasLeft" | "publicName" | "openedAt">>,
): void {
  const { isActive, hasLeft, publicName, openedAt } = changes;
  tx.run(
    sql
      .updateTable("managers")
      .set({
        ...(isActive !== undefined && { is_active: isActive ? 1 : 0 }),
        ...(hasLeft !== undefined && { has_left: hasLeft ? 1 : 0 }),
        ...(publicName !== undefined && { public_name: publicName }),
        ...(openedAt !== undefined && { opened_at: openedAt }),
      })
      .where("id", "=", id),
  );
}

/**
 * Makes the person an admin. If the name is not known yet, it is the id. Whoever claimed to be the owner or was appointed by
 * an admin stays an admin by that, also if the configuration names them.
 */
export function appointAdmin(
  tx: Transaction,
  id: number,
  person: Person | null,
  by: AdminSource,
  now: number,
): void {
  const before = tx.first(sql.selectFrom("managers").select("admin_by").where("id", "=", id));
  const source = before?.admin_by ?? by;
  tx.run(
    sql
      .insertInto("managers")
      .values({
        id,
        ...(person === null ? { first_name: String(id), last_name: null, username: null } : names(person)),
        is_admin: 1,
        admin_by: source,
        enrolled_at: now,
      })
      .onConflict((conflict) =>
        conflict.column("id").doUpdateSet({ is_admin: 1, is_active: 1, has_left: 0, admin_by: source }),
      ),
  );
}

/** Makes the admin an ordinary manager. */
export function dismissAdmin(tx: Transaction, id: number): void {
  tx.run(sql.updateTable("managers").set({ is_admin: 0, admin_by: null }).where("id", "=", id));
}

/** Saves whom the configuration names now. */
export function saveConfigured(tx: Transaction, adminIds: readonly number[]): void {
  tx.run(sql.updateTable("managers").set({ is_configured: 0 }).where("is_configured", "=", 1));
  for (const id of adminIds)
    tx.run(sql.updateTable("managers").set({ is_configured: 1 }).where("id", "=", id));
}

/** People who are admins only by the configuration of the last start. */
export function findConfiguredAdmins(db: Database): Manager[] {
  const admins = sql.selectFrom("managers").selectAll().where("is_admin", "=", 1);
  return db.all(admins.where("admin_by", "=", "config")).map(toManager);
}

function isSamePerson(known: Omit<Person, "languageCode">, person: Person): boolean {
  const { firstName, lastName, username } = known;
  return firstName === person.firstName && lastName === person.lastName && username === person.username;
}

function names(person: Person) {
  return { first_name: person.firstName, last_name: person.lastName, username: person.username };
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

function toManager(row: Selectable<Schema["managers"]>): Manager {
  return {
    id: row.id,
    firstName: row.first_name,
    lastName: row.last_name,
    username: row.username,
    isAdmin: row.is_admin === 1,
    isActive: row.is_active === 1,
    hasLeft: row.has_left === 1,
    writesAsClient: row.writes_as_client === 1,
    isConfigured: row.is_configured === 1,
    publicName: row.public_name,
    openedAt: row.opened_at,
  };
}
