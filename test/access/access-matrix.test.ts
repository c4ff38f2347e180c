import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { sql } from "../../src/store/database.ts";
import { type CommandName, mayDo, permissions, type Role } from "../../src/ticket/access.ts";
import { encodePress, type Press } from "../../src/ticket/press.ts";
import { TestClock } from "../support/clock.ts";
import { atEveryDesk, type Nature } from "../contract/nature.ts";
import { type ShownTicket, shows } from "../contract/shown-ticket.ts";
import type { Desk } from "../support/desk.ts";
import type { Forum, Person, Place, StoredMessage } from "../telegram/actors.ts";
import { press } from "../telegram/press.ts";

/** A new button does not compile until it is told here under which name `permissions` has it. */
const nameOfPress: Record<Press["type"], CommandName> = {
  claim: "claim",
  call: "call",
  note: "note",
  close: "close",
  reopen: "reopen",
  block: "block",
  unblock: "unblock",
  menu: "menu",
  transfer: "transfer",
  subject: "subject",
  desk: "desk",
  how_to_name: "name",
  how_to_split: "split",
  send_note: "send_kept",
  send_held: "send_kept",
  withheld_note: "note",
  withheld_answer: "send_kept",
  withheld_name: "name",
  split: "split",
  block_sure: "block",
  block_not: "block",
  client_new: "client_new",
  client_show: "client_tickets",
  client_history: "client_tickets",
  client_choose: "client_choose",
  client_close: "client_close",
  client_reopen: "client_reopen",
  client_subject: "client_subject",
  resolved: "client_rate",
  stars: "client_rate",
  move: "client_move",
  move_to: "client_move",
  desk_add: "setup",
  desk_list: "desks",
  desk_open: "desks",
  desk_rename: "desks",
  desk_default: "desks",
  desk_rescue: "desks",
  subject_list: "subjects",
  subject_add: "subjects",
  subject_open: "subjects",
  subject_rename: "subjects",
  subject_hide: "subjects",
  subject_show: "subjects",
  subject_desks: "subjects",
  subject_order: "subjects",
  subject_route: "subjects",
  client_list: "client_new",
  kept_send: "client_move",
  kept_drop: "client_move",
  setup_again: "setup",
};
const presses = Object.keys(nameOfPress) as Press["type"][];

/** What is written in a ticket's topic; `{admin}` is an id. */
const deskCommands: [string, CommandName][] = [
  ["/claim", "claim"],
  ["/call", "call"],
  ["/note тайна", "note"],
  ["/transfer {admin}", "transfer"],
  ["/close", "close"],
  ["/reopen", "reopen"],
  ["/subject Доставка", "subject"],
  ["/desk Склад", "desk"],
  ["/name Аня", "name"],
  ["/block", "block"],
  ["/unblock", "unblock"],
  ["/split", "split"],
  ["/del", "delete"],
  ["/help", "desk_help"],
  ["/setup", "setup"],
];

const privateCommands: [string, CommandName][] = [
  ["/new", "client_new"],
  ["/tickets", "client_tickets"],
  ["/close", "client_close"],
  ["/name Аня", "client_name"],
  ["/help", "client_help"],
  ["/settings", "settings"],
  ["/settings low_rating 1", "settings"],
  ["/hours", "hours"],
  ["/hours 9-18", "hours"],
  ["/holidays", "hours"],
  ["/holidays add 31.12.2099", "hours"],
  ["/subjects", "subjects"],
  ["/subjects add Возврат", "subjects"],
  ["/desks", "desks"],
  ["/desks rename Менеджеры = Менеджеры", "desks"],
];

test("no command and no button goes without being tried", () => {
  const names = [...deskCommands, ...privateCommands].map(([, name]) => name);
  assert.deepEqual(
    new Set([...names, ...Object.values(nameOfPress)]),
    new Set(Object.keys(permissions) as CommandName[]),
  );
});

type Somebody =
  | "the client"
  | "another client"
  | "a manager"
  | "an admin"
  | "a removed admin"
  | "a stranger"
  | "an anonymous admin"
  | "who left"
  | "who was banned"
  | "who joined";

