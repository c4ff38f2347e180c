import type { StoredPlace } from "../../../store/desks/places.ts";
import type { PlacedTicket } from "../../../store/tickets/tickets.ts";
import { renderCard, renderMovedCard } from "../../card/card.ts";
import { gatherFacts } from "../../card/facts.ts";
import { renderCardKeyboard } from "../../card/keyboard.ts";
import { toMarkup } from "../../markup.ts";
import type { Sending } from "../sending.ts";

/** The card as it should be now. */
export function renderCardOf({ store, teamLanguage, timeZone }: Sending, ticket: PlacedTicket) {
  const facts = gatherFacts(store, ticket);
  return {
    text: renderCard(teamLanguage, timeZone, facts),
    options: { ...cardOptions, reply_markup: toMarkup(renderCardKeyboard(teamLanguage, facts)) },
  } as const;
}

/** The card at a place that the ticket has left. It has no buttons. */
export function renderMovedCardOf(
  { store, teamLanguage, timeZone }: Sending,
  ticket: PlacedTicket,
  { mergedFrom }: StoredPlace,
) {
  const text = renderMovedCard(teamLanguage, timeZone, gatherFacts(store, ticket), mergedFrom);
  return { text, options: cardOptions } as const;
}

const cardOptions = { parse_mode: "HTML", link_preview_options: { is_disabled: true } } as const;
