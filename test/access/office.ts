import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { sql } from "../../src/store/database.ts";
import { numberOf } from "../../src/handle/texts/pages.ts";
import { everything } from "../../src/report/request.ts";
import { findClientOnTelegram } from "../../src/store/people/clients.ts";
import type { Press } from "../../src/ticket/press.ts";
import type { Nature } from "../contract/nature.ts";
import { type ShownTicket, shows } from "../contract/shown-ticket.ts";
import { TestClock } from "../support/clock.ts";
import type { Desk } from "../support/desk.ts";
import type { Forum, Person, Place, StoredMessage } from "../telegram/actors.ts";
import { press, sendPress } from "../telegram/press.ts";
import { isOutsider, silence, type Somebody, type Somewhere } from "./people.ts";

/** A ticket in a state in which the button or the command would do something. */
interface Case {
  id: number;
  client: Person;
  ticket: ShownTicket;
}

/** Somebody presses a button with this data. */
interface Pressing {
  ticket: Case;
  who: Somebody;
  where: Somewhere;
  data: string;
}

/** A ticket for a command, with whatever the command of each replies to. */
type Written = Case & { replyTo?: ReadonlyMap<Somebody, StoredMessage> };

/** What is kept and what everybody has on their screen, a line for each row and message. */
interface Snapshot {
  rows: Set<string>;
  screens: Map<string, StoredMessage>;
}

/** A desk with everybody who may come by, and a group that is none. */
export class Office {
  readonly desk: Desk;
  readonly elsewhere: Forum;
  readonly people: Record<Exclude<Somebody, "the client">, Person>;
  #clients = 0;
  #questions = 0;

  constructor(desk: Desk, elsewhere: Forum, people: Office["people"]) {
    this.desk = desk;
    this.elsewhere = elsewhere;
    this.people = people;
  }

  /** A ticket of a client of its own, shown at the desk. */
  async open(): Promise<Case> {
    const client = this.desk.telegram.client(`Клиент-${(this.#clients += 1)}.`, { language_code: "ru" });
    await client.writes("Вопрос");
    await this.desk.settles();
    const id = this.#last("tickets");
    return { id, client, ticket: await shows(this.desk, id) };
  }

