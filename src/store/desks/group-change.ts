import { sql as raw } from "kysely";
import { forgetMembers } from "../people/desk-people.ts";
import { dropFormerCopies } from "../messages/former-copies.ts";
import { sql, type Transaction } from "../database.ts";
import { leaveThreads } from "./places.ts";

/**
 * The desk uses another group from now on. Ids from the former group mean other messages there. Drops the rows that
 * would change messages of the former group.
 */
export function leaveGroup(tx: Transaction, deskId: number, from: number, to: number): void {
  forgetMembers(tx, deskId);
  leaveThreads(tx, deskId);
  dropFormerCopies(tx, deskId);
  tx.run(sql.deleteFrom("unproven_deeds").where("desk_id", "=", deskId));
  tx.run(sql.deleteFrom("sayings").where("chat_id", "=", from));
  tx.run(
    sql
      .insertInto("notes")
      .columns(["ticket_id", "desk_message_id", "author_id", "text", "written_at"])
      .expression(
        sql
          .selectFrom("withheld_messages")
          .where("desk_id", "=", deskId)
          .where("state", "=", "undecided")
          .select([
            "ticket_id",
            "desk_message_id",
            "author_id",
            raw<string>`json_extract(message, '$.text')`.as("text"),
            raw<number>`json_extract(message, '$.sentAt')`.as("written_at"),
          ]),
      ),
  );
  tx.run(sql.deleteFrom("withheld_messages").where("desk_id", "=", deskId));
  tx.run(sql.updateTable("questions").set({ chat_id: to, message_id: null }).where("chat_id", "=", from));
  const isOfDesk = raw<boolean>`json_extract(effect, '$.deskId') = ${deskId}`;
  const kind = raw<string>`json_extract(effect, '$.kind')`;
  tx.run(
    sql
      .deleteFrom("outbox")
      .where(isOfDesk)
      .where(kind, "in", ["react_at_desk", "remove_at_desk"])
      .where("state", "=", "waiting"),
  );
  tx.run(
    sql
      .updateTable("outbox")
      .set({ effect: raw<string>`json_set(effect, '$.replyToDeskMessageId', NULL)` })
      .where(isOfDesk)
      .where(kind, "=", "tell_desk"),
  );
  tx.run(sql.updateTable("outbox").set({ chat_id: to }).where("chat_id", "=", from));
}
