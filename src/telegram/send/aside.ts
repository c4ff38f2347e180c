import { handlingOf, languageWithClient, type Sending } from "./sending.ts";
import { tellClient } from "../../handle/effects/client.ts";
import { tellDesk } from "../../handle/effects/desk.ts";
import type { Database, Transaction } from "../../store/database.ts";
import { findDeskByChat } from "../../store/desks/desks.ts";
import { findPairOfClient } from "../../store/messages/pairs.ts";
import type { MessagePair } from "../../store/messages/messages.ts";
import { findClientOnTelegram } from "../../store/people/clients.ts";
import { findManager, findManagers } from "../../store/people/managers.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import { type ClientHtml, type Html, joinHtml, truncate } from "../../text/html.ts";
import { html, type Language, plain, type Wording } from "../../text/text.ts";
import { fullName, type Origin } from "../../ticket/message.ts";
import { findAnswered } from "./content.ts";

/** A longer quotation is cut off. */
const longestQuote = 1_000;

/** What Telegram shows with the copy. */
export interface Shown {
  /** The copy is a reply to the copy of the replied-to message. */
  isReply: boolean;
  /** The copy is a forward and names its author. */
  isForward: boolean;
}

/**
 * Writes under the copy of a client's message who the author is and what it replies to, where the copy does not show it.
 */
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
  const quotation = findQuotation(sending, ticket, pair, language, shown.isReply);
  if (quotation !== undefined) lines.push(quotation);
  if (lines.length === 0) return;
  tellDesk(handlingOf(sending, tx), ticket, joinHtml(lines, "\n"), {
    replyToDeskMessageId: copyId ?? null,
  });
}

/**
 * The same under the copy of an answer. The client sees no source that reveals a manager or another client, and of the
 * replied-to message only what is public or their own.
 */
export function tellContextAtClient(
  sending: Sending,
  tx: Transaction,
  ticket: PlacedTicket,
  pair: MessagePair,
  copyId: number | undefined,
): void {
  const language = languageWithClient(sending, tx, ticket.clientId);
  const lines: ClientHtml[] = [];
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

/** The replied-to text, when the copy itself is no reply with that quote. */
function findQuotation(
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
  // Sentences of the bot are left out: the desk knows them.
  const repliedTo =
    findAnswered(sending, pair) ?? findPairOfClient(sending.store, ticket.clientId, replyToMessageId);
  return repliedTo && html(language, "desk-answers", { text: renderQuoted(language, repliedTo) });
}

function renderQuoted(
  language: Language | Wording,
  { kind, text }: Pick<MessagePair, "kind" | "text">,
): string {
  return text === "" ? plain(language, `kind-${kind}`) : truncate(text, longestQuote);
}

/** Whether the client may learn a forward's author: not a manager, another client or one of the desks' chats. */
function mayShow({ botId }: Sending, db: Database, ticket: PlacedTicket, origin: Origin): boolean {
  if (origin.kind === "chat") return findDeskByChat(db, origin.id) === undefined;
  if (origin.kind === "hidden")
    return findManagers(db).every((each) => origin.name !== each.firstName && origin.name !== fullName(each));
  if (origin.id === botId || findManager(db, origin.id) !== undefined) return false;
  const client = findClientOnTelegram(db, origin.id);
  return client === undefined || client.id === ticket.clientId;
}
