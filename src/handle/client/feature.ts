import type { Client } from "../../store/people/clients.ts";
import type { PlacedTicket } from "../../store/tickets/tickets.ts";
import { plain } from "../../text/text.ts";
import type { Person } from "../../ticket/message.ts";
import { type Answer, done, refused } from "../answer.ts";
import type { Feature, PressedInPrivate } from "../feature.ts";
import type { Handling } from "../handle.ts";
import { dropKept, sendKept } from "../private/kept.ts";
import { languageWith, meetClient } from "./client.ts";
import { close, help, name, openNew, showTickets, start } from "./commands.ts";
import { moveAsked, moveTo } from "./other-ticket.ts";
import { rateResolved, rateStars } from "./rating.ts";
import { listTickets } from "./ticket-list.ts";
import {
  chooseSubject,
  chooseTicket,
  closeByClient,
  findOwnTicket,
  newTicketAsked,
  reopenByClient,
  showHistory,
  showTicket,
} from "./tickets.ts";

/** A client's actions in the private chat with the bot. */
export const clients = {
  privateCommands: {
    new: { may: "client_new", menu: "menu-new", run: openNew },
    tickets: { may: "client_tickets", menu: "menu-tickets", run: showTickets },
    close: { may: "client_close", menu: "menu-close", run: close },
    name: { may: "client_name", menu: "menu-client-name", run: name },
    help: { may: "client_help", menu: "menu-help", teamMenu: "menu-team-help", run: help },
    start: { may: "client_help", teamMenu: "menu-team-start", run: start },
  },
  presses: {
    client_new: asClient((handling, client) => {
      newTicketAsked(handling, client);
      return done("");
    }),
    client_list: asClient((handling, client, { number }: { number: number }, messageId) => {
      listTickets(handling, client, number, messageId);
      return done("");
    }),
    kept_send: asClient((handling, client, press: { keptId: number }, messageId, person) =>
      sendKept(handling, client, person, press.keptId, messageId),
    ),
    kept_drop: asClient((handling, client, press: { keptId: number }, messageId, person) =>
      dropKept(handling, client, person, press.keptId, messageId),
    ),
    move: asClient((handling, client, press: { messageId: number }, messageId) =>
      moveAsked(handling, client, press.messageId, messageId),
    ),
    move_to: asClient((handling, client, press: { messageId: number; ticketId: number }, messageId) =>
      moveTo(handling, client, press.messageId, press.ticketId, messageId),
    ),
    client_show: onTicket(showTicket),
    client_history: onTicket(showHistory),
    client_choose: onTicket(chooseTicket),
    client_close: onTicket(closeByClient),
    client_reopen: onTicket(reopenByClient),
    client_subject: onTicket((handling, client, ticket, press: { subjectId: number }, messageId) =>
      chooseSubject(handling, client, ticket, press.subjectId, messageId),
    ),
    resolved: onTicket((handling, client, ticket, press: { yes: number }, messageId) =>
      rateResolved(handling, client, ticket, press.yes === 1, messageId),
    ),
    stars: onTicket((handling, client, ticket, press: { stars: number }, messageId) =>
      rateStars(handling, client, ticket, press.stars, messageId),
    ),
  },
} satisfies Feature;

function asClient<Press>(
  run: (handling: Handling, client: Client, press: Press, messageId: number, person: Person) => Answer,
): (pressed: PressedInPrivate, press: Press) => Answer {
  return ({ handling, person, messageId }, press) => {
    return run(handling, meetClient(handling, person), press, messageId, person);
  };
}

/** A client's button works only on their own tickets, whatever number it contains. */
function onTicket<Press extends object>(
  run: (
    handling: Handling,
    client: Client,
    ticket: PlacedTicket,
    press: Press & { ticketId: number },
    messageId: number,
  ) => Answer,
): (pressed: PressedInPrivate, press: Press & { ticketId: number }) => Answer {
  return asClient((handling, client, press: Press & { ticketId: number }, messageId) => {
    const ticket = findOwnTicket(handling, client, press.ticketId);
    if (ticket === undefined)
      return refused(plain(languageWith(handling, client), "refusal-not-your-ticket"));
    return run(handling, client, ticket, press, messageId);
  });
}
