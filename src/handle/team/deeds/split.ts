import type { Keyboard } from "../../../ticket/keyboard.ts";
import { findMessage, findMessagesFrom, type MessagePair } from "../../../store/messages/messages.ts";
import { findClient } from "../../../store/people/clients.ts";
import type { PlacedTicket } from "../../../store/tickets/tickets.ts";
import { truncate } from "../../../text/html.ts";
import { html, plain } from "../../../text/text.ts";
import { type Answer, done, refused } from "../../answer.ts";
import { languageWith } from "../../client/client.ts";
import type { Member } from "../member.ts";
import { tellClient } from "../../effects/client.ts";
import type { GivenAtTicket, PressedAtTicket } from "../../feature.ts";
import type { Handling } from "../../handle.ts";
import { findRepliedTo } from "./deletion.ts";
import { splitOff } from "../../client/other-ticket.ts";
import { askCardQuestion, endCardQuestion } from "./card-question.ts";

/** So many of the client's last messages are offered. */
const offered = 5;

/** `/split`, as a reply to the client's message. */
export function splitGiven({ handling, ticket, member, incoming }: GivenAtTicket): Answer {
  return splitMessage(handling, ticket, member, findRepliedTo(handling, ticket, ticket.deskId, incoming));
}

/** Asks which of the client's last messages should get its own ticket. */
export function askWhatToSplit({ handling, ticket, member }: PressedAtTicket): Answer {
  const { tx, teamLanguage } = handling;
  const pairs = findMessagesFrom(tx, ticket.id, 0).filter(({ direction }) => direction === "to_desk");
  if (pairs.length === 0) return refused(plain(teamLanguage, "refusal-reply-needed-split"));
  const keyboard: Keyboard = pairs.slice(-offered).map(({ id, kind, text }) => {
    const words = text.replaceAll(/\s+/g, " ").trim();
    const label = words === "" ? plain(teamLanguage, `kind-${kind}`) : truncate(words, 60);
    return [{ label, press: { type: "split", ticketId: ticket.id, messageId: id } }];
  });
  return askCardQuestion(handling, ticket, member, "split", html(teamLanguage, "desk-split-which"), keyboard);
}

/** A manager chose the message. */
export function splitChosen({ handling, ticket, member }: PressedAtTicket, messageId: number): Answer {
  const { tx, teamLanguage } = handling;
  const pair = findMessage(tx, messageId);
  if (pair?.ticketId !== ticket.id || pair.failure === "moved") {
    return refused(plain(teamLanguage, "refusal-stale"));
  }
  const result = splitMessage(handling, ticket, member, pair);
  if (!result.isRefusal) endCardQuestion(handling, ticket, "split", result.text);
  return result;
}

/** Gives the client's message its own ticket. */
function splitMessage(
  handling: Handling,
  ticket: PlacedTicket,
  member: Member,
  pair: MessagePair | undefined,
): Answer {
  const { tx, teamLanguage } = handling;
  const client = findClient(tx, ticket.clientId);
  if (pair?.direction !== "to_desk" || client === undefined) {
    return refused(plain(teamLanguage, "refusal-reply-needed-split"));
  }
  const target = splitOff(handling, client, pair, ticket, member.actor);
  const number = String(target.id);
  tellClient(handling, target, html(languageWith(handling, client), "ticket-split", { number }));
  return done(plain(teamLanguage, "toast-split", { number }));
}
