import type { Desk } from "../../store/desks/desks.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import { escapeHtml, type Html, joinHtml, link } from "../../text/html.ts";
import { html, type Language, plain } from "../../text/text.ts";
import { mayDoSomewhere } from "../../ticket/access.ts";
import { findNearest } from "../../ticket/command.ts";
import type { IncomingMessage } from "../../ticket/message.ts";
import { refuseAccess } from "../access.ts";
import { refused } from "../answer.ts";
import { say } from "../effects/chat.ts";
import { reactAtDesk, tellDesk } from "../effects/desk.ts";
import type { TicketCommand } from "../feature.ts";
import { deskCommands, privateCommands, ticketCommands } from "../features.ts";
import type { Handling } from "../handle.ts";
import { type Member, meetMember } from "./member.ts";
import { readMarks } from "./notes/marks.ts";
import { keepInMind } from "./notes/withheld.ts";

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
  const { teamLanguage } = handling;
  const command = Object.hasOwn(ticketCommands, key) ? ticketCommands[key] : undefined;
  const beside =
    command !== undefined || isAnother(handling, addressee)
      ? undefined
      : answerBeside(handling, member, key, rest);
  if (beside !== undefined) {
    keepInMind(handling, ticket.id, ticket.deskId!, "refused", incoming);
    return tellDesk(handling, ticket, beside, { replyToDeskMessageId: incoming.messageId });
  }
  const result = isAnother(handling, addressee)
    ? refused(plain(teamLanguage, "desk-command-other-bot"))
    : command === undefined
      ? refused(renderUnknown(handling, key))
      : (refuseAccess(handling, command.may, member.role, "ticket") ??
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
  return kind !== "text" || (command.takesWords !== true && !isEmpty(rest));
}

function isEmpty(words: string): boolean {
  return !/[\p{L}\p{N}\p{S}]/u.test(words);
}

/** The command's word, which is "help" for `/start`, the bot that it names, and the words after it. */
function readCommand(text: string): { key: string; addressee: string | undefined; rest: string } {
  const [, word = "", addressee, rest = ""] = /^\/(\w+)(?:@(\w+))?\s*([\s\S]*)$/.exec(text) ?? [];
  const key = word.toLowerCase();
  return { key: key === "start" ? "help" : key, addressee: addressee?.toLowerCase(), rest: rest.trim() };
}

function isAnother({ botUsername }: Handling, addressee: string | undefined): boolean {
  return addressee !== undefined && addressee !== botUsername.toLowerCase();
}

/**
 * A command outside of a ticket's place. An unknown one may be for another bot, unless it names this one. A forwarded one
 * is somebody else's. If the bot may not write there, the author is told in private.
 */
export function commandElsewhere(handling: Handling, { talkId }: Desk, incoming: IncomingMessage): void {
  const { teamLanguage } = handling;
  const { topicId, messageId, origin, author } = incoming;
  const { key, addressee, rest } = readCommand(readMarks(incoming.text));
  const isKnown = Object.hasOwn(ticketCommands, key) || isBeside(key);
  if (key === "" || origin !== null || isAnother(handling, addressee)) return;
  if (!isKnown && addressee === undefined) return;
  const member = meetMember(handling, author);
  const said =
    member.role === "removed" || member.role === "unlisted"
      ? html(teamLanguage, `refusal-${member.role}`)
      : key === "help"
        ? renderHelpElsewhere(teamLanguage, rest)
        : Object.hasOwn(ticketCommands, key)
          ? html(teamLanguage, "desk-command-in-ticket", { command: `/${key}` })
          : (answerBeside(handling, member, key, rest) ?? escapeHtml(renderUnknown(handling, key)));
  say(handling, talkId, said, {
    topicId,
    replyToMessageId: messageId,
    ...(author !== null && { otherwise: { personId: author.id, html: said } }),
  });
}

/** Words after it are for nobody, as in a ticket's place. */
function renderHelpElsewhere(language: Language, rest: string): Html {
  const said = html(language, "desk-help", { place: "elsewhere" });
  return isEmpty(rest) ? said : joinHtml([said, html(language, "desk-command-unheard")], "\n\n");
}

/**
 * A message outside of a ticket's place was edited into a command. It is not run: Telegram reports edits that change nothing
 * too (docs:Update), and nothing is known of the message before.
 */
export function commandEditedElsewhere(
  handling: Handling,
  { talkId }: Desk,
  { text, topicId, messageId, origin, author }: IncomingMessage,
): void {
  const { key, addressee } = readCommand(readMarks(text));
  const isKnown = Object.hasOwn(ticketCommands, key) || isBeside(key);
  if (!isKnown || origin !== null || isAnother(handling, addressee)) return;
  const said = html(handling.teamLanguage, "desk-command-edited");
  say(handling, talkId, said, {
    topicId,
    replyToMessageId: messageId,
    ...(author !== null && { otherwise: { personId: author.id, html: said } }),
  });
}

/** A command in a channel's post: Telegram does not say who writes it. */
export function commandPosted(handling: Handling, { chatId }: Desk, incoming: IncomingMessage): void {
  const { teamLanguage, botUsername } = handling;
  const { key, addressee } = readCommand(incoming.text);
  const isKnown = Object.hasOwn(ticketCommands, key) || isBeside(key);
  if (incoming.origin !== null || isAnother(handling, addressee) || !isKnown) return;
  const linkHtml = link(`https://t.me/${botUsername}`, `@${botUsername}`);
  const said = html(teamLanguage, "desk-command-in-channel", { linkHtml });
  say(handling, chatId, said, { replyToMessageId: incoming.messageId });
}

/** With the command that was probably meant. */
function renderUnknown({ teamLanguage }: Handling, key: string): string {
  const nearest = findNearest(key, [...Object.keys(ticketCommands), ...Object.keys(deskCommands)]);
  return nearest === undefined
    ? plain(teamLanguage, "desk-command-unknown")
    : plain(teamLanguage, "desk-command-unknown-nearest", { nearest: `/${nearest}` });
}

/** The answer to a command that is about no ticket. Undefined for any other. */
function answerBeside(handling: Handling, member: Member, key: string, rest: string): Html | undefined {
  const { teamLanguage, botUsername } = handling;
  if (Object.hasOwn(deskCommands, key)) {
    const { may, run } = deskCommands[key]!;
    const refusal = refuseAccess(handling, may, member.role, "ticket");
    return refusal === undefined ? run({ handling, member, rest }) : escapeHtml(refusal.text);
  }
  if (!isBeside(key)) return undefined;
  const { may } = privateCommands[key]!;
  if (!mayDoSomewhere(may, member.role) && member.role === "manager")
    return escapeHtml(refuseAccess(handling, may, member.role, "private")!.text);
  const linkHtml = link(`https://t.me/${botUsername}`, `@${botUsername}`);
  return html(teamLanguage, "desk-command-in-private", { command: `/${key}`, linkHtml });
}

/** Whether the command works in private or anywhere in the group. */
function isBeside(key: string): boolean {
  if (Object.hasOwn(deskCommands, key)) return true;
  return Object.hasOwn(privateCommands, key) && privateCommands[key]!.menu !== undefined;
}
