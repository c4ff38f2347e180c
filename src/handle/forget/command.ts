import { type Client, findClient } from "../../store/people/clients.ts";
import { isOfTeam, wasOfTeam } from "../../store/people/blocks.ts";
import { findTicketsOfClient } from "../../store/tickets/tickets.ts";
import { type Html, joinHtml, truncate } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { fullName } from "../../ticket/message.ts";
import { isOpen } from "../../ticket/ticket.ts";
import { type Answer, done, refused } from "../answer.ts";
import { recordInAudit } from "../audit/record.ts";
import { say } from "../effects/chat.ts";
import type { GivenInPrivate, PressedInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { type Page, showPage } from "../page.ts";
import { type FoundClient, findClientBy } from "../private/find-client.ts";
import { forgetClient } from "./erase.ts";

/** `/forget id|@username`: says what would be erased and what stays, and asks. */
export function forgetAsked({ handling, author, rest }: GivenInPrivate): void {
  const { teamLanguage } = handling;
  const word = rest.trim();
  if (word === "") return say(handling, author.id, html(teamLanguage, "forget-how"));
  const found = findClientBy(handling, word);
  if (found.isOfTeam) return say(handling, author.id, html(teamLanguage, "refusal-forget-team"));
  if (!found.ok) return say(handling, author.id, renderNotFound(handling, word, found.why));
  showPage(handling, author.id, renderQuestion(handling, found.client));
}

/** The client may be a new one meanwhile, with the same address: then the button means the former one, who is gone. */
export function forgetSure(pressed: PressedInPrivate, clientId: number): Answer {
  const { handling, person, messageId } = pressed;
  const { tx, teamLanguage } = handling;
  const client = findClient(tx, clientId);
  const gone = (id: "forget-done" | "refusal-forgotten"): Page => ({
    html: html(teamLanguage, id),
    keyboard: [],
  });
  if (client === undefined) {
    // The question still names the client.
    showPage(handling, person.id, gone("refusal-forgotten"), messageId);
    return refused(plain(teamLanguage, "refusal-forgotten"));
  }
  if (isOfTeam(tx, client.id)) return refused(plain(teamLanguage, "refusal-forget-team"));
  if (!forgetClient(handling, client, { kind: "manager", id: person.id }, [person.id]))
    return refused(plain(teamLanguage, "refusal-forget-busy"));
  recordInAudit(handling, person, { what: "client_erased" });
  showPage(handling, person.id, gone("forget-done"), messageId);
  return done(plain(teamLanguage, "toast-forgotten"));
}

export function forgetNot({ handling, person, messageId }: PressedInPrivate): Answer {
  const { teamLanguage } = handling;
  showPage(handling, person.id, { html: html(teamLanguage, "forget-not"), keyboard: [] }, messageId);
  return done("");
}

function renderQuestion(handling: Handling, client: Client): Page {
  const { tx, teamLanguage } = handling;
  const name = truncate(fullName(client), 64);
  const tickets = findTicketsOfClient(tx, client.id);
  const open = tickets
    .filter(isOpen)
    .map(({ id }) => plain(teamLanguage, "forget-ticket", { number: String(id) }));
  const lines = [
    html(teamLanguage, "forget-ask", { name, count: tickets.length }),
    html(teamLanguage, "forget-erased"),
    html(teamLanguage, "forget-stays"),
    html(teamLanguage, "forget-elsewhere"),
    ...(open.length > 0
      ? [html(teamLanguage, "forget-open", { count: open.length, tickets: open.join(", ") })]
      : []),
    ...(client.isBlocked ? [html(teamLanguage, "forget-blocked")] : []),
    ...(wasOfTeam(tx, client.id) ? [html(teamLanguage, "forget-former-manager")] : []),
  ];
  return {
    html: joinHtml(lines, "\n\n"),
    keyboard: [
      [
        {
          label: plain(teamLanguage, "button-forget-sure"),
          press: { type: "forget_sure", clientId: client.id },
        },
      ],
      [{ label: plain(teamLanguage, "button-forget-not"), press: { type: "forget_not" } }],
    ],
  };
}

function renderNotFound(
  { teamLanguage }: Handling,
  word: string,
  why: Extract<FoundClient, { ok: false }>["why"],
): Html {
  const said = html(teamLanguage, `block-${why}`, { word: truncate(word, 64) });
  if (why === "unseen") return joinHtml([said, html(teamLanguage, "forget-unseen")], "\n");
  return why === "unreadable" ? joinHtml([said, html(teamLanguage, "forget-how")], "\n") : said;
}
