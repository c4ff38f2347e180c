import type { Feature } from "../feature.ts";
import { claimFromPage, myAsked, openAsked, turnMine, turnOpen } from "./list.ts";

/** A manager's lists of open tickets. */
export const lists = {
  privateCommands: {
    my: { may: "lists", menu: "menu-my", run: myAsked },
    open: { may: "lists", menu: "menu-open", run: openAsked },
  },
  presses: {
    my_list: (pressed, { number }) => turnMine(pressed, number),
    open_list: (pressed, { number }) => turnOpen(pressed, number),
    open_claim: (pressed, { ticketId, number }) => claimFromPage(pressed, ticketId, number),
  },
} satisfies Feature;
