import { countDesks, type Desk, findDesks, saveDeskName, saveDeskTitle } from "../../store/desks/desks.ts";
import { findShownTickets } from "../../store/tickets/tickets.ts";
import type { Html } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import type { Person } from "../../ticket/message.ts";
import { recordInAudit } from "../audit/record.ts";
import { refreshCard } from "../effects/desk.ts";
import type { Handling } from "../handle.ts";
import { isFit, isSameName, readName } from "../names.ts";

/** The desk's chat has a new title. A desk with its own name keeps it. */
export function deskRetitled(handling: Handling, desk: Desk, title: string): void {
  saveDeskTitle(handling.tx, desk.id, title);
  if (desk.name === desk.title) refreshCards(handling, desk);
}

/** Renames the desk, unless the name is unusable or taken. */
export function renameDesk(handling: Handling, admin: Person, desk: Desk, written: string): Html {
  const { tx, teamLanguage } = handling;
  const name = readName(written);
  if (!isFit(name)) return html(teamLanguage, "desks-name-wrong");
  const isTaken = findDesks(tx).some((other) => other.id !== desk.id && isSameName(other.name, name));
  if (isTaken) return html(teamLanguage, "desks-taken", { name });
  saveDeskName(tx, desk.id, name);
  recordInAudit(handling, admin, { what: "desk_renamed", from: desk.name, to: name });
  refreshCards(handling, desk);
  return html(teamLanguage, "desks-renamed", { name: desk.name, renamed: name });
}

/** So many cards show the new name at once, older ones with the ticket's next change. */
const refreshed = 100;

function refreshCards(handling: Handling, desk: Desk): void {
  // Cards show the desk only when there are several.
  if (countDesks(handling.tx) < 2) return;
  for (const ticket of findShownTickets(handling.tx, desk.id, refreshed)) refreshCard(handling, ticket);
}