/** Who is not in the desk's group has no role there; in private they are what they were. */
const roles: Record<Somebody, Role | "outsider"> = {
  "the client": "client",
  "another client": "client",
  "a manager": "manager",
  "an admin": "admin",
  "a removed admin": "removed",
  "a stranger": "stranger",
  "an anonymous admin": "anonymous",
  "who left": "outsider",
  "who was banned": "outsider",
  "who joined": "manager",
};

/** Where somebody acts: at the ticket's topic, in their own private chat, or in a group that is no desk. */
type Somewhere = Where | "elsewhere";
type Where = "desk" | "private";

const everywhere: readonly [Somebody, Somewhere][] = [
  // In a public group the card is to be seen by everybody, and its buttons work for whoever sees them.
  ["a stranger", "desk"],
  ["a manager", "desk"],
  ["an admin", "desk"],
  ["a removed admin", "desk"],
  ["an anonymous admin", "desk"],
  ["who joined", "desk"],
  ["who left", "desk"],
  ["who was banned", "desk"],
  ["the client", "private"],
  ["another client", "private"],
  ["a manager", "private"],
  ["an admin", "private"],
  ["a removed admin", "private"],
  ["a stranger", "private"],
  ["an anonymous admin", "private"],
  ["a stranger", "elsewhere"],
  ["a manager", "elsewhere"],
  ["an admin", "elsewhere"],
];

/** Who of them may write there: where comments are open to whoever reads them, outsiders may, unless they are banned. */
function writing({ isOpenToStrangers }: Nature): readonly [Somebody, Somewhere][] {
  const mayWrite = (who: Somebody) => !isOutsider(who) || (isOpenToStrangers && who !== "who was banned");
  return everywhere.filter(([who, where]) => where !== "desk" || mayWrite(who));
}

function isOutsider(who: Somebody): boolean {
  return who === "a stranger" || roles[who] === "outsider";
}

function mayAt(name: CommandName, who: Somebody, where: Where): boolean {
  const role = roles[who];
  return role !== "outsider" && !isOutsider(who) && mayDoAt(name, role, where);
}

/** What somebody is in private and where they press: nobody is anonymous there. */
function roleOf(who: Somebody): Role {
  const role = roles[who];
  return role === "anonymous" || role === "outsider" ? "manager" : role;
}

/** A ticket in a state in which the button or the command would do something. */
interface Case {
  id: number;
  client: Person;
  ticket: ShownTicket;
}

