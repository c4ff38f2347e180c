import { sql } from "../../src/store/database.ts";
import { everything } from "../../src/report/request.ts";
import type { Desk } from "../support/desk.ts";
import type { Forum } from "../telegram/actors.ts";

type Store = Desk["app"]["store"];
type Query = Parameters<Parameters<Parameters<Store["transaction"]>[0]>[0]["run"]>[0];

/** Writes rows that people would need many steps for, and finds the newest ones. */
export class Records {
  readonly #desk: Desk;
  readonly #elsewhere: Forum;

  constructor(desk: Desk, elsewhere: Forum) {
    this.#desk = desk;
    this.#elsewhere = elsewhere;
  }

  run(query: Query): void {
    this.#desk.app.store.transaction((tx) => tx.run(query));
  }

  /** The id of the newest row. */
  last(
    table:
      | "clients"
      | "faq"
      | "tickets"
      | "messages"
      | "notes"
      | "subjects"
      | "desks"
      | "schedules"
      | "templates"
      | "private_messages"
      | "withheld_messages"
      | "searches",
  ): number {
    return this.#desk.app.store.first(sql.selectFrom(table).select("id").orderBy("id", "desc"))!.id;
  }

  /** The client's message in the ticket. */
  messageOf(ticketId: number): number {
    const { store } = this.#desk.app;
    return store.first(sql.selectFrom("messages").select("id").where("ticket_id", "=", ticketId))!.id;
  }

  /** A manager nobody else is, who has the ticket if one is given. */
  colleague(
    more: Partial<Record<"is_active" | "is_admin" | "has_left", 0 | 1>> & { public_name?: string },
    ticketId = 0,
  ): number {
    const { id } = this.#desk.telegram.client("Коллега", { language_code: "ru" });
    const row = { id, first_name: "Коллега", last_name: null, username: null, is_admin: 0, ...more } as const;
    this.run(sql.insertInto("managers").values({ ...row, enrolled_at: 0 }));
    this.run(sql.updateTable("tickets").set({ manager_id: id }).where("id", "=", ticketId));
    return id;
  }

  /** A manager's canned reply, the only one. */
  template(made_by: number): number {
    const row = { group_name: "", name: "Привет", folded_name: "привет", made_by };
    this.run(sql.deleteFrom("template_texts"));
    this.run(sql.deleteFrom("templates"));
    this.run(sql.insertInto("templates").values(row));
    const template_id = this.last("templates");
    const content = { kind: "text", text: "Здравствуйте!", entities: null, fileId: null, fileUniqueId: null };
    const looks = { coverFileId: null, linkPreview: null, isCaptionAbove: false, hasSpoiler: false };
    const stored = JSON.stringify({ ...content, ...looks });
    this.run(sql.insertInto("template_texts").values({ template_id, language: "ru", content: stored }));
    return template_id;
  }

  /** Offers each of these people canned replies that they alone see. */
  offerPickers(ticket_id: number, people: Iterable<{ id: number }>): void {
    const desk_id = this.last("desks");
    for (const { id: person_id } of people)
      this.run(
        sql.insertInto("pickers").values({ person_id, ticket_id, desk_id, opened_at: 0, ephemeral_id: 1 }),
      );
  }

  /** What somebody gets every day, and others too. */
  schedule(askedBy: number, ...others: number[]): number {
    const row = { asked_by: askedBy, kind: "summary", period: "yesterday", cron: "0 9 * * *" } as const;
    const dueAt = Date.parse("2099-01-01");
    this.run(
      sql.insertInto("schedules").values({ ...row, filter: JSON.stringify(everything), due_at: dueAt }),
    );
    const id = this.last("schedules");
    for (const person of [askedBy, ...others])
      this.run(sql.insertInto("schedule_people").values({ schedule_id: id, person_id: person }));
    return id;
  }

  /** Makes a desk of the group that is none. */
  bindElsewhere(): void {
    const { id, chat } = this.#elsewhere;
    const row = { kind: "topics", chat_id: id, title: chat.title, is_ready: 0, problem: null } as const;
    this.run(sql.insertInto("desks").values({ ...row, bound_at: 0 }));
  }

  /** With whatever was at that desk, or moved away from it. */
  unbindElsewhere(): void {
    const bound = sql.selectFrom("desks").select("id").where("chat_id", "=", this.#elsewhere.id);
    const rest = sql.selectFrom("desks").select("id").where("chat_id", "!=", this.#elsewhere.id).limit(1);
    this.run(sql.deleteFrom("places").where("desk_id", "in", bound).where("left", "is not", null));
    const present = sql.updateTable("places").where("desk_id", "in", bound);
    this.run(present.set({ desk_id: rest, thread_id: null, card_message_id: null }));
    this.run(sql.updateTable("tickets").set({ desk_id: rest }).where("desk_id", "in", bound));
    this.run(sql.deleteFrom("desks").where("chat_id", "=", this.#elsewhere.id));
  }
}
