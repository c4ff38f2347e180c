import type { PlacedTicket } from "../store/tickets.ts";
import type { PlainTextId } from "../text/ids.generated.ts";
import type { CommandAt } from "../ticket/access.ts";
import type { IncomingMessage, Person } from "../ticket/message.ts";
import type { Press, PressAt } from "../ticket/press.ts";
import type { Answer } from "./answer.ts";
import type { Handling } from "./handle.ts";
import type { Member } from "./team/member.ts";

/**
 * What can be asked for, by command and by button. Whether somebody may is asked before `run`, by the name in the table of
 * access; `features.ts` puts all features together.
 */
export interface Feature {
  ticketCommands?: Readonly<Record<string, TicketCommand>>;
  privateCommands?: Readonly<Record<string, PrivateCommand>>;
  presses?: Partial<Presses>;
}

/** Given where a ticket is shown. */
export interface TicketCommand {
  /** What it is called in the table of access. */
  may: CommandAt<"ticket">;
  /** Says in Telegram's menu what it is for. */
  menu: PlainTextId;
  /** What stands behind it belongs to it. */
  takesWords?: boolean;
  run: (given: GivenAtTicket) => Answer | "silent";
}

export interface GivenAtTicket {
  handling: Handling;
  ticket: PlacedTicket;
  member: Member;
  incoming: IncomingMessage;
  /** What stands behind the command. */
  rest: string;
}

/** Given in the private chat with the bot. */
export interface PrivateCommand {
  may: CommandAt<"private">;
  /** Says in Telegram's menu what it is for, and in `/help` to those who may do more than a client. */
  menu?: PlainTextId;
  run: (given: GivenInPrivate) => void;
}

export interface GivenInPrivate {
  handling: Handling;
  author: Person;
  /** Without the command. */
  incoming: IncomingMessage;
  /** What stands behind the command. */
  rest: string;
  /** Every command of private chats, by its word. */
  commands: Readonly<Record<string, PrivateCommand>>;
}

/** What is done for each button. */
export type Presses = { readonly [Type in Press["type"]]: RunPress<Type> };

type RunPress<Type extends Press["type"]> = (
  pressed: Type extends PressAt<"ticket">["type"]
    ? PressedAtTicket
    : Type extends PressAt<"group">["type"]
      ? PressedInGroup
      : PressedInPrivate,
  press: Extract<Press, { type: Type }>,
) => Answer;

export interface PressedAtTicket {
  handling: Handling;
  ticket: PlacedTicket;
  member: Member;
}

export interface PressedInGroup {
  handling: Handling;
  person: Person;
  chatId: number;
  /** The message with the button. */
  messageId: number;
}

export interface PressedInPrivate {
  handling: Handling;
  person: Person;
  /** The message with the button. */
  messageId: number;
}
