import { countDesks, type Desk, findDesks, saveDeskName, saveDeskTitle } from "../../store/desks.ts";
import { findShownTickets } from "../../store/tickets.ts";
import type { Html } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import { refreshCard } from "../effects/desk.ts";
import type { Handling } from "../handle.ts";
import { isFit, isSameName, readName } from "../names.ts";

/** Somebody renamed the desk's chat; a desk with a name of its own keeps it. */
export function deskRetitled(handling: Handling, desk: Desk, title: string): void {
  saveDeskTitle(handling.tx, desk.id, title);
  if (desk.name === desk.title) refreshCards(handling, desk);
}

/** Calls the desk by another name, unless the name is not fit or taken. */
export function renameDesk(handling: Handling, desk: Desk, written: string): Html {
  const { tx, teamLanguage } = handling;
  const name = readName(written);
  if (!isFit(name)) return html(teamLanguage, "desks-name-wrong");
  const isTaken = findDesks(tx).some((other) => other.id !== desk.id && isSameName(other.name, name));
  if (isTaken) return html(teamLanguage, "desks-taken", { name });
  saveDeskName(tx, desk.id, name);
  refreshCards(handling, desk);
  return html(teamLanguage, "desks-renamed", { name: desk.name, renamed: name });
}

/** On older cards than so many the new name comes with the ticket's next change. */
const refreshed = 100;

function refreshCards(handling: Handling, desk: Desk): void {
  // A single desk stands on no card.
  if (countDesks(handling.tx) < 2) return;
  for (const ticket of findShownTickets(handling.tx, desk.id, refreshed)) refreshCard(handling, ticket);
}
