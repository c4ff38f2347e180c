import { findMessagesFrom, type MessagePair } from "../../store/messages/messages.ts";
import { findNotes, type Note } from "../../store/messages/notes.ts";
import { findClient } from "../../store/people/clients.ts";
import { findManager } from "../../store/people/managers.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import { escapeHtml, type Html, joinHtml, truncate, visibleLength } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { formatMoment } from "../../text/time.ts";
import { fullName } from "../../ticket/message.ts";
import type { Handling } from "../handle.ts";

/** Nobody reads more messages, and each one costs a call of the group's minute. */
const mostParts = 5;

/** Telegram takes 4096 characters after its tags are removed (docs:sendMessage). The rest is for the heading. */
const longestPart = 3_900;

/** A text of this length and the line above it fit into one part. */
const longestText = 3_500;

/** Longer texts are folded. */
const shortText = 300;

/**
 * Renders the ticket's messages and the team's notes as a few messages. If there are too many, it leaves out the
 * oldest.
 * @param left ids of messages that are shown themselves
 */
export function renderHistory(handling: Handling, ticket: PlacedTicket, left: ReadonlySet<number>): Html[] {
  const { tx, teamLanguage } = handling;
  const messages = findMessagesFrom(tx, ticket.id, 0).filter(
    ({ id, failure }) => !left.has(id) && failure !== "noted" && failure !== "deleted",
  );
  const entries = [
    ...messages.map((pair) => ({ at: pair.sentAt, render: () => renderMessage(handling, ticket, pair) })),
    ...findNotes(tx, ticket.id).map((note) => ({
      at: note.writtenAt,
      render: () => renderNote(handling, note),
    })),
  ].toSorted((a, b) => a.at - b.at);
  const parts: Html[][] = [];
  let room = 0;
  let folded = entries.length;
  // Takes entries from the newest to the oldest while there is room.
  while (folded > 0) {
    const rendered = entries[folded - 1]!.render();
    const length = visibleLength(rendered) + 1;
    if (length > room && parts.length === mostParts) break;
    if (length > room) {
      parts.unshift([]);
      room = longestPart;
    }
    parts[0]!.unshift(rendered);
    room -= length;
    folded -= 1;
  }
  const head = [html(teamLanguage, "desk-history")];
  if (folded > 0) head.push(html(teamLanguage, "card-more", { count: folded }));
  return parts.map((part, index) => joinHtml(index === 0 ? [...head, ...part] : part, "\n"));
}

function renderMessage(handling: Handling, ticket: PlacedTicket, pair: MessagePair): Html {
  const { tx, teamLanguage, timeZone } = handling;
  const when = formatMoment(pair.sentAt, teamLanguage, timeZone);
  const kind = pair.kind === "text" ? undefined : plain(teamLanguage, `kind-${pair.kind}`);
  const origin = pair.origin && plain(teamLanguage, "desk-history-origin", { name: pair.origin.name });
  const unwanted = pair.failure === "unwanted" ? plain(teamLanguage, "desk-history-unwanted") : undefined;
  const about = [kind, origin, unwanted].filter((each) => each != null).join(" · ");
  const words = renderWords(pair.text, about === "" ? undefined : about);
  if (pair.direction === "to_desk") {
    const client = findClient(tx, ticket.clientId);
    const name = client === undefined ? "" : truncate(fullName(client), 64);
    return joinHtml([html(teamLanguage, "desk-history-client", { name, when }), words], "\n");
  }
  const id = pair.failure === null ? "desk-history-team" : "desk-history-undelivered";
  return joinHtml([html(teamLanguage, id, { name: nameAuthor(handling, pair), when }), words], "\n");
}

function renderNote(handling: Handling, note: Note): Html {
  const { teamLanguage, timeZone } = handling;
  const when = formatMoment(note.writtenAt, teamLanguage, timeZone);
  const attached = note.text === "" ? plain(teamLanguage, "desk-history-attachment") : undefined;
  const line = html(teamLanguage, "desk-history-note", { name: nameAuthor(handling, note), when });
  return joinHtml([line, renderWords(note.text, attached)], "\n");
}

/** @param kind the kind of content beside its words or without words */
function renderWords(text: string, kind: string | undefined): Html {
  const words = truncate(text, longestText);
  const parts = kind === undefined ? [] : [`<i>${escapeHtml(kind)}</i>` as Html];
  if (words !== "") parts.push(escapeHtml(words));
  const open = words.length > shortText ? "<blockquote expandable>" : "<blockquote>";
  return `${open}${joinHtml(parts, "\n")}</blockquote>` as Html;
}

function nameAuthor({ tx, teamLanguage }: Handling, { authorId }: { authorId: number | null }): string {
  if (authorId === null) return plain(teamLanguage, "journal-who-anonymous");
  const manager = findManager(tx, authorId);
  return manager === undefined ? plain(teamLanguage, "journal-who-unknown") : truncate(fullName(manager), 64);
}
