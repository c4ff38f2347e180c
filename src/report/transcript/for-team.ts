import type { Database } from "../../store/database.ts";
import { findDesks } from "../../store/desks/desks.ts";
import type { MessagePair } from "../../store/messages/messages.ts";
import { findManagers } from "../../store/people/managers.ts";
import {
  findEarlierWords,
  findEventsForTeam,
  findFullNotes,
  findMessagesForTeam,
  findReactionsIn,
  findTicketForTeam,
  type FullNote,
  type TicketForTeam,
} from "../../store/report/transcript.ts";
import { renderEvent, renderRating } from "../../text/journal.ts";
import { type Language, plain } from "../../text/text.ts";
import { formatDateTime } from "../../text/time.ts";
import { fullName } from "../../ticket/message.ts";
import { createNames } from "../source/context.ts";
import type { Conversation, Entry, Written } from "./entry.ts";
import { fromTelegram } from "./markup.ts";
import { contentOf, groupWords, marksOf, mediaOf, replyElsewhere, replyTo, Targets } from "./written.ts";

/** Everything that is kept of the ticket. Undefined when there is no such ticket. */
export function tellForTeam(
  db: Database,
  ticketId: number,
  { language, timeZone }: { language: Language; timeZone: string },
): Conversation | undefined {
  const ticket = findTicketForTeam(db, ticketId);
  if (ticket === undefined) return undefined;
  const managers = findManagers(db);
  const byId = new Map(managers.map((each) => [each.id, each]));
  const nameDoer = createNames(managers, {
    anonymous: plain(language, "journal-who-anonymous"),
    nobody: plain(language, "report-nobody"),
  });
  const nameOf = (authorId: number | null) => nameDoer(authorId ?? "anonymous");
  const nameReacting = (actorId: number) => {
    if (actorId === ticket.client.id) return fullName(ticket.client);
    // Chats, in whose name somebody reacted, have negative ids.
    return actorId < 0 ? plain(language, "journal-who-anonymous") : nameOf(actorId);
  };
  const earlierOf = groupWords(findEarlierWords(db, ticketId));
  const reactions = Map.groupBy(findReactionsIn(db, ticketId), ({ messageId }) => messageId);
  const targets = new Targets();

  const entries: Entry[] = findEventsForTeam(db, ticketId)
    // Their words stand in the transcript themselves.
    .filter(({ type }) => type !== "answered" && type !== "continued" && type !== "noted")
    .map((line) => ({
      kind: "event",
      // The bot may have been down when the first message came.
      at: line.type === "opened" ? ticket.openedAt : line.at,
      what: fromTelegram(renderEvent(language, timeZone, line, { nameOf: (id) => byId.get(id) })),
    }));
  const notes = findFullNotes(db, ticketId).map((note) => {
    const written = toWritten(note, nameOf(note.authorId));
    targets.addAtDesk(note.deskId, note.deskMessageId, written);
    return written;
  });
  const messages = findMessagesForTeam(db, ticketId);
  const shown = messages.map((pair): Written => {
    const isOfClient = pair.direction === "to_desk";
    const state = describeState(language, pair);
    const written: Written = {
      ...contentOf(language, pair),
      kind: isOfClient ? "client" : "team",
      author: isOfClient ? fullName(ticket.client) : nameOf(pair.authorId),
      marks: [...marksOf(language, pair), ...(state === undefined ? [] : [state])],
      reply: null,
      earlier: earlierOf(pair.id),
      reactions: (reactions.get(pair.id) ?? []).map(({ actorId, emoji }) => ({
        emoji,
        by: nameReacting(actorId),
      })),
    };
    targets.addAtClient(pair.clientMessageId, written);
    targets.addAtDesk(pair.deskId, pair.deskMessageId, written);
    return written;
  });
  for (const [index, pair] of messages.entries()) {
    const target = targets.find(pair);
    shown[index]!.reply =
      target === undefined ? replyElsewhere(language, pair) : replyTo(language, target, pair);
  }
  const desk = findDesks(db).find(({ id }) => id === ticket.deskId)?.name ?? null;
  const manager = ticket.managerId === null ? null : nameOf(ticket.managerId);
  return {
    number: ticket.id,
    facts: factsOf(ticket, { desk, manager }, language, timeZone),
    entries: entries.concat(notes, shown),
  };
}

function toWritten(note: FullNote, author: string): Written {
  const { id, text, writtenAt, content, earlier, mediaGroupId } = note;
  return {
    kind: "note",
    anchor: `n${id}`,
    at: writtenAt,
    author,
    text,
    entities: content?.entities ?? null,
    details: [],
    marks: [],
    media: content === null ? null : mediaOf(content),
    albumId: mediaGroupId,
    reply: null,
    earlier: earlier.map((each) => Object.assign(each, { entities: null })),
    reactions: [],
  };
}

/** Why the other side does not have the message. Undefined when it has. */
function describeState(
  language: Language,
  { direction, failure, deliveredAt }: MessagePair,
): string | undefined {
  if (failure === null)
    return deliveredAt === null ? plain(language, "transcript-state-on-its-way") : undefined;
  if (failure === "unwanted") return plain(language, "desk-history-unwanted");
  if (failure === "kept" || failure === "summarized") return plain(language, "transcript-state-kept");
  if (direction === "to_desk" || failure === "moved") return plain(language, "transcript-state-not-shown");
  return plain(language, `transcript-state-${failure}`);
}

function factsOf(
  ticket: TicketForTeam,
  { desk, manager }: { desk: string | null; manager: string | null },
  language: Language,
  timeZone: string,
): Conversation["facts"] {
  const { client, rating } = ticket;
  const when = (at: number | null) => (at === null ? null : formatDateTime(at, language, timeZone));
  const given = renderRating(language, rating);
  const username = client.username === null ? "" : ` (@${client.username})`;
  const tags = ticket.tags.map((tag) => `#${tag}`).join(" ");
  const facts: [string, string | null][] = [
    [plain(language, "report-column-client"), `${fullName(client)}${username}`],
    [plain(language, "report-column-client_id"), client.sourceId],
    [plain(language, "transcript-preferred-name"), client.preferredName],
    [plain(language, "report-column-context"), ticket.context],
    [plain(language, "report-column-subject"), ticket.subject],
    [plain(language, "report-column-desk"), desk],
    [plain(language, "report-column-manager"), manager],
    [plain(language, "report-column-status"), plain(language, `status-${ticket.status}`)],
    [plain(language, "report-column-opened_at"), when(ticket.openedAt)],
    [plain(language, "report-column-first_reply_at"), when(ticket.firstReplyAt)],
    [plain(language, "report-column-closed_at"), when(ticket.closedAt)],
    [
      plain(language, "report-column-priority"),
      ticket.priority === "normal" ? null : plain(language, `priority-${ticket.priority}`),
    ],
    [plain(language, "report-column-tags"), tags === "" ? null : tags],
    [plain(language, "report-column-rating"), given === "" ? null : given],
    [plain(language, "report-column-rating_comment"), rating.comment],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== null);
}
