import { findDesk } from "../../store/desks/desks.ts";
import { findKept, markSummarized, releaseKept } from "../../store/messages/kept.ts";
import type { MessagePair } from "../../store/messages/messages.ts";
import { findClient } from "../../store/people/clients.ts";
import { endQuestion, findOpenQuestions } from "../../store/messages/questions.ts";
import { findUnanswered } from "../../store/messages/replies.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import { type Html, joinHtml, truncate, visibleLength } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { formatTime } from "../../text/time.ts";
import { type Answer, done, refused } from "../answer.ts";
import { editSaid } from "../effects/chat.ts";
import { refreshCard, tellDesk } from "../effects/desk.ts";
import { relay } from "../effects/relay.ts";
import type { PressedAtTicket } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { askAtDesk } from "../questions.ts";

/** Telegram takes 4096 characters without tags (docs:sendMessage). The rest is for the words around the messages. */
const longest = 3_600;

/** So many characters of each message are shown. */
const shownCharacters = 200;

/**
 * Tells the desk in one message what the client wrote while they were paused: the first words of as many messages as
 * fit. The rest comes when somebody presses the button. A ticket without a desk waits for one.
 */
export function summarize(
  handling: Handling,
  ticket: PlacedTicket,
  pairs: readonly MessagePair[] = findKept(handling.tx, ticket.id),
): void {
  const { tx, teamLanguage } = handling;
  const desk = ticket.deskId === null ? undefined : findDesk(tx, ticket.deskId);
  const [first] = pairs;
  if (desk === undefined || first === undefined) return;
  const { lines, shown, count } = renderLines(handling, pairs);
  const said = joinHtml([html(teamLanguage, "kept-summary", { count }), ...lines], "\n");
  markSummarized(tx, [...shown]);
  const rest = new Set(pairs.filter(({ id }) => !shown.has(id)).map(keyOf)).size;
  if (rest === 0) return tellDesk(handling, ticket, said);
  const batch = first.id;
  const label = plain(teamLanguage, "button-kept-show", { count: rest });
  const matter = { kind: "kept", ticketId: ticket.id, batch, html: said } as const;
  askAtDesk(handling, ticket, desk.talkId, null, matter, said, {
    keyboard: [[{ label, press: { type: "kept_show", ticketId: ticket.id, batch } }]],
  });
}

/** The ticket has come to another place. What is still behind a button gets a summary there. */
export function summarizeThere(handling: Handling, ticket: PlacedTicket): void {
  if (mayBeShown(handling, ticket)) summarize(handling, ticket);
}

/** The same after the summary itself was lost with its place. */
export function summarizeAnew(handling: Handling, ticket: PlacedTicket): void {
  const { tx } = handling;
  const summarized = findUnanswered(tx, ticket.id).filter(({ failure }) => failure === "summarized");
  const kept = mayBeShown(handling, ticket) ? findKept(tx, ticket.id) : [];
  summarize(
    handling,
    ticket,
    [...summarized, ...kept].toSorted((a, b) => a.id - b.id),
  );
}

/** A manager wants to see the rest. It goes to the desk as ordinary messages, in order. */
export function showKept({ handling, ticket }: PressedAtTicket): Answer {
  const { tx, now, teamLanguage } = handling;
  const kept = findKept(tx, ticket.id);
  // A question without a message is still on its way. Ended, it would not arrive, and its words with it.
  const shown = findOpenQuestions(tx, { ticketId: ticket.id, kind: "kept" }, now).filter(
    ({ messageId }) => messageId !== null,
  );
  for (const { id, matter, chatId, messageId } of shown) {
    endQuestion(tx, id, "answered");
    if (matter.kind === "kept") editSaid(handling, chatId, messageId!, matter.html as Html);
  }
  if (kept.length === 0) return refused(plain(teamLanguage, "refusal-kept-shown"));
  releaseKept(
    tx,
    kept.map(({ id }) => id),
  );
  for (const pair of kept) relay(handling, ticket, pair);
  refreshCard(handling, ticket);
  return done(plain(teamLanguage, "toast-kept-shown"));
}

function mayBeShown({ tx }: Handling, { clientId }: PlacedTicket): boolean {
  const client = findClient(tx, clientId);
  return client !== undefined && !client.isBlocked && client.pausedUntil === null;
}

/** The lines that fit, the ids of the messages that they show in full, and the number of all messages. */
function renderLines(
  { teamLanguage, timeZone }: Handling,
  pairs: readonly MessagePair[],
): { lines: Html[]; shown: ReadonlySet<number>; count: number } {
  const albums = Map.groupBy(pairs, keyOf);
  const lines: Html[] = [];
  const shown = new Set<number>();
  let room = longest;
  for (const items of albums.values()) {
    const pair = items.find(({ text }) => text !== "") ?? items[0]!;
    const line = html(teamLanguage, "kept-line", {
      when: formatTime(pair.sentAt, timeZone),
      text: truncate(describe(teamLanguage, pair, items.length), shownCharacters),
    });
    room -= visibleLength(line) + 1;
    if (room < 0) break;
    lines.push(line);
    if (isWhole(pair)) shown.add(pair.id);
  }
  const left = albums.size - lines.length;
  if (left > 0) lines.push(html(teamLanguage, "card-more", { count: left }));
  return { lines, shown, count: albums.size };
}

/** An album is one message. */
function keyOf({ id, mediaGroupId }: MessagePair): string | number {
  return mediaGroupId ?? id;
}

function describe(language: Handling["teamLanguage"], pair: MessagePair, count: number): string {
  const words = pair.text.replaceAll(/\s+/g, " ").trim();
  if (pair.kind === "text") return words;
  const kind = count > 1 ? plain(language, "kept-album", { count }) : plain(language, `kind-${pair.kind}`);
  return words === "" ? `[${kind}]` : `[${kind}] ${words}`;
}

/** Whether its line shows everything that the message says. */
function isWhole(pair: MessagePair): boolean {
  const { kind, text, entities, origin, quote, externalReply, replyToMessageId } = pair;
  const isPlain = kind === "text" && entities === null && origin === null;
  const isAlone = quote === null && externalReply === null && replyToMessageId === null;
  return isPlain && isAlone && !text.includes("\n") && Array.from(text).length <= shownCharacters;
}
