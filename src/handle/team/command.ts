import type { Desk } from "../../store/desks.ts";
import type { PlacedTicket } from "../../store/tickets.ts";
import { escapeHtml, type Html, link } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import type { IncomingMessage } from "../../ticket/message.ts";
import { refuseAccess } from "../access.ts";
import { refused } from "../answer.ts";
import { say } from "../effects/chat.ts";
import { reactAtDesk, tellDesk } from "../effects/desk.ts";
import type { TicketCommand } from "../feature.ts";
import { privateCommands, ticketCommands } from "../features.ts";
import type { Handling } from "../handle.ts";
import { type Member, meetMember } from "./member.ts";
import { readMarks } from "./notes.ts";
import { keepInMind } from "./withheld.ts";

/**
 * A manager wrote a command in a ticket's topic. An unknown command is not sent to the client either.
 * @param text the command to run, if the message means another than it says
 */
export function commandWritten(
  handling: Handling,
  ticket: PlacedTicket,
  member: Member,
  incoming: IncomingMessage,
  text = readMarks(incoming.text),
): void {
  const { key, addressee, rest } = readCommand(text);
  const command = Object.hasOwn(ticketCommands, key) ? ticketCommands[key] : undefined;
  const { teamLanguage } = handling;
  const result = isAnother(handling, addressee)
    ? refused(plain(teamLanguage, "desk-command-other-bot"))
    : command === undefined
      ? refused(plain(teamLanguage, "desk-command-unknown"))
      : (refuseAccess(command.may, member.role, "ticket", teamLanguage) ??
        command.run({ handling, ticket, member, incoming, rest }));
  const isRefused = result !== "silent" && result.isRefusal;
  if (isRefused || command?.may !== "note") {
    keepInMind(handling, ticket.id, ticket.deskId!, isRefused ? "refused" : "done", incoming);
  }
  const isUnheard = command !== undefined && hasMore(command, incoming, rest);
  const said = [
    ...(result !== "silent" && result.isRefusal ? [result.text] : []),
    ...(isUnheard ? [plain(teamLanguage, "desk-command-unheard")] : []),
  ];
  if (result !== "silent" && !result.isRefusal) reactAtDesk(handling, ticket, incoming.messageId, "👌");
  if (said.length === 0) return;
  tellDesk(handling, ticket, escapeHtml(said.join("\n")), { replyToDeskMessageId: incoming.messageId });
}

/** Whether the message contains something that the command ignores: a file, or words after a command without any. */
function hasMore(command: TicketCommand, { kind }: IncomingMessage, rest: string): boolean {
  if (command.may === "note") return false;
  return kind !== "text" || (command.takesWords !== true && /[\p{L}\p{N}\p{S}]/u.test(rest));
}

/** The command's word, the bot that it names, and the words after it. */
function readCommand(text: string): { key: string; addressee: string | undefined; rest: string } {
  const [, word = "", addressee, rest = ""] = /^\/(\w+)(?:@(\w+))?\s*([\s\S]*)$/.exec(text) ?? [];
  return { key: word.toLowerCase(), addressee: addressee?.toLowerCase(), rest: rest.trim() };
}

function isAnother({ botUsername }: Handling, addressee: string | undefined): boolean {
  return addressee !== undefined && addressee !== botUsername.toLowerCase();
}

/**
 * A command outside of a ticket's place. An unknown one may be for another bot, unless it names this one. A forwarded one
 * is somebody else's.
 */
export function commandElsewhere(handling: Handling, { talkId }: Desk, incoming: IncomingMessage): void {
  const { topicId, messageId, origin, author } = incoming;
  const { key, addressee } = readCommand(readMarks(incoming.text));
  const isKnown = Object.hasOwn(ticketCommands, key) || isPrivate(key);
  if (key === "" || origin !== null || isAnother(handling, addressee)) return;
  if (!isKnown && addressee === undefined) return;
  const { role } = meetMember(handling, author);
  const said =
    role === "removed" || role === "unlisted"
      ? html(handling.teamLanguage, `refusal-${role}`)
      : renderElsewhere(handling, key);
  say(handling, talkId, said, { topicId, replyToMessageId: messageId });
}

function renderElsewhere({ teamLanguage, botUsername }: Handling, key: string): Html {
  const command = `/${key}`;
  if (key === "help") return html(teamLanguage, "desk-help", { place: "elsewhere" });
  if (Object.hasOwn(ticketCommands, key)) return html(teamLanguage, "desk-command-in-ticket", { command });
  if (!isPrivate(key)) return html(teamLanguage, "desk-command-unknown");
  const linkHtml = link(`https://t.me/${botUsername}`, `@${botUsername}`);
  return html(teamLanguage, "desk-command-in-private", { command, linkHtml });
}

function isPrivate(key: string): boolean {
  return Object.hasOwn(privateCommands, key) && privateCommands[key]!.menu !== undefined;
}
