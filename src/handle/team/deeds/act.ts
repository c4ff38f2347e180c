import { findDesk, findDesks } from "../../../store/desks/desks.ts";
import { recordEvents } from "../../../store/tickets/journal.ts";
import { findClient } from "../../../store/people/clients.ts";
import { findManager, nameForClients } from "../../../store/people/managers.ts";
import { findTemplates } from "../../../store/texts/templates.ts";
import { saveTicket } from "../../../store/tickets/changes.ts";
import type { PlacedTicket } from "../../../store/tickets/tickets.ts";
import { link } from "../../../text/html.ts";
import { html, plain } from "../../../text/text.ts";
import { otherDesks } from "../../../ticket/desk-choice.ts";
import { fullName } from "../../../ticket/message.ts";
import type { CardPage } from "../../../ticket/press.ts";
import { isOpen, type Refusal, type TicketEvent } from "../../../ticket/ticket.ts";
import { type Answer, done, refused } from "../../answer.ts";
import { apply } from "../../apply.ts";
import { languageWith } from "../../client/client.ts";
import { tellClient } from "../../effects/client.ts";
import { refreshCard, turnCard } from "../../effects/desk.ts";
import type { PressedAtTicket } from "../../feature.ts";
import type { Handling } from "../../handle.ts";
import { pass } from "../../protection/quarantine.ts";
import { askAtDesk, endRatingQuestion } from "../../questions.ts";
import { readSetting } from "../../settings/settings.ts";
import { closeTicket } from "./closing.ts";
import { hasOtherReceivers } from "./receivers.ts";

export function claim({ handling, ticket, member }: PressedAtTicket): Answer {
  const { tx, teamLanguage } = handling;
  const result = apply(handling, ticket, { type: "claim", actor: member.actor }, member.actor);
  if (!result.ok) return refuse(handling, ticket, result.refusal);
  const client = findClient(tx, ticket.clientId);
  const manager = findManager(tx, result.ticket.managerId!);
  if (client !== undefined && manager !== undefined && !ticket.isUnspoken && readSetting(tx, "greeting")) {
    const language = languageWith(handling, client);
    const name = client.preferredName;
    const shown = nameForClients(manager);
    const greeting =
      name === null
        ? html(language, "ticket-taken", { manager: shown })
        : html(language, "ticket-taken-named", { manager: shown, name });
    tellClient(handling, ticket, greeting);
  }
  return done(plain(teamLanguage, "toast-claimed"));
}

export function logCall({ handling, ticket, member }: PressedAtTicket): Answer {
  const { actor } = member;
  const result = apply(handling, ticket, { type: "log_call", actor }, actor);
  if (!result.ok) return refuse(handling, ticket, result.refusal);
  // A call is an answer too.
  pass(handling, ticket, actor);
  return done(plain(handling.teamLanguage, "toast-called"));
}

export function close({ handling, ticket, member }: PressedAtTicket): Answer {
  const result = closeTicket(handling, ticket, member.actor);
  if (!result.ok) return refuse(handling, ticket, result.refusal);
  return done(plain(handling.teamLanguage, "toast-closed"));
}

export function reopen({ handling, ticket, member }: PressedAtTicket): Answer {
  const { actor } = member;
  const result = apply(handling, ticket, { type: "reopen", actor }, actor);
  if (!result.ok) return refuse(handling, ticket, result.refusal);
  const client = findClient(handling.tx, ticket.clientId);
  if (client !== undefined && !ticket.isUnspoken) {
    endRatingQuestion(handling, client.id);
    const number = String(ticket.id);
    tellClient(handling, ticket, html(languageWith(handling, client), "ticket-reopened", { number }));
  }
  return done(plain(handling.teamLanguage, "toast-reopened"));
}

/** Shows other buttons under the card. */
export function turnTo({ handling, ticket }: PressedAtTicket, page: CardPage): Answer {
  if (page === "desk" && !isOpen(ticket)) return refuse(handling, ticket, "closed");
  if (page === "desk" && otherDesks(findDesks(handling.tx), ticket.deskId).length === 0)
    return refused(plain(handling.teamLanguage, "refusal-desk-none"));
  if (page === "transfer" && isOpen(ticket) && !hasOtherReceivers(handling.tx, ticket))
    return refused(plain(handling.teamLanguage, "refusal-transfer-nobody"));
  const refusal = page === "template" ? refuseTemplates(handling, ticket) : undefined;
  if (refusal !== undefined) return refusal;
  saveTicket(handling.tx, ticket.id, { cardPage: page });
  turnCard(handling, ticket);
  return done("");
}

/** Why no canned reply can be chosen. Undefined when one can. */
export function refuseTemplates(handling: Handling, ticket: PlacedTicket): Answer | undefined {
  if (!isOpen(ticket)) return refuse(handling, ticket, "closed");
  return findTemplates(handling.tx).length > 0
    ? undefined
    : refused(plain(handling.teamLanguage, "refusal-template-none"));
}

/** Asks for a note in the ticket's place. */
export function askNote({ handling, ticket, member: { actor } }: PressedAtTicket): Answer {
  const { tx, teamLanguage } = handling;
  const desk = ticket.deskId === null ? undefined : findDesk(tx, ticket.deskId);
  if (desk === undefined || ticket.topicId === null) return refused(plain(teamLanguage, "refusal-stale"));
  const manager = actor.kind === "manager" ? findManager(tx, actor.id) : undefined;
  // The mention makes Telegram open the reply only for this person (docs:ForceReply.selective).
  const managerHtml =
    manager === undefined
      ? html(teamLanguage, "journal-who-unknown")
      : link(`tg://user?id=${manager.id}`, fullName(manager));
  const said = html(teamLanguage, "desk-note-prompt", { managerHtml });
  const matter = { kind: "note", ticketId: ticket.id } as const;
  askAtDesk(handling, ticket, desk.talkId, manager?.id ?? null, matter, said);
  return done(plain(teamLanguage, "toast-note-prompt"));
}

/** Says why a command does nothing, with the name that the text needs. */
export function refuse(handling: Handling, ticket: PlacedTicket, refusal: Refusal): Answer {
  const language = handling.teamLanguage;
  if (refusal !== "taken") return refused(plain(language, `refusal-${refusal}`));
  const manager = ticket.managerId === null ? undefined : findManager(handling.tx, ticket.managerId);
  return refused(plain(language, "refusal-taken", { manager: manager ? fullName(manager) : "—" }));
}

/** Adds a line to the journal and leaves the ticket as it is. */
export function recordOnly({ handling, ticket, member }: PressedAtTicket, event: TicketEvent): void {
  recordEvents(handling.tx, ticket.id, member.actor, [event], handling.now);
  saveTicket(handling.tx, ticket.id, { cardPage: "main" });
  refreshCard(handling, ticket);
}
