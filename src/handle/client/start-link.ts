import { findDesk } from "../../store/desks/desks.ts";
import { saveClientState } from "../../store/people/clients.ts";
import { findSubject, type Subject } from "../../store/tickets/subjects.ts";
import { html } from "../../text/text.ts";
import { readStartPayload } from "../../ticket/link.ts";
import type { Person } from "../../ticket/message.ts";
import { languageWith, meetClient } from "./client.ts";
import { publishMenu } from "../effects/chat.ts";
import { sayToClient } from "../effects/client.ts";
import { offerFaq } from "../faq/client.ts";
import type { Handling } from "../handle.ts";
import { roleInPrivate } from "../private/role.ts";
import { endRatingQuestion } from "../questions.ts";

/** After this time a client has forgotten that they asked for a new ticket. */
export const wishMilliseconds = 24 * 3_600_000;

/** The meaning of a link for the ticket. */
interface Link {
  subject?: Subject;
  /** The desk for the subject's tickets, or the desk that the link itself names. */
  deskId?: number | null;
  /** The payload itself, if it names neither an offered subject nor a desk. */
  context?: string;
}

export function readLink({ tx }: Handling, payload: string | null): Link {
  if (payload === null) return {};
  const named = readStartPayload(payload);
  if (named?.kind === "subject") {
    const subject = findSubject(tx, named.id);
    if (subject?.isHidden === false) return { subject, deskId: subject.deskId };
  }
  if (named?.kind === "desk" && findDesk(tx, named.id) !== undefined) return { deskId: named.id };
  return { context: payload };
}

/**
 * A person opened the bot by a link `t.me/bot?start=payload`. This is a new matter, so their next message opens a
 * ticket, and the ticket keeps the link's payload.
 */
export function linkOpened(handling: Handling, author: Person, payload: string): void {
  const client = meetClient(handling, author);
  if (client.isBlocked) return;
  const role = roleInPrivate(handling, author.id);
  if (role === "admin" || role === "manager") publishMenu(handling, author.id);
  saveClientState(handling.tx, client.id, {
    startPayload: payload,
    wantsNewUntil: handling.now + wishMilliseconds,
  });
  endRatingQuestion(handling, client.id);
  const language = languageWith(handling, client);
  const { subject, context } = readLink(handling, payload);
  const said =
    subject === undefined
      ? html(language, context === undefined ? "link-opened-desk" : "link-opened-context")
      : html(language, "link-opened-subject", { subject: subject.name });
  sayToClient(handling, client, said);
  offerFaq(handling, client);
}