  async prepare(type: Press["type"]): Promise<Case & { press: Press }> {
    this.#unbindElsewhere();
    this.#run(sql.updateTable("desks").set({ is_default: 0 }));
    const opened = await this.open();
    const { id, client, ticket } = opened;
    const { "a manager": boris, "an admin": olga } = this.people;
    const made = (pressed: Press) => ({ ...opened, press: pressed });
    switch (type) {
      case "claim":
      case "call":
      case "transcript":
      case "note":
      case "close":
      case "block":
      case "how_to_name":
      case "how_to_split":
      case "history":
      case "client_show":
      case "client_choose":
      case "client_close":
      case "client_history":
        return made({ type, ticketId: id });
      case "open_claim":
        return made({ type, ticketId: id, number: 0 });
      case "find_page":
        this.#run(sql.deleteFrom("searches"));
        this.#run(sql.insertInto("searches").values({ person_id: boris.id, words: "Вопрос" }));
        return made({ type, searchId: this.#last("searches"), number: 0 });
      case "client_page":
        return made({ type, clientId: this.#last("clients"), number: 0 });
      case "faq_page":
      case "faq_list":
        await this.#faq();
        return made({ type, number: 0 });
      case "faq_preview":
        await this.#faq();
        return made({ type });
      case "faq_ask":
      case "faq_helped":
      case "faq_write":
        return made({ type, faqId: await this.#faq(), number: 0 });
      case "faq_open":
      case "faq_answer":
      case "faq_remove":
        return made({ type, faqId: await this.#faq() });
      case "faq_order":
        await this.#faq();
        return made({ type, faqId: await this.#faq(), place: 1 });
      case "write_another":
        return made({ type, clientId: this.#last("clients") });
      case "write_at":
        return made({ type, clientId: this.#last("clients"), deskId: 1 });
      case "client_language":
        return made({ type, language: 1 });
      case "notify_loud":
        for (const { id: person_id } of Object.values(this.people)) {
          // The message may show the page as it was without quiet hours, so something else changes too.
          const quiet = { quiet_from: 0, quiet_to: 1, wants_own: 0 as const };
          const choices = sql.insertInto("notice_choices").values({ person_id, is_off: 0, ...quiet });
          this.#run(choices.onConflict((conflict) => conflict.column("person_id").doUpdateSet(quiet)));
        }
        return made({ type });
      case "notify_set":
        return made({ type, news: "new", yes: 1 });
      case "client_new":
        return made({ type });
      case "client_list":
      case "audit_page":
      case "holidays_page":
      case "my_list":
      case "open_list":
      case "clients_list":
        return made({ type, number: 0 });
      case "kept_send":
      case "kept_drop":
        await client.writes("/order 12345");
        await this.desk.settles();
        return made({ type, keptId: this.#last("private_messages") });
      case "menu":
        return made({ type, ticketId: id, page: "transfer" });
      case "transfer":
        return made({ type, ticketId: id, managerId: olga.id });
      case "priority":
        return made({ type, ticketId: id, priority: "high" });
      case "subject":
      case "client_subject":
        return made({ type, ticketId: id, subjectId: this.#last("subjects") });
      case "desk":
        return made({ type, ticketId: id, deskId: this.#last("desks") });
      case "snooze":
        return made({ type, ticketId: id, choice: 1 });
      case "forget_sure":
        return made({ type, clientId: this.#last("clients") });
      case "forget_not":
        return made({ type });
      case "setup_again":
        // The report shows when the bot looked. Timers ignore this.
        if (this.desk.clock instanceof TestClock) this.desk.clock.set(1_000);
        return made({ type });
      case "shift_start":
      case "shift_stop":
      case "desk_add":
      case "setting_list":
      case "desk_list":
      case "subject_list":
      case "subject_add":
      case "text_list":
        return made({ type });
      case "desk_open":
      case "desk_rename":
      case "desk_default":
        return made({ type, deskId: this.#last("desks") });
      case "desk_rescue": {
        const targetId = this.#last("desks");
        this.bindElsewhere();
        const deskId = this.#last("desks");
        this.#run(sql.updateTable("tickets").set({ desk_id: deskId }).where("id", "=", id));
        const places = sql.updateTable("places").where("ticket_id", "=", id).where("left", "is", null);
        this.#run(places.set({ desk_id: deskId }));
        return made({ type, deskId, targetId });
      }
      case "subject_open":
      case "subject_rename":
      case "subject_hide":
      case "subject_show":
      case "subject_desks":
        return made({ type, subjectId: this.#last("subjects") });
      case "subject_order":
        return made({ type, subjectId: this.#last("subjects"), place: 1 });
      case "subject_route":
        return made({ type, subjectId: this.#last("subjects"), deskId: this.#last("desks") });
      case "text_group":
        return made({ type, section: numberOf("start"), number: 0, language: 0 });
      case "text_open":
      case "text_edit":
        return made({ type, text: numberOf("client-greeting"), language: 0 });
      case "text_restore":
        await olga.writes("/texts client-greeting = Добрый день!");
        await this.desk.settles();
        return made({ type, text: numberOf("client-greeting"), language: 0 });
      case "manager_list":
      case "admin_list":
        return made({ type, number: 0 });
      case "manager_invite":
        return made({ type });
      case "manager_open":
      case "manager_name":
        return made({ type, managerId: boris.id });
      case "manager_add":
        return made({ type, managerId: this.#colleague({ is_active: 0 }) });
      case "manager_unname":
        return made({ type, managerId: this.#colleague({ public_name: "Поддержка" }) });
      case "admin_add":
        return made({ type, managerId: this.#colleague({}) });
      case "admin_remove":
        return made({ type, managerId: this.#colleague({ is_admin: 1 }) });
      case "manager_remove_ask":
        return made({ type, managerId: this.#colleague({}, id), number: 0 });
      case "manager_remove":
        return made({ type, managerId: this.#colleague({}, id), targetId: boris.id });
      case "manager_give_ask":
        return made({ type, managerId: this.#colleague({ is_active: 0, has_left: 1 }, id), number: 0 });
      case "manager_give":
        return made({ type, managerId: this.#colleague({ is_active: 0, has_left: 1 }, id), targetId: 0 });
      case "kept_show":
        this.#run(sql.updateTable("messages").set({ failure: "kept" }).where("ticket_id", "=", id));
        await this.desk.settles();
        return made({ type, ticketId: id, batch: this.messageOf(id) });
      case "quarantine_pass":
      case "quarantine_block":
        this.#run(sql.updateTable("tickets").set({ quarantine: "on" }).where("id", "=", id));
        return made({ type, ticketId: id });
      case "blocked_list":
        return made({ type, number: 0 });
      case "blocked_free": {
        await this.block(client);
        const clientId = this.#last("clients");
        return made({ type, clientId, number: 0 });
      }
      case "unblock":
        await this.block(client);
        return made({ type, ticketId: id });
      case "reopen":
      case "client_reopen":
        await this.#close(client);
        return made({ type, ticketId: id });
      case "resolved":
        await this.#close(client);
        return made({ type, ticketId: id, yes: 0 });
      case "stars":
        await this.#close(client);
        return made({ type, ticketId: id, stars: 2 });
      case "send_note": {
        const note = await ticket.of(boris).writes("// скоро ответим");
        await ticket.of(boris).edits(note, "Скоро ответим");
        await this.desk.settles();
        return made({ type, ticketId: id, noteId: this.#last("notes") });
      }
      case "send_held":
        await this.#close(client);
        await ticket.of(boris).writes("Вдогонку");
        await this.desk.settles();
        return made({ type, ticketId: id, messageId: this.#last("messages") });
      case "withheld_name":
        await this.#turns(ticket, "Имя клиента");
        await ticket.of(boris).sees("Как зовут клиента?");
        await ticket.of(boris).writes("Аня");
        await ticket.of(boris).sees("Это имя клиента, заметка или ответ клиенту?");
        await this.desk.settles();
        return made({ type, ticketId: id, batch: this.#last("withheld_messages") });
      case "split":
        return made({ type, ticketId: id, messageId: this.messageOf(id) });
      case "block_sure":
      case "block_not":
        await this.#turns(ticket, "Заблокировать клиента");
        await ticket.of(boris).sees("Заблокировать клиента? Его");
        await this.desk.settles();
        return made({ type, ticketId: id });
      case "withheld_note":
      case "withheld_answer":
        await ticket.atCard(boris).presses("📝 Заметка");
        await ticket.of(boris).writes("Клиент скандальный");
        await ticket.of(boris).sees("Это заметка или ответ клиенту?");
        await this.desk.settles();
        return made({ type, ticketId: id, batch: this.#last("withheld_messages") });
      case "setting_group":
        return made({ type, group: "closing" });
      case "setting_open":
      case "setting_ask":
        return made({ type, key: "reopen" });
      case "setting_choose":
        return made({ type, key: "thanks", value: "off" });
      case "report_choose":
      case "report_make":
        return made({ type, report: "staff", period: "week", deskId: 0 });
      case "schedule_list":
        return made({ type });
      case "schedule_open":
      case "schedule_remove":
        return made({ type, scheduleId: this.#schedule(olga.id) });
      case "schedule_give":
        return made({
          type,
          scheduleId: this.#schedule(this.#colleague({ is_admin: 1 })),
          managerId: olga.id,
        });
      case "schedule_spare": {
        const managerId = this.#colleague({ is_admin: 1 });
        return made({ type, scheduleId: this.#schedule(olga.id, managerId), managerId });
      }
      case "schedule_choose":
      case "schedule_make":
        return made({ type, scheduled: "staff", period: "week", usual: "month" });
      case "template":
      case "template_found":
        return made({ type, ticketId: id, templateId: this.addTemplate() });
      case "picker_use":
        return made({ type, ticketId: id, templateId: this.addTemplate() });
      case "picker_page":
        this.addTemplate();
        return made({ type, ticketId: id, number: 0 });
      case "picker_drop":
        this.#offersToAll(id);
        return made({ type, ticketId: id });
      case "template_drop":
        this.addTemplate();
        await ticket.of(boris).writes("/t прив");
        await ticket.of(boris).sees("Какой шаблон отправить клиенту?");
        return made({ type, ticketId: id });
      case "template_list":
        this.addTemplate();
        return made({ type, number: 0 });
      case "template_open":
      case "template_remove_ask":
      case "template_remove":
        return made({ type, templateId: this.addTemplate() });
      case "template_edit":
        return made({ type, templateId: this.addTemplate(), language: 0 });
      case "move":
        return made({ type, messageId: this.messageOf(id) });
      case "move_to": {
        const messageId = this.messageOf(id);
        await client.writes("/new");
        await client.writes("Ещё вопрос");
        await this.desk.settles();
        return made({ type, messageId, ticketId: this.#last("tickets") });
      }
      default:
        return type satisfies never;
    }
  }

  /** A ticket for a command that these people give. */
  async prepareCommand(words: string, ...people: readonly Somebody[]): Promise<Written> {
    const opened = await this.open();
    const { client, ticket } = opened;
    if (words === "/reopen") await this.#close(client);
    if (words === "/unblock") await this.block(client);
    if (words.startsWith("/untag"))
      this.#run(sql.updateTable("tickets").set({ tags: '["вип"]' }).where("id", "=", opened.id));
    if (words.startsWith("/t ")) this.addTemplate();
    if (words === "/split") {
      const question = ticket.messages().find(({ content }) => content.text === "Вопрос")!;
      return { ...opened, replyTo: new Map(people.map((who) => [who, question])) };
    }
    if (words !== "/del" && !words.startsWith("/template")) return opened;
    const replyTo = new Map<Somebody, StoredMessage>();
    for (const who of people) {
      const isRemoved = who === "a removed admin";
      const author = who === "the client" || isRemoved ? this.people["a manager"] : this.people[who];
      replyTo.set(who, await ticket.of(isOutsider(who) ? this.people["a manager"] : author).writes("Ответ"));
    }
    await this.desk.settles();
    return { ...opened, replyTo };
  }

  /** Presses a button with this data under some message of the bot's. */
  async press(ticket: Case, who: Somebody, where: Somewhere, data: string) {
    const { news, answers } = await this.pressAll([{ ticket, who, where, data }]);
    return { news, answer: answers[0]! };
  }

  /** All press at once; returns what that changed, and each one's answer. */
  async pressAll(presses: readonly Pressing[]) {
    await this.desk.settles();
    const before = this.#snapshot();
    const answers = await Promise.all(presses.map((each) => this.#answerTo(each)));
    await this.desk.settles();
    const after = this.#snapshot();
    return {
      answers,
      news: [...changes(before.rows, after.rows), ...changes(before.screens, after.screens)],
    };
  }

  async #answerTo({ ticket, who, where, data }: Pressing): Promise<string> {
    const place = this.#place(ticket, who, where);
    const message =
      where === "desk"
        ? ticket.ticket.card()
        : place.messages.find(({ sender, content }) => sender.account.is_bot && content.text);
    assert.ok(message, `${who} has no message of the bot's ${where}`);
    // A blocked client gets no answer at all.
    if (who === "the client" && where === "private" && this.#isBlocked(ticket.client)) {
      sendPress(place, message, data, () => assert.fail("the press was answered"));
      return silence;
    }
    const button = { text: "кнопка", callback_data: data };
    const { text = "" } = await press(place, { kind: "inline", message, button });
    return text;
  }

  /** Writes a command; returns what it changed and what the bot says, wherever it says it. */
  async write(ticket: Written, who: Somebody, where: Somewhere, words: string) {
    const { changed, told } = await this.writeAll(ticket, [[who, where]], words);
    return { changed, told };
  }

  /**
   * All of them write at once; returns what that changed, what the bot says, wherever it says it, and what of that answers
   * each.
   */
  async writeAll(ticket: Written, cells: readonly (readonly [Somebody, Somewhere])[], words: string) {
    await this.desk.settles();
    const before = this.#snapshot();
    const written = await Promise.all(cells.map(([who, where]) => this.#writes(ticket, who, where, words)));
    await this.desk.settles();
    const after = this.#snapshot();
    const own = new Set(written.map(lineOf));
    const told = changes(before.screens, after.screens).filter((line) => !own.has(line));
    const isAnswer = (line: string, { chat, message_id }: StoredMessage) => {
      const message = after.screens.get(line);
      if (message?.chat !== chat) return false;
      return chat.kind === "private" || message.replyTo?.message_id === message_id;
    };
    return {
      changed: changes(before.rows, after.rows),
      told,
      answers:
        written.length === 1 ? [told] : written.map((each) => told.filter((line) => isAnswer(line, each))),
    };
  }

  async #writes(
    { replyTo, ...ticket }: Written,
    who: Somebody,
    where: Somewhere,
    words: string,
  ): Promise<StoredMessage> {
    const place = this.#place(ticket, who, where);
    const text = words
      .replace("{admin}", String(this.people["an admin"].id))
      .replace("{manager}", String(this.people["a manager"].id));
    const target = replyTo?.get(who);
    return target === undefined || where === "private" ? place.writes(text) : place.repliesTo(target, text);
  }

  #isBlocked(client: Person): boolean {
    return findClientOnTelegram(this.desk.app.store, client.id)?.isBlocked === true;
  }

  async block(client: Person): Promise<void> {
    const is_blocked = 1 as const;
    this.#run(sql.updateTable("clients").set({ is_blocked }).where("source_id", "=", String(client.id)));
    await this.desk.settles();
  }

  /** A manager nobody else is, who has the ticket if one is given. */
  #colleague(
    more: Partial<Record<"is_active" | "is_admin" | "has_left", 0 | 1>> & { public_name?: string },
    ticketId = 0,
  ): number {
    const { id } = this.desk.telegram.client("Коллега", { language_code: "ru" });
    const row = { id, first_name: "Коллега", last_name: null, username: null, is_admin: 0, ...more } as const;
    this.#run(sql.insertInto("managers").values({ ...row, enrolled_at: 0 }));
    this.#run(sql.updateTable("tickets").set({ manager_id: id }).where("id", "=", ticketId));
    return id;
  }

  /** A manager's canned reply. */
  addTemplate(): number {
    const row = {
      group_name: "",
      name: "Привет",
      folded_name: "привет",
      made_by: this.people["a manager"].id,
    };
    this.#run(sql.deleteFrom("template_texts"));
    this.#run(sql.deleteFrom("templates"));
    this.#run(sql.insertInto("templates").values(row));
    const template_id = this.#last("templates");
    const content = { kind: "text", text: "Здравствуйте!", entities: null, fileId: null, fileUniqueId: null };
    const looks = { coverFileId: null, linkPreview: null, isCaptionAbove: false, hasSpoiler: false };
    const stored = JSON.stringify({ ...content, ...looks });
    this.#run(sql.insertInto("template_texts").values({ template_id, language: "ru", content: stored }));
    return template_id;
  }

  /** Everybody is offered canned replies that they alone see. */
  #offersToAll(ticket_id: number): void {
    const desk_id = this.#last("desks");
    for (const { id: person_id } of Object.values(this.people))
      this.#run(
        sql.insertInto("pickers").values({ person_id, ticket_id, desk_id, opened_at: 0, ephemeral_id: 1 }),
      );
  }

  /** What somebody gets every day, and others too. */
  #schedule(askedBy: number, ...others: number[]): number {
    const row = { asked_by: askedBy, kind: "summary", period: "yesterday", cron: "0 9 * * *" } as const;
    const dueAt = Date.parse("2099-01-01");
    this.#run(
      sql.insertInto("schedules").values({ ...row, filter: JSON.stringify(everything), due_at: dueAt }),
    );
    const id = this.#last("schedules");
    for (const person of [askedBy, ...others])
      this.#run(sql.insertInto("schedule_people").values({ schedule_id: id, person_id: person }));
    return id;
  }

  /** Adds a frequent question. */
  async #faq(): Promise<number> {
    this.#questions += 1;
    await this.people["an admin"].writes(`/faq add Вопрос ${this.#questions}? = Ответ`);
    await this.desk.settles();
    return this.#last("faq");
  }

  /** With whatever was at that desk, or moved away from it. */
  #unbindElsewhere(): void {
    const bound = sql.selectFrom("desks").select("id").where("chat_id", "=", this.elsewhere.id);
    const rest = sql.selectFrom("desks").select("id").where("chat_id", "!=", this.elsewhere.id).limit(1);
    this.#run(sql.deleteFrom("places").where("desk_id", "in", bound).where("left", "is not", null));
    const present = sql.updateTable("places").where("desk_id", "in", bound);
    this.#run(present.set({ desk_id: rest, thread_id: null, card_message_id: null }));
    this.#run(sql.updateTable("tickets").set({ desk_id: rest }).where("desk_id", "in", bound));
    this.#run(sql.deleteFrom("desks").where("chat_id", "=", this.elsewhere.id));
  }

  bindElsewhere(): void {
    const { id, chat } = this.elsewhere;
    const row = { kind: "topics", chat_id: id, title: chat.title, is_ready: 0, problem: null } as const;
    this.#run(sql.insertInto("desks").values({ ...row, bound_at: 0 }));
  }

  /** The client's message in the ticket. */
  messageOf(ticketId: number): number {
    const { store } = this.desk.app;
    return store.first(sql.selectFrom("messages").select("id").where("ticket_id", "=", ticketId))!.id;
  }

  /** What is kept of a ticket and its client, without the upkeep of its card and topic. */
  rowsOf(ticketId: number): string[] {
    const client = this.desk.app.store.first(
      sql.selectFrom("tickets").select("client_id").where("id", "=", ticketId),
    );
    return this.#rows().flatMap(([table, row]) => {
      const expected = table === "clients" ? client?.client_id : ticketId;
      const isMeant = row[table === "clients" || table === "tickets" ? "id" : "ticket_id"] === expected;
      return isMeant ? [`${table} ${JSON.stringify(row)}`] : [];
    });
  }

  #rows(): [table: string, row: Record<string, unknown>][] {
    const { store } = this.desk.app;
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

  #snapshot(): Snapshot {
    const { bot, world } = this.desk.telegram;
    const chats = [...bot.privateChats.values(), ...world.groups.values(), ...world.channels.values()];
    const messages = chats.flatMap((chat) => Array.from(chat.messages.values()));
    return {
      rows: new Set(this.#rows().map(([table, row]) => `${table} ${JSON.stringify(row)}`)),
      screens: new Map(
        messages
          .filter(({ content }) => (content.text ?? content.caption) !== undefined)
          .map((message) => [lineOf(message), message]),
      ),
    };
  }

  async #turns(ticket: ShownTicket, button: string): Promise<void> {
    const atCard = ticket.atCard(this.people["a manager"]);
    await atCard.presses("⋯");
    // In a channel other tickets' cards may have the button too.
    await this.desk.settles();
    await atCard.presses(button);
  }

  async #close(client: Person): Promise<void> {
    await client.writes("/close");
    await this.desk.settles();
  }

  #place({ client, ticket }: Case, who: Somebody, where: Somewhere): Place {
    const person = who === "the client" ? client : this.people[who];
    if (where === "private") return person;
    return where === "desk" ? ticket.of(person) : person.inGeneral(this.elsewhere);
  }

  #last(
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
    return this.desk.app.store.first(sql.selectFrom(table).select("id").orderBy("id", "desc"))!.id;
  }

  #run(query: Parameters<Parameters<Parameters<Desk["app"]["store"]["transaction"]>[0]>[0]["run"]>[0]): void {
    this.desk.app.store.transaction((tx) => tx.run(query));
  }
}

function changes(before: Lines, after: Lines): string[] {
  return [...after.keys()]
    .filter((line) => !before.has(line))
    .concat([...before.keys()].filter((line) => !after.has(line)));
}

type Lines = Pick<ReadonlySet<string>, "has" | "keys">;

/** A message without its reactions, which are answers to commands and nothing by themselves. */
function lineOf({ chat, message_id, content, reply_markup }: StoredMessage): string {
  const buttons = (reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
  return `${chat.id}/${message_id} ${content.text ?? content.caption} ${buttons.join("|")}`;
}

/** One office after the other, since all that has happened in one is looked at before and after every press. */
export function manyOffices(t: TestContext, nature: Nature): () => Promise<Office> {
  let office: Promise<Office>;
  let uses = 0;
  return () => {
    if (uses % usesOfAnOffice === 0) office = openOffice(t, nature);
    uses += 1;
    return office;
  };
}

const usesOfAnOffice = 8;

export async function openOffice(t: TestContext, nature: Nature): Promise<Office> {
  // It stands still, so that upkeep, which waits, does not come in between.
  const desk = await nature.open(t, { clock: new TestClock() });
  const { telegram, olga, boris } = desk;
  const person = (name: string) => telegram.client(name, { language_code: "ru" });
  const [vasya, zoya, oleg, vera] = ["Вася", "Зоя", "Олег", "Вера"].map(person) as [
    Person,
    Person,
    Person,
    Person,
  ];
  const [lena, gosha, yana] = ["Лена", "Гоша", "Яна"].map(person) as [Person, Person, Person];
  for (const each of [zoya, vera, lena, gosha, yana]) desk.joins(each);
  if (nature.isOpenToStrangers) desk.channel.add(oleg);
  const elsewhere = telegram.forum("Не наша группа", { owner: oleg, members: [boris, olga] });
  await olga.inGeneral(elsewhere).writes("/setup");
  await olga.inGeneral(elsewhere).sees("уже работает в");
  const store = telegram.forum("Склад", { owner: olga });
  await olga.inGeneral(store).presses("Добавить отдел");
  await olga.inGeneral(store).sees("Всё готово");
  for (const subject of ["Оплата", "Доставка"]) await olga.writes(`/subjects add ${subject}`);
  await vasya.writes("Вопрос Васи");
  for (const each of [olga, boris, zoya, oleg, vera, lena, gosha, yana]) await each.starts();
  await desk.settles();
  const ticket = await shows(desk, 1);
  // Whoever is of the team is known by having done something.
  for (const each of [olga, boris, zoya, vera, lena, gosha]) await ticket.of(each).writes("// я тут");
  desk.group.promote(vera, { is_anonymous: true });
  desk.group.leave(lena);
  desk.group.kick(gosha);
  await desk.settles();
  desk.app.store.transaction((tx) =>
    tx.run(sql.updateTable("managers").set({ is_active: 0, is_admin: 1 }).where("id", "=", zoya.id)),
  );
  return new Office(desk, elsewhere, {
    "another client": vasya,
    "a manager": boris,
    "an admin": olga,
    "a removed admin": zoya,
    "a stranger": oleg,
    "an anonymous admin": vera,
    "who left": lena,
    "who was banned": gosha,
    "who joined": yana,
  });
}
