import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import type { Insertable } from "kysely";
import { type Period } from "../../src/report/period/period.ts";
import { Reports } from "../../src/report/reports.ts";
import { everything, type ReportFilter, type ReportKind } from "../../src/report/request.ts";
import { openStore, sql, type Store } from "../../src/store/database.ts";
import { addFaqAsking, addFaqEntry, findFaqAsking, saveFaqOutcome } from "../../src/store/texts/faq.ts";
import { recordEvents } from "../../src/store/tickets/journal.ts";
import type { FaqOutcome } from "../../src/store/texts/tables.ts";
import type { Schema } from "../../src/store/schema.ts";
import type { Language } from "../../src/text/resources.ts";
import type { Actor, TicketEvent } from "../../src/ticket/ticket.ts";
import { read } from "./books.ts";

export const timeZone = "Europe/Moscow";

/** `anonymous` hides behind the group. */
export type Author = number | "anonymous";

/**
 * A real database that is written to row by row, with times as people say them, in the order in which the bot would get
 * them. `at` is Telegram's date of a message, or when a press was processed.
 */
export class Ledger {
  readonly store: Store;
  readonly path: string;

  constructor(path: string) {
    this.path = path;
    this.store = openStore(path);
  }

  desk(id: number, title: string, kind: "topics" | "channel" = "topics"): void {
    const desk = {
      id,
      kind,
      chat_id: -1_002_000_000_000 - id,
      title,
      is_ready: 1,
      problem: null,
      bound_at: 0,
    } as const;
    this.#run((tx) => tx.run(sql.insertInto("desks").values(desk)));
  }

  manager(id: number, first_name: string, more: Partial<Insertable<Schema["managers"]>> = {}): void {
    const row = {
      id,
      first_name,
      last_name: null,
      username: null,
      is_admin: 0,
      enrolled_at: 0,
      ...more,
    } as const;
    this.#run((tx) => tx.run(sql.insertInto("managers").values(row)));
  }

  client(id: number, first_name: string, last_name: string | null = null): void {
    const row = {
      id,
      source: "telegram",
      source_id: String(id),
      first_name,
      last_name,
      username: null,
    } as const;
    this.#run((tx) => tx.run(sql.insertInto("clients").values({ ...row, language: "ru", first_seen_at: 0 })));
  }

