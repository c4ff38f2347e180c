import type { PlacedTicket } from "../store/tickets/tickets.ts";
import type { Html } from "../text/html.ts";
import type { PlainTextId } from "../text/ids.generated.ts";
import type { CommandAt } from "../ticket/access.ts";
import type { IncomingMessage, Person } from "../ticket/message.ts";
import type { Press } from "../ticket/press.ts";
import type { PressAt } from "../ticket/buttons.ts";
import type { Answer } from "./answer.ts";
import type { Handling } from "./handle.ts";
import type { Member } from "./team/member.ts";

/**
 * A feature's commands and buttons. Access is checked before `run`, by the name in the table of access. `features.ts`
 * combines all features.
 */
export interface Feature {
  ticketCommands?: Readonly<Record<string, TicketCommand>>;
  deskCommands?: Readonly<Record<string, DeskCommand>>;
  privateCommands?: Readonly<Record<string, PrivateCommand>>;
  presses?: Partial<Presses>;
}

/** A command given where a ticket is shown. */
export interface TicketCommand {
  /** Its name in the table of access. */
  may: CommandAt<"ticket">;
  /** Its description in Telegram's menu. */
  menu: PlainTextId;
  /** The words after the command belong to it. */
  takesWords?: boolean;
  run: (given: GivenAtTicket) => Answer | "silent";
}

export interface GivenAtTicket {
  handling: Handling;
  ticket: PlacedTicket;
  member: Member;
  incoming: IncomingMessage;
  /** The words after the command. */
  rest: string;
}

/** A command given anywhere in a desk's group, and about no ticket. */
export interface DeskCommand {
  may: CommandAt<"ticket">;
  /** Its description in Telegram's menu. */
  menu: PlainTextId;
  /** Returns what the desk reads. */
  run: (given: GivenAtDesk) => Html;
}

export interface GivenAtDesk {
  handling: Handling;
  member: Member;
  /** The words after the command. */
  rest: string;
}

/** A command given in the private chat with the bot. */
export interface PrivateCommand {
  may: CommandAt<"private">;
  /** Its description in Telegram's menu, and in `/help` for everybody who may do more than a client. */
  menu?: PlainTextId;
  /** Its description in the team's menu, when a client may give it too. Left out for what only clients need. */
  teamMenu?: PlainTextId;
  /** It shows a whole list. Whoever writes words after it wants to find something, and is told how. */
  isWholeList?: true;
  /** Nothing stands after it. Whoever writes something there may mean another one, and is told so. */
  takesNothing?: true;
  run: (given: GivenInPrivate) => void;
}

export interface GivenInPrivate {
  handling: Handling;
  author: Person;
  /** The message without the command. */
  incoming: IncomingMessage;
  /** The words after the command. */
  rest: string;
  /** Every private command by its word. */
  commands: Readonly<Record<string, PrivateCommand>>;
}

/** The function of each button. */
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
  /** Left out for a command, and for a press that waited until its author was known. */
  origin?: PressOrigin;
}

/** The press as Telegram knows it. */
export interface PressOrigin {
  /** Telegram's id of it. */
  queryId: string;
  /** Of a button in a message that its receiver alone sees: Telegram's id of that message (docs:Message). */
  ephemeralId?: number;
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
  /** Every private command by its word. */
  commands: Readonly<Record<string, PrivateCommand>>;
}