atEveryDesk("access", (nature) => {
  test("every button, pressed by everybody everywhere", async (t) => {
    const offices = manyOffices(t, nature);
    for (const type of presses) {
      await t.test(
        `the button ${type} works for whom ${nameOfPress[type]} is allowed, and for nobody else`,
        async () => {
          const office = await offices();
          const name = nameOfPress[type];
          const forbidden = await office.prepare(type);
          for (const [who, where] of everywhere) {
            if (isPressAllowed(name, who, where)) {
              const allowed = await office.prepare(type);
              const { news, answer } = await office.press(allowed, who, where, encodePress(allowed.press));
              assert.doesNotMatch(answer, refusal, `${who}, ${where}`);
              assert.notDeepEqual(news, [], `${who}, ${where}: nothing happened, ${answer}`);
            } else {
              const { news, answer } = await office.press(
                forbidden,
                who,
                where,
                encodePress(forbidden.press),
              );
              assert.deepEqual(news, [], `${who}, ${where}`);
              assert.match(answer, refusal, `${who}, ${where}`);
            }
          }
        },
      );
    }
  });

  test("every command of the desk, written by everybody everywhere", async (t) => {
    const offices = manyOffices(t, nature);
    for (const [words, name] of deskCommands) {
      await t.test(`in a topic ${words} works for whom ${name} is allowed, and for nobody else`, async () => {
        const office = await offices();
        for (const [who, where] of writing(nature).filter(([, place]) => place !== "private")) {
          const ticket = await office.prepareCommand(words, who);
          const { changed, told } = await office.write(ticket, who, where, words);
          if (where === "desk" && mayAt(name, who, where)) {
            assert.ok(changed.length + told.length > 0, `${who}: nothing happened`);
            assert.ok(!told.some((each) => refusal.test(each)), `${who}: ${told.join("\n")}`);
            continue;
          }
          assert.deepEqual(changed, [], `${who}, ${where}`);
          // Elsewhere the bot is silent, but for /setup, which is meant for new groups.
          if (isHeard(who, where) || words === "/setup") {
            assert.equal(told.length, 1, `${who}, ${where}: ${told.join("\n")}`);
            assert.match(told[0]!, words === "/setup" ? setupRefusal : refusal, `${who}, ${where}`);
          } else assert.deepEqual(told, [], `${who}, ${where}`);
        }
      });
    }

    await t.test("in private no command of the desk does anything to a ticket", async () => {
      const office = await offices();
      const ticket = await office.open();
      // The client's own word is a message like any other.
      const kept = () => office.rowsOf(ticket.id).filter((row) => !row.startsWith("messages"));
      const before = kept();
      for (const [words] of deskCommands.filter(([each]) => !isPrivate(each) && each !== "/setup")) {
        for (const [who, where] of writing(nature).filter(([, place]) => place === "private")) {
          await office.write(ticket, who, where, words);
          assert.deepEqual(kept(), before, `${who}: ${words}`);
        }
      }
    });
  });

  test("every command of private chats, written by everybody everywhere", async (t) => {
    const offices = manyOffices(t, nature);
    for (const [words, name] of privateCommands) {
      await t.test(
        `in private ${words} works for whom ${name} is allowed, and for nobody else's ticket`,
        async () => {
          const office = await offices();
          const others = await office.open();
          for (const [who, where] of writing(nature).filter(([, place]) => place === "private")) {
            // In private nobody is anonymous.
            const role = roleOf(who);
            const rows = office.rowsOf(others.id);
            const own = who === "the client" ? await office.open() : others;
            const { changed, told } = await office.write(own, who, where, words);
            assert.equal(told.length > 0, true, `${who} is told nothing`);
            assert.deepEqual(office.rowsOf(others.id), rows, `${who} changed somebody else's ticket`);
            if (mayDo(name, role, "private")) {
              assert.ok(!told.some((each) => refusal.test(each)), `${who}: ${told.join("\n")}`);
              continue;
            }
            assert.deepEqual(changed, [], who);
            assert.equal(told.length, 1, who);
            assert.match(told[0]!, refusal, who);
          }
        },
      );

      await t.test(
        `outside of private chats ${words} is no command of the client's or the admin's`,
        async () => {
          if (deskCommands.some(([other]) => other.split(" ")[0] === words.split(" ")[0])) return;
          const office = await offices();
          for (const [who, where] of writing(nature).filter(([, place]) => place !== "private")) {
            const { changed, told } = await office.write(await office.open(), who, where, words);
            assert.deepEqual(changed, [], `${who}, ${where}`);
            assert.equal(told.length, isHeard(who, where) ? 1 : 0, told.join("\n"));
          }
        },
      );
    }
  });

  test("buttons that were never shown", async (t) => {
    const office = await openOffice(t, nature);
    await t.test("data that no button of ours carries does nothing, whoever sends it", async () => {
      const ticket = await office.open();
      const { id } = ticket;
      const garbage = `
        : 1 1: 1:c 1:c: 1:zz:1 c:1 c:ID кнопка null {} 0:c:ID 2:x:ID 01:x:ID 1:x:ID:1 1:x:0ID 1:x:-ID 1:x:+ID
        1:x:ID.0 1:x:IDe0 1:x:1e400 1:x:9007199254740993 1:m:ID:5 1:m:ID:main 1:st:ID:0 1:st:ID:6 1:r:ID:2 1:X:ID
        1:constructor:ID 1:__proto__:ID 1:claim:ID 1:x:ID; 1:x:ID\u0000 1:x:\u0661
      `
        .trim()
        .split(/ +|\n +/)
        .map((each) => each.replace("ID", String(id)))
        .concat(" ", `1:x: ${id}`, `1:x:${id}\n`);
      for (const data of garbage) {
        for (const [who, where] of [
          ["a manager", "desk"],
          ["the client", "private"],
        ] as const) {
          const { news, answer } = await office.press(ticket, who, where, data);
          assert.deepEqual(news, [], `${who}: ${data}`);
          assert.match(answer, refusal, data);
        }
      }
    });

    await t.test("numbers that do not belong together do nothing", async () => {
      const ticket = await office.open();
      const noted = await office.prepare("send_note");
      const held = await office.prepare("send_held");
      const withheld = await office.prepare("withheld_answer");
      const moving = await office.prepare("move_to");
      const mine = office.messageOf(ticket.id);
      const theirs = office.messageOf(moving.id);
      const { id } = ticket;
      const { noteId } = noted.press as Extract<Press, { type: "send_note" }>;
      const { messageId } = held.press as Extract<Press, { type: "send_held" }>;
      const { batch } = withheld.press as Extract<Press, { type: "withheld_answer" }>;
      const atDesk: Press[] = [
        { type: "claim", ticketId: 0 },
        { type: "close", ticketId: 99_999 },
        { type: "transfer", ticketId: id, managerId: 0 },
        { type: "transfer", ticketId: id, managerId: ticket.client.id },
        { type: "transfer", ticketId: id, managerId: office.people["a removed admin"].id },
        { type: "subject", ticketId: id, subjectId: 99_999 },
        { type: "desk", ticketId: id, deskId: 0 },
        { type: "desk", ticketId: id, deskId: 99_999 },
        { type: "send_note", ticketId: id, noteId },
        { type: "send_note", ticketId: noted.id, noteId: 99_999 },
        { type: "send_held", ticketId: id, messageId },
        { type: "send_held", ticketId: held.id, messageId: mine },
        { type: "send_held", ticketId: held.id, messageId: 99_999 },
        { type: "withheld_note", ticketId: id, batch },
        { type: "withheld_answer", ticketId: id, batch },
        { type: "withheld_answer", ticketId: withheld.id, batch: 99_999 },
      ];
      const inPrivate: Press[] = [
        { type: "client_close", ticketId: 0 },
        { type: "client_history", ticketId: moving.id },
        { type: "client_subject", ticketId: id, subjectId: 99_999 },
        { type: "move", messageId: 99_999 },
        { type: "move", messageId: theirs },
        { type: "move_to", messageId: theirs, ticketId: id },
        { type: "move_to", messageId: theirs, ticketId: 0 },
        { type: "move_to", messageId: mine, ticketId: moving.id },
        { type: "move_to", messageId: mine, ticketId: 99_999 },
        { type: "move_to", messageId: mine, ticketId: id },
        { type: "stars", ticketId: id, stars: 5 },
        { type: "resolved", ticketId: moving.id, yes: 1 },
      ];
      const byAdmin: Press[] = [
        { type: "desk_open", deskId: 99_999 },
        { type: "desk_rename", deskId: 0 },
        { type: "desk_default", deskId: 99_999 },
        { type: "desk_rescue", deskId: 99_999, targetId: 1 },
        { type: "desk_rescue", deskId: 1, targetId: 1 },
        { type: "subject_open", subjectId: 99_999 },
        { type: "subject_rename", subjectId: 99_999 },
        { type: "subject_hide", subjectId: 0 },
        { type: "subject_order", subjectId: 1, place: 0 },
        { type: "subject_order", subjectId: 1, place: 99_999 },
        { type: "subject_route", subjectId: 1, deskId: 99_999 },
        { type: "subject_route", subjectId: 99_999, deskId: 0 },
        { type: "desk_add" },
      ];
      for (const [tried, who, where] of [
        ...atDesk.map((each) => [each, "a manager", "desk"] as const),
        ...inPrivate.map((each) => [each, "the client", "private"] as const),
        ...byAdmin.map((each) => [each, "an admin", "private"] as const),
      ]) {
        const { news, answer } = await office.press(ticket, who, where, encodePress(tried));
        assert.deepEqual(news, [], JSON.stringify(tried));
        assert.notEqual(answer, "", JSON.stringify(tried));
      }
    });

    await t.test("a blocked client's buttons and commands do nothing", async () => {
      for (const type of presses.filter((each) => permissions[nameOfPress[each]].where === "private")) {
        const ticket = await office.prepare(type);
        await office.block(ticket.client);
        const { news } = await office.press(ticket, "the client", "private", encodePress(ticket.press));
        assert.deepEqual(news, [], type);
      }
      const ticket = await office.open();
      await office.block(ticket.client);
      const tried = privateCommands.filter(([, name]) => mayDo(name, "client", "private"));
      for (const words of [...tried.map(([each]) => each), "/start", "/start s_1"]) {
        const { changed, told } = await office.write(ticket, "the client", "private", words);
        assert.deepEqual(changed, [], words);
        assert.deepEqual(told, [], words);
      }
    });

    await t.test(
      "at another desk a button for this desk's ticket does nothing, and its presser does not join the team",
      async () => {
        const ofTickets = presses.filter((each) => permissions[nameOfPress[each]].where === "ticket");
        for (const type of ofTickets) {
          const ticket = await office.prepare(type);
          office.bindElsewhere();
          for (const who of ["a stranger", "a manager", "an admin"] as const) {
            const { news, answer } = await office.press(ticket, who, "elsewhere", encodePress(ticket.press));
            assert.deepEqual(news, [], `${who}: ${type}`);
            assert.match(answer, refusal);
          }
        }
      },
    );
  });
});

