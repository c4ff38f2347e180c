import { findDesk, findDesks } from "../../store/desks.ts";
import { recordEvents } from "../../store/journal.ts";
import { findClient, findManager, saveClientState } from "../../store/people.ts";
import { findSubject } from "../../store/subjects.ts";
import { savePlacing } from "../../store/ticket-changes.ts";
import type { PlacedTicket } from "../../store/tickets.ts";
import { link } from "../../text/html.ts";
import { html, plain } from "../../text/text.ts";
import { otherDepartments } from "../../ticket/desk-choice.ts";
import { fullName } from "../../ticket/message.ts";
import type { CardPage } from "../../ticket/press.ts";
import { isOpen, type Refusal, type TicketEvent } from "../../ticket/ticket.ts";
import { type Answer, done, refused } from "../answer.ts";
import { apply } from "../apply.ts";
import { languageWith } from "../client/client.ts";
import { askCardQuestion } from "./card-question.ts";
import { closeTicket } from "./closing.ts";
import { giveSubject, moveToDesk } from "../place/move.ts";
import type { Member } from "./member.ts";
import { say } from "../effects/chat.ts";
import { tellClient } from "../effects/client.ts";
import { refreshCard, turnCard } from "../effects/desk.ts";
import { presentDeskName } from "../place/former-place.ts";
import type { Handling } from "../handle.ts";
import { reachabilityChanged } from "../client/reachability.ts";
import { askAtDesk, endRatingQuestion } from "../questions.ts";
import { readSetting } from "../settings/settings.ts";
import { askWhatToSplit } from "./split.ts";
import { tellOfTransfer } from "./transfer.ts";

/** What a manager may ask for in a ticket's place, by a button or by a command. */
export type DeskCommand =
  | { type: "claim" | "call" | "close" | "reopen" | "block" | "unblock" | "ask_note" }
  | { type: "how_to_name" | "how_to_split" | "ask_block" }
  | { type: "transfer"; managerId: number }
  | { type: "set_subject"; subjectId: number }
  | { type: "move_to_desk"; deskId: number }
  | { type: "name_client"; name: string }
  | { type: "turn_card"; page: CardPage };

/** Does what a manager asked for. The right to do so was checked before. */
export function commandTicket(
  handling: Handling,
  ticket: PlacedTicket,
  member: Member,
  command: DeskCommand,
): Answer {
  switch (command.type) {
    case "claim":
      return claim(handling, ticket, member);
    case "call":
      return applied(handling, ticket, member, { type: "log_call", actor: member.actor }, "toast-called");
    case "close": {
      const result = closeTicket(handling, ticket, member.actor);
      return result.ok ? succeed(handling, "toast-closed") : refuse(handling, ticket, result.refusal);
    }
    case "reopen":
      return reopen(handling, ticket, member);
    case "block":
    case "unblock":
      return setBlocked(handling, ticket, member, command.type === "block");
    case "ask_note":
      return askNote(handling, ticket, member);
    case "transfer":
      return transfer(handling, ticket, member, command.managerId);
    case "set_subject":
      return setSubject(handling, ticket, member, command.subjectId);
    case "move_to_desk":
      return move(handling, ticket, member, command.deskId);
    case "name_client":
      return nameTheClient(handling, ticket, member, command.name);
    case "how_to_name":
      return askCardQuestion(
        handling,
        ticket,
        member,
        "name_of_client",
        html(handling.teamLanguage, "desk-name-prompt"),
      );
    case "how_to_split":
      return askWhatToSplit(handling, ticket, member);
    case "ask_block":
      return askBlock(handling, ticket, member);
    case "turn_card":
      return turnTo(handling, ticket, command.page);
    default:
      return command satisfies never;
  }
}

