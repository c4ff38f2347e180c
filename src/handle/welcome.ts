import type { Client } from "../store/people.ts";
import { wasAskedForName } from "../store/sayings.ts";
import { findSubjects } from "../store/subjects.ts";
import type { PlacedTicket } from "../store/tickets.ts";
import { type Html, joinHtml } from "../text/html.ts";
import { html } from "../text/text.ts";
import type { Keyboard } from "../ticket/press.ts";
import { languageWith } from "./clients.ts";
import { tellClient } from "./enqueue.ts";
import type { Handling } from "./handle.ts";
import { readSetting } from "./settings.ts";

/** What a client reads after opening a ticket: its number, what it may be about, how to call them. */
export function welcome(handling: Handling, client: Client, ticket: PlacedTicket): void {
  const { tx } = handling;
  const language = languageWith(handling, client);
  const lines: Html[] = [];
  const number = String(ticket.id);
  if (readSetting(tx, "welcome")) {
    lines.push(
      client.preferredName === null
        ? html(language, "ticket-accepted", { number })
        : html(language, "ticket-accepted-named", { number, name: client.preferredName }),
    );
  }
  const keyboard = subjectButtons(handling, ticket);
  if (keyboard.length > 0) lines.push(html(language, "ticket-ask-subject"));
  if (lines.length > 0) tellClient(handling, ticket, joinHtml(lines, "\n"), { keyboard });
  const isAsked = client.preferredName !== null || wasAskedForName(tx, client.id);
  if (readSetting(tx, "ask_name") && !isAsked) {
    tellClient(handling, ticket, html(language, "name-ask"), { asksForName: true });
  }
}

function subjectButtons({ tx }: Handling, ticket: PlacedTicket): Keyboard {
  return findSubjects(tx).map(({ id, name }) => [
    { label: name, press: { type: "client_subject", ticketId: ticket.id, subjectId: id } },
  ]);
}