const refusal =
  /Это действие вам недоступно|Клиенту ничего не отправлено|Вы больше не в команде|кнопка устарела|У вас нет обращения|Проверяем, есть ли вы в группе|Вы пишете от имени группы/;
const setupRefusal = /только его администратор|пишете от имени группы|Вы больше не в команде|уже работает в/;

function isPrivate(words: string): boolean {
  return privateCommands.some(([other]) => other.split(" ")[0] === words.split(" ")[0]);
}

/** A desk is a group too. */
function mayDoAt(name: CommandName, role: Role, where: Where): boolean {
  if (where === "private") return mayDo(name, role, "private");
  return mayDo(name, role, "ticket") || mayDo(name, role, "group");
}

/** Whether the bot answers what somebody writes there; with strangers it does not talk at the desk either. */
function isHeard(who: Somebody, where: Somewhere): boolean {
  return where === "desk" && who !== "a stranger";
}

/** Presses carry the person, anonymous or not; a client's buttons work on their own tickets. */
function isPressAllowed(name: CommandName, who: Somebody, where: Somewhere): boolean {
  const role = roleOf(who);
  // A group that is no desk may become one.
  if (where === "elsewhere") return name === "setup" && mayDo(name, role, "group");
  if (!mayDoAt(name, role, where) || (where === "desk" && isOutsider(who))) return false;
  const isOfTicket = name !== "client_new" && name !== "subjects" && name !== "desks";
  return where === "desk" || who === "the client" || !isOfTicket;
}