/** Says why a command does nothing, with the name that it takes. */
export function refuse(handling: Handling, ticket: PlacedTicket, refusal: Refusal): Answer {
  const language = handling.teamLanguage;
  if (refusal !== "taken") return refused(plain(language, `refusal-${refusal}`));
  const manager = ticket.managerId === null ? undefined : findManager(handling.tx, ticket.managerId);
  return refused(plain(language, "refusal-taken", { manager: manager ? fullName(manager) : "—" }));
}

function claim(handling: Handling, ticket: PlacedTicket, member: Member): Answer {
  const result = apply(handling, ticket, { type: "claim", actor: member.actor }, member.actor);
  if (!result.ok) return refuse(handling, ticket, result.refusal);
  const client = findClient(handling.tx, ticket.clientId);
  const manager = findManager(handling.tx, result.ticket.managerId!);
  if (client !== undefined && manager !== undefined && readSetting(handling.tx, "greeting")) {
    const language = languageWith(handling, client);
    const name = client.preferredName;
    const greeting =
      name === null
        ? html(language, "ticket-taken", { manager: manager.firstName })
        : html(language, "ticket-taken-named", { manager: manager.firstName, name });
    tellClient(handling, ticket, greeting);
  }
  return succeed(handling, "toast-claimed");
}

function reopen(handling: Handling, ticket: PlacedTicket, member: Member): Answer {
  const { actor } = member;
  const answer = applied(handling, ticket, member, { type: "reopen", actor }, "toast-reopened");
  const client = findClient(handling.tx, ticket.clientId);
  if (!answer.isRefusal && client !== undefined) {
    endRatingQuestion(handling, client.id);
    const number = String(ticket.id);
    tellClient(handling, ticket, html(languageWith(handling, client), "ticket-reopened", { number }));
  }
  return answer;
}

function transfer(handling: Handling, ticket: PlacedTicket, member: Member, managerId: number): Answer {
  const manager = findManager(handling.tx, managerId);
  if (manager === undefined || !manager.isActive) {
    return refused(plain(handling.teamLanguage, "refusal-stale"));
  }
  const result = apply(handling, ticket, { type: "transfer", to: managerId }, member.actor);
  if (!result.ok) return refuse(handling, ticket, result.refusal);
  const isOneself = member.actor.kind === "manager" && member.actor.id === managerId;
  if (!isOneself) tellOfTransfer(handling, ticket, manager);
  return done(plain(handling.teamLanguage, "toast-transferred", { manager: fullName(manager) }));
}

function setSubject(handling: Handling, ticket: PlacedTicket, member: Member, subjectId: number): Answer {
  const subject = findSubject(handling.tx, subjectId);
  if (subject?.isHidden !== false) return refused(plain(handling.teamLanguage, "refusal-stale"));
  const { name } = subject;
  const result = giveSubject(handling, ticket, subject, member.actor);
  if (!result.ok) return refuse(handling, ticket, result.refusal);
  if (result.ticket.deskId === ticket.deskId)
    return done(plain(handling.teamLanguage, "toast-subject-set", { subject: name }));
  const desk = presentDeskName(handling, result.ticket);
  return done(plain(handling.teamLanguage, "toast-subject-moved", { subject: name, desk }));
}

function move(handling: Handling, ticket: PlacedTicket, member: Member, deskId: number): Answer {
  const desk = findDesk(handling.tx, deskId);
  if (desk === undefined) return refused(plain(handling.teamLanguage, "refusal-stale"));
  const result = moveToDesk(handling, ticket, desk, member.actor);
  if (!result.ok) return refuse(handling, ticket, result.refusal);
  return done(plain(handling.teamLanguage, "toast-desk-moved", { desk: desk.name }));
}

function turnTo(handling: Handling, ticket: PlacedTicket, page: CardPage): Answer {
  if (page === "desk" && !isOpen(ticket)) return refuse(handling, ticket, "closed");
  if (page === "desk" && otherDepartments(findDesks(handling.tx), ticket.deskId).length === 0)
    return refused(plain(handling.teamLanguage, "refusal-desk-none"));
  savePlacing(handling.tx, ticket.id, { cardPage: page });
  turnCard(handling, ticket);
  return done("");
}

