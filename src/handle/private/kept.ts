import { type Client, saveClientState } from "../../store/people/clients.ts";
import { findManager, saveWritesAsClient } from "../../store/people/managers.ts";
import {
  findPrivate,
  findPrivates,
  keepPrivate,
  type PrivateMessage,
  removePrivate,
} from "../../store/messages/private.ts";
import { html, plain } from "../../text/text.ts";
import { continuesAlbum } from "../../ticket/album.ts";
import { readCommand } from "../../ticket/command.ts";
import type { IncomingMessage, Person } from "../../ticket/message.ts";
import { type Answer, done, refused } from "../answer.ts";
import { messageWritten } from "../client/message.ts";
import { languageWith } from "../client/client.ts";
import { editSaid, say } from "../effects/chat.ts";
import { editSaidToClient } from "../effects/client.ts";
import type { Handling } from "../handle.ts";

/** For this long, further messages from the same person of the team belong to the same question. */
const sameQuestionMilliseconds = 10 * 60_000;

/** Keeps a private message from a person of the team until they say whether they write as a client. */
export function askTeam(handling: Handling, author: Person, incoming: IncomingMessage): void {
  const { tx, now, teamLanguage } = handling;
  const latest = findPrivates(tx, author.id, "asked").at(-1);
  const keptId = keepPrivate(tx, author.id, incoming, "asked", null, now);
  if (latest !== undefined && now - latest.writtenAt < sameQuestionMilliseconds) return;
  say(handling, author.id, html(teamLanguage, "team-message-asked"), {
    keyboard: [
      [{ label: plain(teamLanguage, "button-send-as-client"), press: { type: "kept_send", keptId } }],
      [{ label: plain(teamLanguage, "button-no-question"), press: { type: "kept_drop", keptId } }],
    ],
  });
}

/**
 * Keeps later items of an album with the first one, and with words behind a command what the app sent as a second album.
 * Returns whether there is such a message.
 */
export function keepWithAlbum(
  handling: Handling,
  author: Person,
  client: Client | undefined,
  incoming: IncomingMessage,
): boolean {
  const { tx, now } = handling;
  const { mediaGroupId: album, text, fileId } = incoming;
  // Most messages are neither, and cost no statement.
  if (album === null && (text !== "" || fileId === null)) return false;
  const isOfAlbum = ({ message }: PrivateMessage) => album !== null && message.mediaGroupId === album;
  const places = [
    { use: "asked", writerId: author.id },
    { use: "unknown", writerId: client?.id ?? author.id },
  ] as const;
  const place = places.find(({ use, writerId }) => {
    const kept = findPrivates(tx, writerId, use);
    return kept.some(isOfAlbum) || (use === "unknown" && continuesKept(kept, incoming));
  });
  if (place !== undefined) keepPrivate(tx, place.writerId, incoming, place.use, null, now);
  return place !== undefined;
}

/**
 * Keeps files without words with the command that came as the caption of their album: what was said of the command holds for
 * them too. Returns whether there is such a command. @param incoming in no ticket
 */
export function keepWithCommand({ tx, now }: Handling, author: Person, incoming: IncomingMessage): boolean {
  const { mediaGroupId: album, text, fileId } = incoming;
  if (text !== "" || fileId === null) return false;
  const kept = findPrivates(tx, author.id, "command");
  const isSame = album !== null && kept.some(({ message }) => message.mediaGroupId === album);
  if (!isSame && !continuesKept(kept, incoming)) return false;
  keepPrivate(tx, author.id, incoming, "command", null, now);
  return true;
}

function continuesKept(all: readonly PrivateMessage[], incoming: IncomingMessage): boolean {
  const newest = all.findLast(isCommand);
  if (newest === undefined) return false;
  return continuesAlbum(incoming, all.at(-1)!.message, groupOf(all, newest).length);
}

/** The command with what was kept after it, up to the next one: its album, and the rest of that. */
function groupOf(all: readonly PrivateMessage[], command: PrivateMessage): PrivateMessage[] {
  const { mediaGroupId: album } = command.message;
  const later = all.slice(all.findIndex(({ id }) => id === command.id));
  const next = later.findIndex(
    (each, index) => index > 0 && isCommand(each) && (album === null || each.message.mediaGroupId !== album),
  );
  return next === -1 ? later : later.slice(0, next);
}

function isCommand({ message }: PrivateMessage): boolean {
  return readCommand(message.text) !== undefined;
}

/** The author says that they wrote as a client. The kept messages are handled like a client's. */
export function sendKept(
  handling: Handling,
  client: Client,
  person: Person,
  keptId: number,
  questionId: number,
): Answer {
  const language = languageWith(handling, client);
  const kept = findOwn(handling, client, person, keptId);
  if (kept === undefined) return refused(plain(language, "refusal-stale"));
  const all = findWith(handling, kept);
  // Whoever has left the team since writes as a client anyway.
  const isTeam = kept.use === "asked" && findManager(handling.tx, person.id)?.isActive === true;
  if (isTeam) saveWritesAsClient(handling.tx, person.id, true);
  if (kept.use === "name" && client.preferredName !== null)
    saveClientState(handling.tx, client.id, { preferredName: null });
  for (const { id, message } of all) {
    removePrivate(handling.tx, id);
    messageWritten(handling, client, message);
  }
  if (isTeam) editSaid(handling, person.id, questionId, html(language.language, "team-message-sent"));
  else editSaidToClient(handling, client, questionId, html(language, "kept-sent"));
  return done(plain(language, "toast-done"));
}

/** The author says that they did not write as a client. */
export function dropKept(
  handling: Handling,
  client: Client,
  person: Person,
  keptId: number,
  questionId: number,
): Answer {
  const language = languageWith(handling, client);
  const kept = findOwn(handling, client, person, keptId);
  if (kept === undefined) return refused(plain(language, "refusal-stale"));
  for (const { id } of findWith(handling, kept)) removePrivate(handling.tx, id);
  editSaid(handling, person.id, questionId, html(language.language, "kept-dropped"));
  return done(plain(language, "toast-done"));
}

/** Whether the person is of the team and does not write as a client now. */
export function speaksForTeam({ tx }: Handling, personId: number): boolean {
  const manager = findManager(tx, personId);
  return manager?.isActive === true && !manager.writesAsClient;
}

/** A question to a person of the team is stored under them as such. All else is stored under the client. */
function findOwn(
  { tx }: Handling,
  client: Client,
  person: Person,
  keptId: number,
): PrivateMessage | undefined {
  const kept = findPrivate(tx, keptId);
  if (kept?.use === "asked") return kept.personId === person.id ? kept : undefined;
  const isOwn = kept?.personId === client.id && ["unknown", "name"].includes(kept.use);
  return isOwn ? kept : undefined;
}

/** All kept messages of the same question. */
function findWith({ tx }: Handling, kept: PrivateMessage): PrivateMessage[] {
  if (kept.use === "name") return [kept];
  const all = findPrivates(tx, kept.personId, kept.use);
  return kept.use === "asked" ? all : groupOf(all, kept);
}
