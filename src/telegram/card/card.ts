import { type Html, joinHtml, link, truncate, visibleLength } from "../../text/html.ts";
import { renderEvent, renderRating } from "../../text/journal.ts";
import { html, type Language, plain } from "../../text/text.ts";
import { formatDate, formatMoment } from "../../text/time.ts";
import { fullName } from "../../ticket/message.ts";
import { isOpen } from "../../ticket/ticket.ts";
import type { CardFacts } from "./facts.ts";
import { renderTags } from "./hashtags.ts";
import { findShortPage } from "./keyboard.ts";

/** Telegram takes 4096 characters without tags (docs:sendMessage). The rest is a reserve, in case it counts differently. */
const longest = 4_000;

/** The ticket's card for the team. It always fits into one message: the oldest questions and events become "and N more". */
export function renderCard(language: Language, timeZone: string, facts: CardFacts): Html {
  const head = joinHtml(renderHead(language, timeZone, facts), "\n");
  const tags = renderTags(language, timeZone, facts);
  const short = findShortPage(facts);
  const room = longest - visibleLength(head) - visibleLength(tags) - 200;
  const questions = facts.questions.newest.map((pair) => {
    const words = pair.text === "" ? plain(language, `kind-${pair.kind}`) : truncate(pair.text, 200);
    const text = pair.origin === null ? words : `↪️ ${truncate(pair.origin.name, 64)}: ${words}`;
    return html(language, "journal-line", {
      when: formatMoment(pair.sentAt, language, timeZone),
      what: pair.failure === "unwanted" ? plain(language, "card-unwanted", { text }) : text,
    });
  });
  const journal = facts.journal.newest.map((line) => {
    const when = formatMoment(line.at, language, timeZone);
    // The event is HTML already, and the moment needs no escaping.
    return `${when} ${renderEvent(language, timeZone, line, facts)}` as Html;
  });
  const shownQuestions = fold(language, questions, facts.questions.count, room / 2);
  const left = room - visibleLength(joinHtml(shownQuestions, "\n"));
  return joinHtml(
    [
      head,
      ...section(html(language, "card-questions"), shownQuestions),
      ...section(html(language, "card-journal"), fold(language, journal, facts.journal.count, left)),
      tags,
      ...(short === undefined
        ? []
        : [html(language, `card-short-${short.page}`, { shown: String(short.shown) })]),
    ],
    "\n\n",
  );
}

/** The card at a desk that the ticket has left. */
export function renderMovedCard(language: Language, timeZone: string, facts: CardFacts): Html {
  const { ticket, deskName = "" } = facts;
  return joinHtml(
    [
      html(language, "card-moved", { number: String(ticket.id), desk: deskName }),
      html(language, "card-client", { clientHtml: renderClient(language, timeZone, facts) }),
    ],
    "\n",
  );
}

/** The topic's name. Telegram cuts it at 128 characters (td:ForumTopicManager); we cut it with an ellipsis. */
export function renderTopicName(language: Language, { ticket, client }: CardFacts): string {
  const name = plain(language, "topic-name", { number: String(ticket.id), client: fullName(client) });
  return truncate(`${markOf(ticket)}${ticket.subject === null ? name : `${name} · ${ticket.subject}`}`, 128);
}

