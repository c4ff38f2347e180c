import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { assertTable } from "../support/table.ts";
import { botReaction } from "../contract/conversation.ts";
import { isService, textOf } from "../telegram/content.ts";
import {
  type Case,
  everybody,
  isTalk,
  type Kind,
  type Office,
  openOffice,
  otherPlaces,
  ticketPlaces,
  type Where,
  type Who,
  type Writer,
} from "./office.ts";
import { afterNoteButton, anywhere, everything, neverForClients } from "./writings.ts";

const endings = ["arrives", "held with a question", "kept as a note", "answered", "silence"] as const;
type Ending = (typeof endings)[number];

/** Something that somebody writes somewhere. */
interface Cell {
  where: Where;
  who: Who;
  what: string;
}

/** What may end in silence, each for a reason that docs/who-writes-what.md names; whatever else does is a fault. */
const silences: readonly ((cell: Cell) => boolean)[] = [
  // The bot is no means by which strangers fill the group or the admin's chat.
  ({ who, where }) => who === "a stranger" || (who === "another channel" && isTalk(where)),
  // What people say among themselves; commands in it are answered to the team.
  ({ who, where, what }) => isTalk(where) && (who === "who left" || !isCommandForUs(what)),
  ({ where }) => where === "the channel",
];

function isCommandForUs(what: string): boolean {
  return [
    "a known command",
    "an unknown command that is edited into a known one",
    "/note@topicdesk_bot",
    "/qwertyuiop@topicdesk_bot",
  ].includes(what);
}

/** Lets everybody write everything everywhere at one desk, and holds the table of what became of it. */
export async function holdMatrix(t: TestContext, kind: Kind): Promise<void> {
  const office = await openOffice(t, kind);
  const faults: string[] = [];
  const lines: string[][] = [];
  for (const where of [...ticketPlaces, ...otherPlaces[kind]]) {
    const found = new Map<Who, Map<string, Ending>>();
    // Where people talk among themselves no ticket is changed.
    const shared = isTalk(where) ? await office.opens(where) : undefined;
    for (const who of everybody.filter((each) => mayBe(each, where, kind))) {
      const opened = shared ?? (await office.opens(where));
      const writer = office.writer(who, opened.client);
      const column = new Map<string, Ending>();
      for (const what of writingsFor(who, where)) {
        const cell = { where, who, what };
        const name = `${where} / ${who} / ${what}`;
        const complain = (complaint: string) => void faults.push(`${complaint}: ${name}`);
        const ending = await tries(office, cell, opened, writer, complain);
        if (ending === "silence" && !silences.some((applies) => applies(cell))) complain("silence");
        column.set(what, ending);
      }
      found.set(who, column);
    }
    lines.push(...render(where, found));
  }
  assert.deepEqual(faults, []);
  const heading = kind === "topics" ? "## In a forum" : "## In a channel and its group";
  assertTable("who-writes-what.md", heading, [["Where", "Who", ...endings], ...lines]);
}

async function tries(
  office: Office,
  { where, who, what }: Cell,
  opened: Case,
  writer: Writer,
  complain: (complaint: string) => void,
): Promise<Ending> {
  const { client, targets, ticket } = opened;
  const words = `${what}, ${who}, ${client.id}`;
  // What follows a note at once may belong to it.
  office.clock.advance(10_000);
  await office.rests();
  let hears = office.listens();
  const pressesNote = async () => {
    await ticket.atCard(writer.person).presses(ticket.card()!, /Заметка/);
    await office.rests();
    hears = office.listens();
  };
  const place = office.place(writer, where, opened);
  const rests = () => office.rests();
  const { extra } = writer;
  const written = await everything[what]!({ place, extra, words, targets, pressesNote, rests });
  await office.rests();
  const { privately, atDesks } = hears();
  for (const id of privately.keys()) if (id !== client.id) complain("somebody else is told");
  const arrived = privately.get(client.id) ?? [];
  if (arrived.length > 0) {
    if (neverForClients.has(what)) complain("the client got it");
    if (arrived.length < written.length) complain("only a part arrived");
    if (!arrived.some(({ content }) => textOf(content).includes(words))) complain("its words did not arrive");
    return "arrives";
  }
  const answers = atDesks.filter(({ content }) => !isService(content) && !isCard(textOf(content)));
  const buttons = answers.flatMap(({ reply_markup }) => reply_markup?.inline_keyboard ?? []);
  if (buttons.length > 0) return "held with a question";
  const marks = written.map((each) => botReaction(office.desk, each));
  if (marks.includes("✍")) return "kept as a note";
  return answers.length > 0 || marks.some((mark) => mark !== undefined) ? "answered" : "silence";
}

function isCard(words: string): boolean {
  return /^Обращение №\d+ · /.test(words);
}

/** Channels cannot answer in a forum's name, and only who may post writes in the channel. */
function mayBe(who: Who, where: Where, kind: Kind): boolean {
  if (who === "the desk's channel") return kind === "channel" && where !== "the channel";
  return where !== "the channel" || who === "a manager" || who === "an admin";
}

function writingsFor(who: Who, where: Where): string[] {
  if (isTalk(where)) return Object.keys(anywhere);
  const isOfTeam = !["another channel", "a removed manager", "who left", "a stranger"].includes(who);
  const hasButton = where === "the ticket's place";
  return Object.keys(everything).filter((what) => !(what in afterNoteButton) || (isOfTeam && hasButton));
}

/** One line for all to whom the same happens. */
function render(where: Where, found: ReadonlyMap<Who, ReadonlyMap<string, Ending>>): string[][] {
  const lines = new Map<string, { who: Who[]; cells: string[] }>();
  for (const [who, column] of found) {
    const cells = endings.map((ending) => {
      const whats = [...column].filter(([, each]) => each === ending).map(([what]) => what);
      return whats.length === column.size ? "everything" : whats.join(", ");
    });
    const key = cells.join("|");
    lines.set(key, { who: [...(lines.get(key)?.who ?? []), who], cells });
  }
  return [...lines.values()].map(({ who, cells }) => [where, who.join(", ")].concat(cells));
}
