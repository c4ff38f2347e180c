import type { Feature } from "../feature.ts";
import { clientAsked, clientsAsked, turnClient, turnClients } from "./clients.ts";
import { historyGiven, historyPressed } from "./history.ts";
import { claimFromPage, myAsked, openAsked, turnMine, turnOpen } from "./list.ts";

/** What a manager looks up: in private open tickets and clients, in a ticket's place its client's other tickets. */
export const lists = {
  ticketCommands: { history: { may: "history", menu: "menu-history", run: historyGiven } },
  privateCommands: {
    my: { may: "lists", menu: "menu-my", isWholeList: true, run: myAsked },
    open: { may: "lists", menu: "menu-open", isWholeList: true, run: openAsked },
    client: { may: "lists", menu: "menu-client", run: clientAsked },
    clients: { may: "lists", menu: "menu-clients", isWholeList: true, run: clientsAsked },
  },
  presses: {
    history: historyPressed,
    my_list: (pressed, { number }) => turnMine(pressed, number),
    open_list: (pressed, { number }) => turnOpen(pressed, number),
    clients_list: (pressed, { number }) => turnClients(pressed, number),
    client_page: (pressed, { clientId, number }) => turnClient(pressed, clientId, number),
    open_claim: (pressed, { ticketId, number }) => claimFromPage(pressed, ticketId, number),
  },
} satisfies Feature;