/** The ticket's number in a topic's name. */
export function readTopicName(name: string): number | undefined {
  const number = /^(?:🔥 )?[№#](\d{1,15})(?!\d)/u.exec(name)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** The ticket's number in the first line of a card, in any language. */
export function readCardTitle(text: string): number | undefined {
  const number = /^(?:🔥 )?\p{L}+ [№#](\d{1,15}) · /u.exec(text)?.[1];
  return number === undefined ? undefined : Number(number);
}

function renderHead(language: Language, timeZone: string, facts: CardFacts): Html[] {
  const { ticket, client, manager, deskName } = facts;
  const moment = (at: number) => formatMoment(at, language, timeZone);
  const turn = isOpen(ticket) ? (ticket.isUnspoken ? "unspoken" : ticket.toAct) : "closed";
  const title = html(language, "card-title", {
    number: String(ticket.id),
    status: plain(language, `status-${ticket.status}`),
  });
  return [
    `${markOf(ticket)}${title}` as Html,
    ticket.priority !== "normal" &&
      html(language, "card-priority", { priority: plain(language, `priority-${ticket.priority}`) }),
    html(language, "card-client", { clientHtml: renderClient(language, timeZone, facts) }),
    client.isBlocked && html(language, "card-blocked"),
    ticket.quarantine === "on" && html(language, "card-quarantine"),
    !client.isReachable && html(language, "card-unreachable"),
    client.preferredName !== null && html(language, "card-preferred-name", { name: client.preferredName }),
    ticket.subject !== null && html(language, "card-subject", { subject: truncate(ticket.subject, 64) }),
    ticket.context !== null && html(language, "card-context", { context: truncate(ticket.context, 64) }),
    ticket.splitFrom !== null && html(language, "card-split-from", { number: String(ticket.splitFrom) }),
    deskName !== undefined && html(language, "card-desk", { desk: truncate(deskName, 128) }),
    html(language, "card-manager", {
      manager: manager === undefined ? plain(language, "card-nobody") : truncate(fullName(manager), 128),
    }),
    html(language, "card-opened", { when: moment(ticket.openedAt) }),
    ticket.firstReplyAt !== null && html(language, "card-first-reply", { when: moment(ticket.firstReplyAt) }),
    !isOpen(ticket) && html(language, "card-closed", { when: moment(ticket.closedAt) }),
    ...renderNorms(language, timeZone, facts),
    ticket.snoozedUntil !== null && html(language, "card-snoozed", { when: moment(ticket.snoozedUntil) }),
    ticket.rating !== null &&
      html(language, "card-rating", { rating: renderRating(language, ticket.rating) }),
    ticket.rating?.comment != null &&
      html(language, "card-comment", { text: truncate(ticket.rating.comment, 400) }),
    html(language, `card-turn-${turn}`),
  ].filter((line) => line !== false);
}

/** Until when the norms run; of a closed ticket, whether it was closed in time. */
function renderNorms(language: Language, timeZone: string, { ticket, client, norms }: CardFacts): Html[] {
  const { replyBy, closeBy } = norms;
  const values = (at: number) => ({ when: formatMoment(at, language, timeZone) });
  if (!isOpen(ticket)) {
    if (closeBy === null) return [];
    const isKept = ticket.closedAt <= closeBy;
    return [isKept ? html(language, "card-norm-kept") : html(language, "card-norm-broken", values(closeBy))];
  }
  return [
    ...(replyBy !== null && ticket.toAct === "team" && !client.isBlocked && client.isReachable
      ? [html(language, "card-norm-reaction", values(replyBy))]
      : []),
    ...(closeBy !== null ? [html(language, "card-norm-closing", values(closeBy))] : []),
  ];
}

/** What stands before the number of a ticket that is more urgent than others. */
function markOf({ priority }: CardFacts["ticket"]): string {
  return priority === "high" ? "🔥 " : "";
}

function renderClient(language: Language, timeZone: string, facts: CardFacts): Html {
  const { client, clientUrl, earlierTickets, averageStars } = facts;
  const name = link(clientUrl, truncate(fullName(client), 128));
  const rest = [
    html(language, "card-client-since", { date: formatDate(client.firstSeenAt, language, timeZone) }),
    earlierTickets > 0 && html(language, "card-earlier-tickets", { count: earlierTickets }),
    averageStars !== undefined && html(language, "card-average-rating", { average: averageStars }),
  ].filter((part) => part !== false);
  // A username has only letters, digits and underscores (docs:User), so it needs no escaping.
  const named = client.username === null ? name : (`${name} @${client.username}` as Html);
  return joinHtml([named, ...rest], ", ");
}

/** Telegram folds long sections itself (docs:formatting-options). */
function section(title: Html, lines: Html[]): Html[] {
  if (lines.length === 0) return [];
  const open = lines.length > 4 ? "<blockquote expandable>" : "<blockquote>";
  return [`${title}\n${open}${joinHtml(lines, "\n")}</blockquote>` as Html];
}

/** As many of the newest lines as fit, after a line that counts the older ones. */
function fold(language: Language, lines: Html[], count: number, room: number): Html[] {
  const lengths = lines.map((line) => visibleLength(line) + 1);
  let first = lines.length;
  for (let used = 0; first > 0 && used + lengths[first - 1]! <= room; first -= 1) used += lengths[first - 1]!;
  const folded = count - lines.length + first;
  return folded === 0 ? lines : [html(language, "card-more", { count: folded }), ...lines.slice(first)];
}
