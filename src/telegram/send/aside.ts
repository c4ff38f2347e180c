import { handlingOf, type Sending } from "./sending.ts";
import { tellClient } from "../../handle/effects/client.ts";
import { tellDesk } from "../../handle/effects/desk.ts";
import type { Database, Transaction } from "../../store/database.ts";
import { findDeskByChat } from "../../store/desks.ts";
import { findPairOfClient } from "../../store/message-pairs.ts";
import type { MessagePair } from "../../store/messages.ts";
import { findClient, findManager, findManagers } from "../../store/people.ts";
import type { PlacedTicket } from "../../store/tickets.ts";
import { type Html, joinHtml, truncate } from "../../text/html.ts";
import { html, knownLanguage, type Language, plain } from "../../text/text.ts";
import { fullName, type Origin } from "../../ticket/message.ts";
import { findAnswered } from "./content.ts";

/** More of what is quoted in words than this is cut off. */
const longestQuote = 1_000;

/** What Telegram shows of the copy by itself. */
export interface Shown {
  /** It answers its counterpart. */
  isReply: boolean;
  /** It is a forward, which says whose words they are. */
  isForward: boolean;
}

/** Says under the copy of a client's message whose words they are, and what it answers, as far as the copy does not. */
export function tellContextAtDesk(
  sending: Sending,
  tx: Transaction,
  ticket: PlacedTicket,
  pair: MessagePair,
  copyId: number | undefined,
  shown: Shown,
): void {
  const { teamLanguage: language } = sending;
  const lines: Html[] = [];
  if (pair.origin !== null && !shown.isForward)
    lines.push(html(language, "desk-origin", { name: pair.origin.name }));
  const answered = findAnsweredWords(sending, ticket, pair, language, shown.isReply);
  if (answered !== undefined) lines.push(answered);
  if (lines.length === 0) return;
  tellDesk(handlingOf(sending, tx), ticket, joinHtml(lines, "\n"), {
    replyToDeskMessageId: copyId ?? null,
  });
}

/**
 * The same under an answer's copy. What the client may see of its origin reveals nobody of the team and no other client;
 * of what it answers they see nothing that is not public or their own.
 */
export function tellContextAtClient(
  sending: Sending,
  tx: Transaction,
  ticket: PlacedTicket,
  pair: MessagePair,
  copyId: number | undefined,
): void {
  const language = knownLanguage(findClient(tx, ticket.clientId)?.language ?? "", sending.teamLanguage);
  const lines: Html[] = [];
  const { origin, externalReply } = pair;
  if (origin !== null && mayShow(sending, tx, ticket, origin))
    lines.push(html(language, "ticket-origin", { name: origin.name }));
  const isPublic = externalReply?.origin.kind === "chat" && externalReply.origin.isPublic;
  if (externalReply !== null && isPublic && mayShow(sending, tx, ticket, externalReply.origin)) {
    const { name } = externalReply.origin;
    lines.push(html(language, "ticket-answers", { name, text: renderQuoted(language, externalReply) }));
  }
  if (lines.length === 0) return;
  tellClient(handlingOf(sending, tx), ticket, joinHtml(lines, "\n"), {
    ...(copyId !== undefined && { replyToClientMessageId: copyId }),
    isSilent: true,
  });
}

/** What the message answers, in words, when its copy does not answer the counterpart with the quote. */
function findAnsweredWords(
  sending: Sending,
  ticket: PlacedTicket,
  pair: MessagePair,
  language: Language,
  isReply: boolean,
): Html | undefined {
  const { quote, externalReply, replyToMessageId } = pair;
  if (externalReply !== null) {
    const { name } = externalReply.origin;
    return html(language, "desk-answers-elsewhere", { name, text: renderQuoted(language, externalReply) });
  }
  if (isReply && !pair.isQuoteLoose) return undefined;
  if (quote !== null) return html(language, "desk-answers", { text: truncate(quote.text, longestQuote) });
  if (isReply || replyToMessageId === null) return undefined;
  // The bot's own sentences say nothing that the desk does not know.
  const answered =
    findAnswered(sending, pair) ?? findPairOfClient(sending.store, ticket.clientId, replyToMessageId);
  return answered && html(language, "desk-answers", { text: renderQuoted(language, answered) });
}

function renderQuoted(language: Language, { kind, text }: Pick<MessagePair, "kind" | "text">): string {
  return text === "" ? plain(language, `kind-${kind}`) : truncate(text, longestQuote);
}

/** Whether the client may learn whose words a forward has: nobody of the team, no other client, none of its chats. */
function mayShow({ botId }: Sending, db: Database, ticket: PlacedTicket, origin: Origin): boolean {
  if (origin.kind === "chat") return findDeskByChat(db, origin.id) === undefined;
  if (origin.kind === "hidden")
    return findManagers(db).every((each) => origin.name !== each.firstName && origin.name !== fullName(each));
  if (origin.id === botId || findManager(db, origin.id) !== undefined) return false;
  return origin.id === ticket.clientId || findClient(db, origin.id) === undefined;
}
