import { findActiveManagers, findManager, type Manager } from "../../../store/people/managers.ts";
import type { PlacedTicket } from "../../../store/tickets/tickets.ts";
import { link, truncate } from "../../../text/html.ts";
import { html, plain } from "../../../text/text.ts";
import { fullName } from "../../../ticket/message.ts";
import { type Answer, done, refused } from "../../answer.ts";
import { apply } from "../../apply.ts";
import { tellDesk } from "../../effects/desk.ts";
import type { GivenAtTicket, PressedAtTicket } from "../../feature.ts";
import type { Handling } from "../../handle.ts";
import { listNames } from "../../names.ts";
import { isTold } from "../../notices/choices.ts";
import { tell } from "../../notices/notices.ts";
import { refuse, turnTo } from "./act.ts";
import { findReceivers, isReceiver } from "./receivers.ts";

/** `/transfer`. Without a name the card shows the managers to choose from. */
export function transferGiven(given: GivenAtTicket): Answer {
  const { handling, rest } = given;
  if (rest === "") return turnTo(given, "transfer");
  const manager = findByName(handling, rest);
  if (manager !== undefined) return transferTo(given, manager.id);
  const values = { name: truncate(rest, 64), managers: listManagers(handling, given.ticket) };
  return refused(plain(handling.teamLanguage, "refusal-manager-unknown", values));
}

/** Gives the ticket to that manager. */
export function transferTo({ handling, ticket, member }: PressedAtTicket, managerId: number): Answer {
  const { tx, teamLanguage } = handling;
  const manager = findManager(tx, managerId);
  if (manager === undefined || !manager.isActive) return refused(plain(teamLanguage, "refusal-stale"));
  if (!isReceiver(tx, manager, ticket))
    return refused(plain(teamLanguage, "refusal-transfer-elsewhere", { manager: fullName(manager) }));
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
function listManagers({ tx }: Handling, ticket: PlacedTicket): string {
  const names = findReceivers(tx, ticket).map((manager) =>
    manager.username === null ? fullName(manager) : `@${manager.username}`,
  );
  return listNames(names);
}

/**
 * Tells the manager that the ticket is theirs now. Who wants no news in private, or never opened the bot, is mentioned in the
 * ticket's place.
 */
export function tellOfTransfer(handling: Handling, ticket: PlacedTicket, manager: Manager): void {
  if (manager.openedAt === null || isTold(handling, manager.id, "given"))
    return tell(handling, manager.id, "given", ticket);
  const managerHtml = link(`tg://user?id=${manager.id}`, fullName(manager));
  tellDesk(handling, ticket, html(handling.teamLanguage, "manager-transferred-here", { managerHtml }));
}
