import { findClientOnTelegram } from "../../store/people/clients.ts";
import { findManager } from "../../store/people/managers.ts";
import { keepPrivate } from "../../store/messages/private.ts";
import { findTicketsOfClient } from "../../store/tickets/tickets.ts";
import { type ClientHtml, escapeHtml, joinHtml, truncate } from "../../text/html.ts";
import { html, plain, type Wording } from "../../text/text.ts";
import { mayDo } from "../../ticket/access.ts";
import { cutOff, findNearest, type WrittenCommand } from "../../ticket/command.ts";
import type { IncomingMessage, Person } from "../../ticket/message.ts";
import { refuseAccess } from "../access.ts";
import { tellWhatIsMissing } from "../desks/missing.ts";
import { meetClient } from "../client/client.ts";
import { say } from "../effects/chat.ts";
import { sayToClient } from "../effects/client.ts";
import type { PrivateCommand } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { privateCommands, ticketCommands } from "../features.ts";
import { wordingIn } from "../texts/wording.ts";
import { sayNothingAfter } from "./nothing-after.ts";
import { speaksForTeam } from "./kept.ts";
import { languageOfPerson } from "./language.ts";
import { roleInPrivate } from "./role.ts";

/** A person gave a command in private. Words after it are never lost, whether the command is known or not. */
export function commandGiven(
  handling: Handling,
  author: Person,
  incoming: IncomingMessage,
  command: WrittenCommand,
): void {
  const { tx, now, botUsername } = handling;
  const { word, addressee } = command;
  const isForUs = addressee === null || addressee === botUsername.toLowerCase();
  const known = isForUs && Object.hasOwn(privateCommands, word) ? privateCommands[word] : undefined;
  const role = roleInPrivate(handling, author.id);
  if (known === undefined) return answerUnknown(handling, author, incoming, command);
  const refusal = refuseAccess(handling, known.may, role, "private");
  if (refusal !== undefined) {
    if (role === "manager") return say(handling, author.id, escapeHtml(refusal.text));
    const said = html(languageWithPerson(handling, author), "refusal-not-allowed");
    return answerAndKeep(handling, author, incoming, command, said);
  }
  if (isMeantForDesk(handling, author, word, known)) return sayForDesk(handling, author, word);
  keepPrivate(tx, writerId(handling, author), incoming, "command", null, now);
  const hasWords = incoming.kind === "text" && /[\p{L}\p{N}]/u.test(command.rest);
  if (known.isWholeList === true && hasWords) return sayHowToFind(handling, author, command);
  if (known.takesNothing === true && (command.rest !== "" || incoming.kind !== "text"))
    return sayNothingAfter(handling, author.id, `/${word}`);
  known.run({
    handling,
    author,
    incoming: cutOff(incoming, command.length),
    rest: command.rest,
    commands: privateCommands,
  });
  const isForAdmins = !mayDo(known.may, "manager", "private");
  // Somebody who has just given up the office is no admin any more.
  if (isForAdmins && roleInPrivate(handling, author.id) === "admin") tellWhatIsMissing(handling, author.id);
}

/** Whether one of the team means a client's request, and has none of their own: both have the command. */
function isMeantForDesk(handling: Handling, { id }: Person, word: string, { teamMenu, may }: PrivateCommand) {
  if (!Object.hasOwn(ticketCommands, word) || teamMenu !== undefined || !mayDo(may, "client", "private"))
    return false;
  const client = findClientOnTelegram(handling.tx, id);
  const hasOwn = client !== undefined && findTicketsOfClient(handling.tx, client.id).length > 0;
  return speaksForTeam(handling, id) && !hasOwn;
}

function sayForDesk(handling: Handling, { id }: Person, word: string): void {
  say(handling, id, html(handling.teamLanguage, "command-for-desk", { command: `/${word}` }));
}

function sayHowToFind(handling: Handling, { id }: Person, { word, rest }: WrittenCommand): void {
  const values = { command: `/${word}`, words: truncate(rest, 64) };
  say(handling, id, html(handling.teamLanguage, "lists-with-words", values));
}

/** An unknown command opens no ticket. The bot suggests the likely command. */
function answerUnknown(
  handling: Handling,
  author: Person,
  incoming: IncomingMessage,
  command: WrittenCommand,
): void {
  const language = languageWithPerson(handling, author);
  const written = `/${command.word}${command.addressee === null ? "" : `@${command.addressee}`}`;
  const role = roleInPrivate(handling, author.id);
  const isTeam = role === "manager" || role === "admin";
  if (isTeam && Object.hasOwn(ticketCommands, command.word))
    return sayForDesk(handling, author, command.word);
  const allowed = Object.entries(privateCommands).filter(([, { may }]) => mayDo(may, role, "private"));
  const nearest = findNearest(
    command.word,
    allowed.map(([word]) => word),
  );
  const said =
    nearest === undefined
      ? html(language, "command-unknown", { command: written })
      : html(language, "command-unknown-nearest", { command: written, nearest: `/${nearest}` });
  answerAndKeep(handling, author, incoming, command, said);
}

/** The bot also keeps a client's words. They go out when the client presses that they are a message. */
function answerAndKeep(
  handling: Handling,
  author: Person,
  incoming: IncomingMessage,
  command: WrittenCommand,
  said: ClientHtml,
): void {
  if (findManager(handling.tx, author.id)?.isActive === true) return say(handling, author.id, said);
  const client = meetClient(handling, author);
  const hasWords = command.rest !== "" || incoming.kind !== "text";
  if (!hasWords) return sayToClient(handling, client, said);
  const keptId = keepPrivate(handling.tx, client.id, incoming, "unknown", null, handling.now);
  const language = languageWithPerson(handling, author);
  sayToClient(handling, client, joinHtml([said, html(language, "command-words-kept")], "\n"), {
    keyboard: [[{ label: plain(language, "button-send-kept"), press: { type: "kept_send", keptId } }]],
  });
}

/** The id under which the words are kept: Telegram's for a person of the team, our own for a client. */
function writerId(handling: Handling, author: Person): number {
  const isTeam = findManager(handling.tx, author.id)?.isActive === true;
  return isTeam ? author.id : meetClient(handling, author).id;
}

function languageWithPerson(handling: Handling, person: Person): Wording {
  return wordingIn(handling.tx, languageOfPerson(handling, person));
}
