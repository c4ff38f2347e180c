import type { DueDeadline } from "../../store/tickets/deadlines.ts";
import { findClient } from "../../store/people/clients.ts";
import { findManager } from "../../store/people/managers.ts";
import { findTicket } from "../../store/tickets/tickets.ts";
import { escapeHtml, type Html, joinHtml, link, truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { fullName } from "../../ticket/message.ts";
import type { Reading } from "../handle.ts";
import { describeClosing } from "../hours/words.ts";
import { ticketUrl } from "../place/url.ts";

/** A message has room for two lists of so many lines. */
const mostLines = 15;

/** In characters. */
const longestName = 40;

/** For the ticket's place, with a mention of its manager. */
export function renderPing(handling: Reading, deadline: DueDeadline): Html {
  const { now, teamLanguage, timeZone } = handling;
  const { kind, untilAt, managerId } = deadline;
  const said = html(teamLanguage, kind === "reaction" ? "norms-ping-reaction" : "norms-ping-closing", {
    when: untilAt === null ? "—" : describeClosing(teamLanguage, timeZone, now, untilAt),
    isOver: untilAt !== null && untilAt <= now ? "yes" : "no",
  });
  const managerHtml = managerId === null ? undefined : mentionOf(handling, managerId);
  return managerHtml === undefined ? said : joinHtml([said, managerHtml], "\n");
}

/** A link that tells the manager of the message. Undefined for somebody who is no manager any more. */
export function mentionOf({ tx }: Reading, managerId: number): Html | undefined {
  const manager = findManager(tx, managerId);
  return manager?.isActive === true ? link(`tg://user?id=${managerId}`, fullName(manager)) : undefined;
}

/**
 * A line for each ticket, with a link to it. The rest is counted.
 * @param mentions tells the managers of the message
 */
export function renderLines(handling: Reading, all: readonly DueDeadline[], mentions = false): Html[] {
  const { teamLanguage } = handling;
  const lines = all.slice(0, mostLines).map((deadline) => renderLine(handling, deadline, mentions));
  if (all.length > mostLines) lines.push(html(teamLanguage, "card-more", { count: all.length - mostLines }));
  return lines;
}

/** The ticket's number, as a link to where it is shown. */
export function renderTicketLink(handling: Reading, ticketId: number): Html {
  const number = plain(handling.teamLanguage, "norms-number", { number: String(ticketId) });
  const url = ticketUrl(handling, findTicket(handling.tx, ticketId)!);
  return url === undefined ? escapeHtml(number) : link(url, number);
}

/** The ticket with its deadline and its manager. */
export function renderLine(handling: Reading, deadline: DueDeadline, mentions = false): Html {
  const { tx, now, teamLanguage, timeZone } = handling;
  const { ticketId, clientId, managerId, kind, untilAt } = deadline;
  const client = findClient(tx, clientId);
  const manager = managerId === null ? undefined : findManager(tx, managerId);
  const name =
    manager === undefined ? plain(teamLanguage, "card-nobody") : truncate(fullName(manager), longestName);
  const mentioned = mentions && managerId !== null ? mentionOf(handling, managerId) : undefined;
  return html(teamLanguage, "norms-line", {
    ticketHtml: renderTicketLink(handling, ticketId),
    client: client === undefined ? "" : truncate(fullName(client), longestName),
    kind,
    when: untilAt === null ? "—" : describeClosing(teamLanguage, timeZone, now, untilAt),
    managerHtml: mentioned ?? escapeHtml(name),
  });
}
