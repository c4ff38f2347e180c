import { type Database, sql } from "../database.ts";
import { findCopiedAtClient, findCopiedAtDesk } from "./former-copies.ts";
import { findMessage, type MessagePair, pairs, toPair } from "./messages.ts";
import { statement } from "../statement.ts";
import { findTicket } from "../tickets/tickets.ts";

/**
 * Finds the message by its id at the client, in any of their tickets. The id may also be that of its separate words, or
 * of an earlier copy.
 */
export function findPairOfClient(
  db: Database,
  clientId: number,
  clientMessageId: number,
): MessagePair | undefined {
  const given = { clientId, clientMessageId };
  if (db.first(knownInPrivate({ clientMessageId }))!.isKnown === 0) return undefined;
  const former = findCopiedAtClient(db, clientId, clientMessageId);
  return (
    db.all(pairsOfClient.client_message_id(given)).map(toPair).findLast(isPresent) ??
    db
      .all(pairsOfClient.words_message_id(given))
      .map(toPair)
      .findLast((pair) => isPresent(pair) && isToClient(pair)) ??
    (former === undefined ? undefined : findMessage(db, former))
  );
}

/** Whether any client has a message with this id. If none has, one look is enough. */
const knownInPrivate = statement((given: { clientMessageId: number }) =>
  sql.selectNoFrom((select) => {
    const has = (column: "client_message_id" | "words_message_id") =>
      select.exists(select.selectFrom("messages").select("id").where(column, "=", given.clientMessageId));
    const former = select
      .selectFrom("former_copies")
      .select("id")
      .where("copy_id", "=", given.clientMessageId)
      .where("desk_id", "is", null);
    const isKnown = select.or([has("client_message_id"), has("words_message_id"), select.exists(former)]);
    return isKnown.$castTo<number>().as("isKnown");
  }),
);

/** One query for each column with an id of the client's chat. */
const pairsOfClient = {
  client_message_id: pairsOfClientBy("client_message_id"),
  words_message_id: pairsOfClientBy("words_message_id"),
};

function pairsOfClientBy(column: "client_message_id" | "words_message_id") {
  return statement(({ clientId, clientMessageId }: { clientId: number; clientMessageId: number }) =>
    pairs()
      .innerJoin("tickets", "tickets.id", "messages.ticket_id")
      .where(`messages.${column}`, "=", clientMessageId)
      .where("tickets.client_id", "=", clientId)
      .orderBy("messages.id"),
  );
}

/**
 * Finds the ticket's pair with this message at the client. The newest one, if the message was moved away and back. The
 * id may also be that of words that are separate from their file, or of an earlier copy.
 */
export function findPairAtClient(
  db: Database,
  ticketId: number,
  clientMessageId: number,
): MessagePair | undefined {
  const ofTicket = pairs().where("messages.ticket_id", "=", ticketId).orderBy("messages.id", "desc");
  const row =
    db.first(ofTicket.where("client_message_id", "=", clientMessageId)) ??
    db.first(ofTicket.where("words_message_id", "=", clientMessageId).where("direction", "=", "to_client"));
  if (row !== undefined) return toPair(row);
  const clientId = findTicket(db, ticketId)?.clientId ?? 0;
  const former = findMessage(db, findCopiedAtClient(db, clientId, clientMessageId) ?? 0);
  return former?.ticketId === ticketId ? former : undefined;
}

/** Finds the message by its id at the desk, in any ticket. Otherwise as above. */
export function findPairAtDesk(db: Database, deskId: number, deskMessageId: number): MessagePair | undefined {
  const given = { deskId, deskMessageId };
  const row = db.first(pairAtDesk(given)) ?? db.first(wordsAtDesk(given));
  return row ? toPair(row) : findMessage(db, findCopiedAtDesk(db, deskId, deskMessageId) ?? 0);
}

/** Whether the message is stored already, as a message or as a withheld one. */
export function isKnownAtDesk(db: Database, deskId: number, deskMessageId: number): boolean {
  return db.first(knownAtDesk({ deskId, deskMessageId }))!.isKnown === 1;
}

const knownAtDesk = statement((given: { deskId: number; deskMessageId: number }) =>
  sql.selectNoFrom((select) => {
    const isMessage = select.exists(
      inGroup(given.deskId).where("desk_message_id", "=", given.deskMessageId).select("messages.id"),
    );
    const isWithheld = select.exists(
      select
        .selectFrom("withheld_messages")
        .select("id")
        .where("desk_id", "=", given.deskId)
        .where("desk_message_id", "=", given.deskMessageId),
    );
    const isKnown = select.or([isMessage, isWithheld]);
    return isKnown.$castTo<number>().as("isKnown");
  }),
);

const pairAtDesk = statement((given: { deskId: number; deskMessageId: number }) =>
  inGroup(given.deskId).where("desk_message_id", "=", given.deskMessageId).orderBy("messages.id", "desc"),
);

const wordsAtDesk = statement((given: { deskId: number; deskMessageId: number }) =>
  inGroup(given.deskId)
    .where("words_message_id", "=", given.deskMessageId)
    .where("direction", "=", "to_desk")
    .orderBy("messages.id", "desc"),
);

/** The messages in the group that the desk uses now. */
function inGroup(deskId: number) {
  return pairs()
    .where("places.desk_id", "=", deskId)
    .where((where) => where.or([where("left", "is", null), where("left", "!=", "group changed")]));
}

function isToClient({ direction }: MessagePair): boolean {
  return direction === "to_client";
}

function isPresent({ failure }: MessagePair): boolean {
  return failure !== "moved";
}
