import { findOfferedSubjects, findSubjectByName } from "../../store/subjects.ts";
import type { Desk } from "../../store/desks.ts";
import type { PlainTextId } from "../../text/ids.generated.ts";
import type { PlacedTicket } from "../../store/tickets.ts";
import { escapeHtml, type Html, link, truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { type CommandName, mayDo } from "../../ticket/access.ts";
import type { IncomingMessage } from "../../ticket/message.ts";
import { type Answer, refused } from "../answer.ts";
import { longestName } from "../../ticket/name.ts";
import { deleteAnswer, findAnswered } from "./deletion.ts";
import { commandTicket } from "./act.ts";
import { type Member, meetMember } from "./member.ts";
import { findDeskNamed } from "../place/move.ts";
import { say } from "../effects/chat.ts";
import { reactAtDesk, tellDesk } from "../effects/desk.ts";
import type { Handling } from "../handle.ts";
import { readName } from "../names.ts";
import { keepNote, readMarks } from "./notes.ts";
import { splitMessage } from "./split.ts";
import { findByName, listManagers } from "./transfer.ts";
import { keepInMind } from "./withheld.ts";

interface Written {
  handling: Handling;
  ticket: PlacedTicket;
  member: Member;
  incoming: IncomingMessage;
  /** What stands after the command. */
  rest: string;
}

/**
 * A manager wrote a command in a ticket's topic. What is no command is not sent to the client either.
 * @param text as a command, when that is what the message means
 */
export function commandWritten(
  handling: Handling,
  ticket: PlacedTicket,
  member: Member,
  incoming: IncomingMessage,
  text = readMarks(incoming.text),
): void {
  const { key, addressee, rest } = readCommand(text);
  const command = Object.hasOwn(deskCommands, key) ? deskCommands[key] : undefined;
  const { teamLanguage } = handling;
  let answer: Answer | "silent";
  if (isAnother(handling, addressee)) answer = refused(plain(teamLanguage, "desk-command-other-bot"));
  else if (command === undefined) answer = refused(plain(teamLanguage, "desk-command-unknown"));
  else if (!mayDo(command.name, member.role, "desk")) {
    answer = refused(
      plain(teamLanguage, member.role === "anonymous" ? "refusal-anonymous" : "refusal-not-allowed"),
    );
  } else answer = command.run({ handling, ticket, member, incoming, rest });
  const isRefused = answer !== "silent" && answer.isRefusal;
  if (isRefused || command?.name !== "note") {
    keepInMind(handling, ticket.id, ticket.deskId!, isRefused ? "refused" : "done", incoming);
  }
  const isUnheard = command !== undefined && hasMore(command, incoming, rest);
  const said = [
    ...(answer !== "silent" && answer.isRefusal ? [answer.text] : []),
    ...(isUnheard ? [plain(teamLanguage, "desk-command-unheard")] : []),
  ];
  if (answer !== "silent" && !answer.isRefusal) reactAtDesk(handling, ticket, incoming.messageId, "👌");
  if (said.length === 0) return;
  tellDesk(handling, ticket, escapeHtml(said.join("\n")), { replyToDeskMessageId: incoming.messageId });
}

/** Whether the message holds more than the command can use: a file, or words behind one that takes none. */
function hasMore(command: Command, { kind }: IncomingMessage, rest: string): boolean {
  if (command.name === "note") return false;
  return kind !== "text" || (command.takesWords !== true && /[\p{L}\p{N}\p{S}]/u.test(rest));
}

/** The word of a command, the bot that it names, and what stands after it. */
function readCommand(text: string): { key: string; addressee: string | undefined; rest: string } {
  const [, word = "", addressee, rest = ""] = /^\/(\w+)(?:@(\w+))?\s*([\s\S]*)$/.exec(text) ?? [];
  return { key: word.toLowerCase(), addressee: addressee?.toLowerCase(), rest: rest.trim() };
}

function isAnother({ botUsername }: Handling, addressee: string | undefined): boolean {
  return addressee !== undefined && addressee !== botUsername.toLowerCase();
}

interface Command {
  name: CommandName;
  /** Says in Telegram's menu what it is for. */
  menu: PlainTextId;
  /** What stands behind it belongs to it. */
  takesWords?: boolean;
  run: (written: Written) => Answer | "silent";
}

/** Every command of a ticket's place, in the order of Telegram's menu. */
export const deskCommands: Readonly<Record<string, Command>> = {
  claim: { name: "claim", menu: "menu-claim", run: (written) => give(written, { type: "claim" }) },
  call: { name: "call", menu: "menu-call", run: (written) => give(written, { type: "call" }) },
  note: { name: "note", menu: "menu-note", takesWords: true, run: note },
  transfer: { name: "transfer", menu: "menu-transfer", takesWords: true, run: transfer },
  subject: { name: "subject", menu: "menu-subject", takesWords: true, run: subject },
  desk: { name: "desk", menu: "menu-desk", takesWords: true, run: desk },
  name: { name: "name", menu: "menu-name", takesWords: true, run: name },
  split: { name: "split", menu: "menu-split", run: split },
  del: { name: "delete", menu: "menu-del", run: remove },
  close: { name: "close", menu: "menu-desk-close", run: (written) => give(written, { type: "close" }) },
  reopen: { name: "reopen", menu: "menu-reopen", run: (written) => give(written, { type: "reopen" }) },
  block: { name: "block", menu: "menu-block", run: (written) => give(written, { type: "block" }) },
  unblock: { name: "unblock", menu: "menu-unblock", run: (written) => give(written, { type: "unblock" }) },
  help: { name: "desk_help", menu: "menu-desk-help", run: help },
};

/**
 * A command that was given where no ticket is talked about. What nobody knows may be another bot's, unless it names
 * this one; what is forwarded is what somebody else said.
 */
export function commandElsewhere(handling: Handling, { talkId }: Desk, incoming: IncomingMessage): void {
  const { topicId, messageId, origin, author } = incoming;
  const { key, addressee } = readCommand(readMarks(incoming.text));
  const isKnown = Object.hasOwn(deskCommands, key) || privateCommands.has(key);
  if (key === "" || origin !== null || isAnother(handling, addressee)) return;
  if (!isKnown && addressee === undefined) return;
  const isRemoved = meetMember(handling, author).role === "removed";
  const said = isRemoved ? html(handling.teamLanguage, "refusal-removed") : renderElsewhere(handling, key);
  say(handling, talkId, said, { topicId, replyToMessageId: messageId });
}

function renderElsewhere({ teamLanguage, botUsername }: Handling, key: string): Html {
  const command = `/${key}`;
  if (key === "help") return html(teamLanguage, "desk-help", { place: "elsewhere" });
  if (Object.hasOwn(deskCommands, key)) return html(teamLanguage, "desk-command-in-ticket", { command });
  if (!privateCommands.has(key)) return html(teamLanguage, "desk-command-unknown");
  const linkHtml = link(`https://t.me/${botUsername}`, `@${botUsername}`);
  return html(teamLanguage, "desk-command-in-private", { command, linkHtml });
}

/** What is asked for in private only. */
const privateCommands: ReadonlySet<string> = new Set(["new", "tickets", "settings", "subjects", "desks"]);

function give({ handling, ticket, member }: Written, command: Parameters<typeof commandTicket>[3]): Answer {
  return commandTicket(handling, ticket, member, command);
}

function note({ handling, ticket, member, incoming, rest }: Written): Answer | "silent" {
  if (rest === "") return refused(plain(handling.teamLanguage, "refusal-note-empty"));
  keepNote(handling, ticket, ticket.deskId!, member, incoming, rest);
  return "silent";
}

/** Without a name the card shows whom it could go to. */
function transfer(written: Written): Answer {
  const { handling, rest } = written;
  if (rest === "") return give(written, { type: "turn_card", page: "transfer" });
  const manager = findByName(handling, rest);
  if (manager !== undefined) return give(written, { type: "transfer", managerId: manager.id });
  const managers = listManagers(handling);
  return refused(
    plain(handling.teamLanguage, "refusal-manager-unknown", { name: truncate(rest, 64), managers }),
  );
}

function subject(written: Written): Answer {
  const { handling, rest } = written;
  const subjects = findOfferedSubjects(handling.tx);
  if (subjects.length === 0) return refused(plain(handling.teamLanguage, "refusal-subject-none"));
  if (rest === "") return give(written, { type: "turn_card", page: "subject" });
  const found = findSubjectByName(handling.tx, rest);
  if (found?.isHidden === false) return give(written, { type: "set_subject", subjectId: found.id });
  const names = subjects.map((known) => known.name).join(", ");
  return refused(
    plain(handling.teamLanguage, "refusal-subject-unknown", { name: truncate(rest, 64), subjects: names }),
  );
}

/** Without a name the card shows where it could go. */
function desk(written: Written): Answer {
  const { handling, ticket, rest } = written;
  if (rest === "") return give(written, { type: "turn_card", page: "desk" });
  const found = findDeskNamed(handling, ticket, readName(rest));
  return "refusal" in found ? found.refusal : give(written, { type: "move_to_desk", deskId: found.id });
}

function name(written: Written): Answer {
  const { handling, rest } = written;
  const wanted = rest.replaceAll(/\s+/g, " ");
  if (wanted === "") return refused(plain(handling.teamLanguage, "refusal-name-empty"));
  if (wanted.length > longestName) return refused(plain(handling.teamLanguage, "name-too-long"));
  return give(written, { type: "name_client", name: wanted });
}

function split({ handling, ticket, member, incoming }: Written): Answer {
  return splitMessage(handling, ticket, member, findAnswered(handling, ticket, ticket.deskId, incoming));
}

function remove({ handling, ticket, member, incoming }: Written): Answer | "silent" {
  return deleteAnswer(handling, ticket, ticket, member, incoming);
}

function help({ handling, ticket, incoming }: Written): "silent" {
  tellDesk(handling, ticket, html(handling.teamLanguage, "desk-help", { place: "request" }), {
    replyToDeskMessageId: incoming.messageId,
  });
  return "silent";
}
