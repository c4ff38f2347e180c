import { findChoices } from "../../../store/people/notices.ts";
import { findClient } from "../../../store/people/clients.ts";
import { findActiveManagers, findManager, type Manager } from "../../../store/people/managers.ts";
import type { PlacedTicket } from "../../../store/tickets/tickets.ts";
import { link, truncate } from "../../../text/html.ts";
import { html, plain } from "../../../text/text.ts";
import { fullName } from "../../../ticket/message.ts";
import { type Answer, done, refused } from "../../answer.ts";
import { apply } from "../../apply.ts";
import { say } from "../../effects/chat.ts";
import { tellDesk } from "../../effects/desk.ts";
import type { GivenAtTicket, PressedAtTicket } from "../../feature.ts";
import type { Handling } from "../../handle.ts";
import { listNames } from "../../names.ts";
import { isTold, quietUntil } from "../../notices/choices.ts";
import { noticeMissed } from "../../notices/missed.ts";
import { tell } from "../../notices/notices.ts";
import { inOrderOfWork } from "../../shifts/shifts.ts";
import { ticketUrl } from "../../place/url.ts";
import { refuse, turnTo } from "./act.ts";

/** `/transfer`. Without a name the card shows the managers to choose from. */
export function transferGiven(given: GivenAtTicket): Answer {
  const { handling, rest } = given;
  if (rest === "") return turnTo(given, "transfer");
  const manager = findByName(handling, rest);
  if (manager !== undefined) return transferTo(given, manager.id);
  const values = { name: truncate(rest, 64), managers: listManagers(handling) };
  return refused(plain(handling.teamLanguage, "refusal-manager-unknown", values));
}

/** Gives the ticket to that manager. */
export function transferTo({ handling, ticket, member }: PressedAtTicket, managerId: number): Answer {
  const { tx, teamLanguage } = handling;
  const manager = findManager(tx, managerId);
  if (manager === undefined || !manager.isActive) return refused(plain(teamLanguage, "refusal-stale"));
  const result = apply(handling, ticket, { type: "transfer", to: managerId }, member.actor);
  if (!result.ok) return refuse(handling, ticket, result.refusal);
  const isOneself = member.actor.kind === "manager" && member.actor.id === managerId;
  if (!isOneself) tellOfTransfer(handling, ticket, manager);
  return done(plain(teamLanguage, "toast-transferred", { manager: fullName(manager) }));
}

/** The manager with that username, number or name. Undefined for none or several. */
function findByName({ tx }: Handling, written: string): Manager | undefined {
  const wanted = written.replace(/^@/, "").trim().toLowerCase();
  const managers = findActiveManagers(tx);
  const exact = managers.filter(
    ({ id, username }) => username?.toLowerCase() === wanted || String(id) === wanted,
  );
  const named = managers.filter(
    (manager) => manager.firstName.toLowerCase() === wanted || fullName(manager).toLowerCase() === wanted,
  );
  const [found, another] = exact.length > 0 ? exact : named;
  return another === undefined ? found : undefined;
}

/** In a form that `/transfer` accepts. */
function listManagers({ tx }: Handling): string {
  const names = inOrderOfWork(tx, findActiveManagers(tx)).map((manager) =>
    manager.username === null ? fullName(manager) : `@${manager.username}`,
  );
  return listNames(names);
}

/** Tells a manager in private that a ticket is theirs now, with a link to it. */
function tellOfTransfer(handling: Handling, ticket: PlacedTicket, manager: Manager): void {
  const { tx, teamLanguage } = handling;
  if (tellOtherwise(handling, ticket, manager)) return;
  const client = findClient(tx, ticket.clientId);
  const url = ticketUrl(handling, ticket);
  if (client === undefined || url === undefined) return transferMissed(handling, ticket.id, manager.id);
  const said = html(teamLanguage, "manager-transferred", {
    number: String(ticket.id),
    client: fullName(client),
    linkHtml: link(url, plain(teamLanguage, "manager-transferred-link")),
  });
  say(handling, manager.id, said, { ticketId: ticket.id });
}

/**
 * Who wants no news in private is mentioned in the ticket's place, and quiet hours put it off. Returns false when the manager
 * is to be told at once.
 */
export function tellOtherwise(handling: Handling, ticket: PlacedTicket, manager: Manager): boolean {
  // Nobody has tried to write to who never opened the bot.
  if (manager.openedAt === null) return false;
  const isWanted = isTold(handling, manager.id, "given");
  if (isWanted && quietUntil(handling, findChoices(handling.tx, manager.id)) === undefined) return false;
  if (isWanted) tell(handling, manager.id, "given", ticket);
  else mention(handling, ticket, manager);
  return true;
}

function mention(handling: Handling, ticket: PlacedTicket, manager: Manager): void {
  const managerHtml = link(`tg://user?id=${manager.id}`, fullName(manager));
  tellDesk(handling, ticket, html(handling.teamLanguage, "manager-transferred-here", { managerHtml }));
}

/** The manager cannot be written to: they never opened the bot, or stopped it. */
export function transferMissed(handling: Handling, ticketId: number, managerId: number): void {
  noticeMissed(handling, ticketId, managerId, "manager-transferred-here");
}