/** What is kept and what everybody has on their screen, a line for each row and message. */
interface Snapshot {
  rows: Set<string>;
  screens: Set<string>;
}

/** A desk with everybody who may come by, and a group that is none. */
class Office {
  readonly desk: Desk;
  readonly elsewhere: Forum;
  readonly people: Record<Exclude<Somebody, "the client">, Person>;
  #clients = 0;

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
      case "note":
      case "close":
      case "block":
      case "how_to_name":
      case "how_to_split":
      case "client_show":
      case "client_choose":
      case "client_close":
      case "client_history":
        return made({ type, ticketId: id });
      case "client_new":
        return made({ type });
      case "client_list":
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
      case "subject":
      case "client_subject":
        return made({ type, ticketId: id, subjectId: this.#last("subjects") });
      case "desk":
        return made({ type, ticketId: id, deskId: this.#last("desks") });
      case "desk_add":
      case "setup_again":
      case "desk_list":
      case "subject_list":
      case "subject_add":
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

  /** A ticket for a command, with whatever it replies to. */
  async prepareCommand(words: string, who: Somebody): Promise<Case & { replyTo?: StoredMessage }> {
    const opened = await this.open();
    const { client, ticket } = opened;
    if (words === "/reopen") await this.#close(client);
    if (words === "/unblock") await this.block(client);
    if (words === "/split") {
      const replyTo = ticket.messages().find(({ content }) => content.text === "Вопрос")!;
      return { ...opened, replyTo };
    }
    if (words !== "/del") return opened;
    const isRemoved = who === "a removed admin";
    const author = who === "the client" || isRemoved ? this.people["a manager"] : this.people[who];
    const replyTo = await ticket.of(isOutsider(who) ? this.people["a manager"] : author).writes("Ответ");
    await this.desk.settles();
    return { ...opened, replyTo };
  }

  /** Presses a button with this data under some message of the bot's. */
  async press(ticket: Case, who: Somebody, where: Somewhere, data: string) {
    const place = this.#place(ticket, who, where);
    const message =
      where === "desk"
        ? ticket.ticket.card()
        : place.messages.find(({ sender, content }) => sender.account.is_bot && content.text);
    assert.ok(message, `${who} has no message of the bot's ${where}`);
    await this.desk.settles();
    const before = this.#snapshot();
    const button = { text: "кнопка", callback_data: data };
    const { text = "" } = await press(place, { kind: "inline", message, button });
    await this.desk.settles();
    const after = this.#snapshot();
    return {
      answer: text,
      news: [...changes(before.rows, after.rows), ...changes(before.screens, after.screens)],
    };
  }

  /** Writes a command; returns what it changed and what the bot says, wherever it says it. */
  async write(ticket: Case & { replyTo?: StoredMessage }, who: Somebody, where: Somewhere, words: string) {
    const place = this.#place(ticket, who, where);
    await this.desk.settles();
    const before = this.#snapshot();
    const text = words.replace("{admin}", String(this.people["an admin"].id));
    const written =
      ticket.replyTo === undefined || where === "private"
        ? await place.writes(text)
        : await place.repliesTo(ticket.replyTo, text);
    await this.desk.settles();
    const after = this.#snapshot();
    const own = lineOf(written);
    return {
      changed: changes(before.rows, after.rows),
      told: changes(before.screens, after.screens).filter((line) => line !== own),
    };
  }

  async block(client: Person): Promise<void> {
    const is_blocked = 1 as const;
    this.#run(sql.updateTable("clients").set({ is_blocked }).where("id", "=", client.id));
    await this.desk.settles();
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
      ...(["stars", "rating_comment", "rated_at", "split_from", "card_page"] as const),
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
      screens: new Set(messages.filter(({ content }) => content.text !== undefined).map(lineOf)),
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
    table: "tickets" | "messages" | "notes" | "subjects" | "desks" | "private_messages" | "withheld_messages",
  ): number {
    return this.desk.app.store.first(sql.selectFrom(table).select("id").orderBy("id", "desc"))!.id;
  }

  #run(query: Parameters<Parameters<Parameters<Desk["app"]["store"]["transaction"]>[0]>[0]["run"]>[0]): void {
    this.desk.app.store.transaction((tx) => tx.run(query));
  }
}

function changes(before: ReadonlySet<string>, after: ReadonlySet<string>): string[] {
  return [...after]
    .filter((line) => !before.has(line))
    .concat([...before].filter((line) => !after.has(line)));
}

/** A message without its reactions, which are answers to commands and nothing by themselves. */
function lineOf({ chat, message_id, content, reply_markup }: StoredMessage): string {
  const buttons = (reply_markup?.inline_keyboard ?? []).flat().map(({ text }) => text);
  return `${chat.id}/${message_id} ${content.text} ${buttons.join("|")}`;
}

/** One office after the other, since all that has happened in one is looked at before and after every press. */
function manyOffices(t: TestContext, nature: Nature): () => Promise<Office> {
  let office: Promise<Office>;
  let uses = 0;
  return () => {
    if (uses % usesOfAnOffice === 0) office = openOffice(t, nature);
    uses += 1;
    return office;
  };
}

const usesOfAnOffice = 8;

async function openOffice(t: TestContext, nature: Nature): Promise<Office> {
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
