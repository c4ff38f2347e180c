import { type Html, joinHtml } from "../../text/html.ts";
import { html } from "../../text/text.ts";
import type { ToldList } from "../../ticket/effect.ts";
import type { Handling } from "../handle.ts";
import { say } from "./chat.ts";

/** As many tickets are named in one message. */
const mostLines = 30;

/** Tells somebody of the team of several tickets, with a line for each; nothing when there are none. */
export function sayList(
  handling: Handling,
  personId: number,
  ticketIds: readonly number[],
  list: ToldList,
): void {
  const [ticketId, ...moreTicketIds] = ticketIds;
  if (ticketId === undefined) return;
  say(handling, personId, render(handling, list), { ticketId, moreTicketIds, list });
}

function render({ teamLanguage }: Handling, { head: { from }, lines }: ToldList): Html {
  const count = lines.length;
  const shown = lines.slice(0, mostLines) as Html[];
  const rest = count - shown.length;
  const above = html(teamLanguage, "managers-got", { from, count });
  const below = rest > 0 ? [html(teamLanguage, "managers-got-more", { count: rest })] : [];
  return joinHtml([above, ...shown, ...below], "\n");
}
