import type { Keyboard } from "../../ticket/keyboard.ts";
import type { Client } from "../../store/people/clients.ts";
import { wasAsked } from "../../store/messages/questions.ts";
import { findOfferedSubjects } from "../../store/tickets/subjects.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import { type ClientHtml, joinHtml } from "../../text/html.ts";
import { html, plain, type Wording } from "../../text/text.ts";
import { languageWith } from "./client.ts";
import { tellClient } from "../effects/client.ts";
import type { Handling } from "../handle.ts";
import { renderAway } from "../hours/away.ts";
import { askClient } from "../questions.ts";
import { readSetting } from "../settings/settings.ts";

/** Tells the client after opening: the ticket's number, the subjects to choose from, how to give a name. */
export function welcome(handling: Handling, client: Client, ticket: PlacedTicket): void {
  const { tx } = handling;
  const language = languageWith(handling, client);
  const accepted = readSetting(tx, "welcome") ? renderAccepted(language, client, ticket) : undefined;
  const away = renderAway(handling, client, ticket);
  const keyboard = subjectButtons(handling, language, ticket);
  const asked = keyboard.length > 0 ? html(language, "ticket-ask-subject") : undefined;
  const join = (absence: ClientHtml | undefined) => {
    const lines = [accepted, absence, asked].filter((line) => line !== undefined);
    return lines.length === 0 ? undefined : joinHtml(lines, "\n");
  };
  const said = join(away?.html);
  const later = away?.later.map(({ at, html: absence }) => ({ at, html: join(absence) }));
  if (said !== undefined) tellClient(handling, ticket, said, { keyboard, ...(later && { later }) });
  const isAsked = client.preferredName !== null || wasAsked(tx, { askedId: client.id, kind: "client_name" });
  if (readSetting(tx, "ask_name") && !isAsked) {
    const matter = { kind: "client_name", ticketId: ticket.id } as const;
    askClient(handling, ticket, matter, html(language, "name-ask"), nameMilliseconds);
  }
}

/** A day. */
const nameMilliseconds = 24 * 3_600_000;

/** The value in a button for "no subject". Ids of subjects begin at 1. */
export const noSubject = 0;

export function renderAccepted(
  language: Wording,
  { preferredName }: Client,
  { id }: PlacedTicket,
): ClientHtml {
  const number = String(id);
  return preferredName === null
    ? html(language, "ticket-accepted", { number })
    : html(language, "ticket-accepted-named", { number, name: preferredName });
}

function subjectButtons({ tx }: Handling, language: Wording, ticket: PlacedTicket): Keyboard {
  const subjects = findOfferedSubjects(tx);
  if (subjects.length === 0 || ticket.subject !== null) return [];
  const skip = { id: noSubject, name: plain(language, "button-subject-skip") };
  return [...subjects, skip].map(({ id, name }) => [
    { label: name, press: { type: "client_subject", ticketId: ticket.id, subjectId: id } },
  ]);
}
