import { recordEvents } from "../../store/tickets/journal.ts";
import { saveTicket } from "../../store/tickets/changes.ts";
import { truncate } from "../../text/html.ts";
import { plain } from "../../text/text.ts";
import { longestTag, mostTags, type ReadTags, readTags } from "../../ticket/labels.ts";
import type { TicketEvent } from "../../ticket/ticket.ts";
import { type Answer, done, refused } from "../answer.ts";
import { refreshCard } from "../effects/desk.ts";
import type { GivenAtTicket } from "../feature.ts";
import type { Handling } from "../handle.ts";

/** `/tag refund urgent`. Of several words, all are added or none. */
export function tagGiven(given: GivenAtTicket): Answer {
  const { handling, ticket, rest } = given;
  const { teamLanguage } = handling;
  const read = readTags(rest);
  if (!read.ok) return refuseWrong(handling, read);
  if (read.tags.length === 0) return refused(plain(teamLanguage, "labels-tag-how", present(given)));
  const added = read.tags.filter((tag) => !ticket.tags.includes(tag));
  if (added.length === 0) {
    const values = { tags: joinTags(read.tags), count: read.tags.length };
    return refused(plain(teamLanguage, "labels-tag-same", values));
  }
  const tags = [...ticket.tags, ...added];
  if (tags.length > mostTags) {
    const values = { most: String(mostTags), present: String(ticket.tags.length) };
    return refused(plain(teamLanguage, "labels-tag-too_many", values));
  }
  return save(given, tags, { type: "tagged", tags: added });
}

/** `/untag refund`. Of several words, all are removed or none. */
export function untagGiven(given: GivenAtTicket): Answer {
  const { handling, ticket, rest } = given;
  const { teamLanguage } = handling;
  const read = readTags(rest);
  if (!read.ok) return refuseWrong(handling, read);
  if (read.tags.length === 0) return refused(plain(teamLanguage, "labels-untag-how", present(given)));
  const unknown = read.tags.find((tag) => !ticket.tags.includes(tag));
  if (unknown !== undefined) {
    const values = { tag: `#${unknown}`, ...present(given) };
    return refused(plain(teamLanguage, "labels-untag-unknown", values));
  }
  const tags = ticket.tags.filter((tag) => !read.tags.includes(tag));
  return save(given, tags, { type: "untagged", tags: read.tags });
}

function save({ handling, ticket, member }: GivenAtTicket, tags: string[], event: TicketEvent): Answer {
  const { tx, now } = handling;
  saveTicket(tx, ticket.id, { tags, cardPage: "main" });
  recordEvents(tx, ticket.id, member.actor, [event], now);
  refreshCard(handling, ticket);
  return done("");
}

function refuseWrong({ teamLanguage }: Handling, { refusal, word }: ReadTags & { ok: false }): Answer {
  const written = truncate(word, longestTag);
  return refused(plain(teamLanguage, `labels-tag-${refusal}`, { word: written, most: String(longestTag) }));
}

/** The tags that the ticket has. */
function present({ ticket: { tags } }: GivenAtTicket): { tags: string; count: number } {
  return { tags: joinTags(tags), count: tags.length };
}

function joinTags(tags: readonly string[]): string {
  return tags.map((tag) => `#${tag}`).join(" ");
}
