import { findClient } from "../../store/people/clients.ts";
import { findManager } from "../../store/people/managers.ts";
import type { Written } from "../../store/messages/search.ts";
import { findTicket, type PlacedTicket } from "../../store/tickets/tickets.ts";
import { bold, escapeHtml, type Html, joinHtml, link, truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { formatDate, formatMoment } from "../../text/time.ts";
import { fullName } from "../../ticket/message.ts";
import { excerptOf, type Span } from "../../ticket/search.ts";
import type { Handling } from "../handle.ts";
import { renderTicketLink } from "../norms/notice.ts";
import { writtenUrl } from "../place/url.ts";
import type { Found } from "./look.ts";

/** In characters. */
const longestName = 40;

/** A date without its year would mislead. */
const yearMilliseconds = 300 * 24 * 3_600_000;

/** One result. The number of its ticket leads to it. */
export function renderFound(handling: Handling, found: Found): Html {
  switch (found.kind) {
    case "ticket":
      return renderTicket(handling, found);
    case "client":
      return renderClient(handling, found);
    case "written":
      return renderWritten(handling, found);
    default:
      return found satisfies never;
  }
}

function renderTicket(handling: Handling, found: Extract<Found, { kind: "ticket" }>): Html {
  const { teamLanguage } = handling;
  const { ticket, askedId } = found;
  return inLine(handling, [
    renderTicketLink(handling, ticket.id),
    escapeHtml(clientOf(handling, ticket)),
    ...(ticket.subject === null ? [] : [escapeHtml(ticket.subject)]),
    escapeHtml(plain(teamLanguage, `status-${ticket.status}`)),
    ...(askedId === ticket.id ? [] : [html(teamLanguage, "find-merged", { number: String(askedId) })]),
  ]);
}

function renderClient(handling: Handling, found: Extract<Found, { kind: "client" }>): Html {
  const { teamLanguage } = handling;
  const { name, matches, ticket } = found;
  return inLine(handling, [
    html(teamLanguage, "find-client", { nameHtml: renderExcerpt(name, matches) }),
    renderTicketLink(handling, ticket.id),
    escapeHtml(plain(teamLanguage, `status-${ticket.status}`)),
  ]);
}

function renderWritten(handling: Handling, { written, matches }: Extract<Found, { kind: "written" }>): Html {
  const ticket = findTicket(handling.tx, written.ticketId)!;
  const about = inLine(handling, [
    renderWrittenLink(handling, ticket, written),
    escapeHtml(clientOf(handling, ticket)),
    escapeHtml(describeAuthor(handling, written)),
    escapeHtml(describeTime(handling, written.at)),
  ]);
  return joinHtml([about, renderExcerpt(written.text, matches)], "\n");
}

function renderExcerpt(text: string, matches: readonly Span[]): Html {
  const parts = excerptOf(text, matches);
  return joinHtml(
    parts.map((part) => (part.isMatch ? bold(part.text) : escapeHtml(part.text))),
    "",
  );
}

function describeAuthor({ tx, teamLanguage }: Handling, written: Written): string {
  const { direction, authorId, isUndecided } = written;
  if (direction === "to_desk") return plain(teamLanguage, "find-by-client");
  const manager = authorId === null ? undefined : findManager(tx, authorId);
  const name =
    manager === undefined
      ? plain(teamLanguage, "find-by-somebody")
      : truncate(fullName(manager), longestName);
  if (isUndecided) return plain(teamLanguage, "find-undecided", { name });
  return plain(teamLanguage, direction === null ? "find-note" : "find-answer", { name });
}

function describeTime({ now, teamLanguage, timeZone }: Handling, at: number): string {
  return now - at < yearMilliseconds
    ? formatMoment(at, teamLanguage, timeZone)
    : formatDate(at, teamLanguage, timeZone);
}

/** Leads to the message, where it can be seen. */
function renderWrittenLink(handling: Handling, ticket: PlacedTicket, written: Written): Html {
  const number = plain(handling.teamLanguage, "norms-number", { number: String(ticket.id) });
  const url = writtenUrl(handling, ticket, written);
  return url === undefined ? escapeHtml(number) : link(url, number);
}

function clientOf({ tx }: Handling, { clientId }: PlacedTicket): string {
  const client = findClient(tx, clientId);
  return client === undefined ? "" : truncate(fullName(client), longestName);
}

function inLine({ teamLanguage }: Handling, parts: Html[]): Html {
  return html(teamLanguage, "lists-line", { aboutHtml: joinHtml(parts, " · ") });
}
