import { findDesk } from "../../store/desks.ts";
import { saveClientState } from "../../store/people.ts";
import { findSubject, type Subject } from "../../store/subjects.ts";
import { html } from "../../text/text.ts";
import { readStartPayload } from "../../ticket/link.ts";
import type { Person } from "../../ticket/message.ts";
import { languageWith, meetClient } from "./client.ts";
import { publishMenu } from "../effects/chat.ts";
import { sayToClient } from "../effects/client.ts";
import type { Handling } from "../handle.ts";
import { roleInPrivate } from "../private/role.ts";
import { endRatingQuestion } from "../questions.ts";

/** Who asked for a new ticket and wrote nothing for so long has forgotten it. */
export const wishMilliseconds = 24 * 3_600_000;

/** What a link says of the ticket that it leads to. */
interface Link {
  subject?: Subject;
  /** Where the subject's tickets go, or the desk that the link itself names. */
  deskId?: number | null;
  /** The payload itself, when it names neither a subject that is offered nor a desk. */
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
 * Somebody opened the bot by a link `t.me/bot?start=payload`. It is about something else than what they wrote before:
 * their next message opens a ticket, which keeps what the link says.
 */
export function linkOpened(handling: Handling, author: Person, payload: string): void {
  const client = meetClient(handling, author);
  if (client.isBlocked) return;
  const role = roleInPrivate(handling, author.id);
  if (role === "admin") publishMenu(handling, author.id);
  saveClientState(handling.tx, client.id, {
    startPayload: payload,
    wantsNewUntil: handling.now + wishMilliseconds,
  });
  endRatingQuestion(handling, client.id);
  const language = languageWith(handling, client);
  const { subject, context } = readLink(handling, payload);
  if (subject !== undefined) {
    return sayToClient(handling, client, html(language, "link-opened-subject", { subject: subject.name }));
  }
  sayToClient(
    handling,
    client,
    html(language, context === undefined ? "link-opened-desk" : "link-opened-context"),
  );
}
