import { findDesk } from "../../store/desks/desks.ts";
import { findPlaceById } from "../../store/desks/places.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import { type Html, escapeHtml, link } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { mayDo } from "../../ticket/access.ts";
import type { IncomingMessage } from "../../ticket/message.ts";
import type { AddressedTicket } from "../effects/adding.ts";
import { tellDesk } from "../effects/desk.ts";
import type { Handling } from "../handle.ts";
import { presentDeskName } from "../place/former-place.ts";
import { ticketUrl } from "../place/url.ts";
import { deleteAnswer } from "./deeds/deletion.ts";
import type { Member } from "./member.ts";
import { readMarks } from "./notes/marks.ts";

/**
 * A manager wrote in a former place of the ticket. Tells them where it is now, and sends nothing to the client. An answer
 * that was written there can only be deleted there.
 */
export function writtenInFormerPlace(
  handling: Handling,
  ticket: PlacedTicket,
  there: AddressedTicket,
  member: Member,
  incoming: IncomingMessage,
): void {
  const reply = { replyToDeskMessageId: incoming.messageId };
  if (/^\/del\b/i.test(readMarks(incoming.text)) && mayDo("delete", member.role, "ticket")) {
    const result = deleteAnswer(handling, ticket, there, member, incoming);
    if (result !== "silent") tellDesk(handling, there, escapeHtml(result.text), reply);
    return;
  }
  const mergedFrom =
    there.placeId === null ? null : (findPlaceById(handling.tx, there.placeId)?.mergedFrom ?? null);
  if (mergedFrom !== null)
    return tellDesk(
      handling,
      there,
      renderMerged(handling, ticket, mergedFrom),
      reply,
      incoming.mediaGroupId,
    );
  const said =
    ticket.deskId === there.deskId ? renderShownAnew(handling, ticket) : renderRefusal(handling, ticket);
  tellDesk(handling, there, said, reply, incoming.mediaGroupId);
}

/** What was there was joined into the ticket. */
function renderMerged(handling: Handling, ticket: PlacedTicket, mergedFrom: number): Html {
  const { teamLanguage } = handling;
  const numbers = { from: String(mergedFrom), number: String(ticket.id) };
  const url = ticketUrl(handling, ticket);
  if (url === undefined) return html(teamLanguage, "merge-moved-unshown", numbers);
  const linkHtml = link(url, plain(teamLanguage, "desk-moved-link"));
  return html(teamLanguage, "merge-written", { ...numbers, linkHtml });
}

function renderRefusal(handling: Handling, ticket: PlacedTicket): Html {
  const { teamLanguage } = handling;
  const desk = presentDeskName(handling, ticket);
  const url = ticketUrl(handling, ticket);
  if (url === undefined) return html(teamLanguage, "desk-moved_away-unshown", { desk });
  const linkHtml = link(url, plain(teamLanguage, "desk-moved-link"));
  return html(teamLanguage, "desk-moved_away", { desk, linkHtml });
}

/** The ticket has another topic or post at the same desk, or gets one soon. */
function renderShownAnew(handling: Handling, ticket: PlacedTicket): Html {
  const { tx, teamLanguage } = handling;
  const number = String(ticket.id);
  const isPost = ticket.deskId !== null && findDesk(tx, ticket.deskId)?.kind === "channel";
  const url = ticketUrl(handling, ticket);
  if (url === undefined) return html(teamLanguage, "desk-other-unshown", { number });
  const linkHtml = link(url, plain(teamLanguage, "desk-moved-link"));
  return html(teamLanguage, isPost ? "desk-other-post" : "desk-other-topic", { number, linkHtml });
}