  /** A ticket, opened by its client's message, or by the team. It has a topic, unless it has no desk. */
  opens(
    id: number,
    at: number,
    more: Partial<Insertable<Schema["tickets"]>> & { by?: number; processedAt?: number } = {},
  ): void {
    const { by, processedAt = at, ...columns } = more;
    const client_id = columns.client_id ?? 100;
    const desk_id = columns.desk_id === undefined ? 1 : columns.desk_id;
    this.#run((tx) => {
      tx.run(
        sql.insertInto("tickets").values({
          id,
          status: by === undefined ? "unanswered" : "in_progress",
          to_act: "team",
          manager_id: null,
          opened_at: at,
          first_reply_at: null,
          place_id: desk_id === null ? null : id,
          ...columns,
          client_id,
          desk_id,
        }),
      );
      if (desk_id !== null)
        tx.run(
          sql
            .insertInto("places")
            .values({ id, ticket_id: id, desk_id, thread_id: id + 1_000, card_message_id: id + 2_000 }),
        );
    });
    this.event(id, by === undefined ? { kind: "client", id: client_id } : actorOf(by), processedAt, {
      type: "opened",
    });
    if (by === undefined) this.asks(id, at);
    else this.claims(id, by, processedAt);
  }

  asks(id: number, at: number, more: Partial<Insertable<Schema["messages"]>> = {}): void {
    this.#message(id, at, { direction: "to_desk", author_id: 100, ...more });
  }

  replies(id: number, by: Author, at: number, more: Partial<Insertable<Schema["messages"]>> = {}): void {
    this.#message(id, at, {
      direction: "to_client",
      author_id: by === "anonymous" ? null : by,
      delivered_at: at,
      ...more,
    });
  }

  notes(id: number, by: Author, at: number, album: string | null = null): void {
    const author_id = by === "anonymous" ? null : by;
    const note = {
      ticket_id: id,
      desk_message_id: 1,
      author_id,
      text: "",
      media_group_id: album,
      answer: null,
    };
    this.#run((tx) => tx.run(sql.insertInto("notes").values({ ...note, written_at: at })));
  }

  /** @param sentAt of the answer that claims it */
  claims(id: number, by: number, at: number, sentAt?: number): void {
    const claimed = { type: "claimed", managerId: by, ...(sentAt !== undefined && { sentAt }) } as const;
    this.event(id, actorOf(by), at, claimed);
    this.set(id, { manager_id: by });
  }

  transfers(id: number, by: Author, from: number | null, to: number, at: number): void {
    this.event(id, actorOf(by), at, { type: "transferred", from, to });
    this.set(id, { manager_id: to });
  }

  closes(id: number, by: Author | "client" | "bot", at: number): void {
    this.event(id, actorOf(by), at, { type: "closed" });
    this.set(id, { status: "closed", closed_at: at });
  }

  /** @param sentAt of the message that reopens it */
  reopens(id: number, by: Author | "client", at: number, sentAt?: number): void {
    this.event(id, actorOf(by), at, { type: "reopened", ...(sentAt !== undefined && { sentAt }) });
    this.set(id, { status: "unanswered", closed_at: null });
    if (sentAt !== undefined) this.asks(id, sentAt);
  }

  rates(id: number, stars: number | null, at: number, isResolved: boolean | null = null): void {
    this.event(id, actorOf("client"), at, { type: "rated", stars, isResolved });
    this.set(id, { stars, is_resolved: isResolved === null ? null : isResolved ? 1 : 0, rated_at: at });
  }

  calls(id: number, by: Author, at: number): void {
    this.event(id, actorOf(by), at, { type: "called" });
  }

  /** A frequent question. Returns its id. */
  question(question: string): number {
    const answer = {
      kind: "text",
      text: "Так",
      entities: null,
      fileId: null,
      isCaptionAbove: false,
      hasSpoiler: false,
    } as const;
    return this.store.transaction((tx) => addFaqEntry(tx, { question, answer }));
  }

  /** The client presses the question once for each outcome, a minute apart. */
  presses(question: number, at: number, ...outcomes: (FaqOutcome | null)[]): void {
    this.#run((tx) => {
      for (const [index, outcome] of outcomes.entries()) {
        addFaqAsking(tx, question, 100, at + index * 60_000);
        if (outcome !== null) saveFaqOutcome(tx, findFaqAsking(tx, question, 100)!.id, outcome);
      }
    });
  }

  event(id: number, actor: Actor, at: number, event: TicketEvent): void {
    this.#run((tx) => recordEvents(tx, id, actor, [event], at));
  }

  set(id: number, columns: Partial<Insertable<Schema["tickets"]>>): void {
    this.#run((tx) => tx.run(sql.updateTable("tickets").set(columns).where("id", "=", id)));
  }

  /** The workbook, made as the bot makes it, or undefined when there is nothing to report. */
  async report(
    kind: ReportKind,
    period: Period,
    now: number,
    filter: Partial<ReportFilter> = {},
    language: Language = "ru",
  ) {
    const request = { kind, period, filter: { ...everything, ...filter } };
    const task = { request, language, timeZone, lowRating: 3, now };
    const report = await new Reports(this.path).make(task, new AbortController().signal);
    return report && { ...report, book: await read(report.content) };
  }

  #message(ticket_id: number, sent_at: number, more: Partial<Insertable<Schema["messages"]>>): void {
    this.#run((tx) =>
      tx.run(
        sql.insertInto("messages").values({
          ticket_id,
          direction: "to_desk",
          client_message_id: null,
          desk_message_id: null,
          author_id: null,
          kind: "text",
          text: "слова",
          entities: null,
          file_unique_id: null,
          media_group_id: null,
          reply_to_message_id: null,
          delivered_at: null,
          failure: null,
          file_id: null,
          is_caption_above: 0,
          has_spoiler: 0,
          quote: null,
          cover_file_id: null,
          link_preview: null,
          sent_at,
          ...more,
        }),
      ),
    );
  }

  #run(work: Parameters<Store["transaction"]>[0]): void {
    this.store.transaction(work);
  }
}

/** A new ledger with two desks, two managers and a client. */
export function openLedger(test: TestContext): Ledger {
  const directory = mkdtempSync(join(tmpdir(), "topicdesk-report-"));
  const ledger = new Ledger(join(directory, "topicdesk.db"));
  test.after(() => {
    ledger.store.close();
    rmSync(directory, { recursive: true, force: true });
  });
  ledger.desk(1, "Менеджеры");
  ledger.desk(2, "Склад", "channel");
  ledger.manager(1, "Борис", { username: "boris" });
  ledger.manager(2, "Вера");
  ledger.client(100, "Анна");
  return ledger;
}

/** A moment of November 2026 by the team's clock: `20 9:30`, or with seconds `20 9:30:15`. */
export function on(written: string): number {
  const [day = "", time = "0:00"] = written.split(" ");
  const clock = time.length < 5 ? `0${time}` : /^\d:/.test(time) ? `0${time}` : time;
  const date = `2026-11-${day.padStart(2, "0")}`;
  return Temporal.PlainDateTime.from(`${date}T${clock}`).toZonedDateTime(timeZone).epochMilliseconds;
}

function actorOf(by: Author | "client" | "bot"): Actor {
  if (typeof by === "number") return { kind: "manager", id: by };
  return by === "client" ? { kind: "client", id: 100 } : { kind: by };
}
