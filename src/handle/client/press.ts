import type { Client } from "../../store/people.ts";
import { plain } from "../../text/text.ts";
import type { CommandName } from "../../ticket/access.ts";
import { permissionOf, type Press, type PressFor } from "../../ticket/press.ts";
import { type Answer, done, refused } from "../answer.ts";
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
import { languageWith } from "./client.ts";
import type { Handling } from "../handle.ts";
import { dropKept, sendKept } from "../private/kept.ts";
import { moveAsked, moveTo } from "./other-ticket.ts";
import { rateResolved, rateStars } from "./rating.ts";
import { listTickets } from "./ticket-list.ts";

export type ClientPress = PressFor<`client_${string}` & CommandName>;

export function isClientPress(press: Press): press is ClientPress {
  return permissionOf(press).startsWith("client_");
}

/**
 * A client pressed a button of theirs. It works on their own tickets only, whatever the button carries.
 * @param clientMessageId the message with the button
 */
export function clientPressed(
  handling: Handling,
  client: Client,
  press: ClientPress,
  clientMessageId: number,
): Answer {
  // An answer is due to every press (docs:CallbackQuery), but no word.
  if (client.isBlocked) return done("");
  switch (press.type) {
    case "client_new":
      newTicketAsked(handling, client);
      return done("");
    case "client_list":
      listTickets(handling, client, press.number, clientMessageId);
      return done("");
    case "kept_send":
      return sendKept(handling, client, press.keptId, clientMessageId);
    case "kept_drop":
      return dropKept(handling, client, press.keptId, clientMessageId);
    case "move":
      return moveAsked(handling, client, press.messageId, clientMessageId);
    case "move_to":
      return moveTo(handling, client, press.messageId, press.ticketId, clientMessageId);
    default:
      return pressedOnTicket(handling, client, press, clientMessageId);
  }
}

function pressedOnTicket(
  handling: Handling,
  client: Client,
  press: Extract<ClientPress, { ticketId: number; type: Exclude<ClientPress["type"], "move_to"> }>,
  clientMessageId: number,
): Answer {
  const ticket = findOwnTicket(handling, client, press.ticketId);
  if (ticket === undefined) return refused(plain(languageWith(handling, client), "refusal-not-your-ticket"));
  switch (press.type) {
    case "client_show":
      return showTicket(handling, client, ticket);
    case "client_history":
      return showHistory(handling, client, ticket);
    case "client_choose":
      return chooseTicket(handling, client, ticket);
    case "client_close":
      return closeByClient(handling, client, ticket);
    case "client_reopen":
      return reopenByClient(handling, client, ticket);
    case "client_subject":
      return chooseSubject(handling, client, ticket, press.subjectId, clientMessageId);
    case "resolved":
      return rateResolved(handling, client, ticket, press.yes === 1, clientMessageId);
    case "stars":
      return rateStars(handling, client, ticket, press.stars, clientMessageId);
    default:
      return press satisfies never;
  }
}