function nameTheClient(handling: Handling, ticket: PlacedTicket, member: Member, name: string): Answer {
  saveClientState(handling.tx, ticket.clientId, { preferredName: name });
  note(handling, ticket, member, { type: "client_named", name });
  return done(plain(handling.teamLanguage, "toast-client-named", { name }));
}

function setBlocked(handling: Handling, ticket: PlacedTicket, member: Member, isBlocked: boolean): Answer {
  const { tx, teamLanguage } = handling;
  const client = findClient(tx, ticket.clientId)!;
  if (client.isBlocked === isBlocked) {
    return refused(plain(teamLanguage, isBlocked ? "refusal-already-blocked" : "refusal-not-blocked"));
  }
  saveClientState(tx, client.id, { isBlocked });
  if (!isBlocked && client.isReachable) reachabilityChanged(handling, client.id, true);
  note(handling, ticket, member, { type: isBlocked ? "client_blocked" : "client_unblocked" });
  say(
    handling,
    client.id,
    html(languageWith(handling, client), isBlocked ? "client-blocked" : "client-unblocked"),
  );
  return succeed(handling, isBlocked ? "toast-blocked" : "toast-unblocked");
}

function askNote(handling: Handling, ticket: PlacedTicket, { actor }: Member): Answer {
  const { tx, teamLanguage } = handling;
  const desk = ticket.deskId === null ? undefined : findDesk(tx, ticket.deskId);
  if (desk === undefined || ticket.topicId === null) return refused(plain(teamLanguage, "refusal-stale"));
  const manager = actor.kind === "manager" ? findManager(tx, actor.id) : undefined;
  // The mention is what makes the question theirs alone (docs:ForceReply.selective).
  const managerHtml =
    manager === undefined
      ? html(teamLanguage, "journal-who-unknown")
      : link(`tg://user?id=${manager.id}`, fullName(manager));
  const said = html(teamLanguage, "desk-note-prompt", { managerHtml });
  const matter = { kind: "note", ticketId: ticket.id } as const;
  askAtDesk(handling, ticket, desk.talkId, manager?.id ?? null, matter, said);
  return succeed(handling, "toast-note-prompt");
}

function askBlock(handling: Handling, ticket: PlacedTicket, member: Member): Answer {
  const { tx, teamLanguage } = handling;
  if (findClient(tx, ticket.clientId)?.isBlocked === true) {
    return refused(plain(teamLanguage, "refusal-already-blocked"));
  }
  const press = { ticketId: ticket.id };
  return askCardQuestion(handling, ticket, member, "block", html(teamLanguage, "desk-block-sure"), [
    [
      {
        label: plain(teamLanguage, "button-block-sure"),
        press: { type: "block_sure", ...press },
        style: "danger",
      },
      { label: plain(teamLanguage, "button-cancel"), press: { type: "block_not", ...press } },
    ],
  ]);
}

/** A line of the journal that changes nothing of the ticket itself. */
function note(handling: Handling, ticket: PlacedTicket, { actor }: Member, event: TicketEvent): void {
  recordEvents(handling.tx, ticket.id, actor, [event], handling.now);
  savePlacing(handling.tx, ticket.id, { cardPage: "main" });
  refreshCard(handling, ticket);
}

function applied(
  handling: Handling,
  ticket: PlacedTicket,
  { actor }: Member,
  command: Parameters<typeof apply>[2],
  success: "toast-called" | "toast-reopened",
): Answer {
  const result = apply(handling, ticket, command, actor);
  return result.ok ? succeed(handling, success) : refuse(handling, ticket, result.refusal);
}

function succeed(
  { teamLanguage }: Handling,
  id:
    | "toast-claimed"
    | "toast-called"
    | "toast-closed"
    | "toast-reopened"
    | "toast-blocked"
    | "toast-unblocked"
    | "toast-note-prompt",
): Answer {
  return done(plain(teamLanguage, id));
}
