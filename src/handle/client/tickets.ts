import { type Button, inRows } from "../../ticket/keyboard.ts";
import {
  findAlbum,
  findLatestMessage,
  findMessagesFrom,
  findTitle,
  type MessagePair,
} from "../../store/messages/messages.ts";
import { type Client, saveClientState } from "../../store/people/clients.ts";
import { findSubject } from "../../store/tickets/subjects.ts";
import { findPresentTicket, findTicketsOfClient, type PlacedTicket } from "../../store/tickets/tickets.ts";
import { type ClientHtml, joinHtml, truncate } from "../../text/html.ts";
import { html, plain, type Wording } from "../../text/text.ts";
import { formatMoment } from "../../text/time.ts";
import { isOpen } from "../../ticket/ticket.ts";
import { type Answer, done, refused } from "../answer.ts";
import { apply } from "../apply.ts";
import { languageWith, refuseClient } from "./client.ts";
import { closeTicket } from "../team/deeds/closing.ts";
import { giveSubject } from "../place/move.ts";
import { editAtClient, sayToClient, tellClient } from "../effects/client.ts";
import type { Handling } from "../handle.ts";
import { turnsTooOften } from "../protection/turns.ts";
import { endRatingQuestion } from "../questions.ts";
import { reopenButton } from "./rating.ts";
import { wishMilliseconds } from "./start-link.ts";
import { noSubject, renderAccepted } from "./welcome.ts";

/** The number of a ticket's messages that are shown. */
const listed = 10;

/** `/new`: the next message opens a ticket of its own. */
export function newTicketAsked(handling: Handling, client: Client): void {
  const wantsNewUntil = handling.now + wishMilliseconds;
  saveClientState(handling.tx, client.id, { wantsNewUntil });
  endRatingQuestion(handling, client.id);
  sayToClient(handling, client, html(languageWith(handling, client), "ticket-new-awaited"));
}

/** Shows one ticket with the client's buttons for it. */
export function showTicket(handling: Handling, client: Client, ticket: PlacedTicket): Answer {
  const language = languageWith(handling, client);
  const id = ticket.id;
  const buttons: Button[] = isOpen(ticket)
    ? [
        { label: plain(language, "button-client-continue"), press: { type: "client_choose", ticketId: id } },
        {
          label: plain(language, "button-client-close"),
          press: { type: "client_close", ticketId: id },
          style: "success",
        },
      ]
    : [reopenButton(language, id)];
  buttons.push({
    label: plain(language, "button-client-history"),
    press: { type: "client_history", ticketId: id },
  });
  const keyboard = inRows(buttons, 2);
  const last = isOpen(ticket) ? findMovable(handling, client, ticket) : undefined;
  if (last !== undefined) {
    const label = plain(language, "button-client-move-here", { number: String(last.ticketId) });
    keyboard.push([{ label, press: { type: "move_to", messageId: last.id, ticketId: id } }]);
  }
  tellClient(handling, ticket, renderLine(handling, language, ticket), { keyboard });
  return done("");
}

/** The client's last message, with the first item of its album, if it went to another ticket than this one. */
function findMovable(
  { tx }: Handling,
  client: Client,
  { id: ticketId }: PlacedTicket,
): MessagePair | undefined {
  const last = findTicketsOfClient(tx, client.id)
    .map(({ id }) => findLatestMessage(tx, id, "to_desk"))
    .filter((pair) => pair !== undefined)
    .toSorted((a, b) => a.id - b.id)
    .at(-1);
  if (last === undefined || last.ticketId === ticketId) return undefined;
  return last.mediaGroupId === null ? last : findAlbum(tx, last.ticketId, last.mediaGroupId)[0];
}

export function chooseTicket(handling: Handling, client: Client, ticket: PlacedTicket): Answer {
  const language = languageWith(handling, client);
  if (!isOpen(ticket)) return refused(plain(language, "refusal-closed"));
  const chosen = { ticketId: ticket.id, at: handling.now };
  saveClientState(handling.tx, client.id, {
    chosen,
    wantsNewUntil: null,
    startPayload: null,
  });
  endRatingQuestion(handling, client.id);
  tellClient(handling, ticket, html(language, "ticket-chosen", { number: String(ticket.id) }));
  return done(plain(language, "toast-done"));
}

export function closeByClient(handling: Handling, client: Client, ticket: PlacedTicket): Answer {
  const language = languageWith(handling, client);
  const applied = closeTicket(handling, ticket, { kind: "client", id: client.id });
  return applied.ok ? done(plain(language, "toast-closed")) : refuseClient(language, applied.refusal);
}

