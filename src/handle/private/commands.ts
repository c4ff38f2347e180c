import { saveWritesAsClient } from "../../store/people.ts";
import type { PlacedTicket } from "../../store/tickets.ts";
import type { PlainTextId } from "../../text/ids.generated.ts";
import { html } from "../../text/text.ts";
import type { CommandName } from "../../ticket/access.ts";
import type { IncomingMessage, Person } from "../../ticket/message.ts";
import { settingsAsked } from "../settings/command.ts";
import { closeWritten, hasContent, readNumber } from "../client/closing.ts";
import { messageWritten, newTicketWritten, writtenTo } from "../client/message.ts";
import { nameWritten } from "../client/name.ts";
import { findOwnTicket, newTicketAsked, showTicket } from "../client/tickets.ts";
import { languageWith, meetClient } from "../client/client.ts";
import { setupAsked } from "../desks/setup.ts";
import { desksAsked } from "../desks/command.ts";
import { say } from "../effects/chat.ts";
import { helpTeam, started } from "../client/greeting.ts";
import type { Handling } from "../handle.ts";
import { askTeam, speaksForTeam } from "./kept.ts";
import { linkOpened } from "../client/start-link.ts";
import { subjectsAsked } from "../subjects/command.ts";
import { listTickets } from "../client/ticket-list.ts";

interface GivenCommand {
  handling: Handling;
  author: Person;
  /** Without the command. */
  incoming: IncomingMessage;
  /** What stands behind the command. */
  rest: string;
}

interface PrivateCommand {
  /** What it is called in the table of access. */
  name: CommandName;
  /** Says in Telegram's menu what it is for, and in `/help` to those who may do more than a client. */
  menu?: PlainTextId;
  run: (given: GivenCommand) => void;
}

/** Every command of private chats, in the order of Telegram's menu and of `/help`. */
export const privateCommands: Readonly<Record<string, PrivateCommand>> = {
  new: { name: "client_new", menu: "menu-new", run: openNew },
  tickets: {
    name: "client_tickets",
    menu: "menu-tickets",
    run({ handling, author, incoming, rest }) {
      const client = meetClient(handling, author);
      const named = readNumber(rest);
      const ticket = named?.length === rest.length && findOwnTicket(handling, client, named.id);
      if (ticket) {
        showTicket(handling, client, ticket);
        return;
      }
      listTickets(handling, client);
      takeWords({ handling, author, incoming, rest });
    },
  },
  close: {
    name: "client_close",
    menu: "menu-close",
    run(given) {
      const { handling, author } = given;
      closeWritten(handling, meetClient(handling, author), given.incoming, (incoming, ticket) =>
        takeWords({ ...given, incoming }, ticket),
      );
    },
  },
  name: {
    name: "client_name",
    menu: "menu-client-name",
    run({ handling, author, incoming, rest }) {
      nameWritten(handling, meetClient(handling, author), incoming, rest);
    },
  },
  help: { name: "client_help", menu: "menu-help", run: help },
  settings: {
    name: "settings",
    menu: "menu-settings",
    run: ({ handling, author, rest }) => settingsAsked(handling, author, rest),
  },
  subjects: {
    name: "subjects",
    menu: "menu-subjects",
    run: ({ handling, author, rest }) => subjectsAsked(handling, author, rest),
  },
  desks: {
    name: "desks",
    menu: "menu-desks",
    run: ({ handling, author, rest }) => desksAsked(handling, author, rest),
  },
  start: { name: "client_help", run: start },
  setup: {
    name: "client_help",
    run: ({ handling, author, incoming }) =>
      setupAsked(handling, { chatId: incoming.chatId, topicId: null, chatType: "private", author }),
  },
};

function start(given: GivenCommand): void {
  const { handling, author, incoming, rest } = given;
  const payload = /^[\w-]{1,64}$/.exec(rest)?.[0];
  if (payload !== undefined) {
    saveWritesAsClient(handling.tx, author.id, true);
    return linkOpened(handling, author, payload);
  }
  saveWritesAsClient(handling.tx, author.id, false);
  // Words are answered by what becomes of them.
  if (!hasContent(incoming) || speaksForTeam(handling, author.id)) started(handling, author, privateCommands);
  takeWords(given);
}

function help(given: GivenCommand): void {
  const { handling, author } = given;
  const client = meetClient(handling, author);
  if (!helpTeam(handling, author, privateCommands)) {
    say(handling, author.id, html(languageWith(handling, client), "client-help"));
  }
  takeWords(given);
}

/** Words behind it are the new ticket's first message. */
function openNew(given: GivenCommand): void {
  const { handling, author, incoming } = given;
  const client = meetClient(handling, author);
  saveWritesAsClient(handling.tx, author.id, true);
  if (client.isBlocked) return;
  if (hasContent(incoming)) newTicketWritten(handling, client, incoming);
  else newTicketAsked(handling, client);
}

/** What stands behind a command is a message like any other. @param ticket the one that it is for, if that is known */
function takeWords({ handling, author, incoming }: GivenCommand, ticket?: PlacedTicket): void {
  if (!hasContent(incoming)) return;
  if (speaksForTeam(handling, author.id)) return askTeam(handling, author, incoming);
  const client = meetClient(handling, author);
  if (ticket === undefined) messageWritten(handling, client, incoming);
  else writtenTo(handling, client, ticket, incoming);
}
