import type { Database } from "../../store/database.ts";
import { findDesks } from "../../store/desks/desks.ts";
import type { MessagePair } from "../../store/messages/messages.ts";
import { findManagers, nameForClients } from "../../store/people/managers.ts";
import {
  findEarlierWords,
  findEventsForClient,
  findMessagesForClient,
  findReactionsIn,
  findTicketForClient,
  type TicketForClient,
} from "../../store/report/transcript.ts";
import { renderRating } from "../../text/journal.ts";
import { type Language, plain } from "../../text/text.ts";
import { formatDateTime } from "../../text/time.ts";
import { fullName } from "../../ticket/message.ts";
import { type Signature, signerOf } from "../../ticket/signature.ts";
import type { Conversation, Entry, Written } from "./entry.ts";
import { markup } from "./markup.ts";
import { contentOf, groupWords, marksOf, replyElsewhere, replyTo, Targets } from "./written.ts";

/**
 * The ticket as its client knows it. It reads no notes and nothing else that is internal: of the team only the names with
 * which answers are signed, of events only that it was opened and closed. Undefined when there is no such ticket.
 */
export function tellForClient(
  db: Database,
  ticketId: number,
  { language, timeZone, signature }: { language: Language; timeZone: string; signature: Signature },
): Conversation | undefined {
  const ticket = findTicketForClient(db, ticketId);
  if (ticket === undefined) return undefined;
  const managers = new Map(findManagers(db).map((each) => [each.id, nameForClients(each)]));
  const desks = new Map(findDesks(db).map(({ id, name }) => [id, name]));
  const team = plain(language, "transcript-team");
  const nameOf = ({ direction, authorId, deskId }: MessagePair) => {
    if (direction === "to_desk") return fullName(ticket.client);
    return signerOf(signature, managers.get(authorId ?? 0), desks.get(deskId ?? 0)) ?? team;
  };
  const earlierOf = groupWords(findEarlierWords(db, ticketId));
  // The newest reaction is the one that the other side sees.
  const reactions = new Map(findReactionsIn(db, ticketId).map(({ messageId, emoji }) => [messageId, emoji]));
  const targets = new Targets();
  const entries: Entry[] = findEventsForClient(db, ticketId).map(({ at, type }) => ({
    kind: "event",
    // The bot may have been down when the first message came.
    at: type === "opened" ? ticket.openedAt : at,
    what: markup`${plain(language, `transcript-event-${type}`)}`,
  }));
  const messages = findMessagesForClient(db, ticketId);
  const shown = messages.map((pair): Written => {
    const isOwn = pair.direction === "to_desk";
    const emoji = reactions.get(pair.id);
    const written: Written = {
      ...contentOf(language, pair),
      kind: isOwn ? "client" : "team",
      author: nameOf(pair),
      marks: marksOf(language, isOwn ? pair : { ...pair, origin: null }),
      reply: null,
      // What an answer said before an edit may never have reached the client.
      earlier: isOwn ? earlierOf(pair.id) : [],
      reactions: emoji === undefined ? [] : [{ emoji, by: null }],
    };
    targets.addAtClient(pair.clientMessageId, written);
    targets.addAtDesk(pair.deskId, pair.deskMessageId, written);
    return written;
  });
  for (const [index, pair] of messages.entries()) {
    const target = targets.find(pair);
    // An answer may quote a note.
    const elsewhere = pair.direction === "to_desk" ? replyElsewhere(language, pair) : null;
    shown[index]!.reply = target === undefined ? elsewhere : replyTo(language, target, pair);
  }
  return {
    number: ticket.id,
    facts: factsOf(ticket, language, timeZone),
    entries: entries.concat(shown),
  };
}

function factsOf(ticket: TicketForClient, language: Language, timeZone: string): Conversation["facts"] {
  const { subject, client, openedAt, closedAt, rating } = ticket;
  const when = (at: number) => formatDateTime(at, language, timeZone);
  const given = renderRating(language, rating);
  const facts: [string, string | null][] = [
    [plain(language, "report-column-client"), fullName(client)],
    [plain(language, "report-column-subject"), subject],
    [plain(language, "report-column-opened_at"), when(openedAt)],
    [plain(language, "report-column-closed_at"), closedAt === null ? null : when(closedAt)],
    [plain(language, "report-column-rating"), given === "" ? null : given],
    [plain(language, "report-column-rating_comment"), rating.comment],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== null);
}