export function reopenByClient(handling: Handling, client: Client, ticket: PlacedTicket): Answer {
  const language = languageWith(handling, client);
  const actor = { kind: "client", id: client.id } as const;
  const applied = apply(handling, ticket, { type: "reopen", actor }, actor);
  if (!applied.ok) return refuseClient(language, applied.refusal);
  saveClientState(handling.tx, client.id, {
    chosen: { ticketId: ticket.id, at: handling.now },
    wantsNewUntil: null,
    startPayload: null,
  });
  endRatingQuestion(handling, client.id);
  tellClient(handling, ticket, html(language, "ticket-reopened", { number: String(ticket.id) }));
  return done(plain(language, "toast-reopened"));
}

/** The client chose the subject of a new ticket. Removes the buttons. */
export function chooseSubject(
  handling: Handling,
  client: Client,
  ticket: PlacedTicket,
  subjectId: number,
  clientMessageId: number,
): Answer {
  const language = languageWith(handling, client);
  if (subjectId === noSubject) {
    editAtClient(handling, ticket, clientMessageId, renderAccepted(language, client, ticket));
    return done("");
  }
  const subject = findSubject(handling.tx, subjectId);
  if (subject?.isHidden !== false) return refused(plain(language, "refusal-stale"));
  if (turnsTooOften(handling, client)) return refused(plain(language, "refusal-too-often"));
  const actor = { kind: "client", id: client.id } as const;
  giveSubject(handling, ticket, subject, actor);
  const said = html(language, "ticket-subject-chosen", { number: String(ticket.id), subject: subject.name });
  editAtClient(handling, ticket, clientMessageId, said);
  return done(plain(language, "toast-done"));
}

/** Shows the last messages of the ticket in words, as a reminder for the client. */
export function showHistory(handling: Handling, client: Client, ticket: PlacedTicket): Answer {
  const language = languageWith(handling, client);
  const messages = findMessagesFrom(handling.tx, ticket.id, 0)
    .filter(({ failure, direction }) => failure === null || direction === "to_desk")
    .slice(-listed);
  const number = String(ticket.id);
  const lines = messages.map((pair) => renderMessage(handling, language, pair));
  const said =
    lines.length === 0
      ? html(language, "ticket-history-empty", { number })
      : joinHtml([html(language, "ticket-history", { number }), ...lines], "\n");
  tellClient(handling, ticket, said);
  return done("");
}

/** The client's ticket with this number. Never another client's, nor one of which they know nothing. For a joined one, the ticket that has it now. */
export function findOwnTicket({ tx }: Handling, client: Client, ticketId: number): PlacedTicket | undefined {
  const ticket = findPresentTicket(tx, ticketId);
  const isTheirs = ticket?.clientId === client.id && !ticket.isUnspoken && !ticket.isErased;
  return isTheirs ? ticket : undefined;
}

export function labelOf({ tx }: Handling, language: Wording, ticket: PlacedTicket): string {
  const number = String(ticket.id);
  const title = findTitle(tx, ticket);
  return title === undefined
    ? plain(language, "button-client-ticket", { number })
    : plain(language, "button-client-ticket-subject", { number, subject: truncate(title, 30) });
}

export function renderLine({ tx, timeZone }: Handling, language: Wording, ticket: PlacedTicket): ClientHtml {
  const latest = [findLatestMessage(tx, ticket.id, "to_desk"), findLatestMessage(tx, ticket.id, "to_client")];
  const at = Math.max(ticket.openedAt, ...latest.map((pair) => pair?.sentAt ?? 0));
  const state = isOpen(ticket) ? (ticket.toAct === "team" ? "open" : "answered") : "closed";
  const values = {
    number: String(ticket.id),
    status: plain(language, `client-status-${state}`),
    when: formatMoment(at, language.language, timeZone),
  };
  const title = findTitle(tx, ticket);
  return title === undefined
    ? html(language, "ticket-list-line", values)
    : html(language, "ticket-list-line-subject", { ...values, subject: truncate(title, 60) });
}

function renderMessage({ timeZone }: Handling, language: Wording, pair: MessagePair): ClientHtml {
  const id = pair.direction === "to_desk" ? "ticket-history-you" : "ticket-history-team";
  const text = pair.text === "" ? plain(language, `kind-${pair.kind}`) : truncate(pair.text, 300);
  return html(language, id, { when: formatMoment(pair.sentAt, language.language, timeZone), text });
}
